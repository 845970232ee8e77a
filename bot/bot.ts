import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Reply } from '../cards/card.ts';
import type { Talk } from '../dialogs/talk.ts';
import { greet, listen, type Turn } from '../dialogs/tell.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import type { Desk } from '../src/desk/desk.ts';
import type { Person } from '../src/people/person.ts';
import {
  type Conversation,
  type KeepTurn,
  type Activity as Kept,
  type Turn as KeptTurn,
  keepTurnIn,
  type Spoken,
  takeTurn,
} from '../src/store/conversations.ts';
import { saveAddress } from '../src/store/outbox.ts';
import type { Store } from '../src/store/store.ts';
import type { Channel, Incoming, Readers } from './channels/channel.ts';
import { invokeBody } from './channels/teams.ts';
import { attend } from './officer.ts';
import { cardFor } from './views.ts';

export interface Bot {
  /** One turn, from an activity to what is sent back: kept before it is sent, answered once however often it comes. */
  turn(context: TurnContext, channel: Channel): Promise<void>;
}

export interface BotParts {
  store: Store;
  keepTurn: KeepTurn;
  desk: Desk;
  calendar: Calendar;
  /** False where this conversation, or its whole network, has tried too many codes. */
  mayTryCode(conversation: string, network: string | undefined): Promise<boolean>;
  newId(): string;
  /** Called when a turn has been kept, so that what it promised is delivered without waiting. */
  kept(): void;
}

/** How often a turn is taken again when another process was faster. */
const TRIES = 5;
/** Longer messages are kept whole; only this much of one is looked at. */
const LONGEST = 100_000;

export function createBot(parts: BotParts): Bot {
  const queue = oneAtATime();
  const recent: Recent = new Map();
  return {
    async turn(context, channel) {
      const incoming = channel.read(context.activity);
      if (!incoming || !isForUs(incoming)) return;
      if (incoming.pressed?.unasked) return look(parts, context, channel, incoming);
      const replies = await queue(`${incoming.council} ${incoming.conversation}`, () =>
        take(parts, recent, channel, context.activity, incoming),
      );
      forget(recent);
      await channel.send(context, replies);
      parts.kept();
    },
  };
}

/** What somebody should see of a card that stands in a channel. Nothing is kept: nobody said or pressed anything. */
async function look(parts: BotParts, context: TurnContext, channel: Channel, incoming: Incoming): Promise<void> {
  const person = await personOf(parts, channel, incoming);
  const sight = { desk: parts.desk, calendar: parts.calendar };
  const who = person && ({ kind: 'officer', council: incoming.council, person } as const);
  const shown = who && (await cardFor(sight, who, incoming.pressed!.ref));
  const card = shown && 'card' in shown ? channel.write(shown, 'presser').attachments?.[0]?.content : undefined;
  await context.sendActivity({
    type: ActivityTypes.InvokeResponse,
    value: { status: 200, body: card ? invokeBody(card, undefined) : NOTHING_MORE },
  });
}

/** The card stays as it is. */
const NOTHING_MORE = {
  statusCode: 403,
  type: 'application/vnd.microsoft.error',
  value: { code: 'Forbidden', message: 'There is nothing more to see here for you.' },
};

function isForUs({ said, pressed, joined, files }: Incoming): boolean {
  return said !== undefined || pressed !== undefined || joined === true || files > 0;
}

/** Two messages of one conversation are handled one after the other. */
function oneAtATime() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    const settled = mine.catch(() => {}).finally(() => last.get(key) === settled && last.delete(key));
    last.set(key, settled);
    return mine;
  };
}

async function take(
  parts: BotParts,
  recent: Recent,
  channel: Channel,
  activity: Activity,
  incoming: Incoming,
): Promise<Kept[]> {
  const { council, conversation, id } = incoming;
  const key = `${council} ${conversation}`;
  for (let tried = 0; tried < TRIES; tried++) {
    const before = recent.get(key) ?? (await takeTurn<Talk>(parts.store, council, conversation, id));
    recent.delete(key);
    if (before.answered) return before.answered;
    const { talk, replies } = await answer(parts, channel, incoming, before.state ?? {});
    const readers: Readers = incoming.personal ? 'one' : incoming.pressed ? 'presser' : 'all';
    const sent = channel.fit(incoming, replies).map((reply) => written(parts, channel, activity, reply, readers));
    const reference = before.reference ?? referenceOf(activity);
    const spoken: Spoken[] = [
      { id, from: 'user', activity: asKept(activity) },
      ...sent.map((it): Spoken => ({ id: it.id!, from: 'bot', inReplyTo: id, activity: it })),
    ];
    const turn = {
      council,
      conversation,
      channel: channel.name,
      version: before.version,
      state: talk,
      reference,
      spoken,
      at: parts.desk.now(),
    };
    const moved = talk.address === before.state?.address ? undefined : talk.address;
    if (await keep(parts, turn, moved)) {
      recent.set(key, { version: before.version + 1, state: talk, reference, answered: undefined });
      return sent;
    }
  }
  throw new Error('the conversation moved on in another process each time this turn was tried');
}

/**
 * Conversations as they were left a moment ago, so that the next message need not ask. It can only be out of date, never wrong:
 * a turn is kept against the version it was read at, and a message that came before is found by its id.
 */
type Recent = Map<string, Conversation<Talk>>;

const REMEMBERED = 500;

function forget(recent: Recent): void {
  if (recent.size > REMEMBERED) recent.delete(recent.keys().next().value!);
}

/** One statement and one commit, but for the rare turn after which somebody is reached in another conversation than before. */
function keep({ store, keepTurn }: BotParts, turn: KeptTurn<Talk>, address: string | undefined): Promise<boolean> {
  if (!address) return keepTurn(turn);
  return store.db.transaction().execute(async (tx) => {
    const kept = await keepTurnIn(tx, turn);
    if (kept) await saveAddress(tx, turn.council, address, turn.conversation, turn.at);
    return kept;
  });
}

async function answer(
  parts: BotParts,
  channel: Channel,
  incoming: Incoming,
  talk: Talk,
): Promise<{ talk: Talk; replies: Reply[] }> {
  if (incoming.joined && incoming.account) return { talk, replies: [{ text: WELCOME }] };
  const person = await personOf(parts, channel, incoming);
  if (person) {
    if (incoming.joined) return { talk, replies: [] };
    const attended = await attend(talk, incoming, person, { desk: parts.desk, calendar: parts.calendar });
    return incoming.files > 0 ? { ...attended, replies: [{ text: NO_FILES }, ...attended.replies] } : attended;
  }
  const turn = turnFor(parts, channel, incoming, talk);
  if (incoming.files > 0 && !incoming.said) return { talk, replies: [{ text: NO_FILES }] };
  if (incoming.joined || !incoming.said) return greet(talk, turn);
  const greeted = talk.greeted ? { talk, replies: [] } : await firstWords(talk, turn);
  const told = await listen(greeted.talk, incoming.said.slice(0, LONGEST), turn);
  return { talk: told.talk, replies: [...(incoming.files > 0 ? [{ text: NO_FILES }] : []), ...told.replies] };
}

const WELCOME =
  'Hello. I am Heard, the complaints desk. Paste what somebody told you and I pass it on; type "help" for what else I can do.';

const NO_FILES = 'I cannot take files yet. Please tell me in words what it says, or send it to the complaints team.';

/** Somebody who writes before the greeting has been seen is greeted without being asked twice. */
async function firstWords(talk: Talk, turn: Turn) {
  const { talk: greeted } = greet(talk, turn);
  return { talk: greeted, replies: [] };
}

/** Everybody with an account in the council's own tenant may pass on what they were told; what else they may do is in the directory. */
export async function personOf(
  { desk }: Pick<BotParts, 'desk'>,
  channel: Channel,
  { council, person, account }: Pick<Incoming, 'council' | 'person' | 'account'>,
): Promise<Person | undefined> {
  if (!person && !account) return undefined;
  const people = await desk.people(council);
  if (!account) return people.find((it) => it.id === person);
  const id = account.accounts[channel.name]!;
  const known = people.find((it) => it.accounts[channel.name] === id) ?? colleague(council, channel, id);
  const accounts = { ...known.accounts, ...account.accounts };
  const same = known.name === account.name && Object.keys(accounts).every((it) => accounts[it] === known.accounts[it]);
  if (same) return known;
  const renewed = { ...known, name: account.name, accounts };
  await desk.savePeople([renewed]);
  return renewed;
}

function colleague(council: string, channel: Channel, id: string): Person {
  return {
    council,
    id: `${channel.name}:${id}`,
    name: '',
    roles: ['frontline'],
    teams: [],
    accounts: {},
    absences: [],
  };
}

function turnFor(parts: BotParts, channel: Channel, incoming: Incoming, talk: Talk): Turn {
  const { council, conversation } = incoming;
  return {
    desk: parts.desk,
    council: parts.desk.council(council),
    calendar: parts.calendar,
    who: { kind: 'complainant', council, conversation, ref: talk.ref },
    channel: channel.told,
    now: parts.desk.now(),
    messageId: incoming.id,
    talkOf: async (other) => (await takeTurn<Talk>(parts.store, council, other, '')).state,
    mayTryCode: () => parts.mayTryCode(conversation, incoming.network),
  };
}

function written(parts: BotParts, channel: Channel, to: Activity, reply: Reply, readers: Readers): Kept {
  return {
    ...channel.write(reply, readers),
    id: parts.newId(),
    timestamp: parts.desk.now().toISOString(),
    from: { ...to.recipient, role: 'bot' },
    conversation: { id: to.conversation.id },
    replyToId: to.id,
  };
}

function asKept({ type, id, text, value, from, timestamp, channelData, membersAdded }: Activity): Kept {
  const { heard, ...data } = (channelData ?? {}) as Record<string, unknown>;
  return { type, id, text, value, from, timestamp, membersAdded, channelData: data };
}

function referenceOf({ serviceUrl, channelId, conversation, recipient, from }: Activity): Record<string, unknown> {
  return { serviceUrl, channelId, conversation, bot: recipient, user: from };
}
