import type { Reply } from '../cards/card.ts';
import type { Verb } from '../cards/verbs.ts';
import { wordsIn } from '../dialogs/files.ts';
import { type Forward, forward, tellingOf, thanks } from '../dialogs/forward.ts';
import type { Talk } from '../dialogs/talk.ts';
import type { Address } from '../src/complaints/decision.ts';
import type { Person } from '../src/people/person.ts';
import { screen } from '../src/triage/danger.ts';
import type { Action, Asked, Deed } from './actions/action.ts';
import { actions } from './actions/index.ts';
import { type Incoming, officerIn, type Pressed } from './channels/channel.ts';
import { understand } from './commands.ts';
import { tellingId } from './fetching/place.ts';
import { mannersOf } from './manners.ts';
import { pressedQuestion, question } from './question.ts';
import { saidBefore, tellAmongOthers, tellHeard } from './tell.ts';
import { inDanger, NOT_SAFE } from './unsafe.ts';
import type { Sight } from './views.ts';

export interface Answered {
  talk: Talk;
  replies: Reply[];
  /** What they are passing on, where they are: files that came along belong to it. */
  telling?: string;
}

/** One message or press from somebody who works at the desk. Danger comes before everything, whoever writes of it. */
export async function attend(before: Talk, sent: Incoming, person: Person, sight: Sight): Promise<Answered> {
  const incoming = withTexts(before, sent);
  const words = [wordsToScreen(before, incoming), textsOf(sent)].filter(Boolean).join('\n\n');
  const unsafe = words !== '' && (await inDanger(sight.desk, officerIn(incoming, person), incoming, words));
  if (unsafe && isNothingElse(before, incoming))
    return { talk: before, replies: [{ text: `${NOT_SAFE} ${PASS_IT_ON}`, alarm: true }] };
  const answered = await withTelling(incoming, respond(before, incoming, person, sight));
  return unsafe ? { ...answered, replies: [{ text: NOT_SAFE, alarm: true }, ...answered.replies] } : answered;
}

/** Worry that is no command and passes nothing on is no question either: it is not answered as one. */
function isNothingElse({ filling, forward, last }: Talk, { said, pressed, kept }: Incoming): boolean {
  if (!said || pressed || filling || forward || kept) return false;
  return passedOnIn(said) === undefined && !channelIn(said) && !understand(said, last);
}

const PASS_IT_ON = 'If somebody complained of it to you, pass that on too: type "tell" and what they said.';

function textsOf({ kept }: Incoming): string {
  return wordsIn(kept?.texts ?? []);
}

async function withTelling(incoming: Incoming, answering: Promise<Answered>): Promise<Answered> {
  const answered = await answering;
  const telling = answered.telling ?? (answered.talk.forward && tellingId.typed(incoming, answered.talk.forward.id));
  return telling ? { ...answered, telling } : answered;
}

/** "Tell", with an email or a letter beside it or right behind it: what is in it is what is passed on. */
function withTexts({ forward: begun }: Talk, sent: Incoming): Incoming {
  const texts = textsOf(sent);
  if (texts && sent.said === undefined && begun && begun.draft.words === undefined) return { ...sent, said: texts };
  if (!texts || sent.said === undefined || passedOnIn(sent.said) === undefined) return sent;
  return { ...sent, said: `${sent.said.trim()}\n${texts}` };
}

/** What goes to the person themself, about what is known already, is no news of danger; everything else somebody types may be. */
const WRITTEN_TO_THEM: readonly string[] = [
  'answer',
  'write-back',
  'extend-stage-2',
  'adjudicate',
  'confirm-meeting',
  'panel-reported',
  'final-reply',
  'resolve',
];

function wordsToScreen({ filling }: Talk, { said, pressed }: Incoming): string {
  if (WRITTEN_TO_THEM.includes(pressed?.verb ?? filling?.verb ?? '')) return '';
  return said ?? Object.values(pressed?.values ?? {}).join('\n');
}

async function respond(before: Talk, incoming: Incoming, person: Person, sight: Sight): Promise<Answered> {
  const talk: Talk = incoming.personal ? { ...before, address: `person:${person.id}` } : before;
  const who = officerIn(incoming, person);
  const deedOf = ({ ref, values }: Pick<Pressed, 'ref' | 'values'>): Deed => ({
    who,
    ref,
    values,
    personal: incoming.personal,
  });
  if (incoming.pressed?.verb === 'tell') return tellHeard(talk, incoming.pressed, incoming, person, sight);
  if (incoming.pressed?.verb === 'ask')
    return question(talk, pressedQuestion(incoming.pressed), who, incoming.personal, sight);
  if (incoming.pressed) return act(talk, incoming.pressed.verb, deedOf(incoming.pressed), sight);
  if (!incoming.said) return { talk, replies: [] };
  if (talk.filling) return fill(talk, incoming.said, deedOf, sight);
  if (talk.forward) return forwarding(talk, incoming.said, incoming, person, sight);
  const passedOn = passedOnIn(incoming.said);
  if (passedOn !== undefined && !incoming.personal) return tellAmongOthers(talk, passedOn, incoming, person, sight);
  if (passedOn !== undefined)
    return forwarding(
      { ...talk, forward: { id: (talk.forwards ?? 0) + 1, draft: {} } },
      passedOn,
      incoming,
      person,
      sight,
    );
  const channel = channelIn(incoming.said);
  if (channel) return useChannel(talk, channel, incoming, person, sight);
  const manners = mannersOf(incoming.said);
  if (manners) return { talk, replies: [{ text: manners }] };
  const understood = understand(incoming.said, talk.last);
  if (!understood)
    return question(
      talk,
      { said: incoming.said, after: talk.asked ?? [], first: talk.first },
      who,
      incoming.personal,
      sight,
    );
  if ('command' in understood) return { talk, replies: await understood.command.run(sight, who, understood.match) };
  const deed = deedOf(understood);
  const first = (await asksOf(understood.verb, deed, sight)).find((it) => deed.values[it.key] === undefined);
  if (!first) return act(talk, understood.verb, deed, sight);
  return {
    talk: { ...talk, filling: { verb: understood.verb, ref: deed.ref, values: { ...deed.values }, asked: first.key } },
    replies: [asked(first)],
  };
}

async function act(talk: Talk, verb: Verb, deed: Deed, sight: Sight): Promise<Answered> {
  const replies = await actions[verb].run(sight, deed);
  return { talk: { ...talk, filling: undefined, last: deed.ref }, replies };
}

async function asksOf(verb: Verb, deed: Deed, sight: Sight): Promise<Asked[]> {
  const action: Action = actions[verb];
  return (await action.asks?.(sight, deed)) ?? [];
}

/** Words by which somebody who fills something in by typing leaves it. */
const STOPS = /^(please )?(stop|cancel|never ?mind|forget (it|that)|quit|exit|leave it)[.!]*$/i;

/** What the duty team was told is not taken back with it. */
function notPassedOn(words = ''): string {
  const told = words !== '' && screen(words, { by: 'staff' }).level !== 'none';
  return told
    ? 'OK, no complaint was opened. The duty team has what you wrote all the same.'
    : 'OK, nothing was passed on.';
}

/** The next answer of somebody who types what a card would have asked for. */
async function fill(
  talk: Talk,
  said: string,
  deedOf: (it: Pick<Pressed, 'ref' | 'values'>) => Deed,
  sight: Sight,
): Promise<Answered> {
  const { verb, ref, values, asked: key } = talk.filling!;
  if (STOPS.test(said.trim()))
    return { talk: { ...talk, filling: undefined }, replies: [{ text: 'OK, nothing was changed.' }] };
  const filled = { ...values, [key]: said };
  const deed = deedOf({ ref, values: filled });
  const asks = await asksOf(verb as Verb, deed, sight);
  const next = asks.find((it) => filled[it.key] === undefined);
  if (!next) return act(talk, verb as Verb, deed, sight);
  return { talk: { ...talk, filling: { verb, ref, values: filled, asked: next.key } }, replies: [asked(next)] };
}

function asked({ ask, options }: Asked): Reply {
  return { text: ask, ...(options && { options }) };
}

/** "Use this channel for complaints", "... for duty", "... for Huntingdon". */
function channelIn(said: string): string | undefined {
  return /^use this channel for (.+)$/i.exec(said.trim())?.[1]?.toLowerCase();
}

function useChannel(talk: Talk, wanted: string, incoming: Incoming, person: Person, { desk }: Sight): Answered {
  if (!person.roles.some((it) => it === 'complaints-team' || it === 'complaints-manager'))
    return { talk, replies: [{ text: 'The complaints team chooses which channel is used for what.' }] };
  if (incoming.personal) return { talk, replies: [{ text: 'This is our own chat. Say that in the channel.' }] };
  const { teams } = desk.council(incoming.council);
  const team = Object.entries(teams).find(([key, it]) =>
    [key, it.name, ...it.also].some((name) => name.toLowerCase() === wanted.replace(/^team /, '')),
  )?.[0];
  const address: Address | undefined =
    wanted === 'complaints' || wanted === 'duty' ? wanted : team ? `team:${team}` : undefined;
  if (!address)
    return {
      talk,
      replies: [
        {
          text: `I do not know "${wanted}". You can say: complaints, duty, or one of ${Object.values(teams)
            .map((it) => it.name)
            .join(', ')}.`,
        },
      ],
    };
  return {
    talk: { ...talk, address },
    replies: [{ text: `OK. From now on I post here what is for ${wanted}: references, dates and owners only.` }],
  };
}

/** "Tell me about ..." is a question. */
const TELL = /^(tell(?! me\b)( heard)?|forward(?!ed)|log|new complaint)\b[:\s]*/i;
/** Nobody types a command this long; it is something they were told. */
const LONG = 120;

/** The words of a message that passes something on, empty where they are still to come; undefined where it is something else. */
export function passedOnIn(said: string): string | undefined {
  if (TELL.test(said)) return said.replace(TELL, '');
  return said.length >= LONG ? said : undefined;
}

/** A member of staff passes on what they were told. It is screened for danger like anybody's words, and opened as theirs. */
async function forwarding(
  talk: Talk,
  said: string,
  incoming: Incoming,
  person: Person,
  sight: Sight,
): Promise<Answered> {
  const { desk } = sight;
  const { id, draft, files } = talk.forward!;
  const telling = tellingId.typed(incoming, id);
  const who = officerIn(incoming, person);
  if (STOPS.test(said.trim()))
    return { talk: { ...talk, forward: undefined }, replies: [{ text: notPassedOn(draft.words) }] };
  const now = desk.now();
  const answered =
    said.trim() || draft.words !== undefined ? forward.answer(draft, said, { now }) : ({ draft, taken: true } as const);
  if (!('taken' in answered)) {
    const asked = forward.next(draft, { now })!.ask(draft, 'adult', { now });
    return {
      talk,
      replies: [{ text: 'again' in answered ? answered.again : answered.meanwhile, options: asked.options }],
    };
  }
  const next = forward.next(answered.draft, { now });
  if (next) {
    const fresh = draft.words === undefined ? answered.draft.words : undefined;
    const before = fresh && (await saidBefore(who, fresh, sight));
    return {
      talk: { ...talk, forward: { ...talk.forward!, draft: answered.draft } },
      replies: [...(before ? [{ text: before }] : []), next.ask(answered.draft, 'adult', { now })],
    };
  }
  const opened = await desk.open(
    who,
    tellingOf(answered.draft as Forward, telling, 'a member of staff', person.id, now, { ...(files && { files }) }),
  );
  return {
    talk: { ...talk, forward: undefined, forwards: id, last: opened.ref },
    replies: [{ text: thanks(opened, now) }],
    telling,
  };
}
