import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Called } from '../../../cards/card.ts';
import { slackSaid } from '../../../cards/render/slack/message.ts';
import { slackModal } from '../../../cards/render/slack/modal.ts';
import { nameFrom } from '../../../src/people/name.ts';
import type { Person, Who } from '../../../src/people/person.ts';
import { savePost } from '../../../src/store/posts.ts';
import { markReached, sentAs } from '../../../src/store/slack.ts';
import type { Db } from '../../../src/store/store.ts';
import { storable } from '../../../src/store/text.ts';
import type { Deed, Form } from '../../actions/action.ts';
import { personOf } from '../../bot.ts';
import { understand } from '../../commands.ts';
import { linesOf, namesOf } from '../../fetching/file-at.ts';
import { formOf } from '../../forms.ts';
import { NobodyThere } from '../../later.ts';
import { passedOnIn } from '../../officer.ts';
import type { Sight } from '../../views.ts';
import type { Channel, Pressed } from '../channel.ts';
import { SlackAdapter } from './adapter.ts';
import { type Place, type SlackApi, SlackNo, TOO_LATE } from './api.ts';
import { type Door, doorOf, idIn, replyIn, slack } from './channel.ts';
import { NONE } from './files.ts';
import { guestHome, homeOf } from './home.ts';
import { type Arrival, conversationOf, type Origin } from './payload.ts';
import { chosen, type Outgoing, show } from './show.ts';
import type { Workspaces } from './workspaces.ts';

export interface WorkParts {
  of(council: string): Db;
  api: SlackApi;
  workspaces: Workspaces;
  sight: Sight;
  now(): Date;
  turn(context: TurnContext, channel: Channel): Promise<void>;
}

/** Who is at the other end, as far as the workspace knows. */
interface Met {
  council: string;
  account?: Called;
  person?: Person;
}

/** Does what an arrival asks for, and answers what became of it. Doing it again changes nothing. */
export function createWork(parts: WorkParts): (arrival: Arrival) => Promise<string> {
  const { of, api, workspaces, sight, now } = parts;
  const adapter = new SlackAdapter(showFor);

  async function work(arrival: Arrival): Promise<string> {
    const { origin } = arrival;
    if (arrival.kind === 'removed') return removed(origin.team);
    const met = await meet(origin);
    if (!met) return 'not a person we talk to';
    if (arrival.kind === 'home') return home(origin, met);
    if (arrival.kind === 'joined' && met.account) return 'a colleague';
    if (origin.shared) return refusedInShared(origin);
    if (await openedForm(arrival, met)) return 'form';
    const alone = await belongsAlone(arrival, met);
    const activity = activityOf(alone ?? arrival, met, await sourceOf(arrival));
    await adapter.receive(activity, (context) => parts.turn(context, slack));
    if (origin.surface === 'home') await home(origin, met);
    return 'turn';
  }

  async function removed(team: string): Promise<string> {
    await workspaces.remove(team);
    return 'removed';
  }

  /** Undefined for somebody who was switched off, for a bot, and where Heard was taken out in the meantime. */
  async function meet({ team, user }: Origin): Promise<Met | undefined> {
    const joined = await workspaces.find(team);
    if (!joined) return undefined;
    const { council } = joined;
    const member = await api.member(team, user);
    if (member.kind === 'gone') return undefined;
    if (member.kind === 'guest') return { council };
    const account = { name: member.name, accounts: { slack: `${team}:${user}` } };
    const person = await personOf(sight, slack, { council, account });
    return { council, account, ...(person && { person }) };
  }

  async function home({ team, user }: Origin, { council, person }: Met): Promise<string> {
    await api.publish(team, user, person ? await homeOf(sight, officer(council, person)) : guestHome());
    return 'home';
  }

  /** What the form shows of the message that is passed on. */
  async function sourceOf(arrival: Arrival): Promise<Record<string, string>> {
    if (arrival.kind !== 'tell' || !arrival.message) return {};
    const { by, on, files } = arrival.message;
    const writtenBy = by && ('user' in by ? (await api.member(arrival.origin.team, by.user)).name : by.name);
    return {
      ...(writtenBy && { writtenBy: storable(nameFrom(writtenBy)) }),
      ...(on && { writtenOn: on }),
      ...(files.toFetch.length > 0 && { saved: namesOf(files.toFetch) }),
      ...(files.elsewhere.length > 0 && { files: namesOf(files.elsewhere), linked: linesOf(files.elsewhere) }),
      ...(!arrival.words && { gone: 'yes' }),
    };
  }

  /** People of another organisation read along there, so nothing is said and nothing is taken from there. */
  async function refusedInShared({ team, user, channel, thread }: Origin): Promise<string> {
    await whisper({ team, channel: channel!, thread }, user, SHARED);
    return 'shared channel';
  }

  /**
   * A story, or anything that takes more than one answer, is not for a channel: it goes on in their own chat, and the channel only
   * shows them where. Undefined where it may be answered where it was said.
   */
  async function belongsAlone(arrival: Arrival, { council, person }: Met): Promise<Arrival | undefined> {
    const { origin } = arrival;
    if (arrival.kind !== 'said' || !person || origin.surface !== 'channel' || origin.message) return undefined;
    const asked = wordsOf(arrival.said);
    const form = asked && (await formOf(sight, asked.verb, deedOf(council, person, asked)));
    if (passedOnIn(arrival.said) === undefined && !form) return undefined;
    const { team, user, channel, thread } = origin;
    await whisper({ team, channel: channel!, thread }, user, MOVED);
    return { ...arrival, origin: { team, user, surface: 'own' } };
  }

  /** A word on the side that changes nothing: where it cannot be said, the rest goes on. */
  async function whisper(place: Place, user: string, text: string): Promise<void> {
    await api.whisper(place, user, slackSaid({ text })[0]!).catch((error) => {
      if (!(error instanceof NobodyThere)) throw error;
    });
  }

  /** A button with something left to ask opens its form; nothing is changed by that, so no turn is taken. */
  async function openedForm(arrival: Arrival, { council, person }: Met): Promise<boolean> {
    const { origin } = arrival;
    const asked = person && origin.trigger ? askedIn(arrival) : undefined;
    if (!asked || !person) return false;
    const form = await formOf(sight, asked.verb, deedOf(council, person, asked));
    if (form) await present(origin, form);
    return form !== undefined;
  }

  async function present({ team, user, trigger, view }: Origin, { card, submit }: Form): Promise<void> {
    const shown = slackModal(card, { submit });
    try {
      await (view ? api.show(team, view, shown) : api.open(team, trigger!, shown));
    } catch (error) {
      if (!(error instanceof SlackNo && TOO_LATE.has(error.code))) throw error;
      await api.post({ team, channel: user }, slackSaid({ text: AGAIN })[0]!);
    }
  }

  /** What a turn answered, shown where it was asked for. What has reached Slack already is not sent again. */
  async function showFor(to: Activity, activities: readonly Partial<Activity>[]): Promise<void> {
    const door = doorOf(to)!;
    const { council, origin, pressed } = door;
    const ids = activities.map(idIn);
    const sent = await sentAs(of(council), council, [...ids, ...ids.map(threaded)]);
    const replies = activities.flatMap((it): Outgoing[] => {
      const reply = replyIn(it);
      const id = threaded(idIn(it));
      if (!reply || sent.has(idIn(it))) return [];
      return [
        {
          reply,
          reached: (message) => noted(door, it, message),
          inThread: sent.has(id),
          reachedThread: () => markReached(of(council), council, id, '', now()),
        },
      ];
    });
    if (door.chosenFrom) await chosen({ api }, origin, door.chosenFrom, to.text);
    if (replies.length === 0) return;
    await show({ api, again: () => formAgain(door) }, origin, { ...(pressed && { verb: pressed.verb }) }, replies);
  }

  async function noted({ council, conversation, person }: Door, it: Partial<Activity>, message: string): Promise<void> {
    await markReached(of(council), council, idIn(it), message, now());
    const post = replyIn(it)?.shown?.post;
    if (!message || !post || !person) return;
    const address = `person:${person}`;
    await savePost(of(council), council, {
      conversation,
      activityId: message,
      address,
      ...post,
      details: {},
      at: now(),
    });
  }

  async function formAgain({ council, person: id, pressed }: Door) {
    const person = id && (await sight.desk.people(council)).find((it) => it.id === id);
    const form = person && pressed && (await formOf(sight, pressed.verb, deedOf(council, person, pressed), true));
    return form ? { card: form.card } : undefined;
  }

  return work;
}

/** The same answer once more, in the thread that it is about. */
function threaded(id: string): string {
  return `${id} in its thread`;
}

const SHARED =
  'This channel is shared with another organisation, so I say nothing here. Ask me in our own chat, or in a channel of our own.';
const MOVED = 'I have that. I have written to you in our own chat, where nobody reads along.';
const AGAIN = 'That took me longer than Slack waits for. Please press it once more.';

function officer(council: string, person: Person): Who & { kind: 'officer' } {
  return { kind: 'officer', council, person, from: 'slack, one to one' };
}

function deedOf(council: string, person: Person, { ref, values }: Pick<Pressed, 'ref' | 'values'>): Deed {
  return { who: officer(council, person), ref, values, personal: true };
}

type AskedFor = Pick<Pressed, 'verb' | 'ref' | 'values'>;

/** A button that was not filled in yet, or the same in words. "Tell Heard" keeps what it is told, so it is always a turn. */
function askedIn(arrival: Arrival): AskedFor | undefined {
  if (arrival.kind === 'pressed')
    return arrival.filled || arrival.pressed.verb === 'tell' ? undefined : arrival.pressed;
  return arrival.kind === 'said' ? wordsOf(arrival.said) : undefined;
}

function wordsOf(said: string): AskedFor | undefined {
  const understood = passedOnIn(said) === undefined ? understand(said, undefined) : undefined;
  return understood && 'verb' in understood ? understood : undefined;
}

/** What happened, as the bot takes it. Somebody who is no colleague is always talked to alone, and tells us something. */
function activityOf(arrived: Arrival, { council, account, person }: Met, source: Record<string, string>): Activity {
  const arrival = account ? arrived : asToldBy(arrived);
  const { id, origin } = arrival;
  const conversation = conversationOf(origin);
  const door: Door = {
    council,
    conversation,
    origin,
    personal: origin.surface !== 'channel' || origin.message !== undefined,
    ...filesOf(arrival),
    ...(account && { account }),
    ...(person && { person: person.id }),
    ...(arrival.kind === 'joined' && { joined: true }),
    ...pressedIn(arrival, source),
    ...(arrival.kind === 'said' && arrival.chosenFrom && { chosenFrom: arrival.chosenFrom }),
  };
  return {
    type: ActivityTypes.Message,
    channelId: 'slack',
    serviceUrl: 'urn:heard:slack',
    id,
    ...(arrival.kind === 'said' && { text: arrival.said }),
    ...(door.pressed && { value: door.pressed }),
    from: { id: origin.user, name: '' },
    recipient: { id: 'heard', name: 'Heard' },
    conversation: { id: conversation },
    channelData: { heard: door },
  } as Activity;
}

/** A guest's words are theirs, wherever and however they were said. */
function asToldBy(arrival: Arrival): Arrival {
  const { id, origin } = arrival;
  const { team, user } = origin;
  const own: Origin = origin.surface === 'own' ? origin : { team, user, surface: 'own' };
  if (arrival.kind === 'said') return { ...arrival, origin: own };
  if (arrival.kind === 'tell' && arrival.words)
    return { id, origin: own, kind: 'said', said: arrival.words, files: arrival.message?.files ?? NONE };
  return { id, origin: own, kind: 'joined' };
}

function filesOf(arrival: Arrival): Pick<Door, 'files'> {
  if (arrival.kind === 'said') return { files: arrival.files };
  return arrival.kind === 'tell' && arrival.message ? { files: arrival.message.files } : {};
}

/** "Tell Heard" begins a telling of its own, named after what began it; so does a story that came as a command. */
function pressedIn(arrival: Arrival, source: Record<string, string>): { pressed?: Pressed } {
  if (arrival.kind === 'tell') return { pressed: telling(arrival.message?.id ?? arrival.id, arrival.words, source) };
  if (arrival.kind !== 'pressed') return {};
  const { pressed } = arrival;
  return { pressed: pressed.verb === 'tell' && !pressed.ref ? telling(arrival.id, '') : pressed };
}

function telling(ref: string, words: string, source: Record<string, string> = {}): Pressed {
  return { verb: 'tell', ref, values: { ...source, ...(words && { words }) } };
}
