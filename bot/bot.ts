import type { Activity, TurnContext } from 'botbuilder';
import type { Reply } from '../cards/card.ts';
import { type FileText, readFiles } from '../dialogs/files.ts';
import type { Talk } from '../dialogs/talk.ts';
import { goingOn, greet, listen, notRead, received, type Turn } from '../dialogs/tell.ts';
import { isWord } from '../dialogs/typed.ts';
import type { Person, Who } from '../src/people/person.ts';
import { saveAddress } from '../src/store/addresses.ts';
import { refOfTelling } from '../src/store/complaints.ts';
import {
  type Conversation,
  type Activity as Kept,
  type Turn as KeptTurn,
  keepTurnIn,
  type Spoken,
  type Turns,
} from '../src/store/conversations.ts';
import { type Addressed, promiseMessages } from '../src/store/outbox.ts';
import { type Place, rememberPlace } from '../src/store/places.ts';
import type { Store, Tx } from '../src/store/store.ts';
import { type Channel, type Incoming, officerIn, type Readers } from './channels/channel.ts';
import { colleagueOf } from './colleague.ts';
import { linesToFetch, type ToFetch } from './fetching/line.ts';
import { placed, tellingId } from './fetching/place.ts';
import { filesOfStaff, NOT_READ, ofFiles } from './file-words.ts';
import { type Answered, attend } from './officer.ts';
import type { ReadText } from './reading/reader.ts';
import { keepFiles } from './uploads.ts';
import type { Sight } from './views.ts';

export interface Bot {
  /** One turn, from an activity to what is sent back: kept before it is sent, answered once however often it comes. */
  turn(context: TurnContext, channel: Channel): Promise<void>;
  /** The same without the sending: what there is to send. */
  take(activity: Activity, channel: Channel): Promise<Kept[]>;
  /** A file of a message that was answered before: kept, and taken in a turn of its own, once. */
  takeFile(
    from: Pick<ToFetch, 'activity' | 'file' | 'id' | 'telling'>,
    channel: Channel,
    got: { bytes: Uint8Array } | { says: string },
  ): Promise<Kept[]>;
}

export interface BotParts extends Sight {
  store: Store;
  turns: Turns;
  readText: ReadText;
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
  const readFrom = (activity: Activity, channel: Channel): Incoming | undefined => {
    const read = channel.read(activity);
    return read && { ...read, from: `${channel.name}, ${read.personal ? 'one to one' : 'with others'}` };
  };

  async function takeIn(activity: Activity, channel: Channel, incoming = readFrom(activity, channel)): Promise<Kept[]> {
    if (!incoming || !isForUs(incoming)) return [];
    const kept = await queue(`${incoming.council} ${incoming.conversation}`, () =>
      take(parts, recent, channel, activity, incoming),
    );
    forget(recent);
    parts.kept();
    return kept;
  }

  return {
    take: (activity, channel) => takeIn(activity, channel),
    async takeFile({ activity, file, id, telling }, channel, got) {
      const read = readFrom(activity, channel);
      if (!read) return [];
      const person = await personOf(parts, channel, read);
      const who = person ? officerIn(read, person) : complainantIn(read);
      const sent = 'bytes' in got ? [{ name: file.name, bytes: got.bytes }] : [];
      const kept = await keepFiles(parts.desk, who, id, sent, parts.readText);
      if ('says' in got) kept.refused.push(got.says);
      return takeIn(activity, channel, { ...senderOf(read), id, kept: { ...kept, ...(telling && { telling }) } });
    },
    async turn(context, channel) {
      const kept = await takeIn(context.activity, channel);
      if (kept.length > 0) await channel.send(context, kept);
    },
  };
}

function isForUs({ said, pressed, joined, files, kept, toFetch, elsewhere }: Incoming): boolean {
  const withFiles = files > 0 || kept !== undefined || toFetch !== undefined || elsewhere !== undefined;
  return said !== undefined || pressed !== undefined || joined === true || withFiles;
}

/** Who sent it and where, and nothing of what they said. */
function senderOf({ id, council, conversation, place, person, account, from, personal }: Incoming): Incoming {
  const known = {
    ...(place && { place }),
    ...(person && { person }),
    ...(account && { account }),
    ...(from && { from }),
  };
  return { id, council, conversation, personal, files: 0, ...known };
}

function complainantIn({ council, conversation, from }: Incoming): Who & { kind: 'complainant' } {
  return { kind: 'complainant', council, conversation, from };
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
    const before = recalled(recent, key, incoming) ?? (await parts.turns.take<Talk>(council, conversation, id));
    recent.delete(key);
    if (before.answered) return before.answered;
    const { talk, replies, unread, telling } = await answer(parts, channel, incoming, before.state ?? {});
    const readers: Readers = incoming.personal ? 'one' : incoming.pressed ? 'presser' : 'all';
    const sent = channel.fit(incoming, replies).map((reply) => written(parts, channel, activity, reply, readers));
    const reference = isFresh(before.reference, activity) ? before.reference : referenceOf(activity);
    const spoken: Spoken[] = [
      { id, from: 'user', activity: asKept(activity) },
      ...sent.map((it): Spoken => ({ id: it.id!, from: 'bot', inReplyTo: id, activity: it })),
    ];
    const turn = {
      council,
      conversation,
      channel: channel.name,
      version: before.version,
      key: before.key,
      state: talk,
      reference,
      spoken,
      at: parts.desk.now(),
      ...(unread !== undefined && { unread }),
    };
    const moved = talk.address === before.state?.address ? undefined : talk.address;
    const toFetch = linesToFetch(incoming, activity, channel.name, telling);
    if (await keep(parts, turn, moved, incoming.place, toFetch)) {
      recent.set(key, { version: before.version + 1, key: before.key, state: talk, reference, answered: undefined });
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

/**
 * Only somebody who answers a question of ours while they tell us something is answered from memory: nothing happens then but that the
 * answer is kept. Whatever does something asks the store first whether this very message came before, so that it is not done again.
 */
function recalled(recent: Recent, key: string, incoming: Incoming): Conversation<Talk> | undefined {
  const { account, person, pressed, said = '' } = incoming;
  const known = recent.get(key);
  const { intake, ref } = known?.state ?? {};
  const isAnswer = !account && !person && !pressed && intake !== undefined && ref === undefined;
  return isAnswer && !isWord(known!.state!, said) ? known : undefined;
}

function forget(recent: Recent): void {
  if (recent.size > REMEMBERED) recent.delete(recent.keys().next().value!);
}

/** A channel's service may move: what it sent last says where it is. */
function isFresh(reference: Record<string, unknown> | undefined, { serviceUrl }: Activity): boolean {
  return reference !== undefined && (!serviceUrl || reference.serviceUrl === serviceUrl);
}

/**
 * One statement and one commit, but for the rare turn after which somebody is reached in another conversation than before, or has files
 * fetched.
 */
function keep(
  { store, turns }: BotParts,
  turn: KeptTurn<Talk>,
  address: string | undefined,
  place: Incoming['place'],
  toFetch: readonly Addressed[],
): Promise<boolean> {
  if (!address && toFetch.length === 0) return turns.keep(turn);
  return store
    .of(turn.council)
    .transaction()
    .execute(async (tx) => {
      const kept = await keepTurnIn(tx, turn);
      if (!kept) return false;
      await promiseMessages(tx, store.boss, turn.council, toFetch, turn.at);
      if (!address) return true;
      if (place) await keepPlace(tx, turn, place);
      await saveAddress(tx, turn.council, address, place?.conversation ?? turn.conversation, turn.at);
      return true;
    });
}

/** The whole is reached as its thread was, but for the thread. */
function keepPlace(tx: Tx, { council, channel, reference = {}, at }: KeptTurn<Talk>, place: Place): Promise<void> {
  const conversation = { ...(reference.conversation as object), id: place.conversation };
  return rememberPlace(tx, council, place, channel, { ...reference, conversation }, at);
}

async function answer(
  parts: BotParts,
  channel: Channel,
  incoming: Incoming,
  talk: Talk,
): Promise<Answered & { unread?: boolean | undefined }> {
  const person = await personOf(parts, channel, incoming);
  if (person) {
    if (incoming.joined) return welcome(talk, incoming, person);
    const already = await passedOnBefore(parts, incoming);
    const attended = await attend(talk, already ? { ...incoming, already } : incoming, person, parts);
    const { talk: next, says = filesOfStaff } = await placed(attended.talk, incoming, person, parts);
    return { ...attended, talk: next, replies: [...ofFiles(incoming, says, NOT_READ), ...attended.replies] };
  }
  const turn = turnFor(parts, channel, incoming, talk);
  const files = ofFiles(
    incoming,
    (names) => received(talk, names),
    (names) => notRead(talk, names),
  );
  if (incoming.kept?.kept.length && talk.ref) await parts.desk.addFiles(turn.who, talk.ref);
  const said = incoming.said?.slice(0, LONGEST);
  const told = await withFiles(talk, incoming.kept?.texts ?? [], said, files.length > 0, turn);
  const sent = [said, ...(incoming.kept?.kept ?? [])].join('\n');
  return { talk: told.talk, replies: [...files, ...told.replies], unread: unreadAfter(talk, sent, told.talk) };
}

/** What answers the first question, and says nothing that a person would have to read. */
const SAYS_NOTHING = /^\W*(no|yes|hi|hello|hey|not sure|help|start again|easier words|stop)?\W*$/i;

/**
 * Whether there are words in it that no person has read: what is told and not sent is read the same working day, like what is sent.
 * Sent, it is the complaint's own clock that runs. Undefined where it is as before.
 */
function unreadAfter(before: Talk, said: string, after: Talk): boolean | undefined {
  if (!after.intake) return after.ref && after.ref !== before.ref ? false : undefined;
  return SAYS_NOTHING.test(said) ? undefined : true;
}

/** What is in the files comes first, because somebody may not be safe; then what was typed beside them. */
async function withFiles(talk: Talk, texts: readonly FileText[], said: string | undefined, sent: boolean, turn: Turn) {
  const read = texts.length > 0 ? await readFiles(talk, texts, said, turn) : undefined;
  if (read?.helped) return read;
  const next = read?.talk ?? talk;
  if (said) return firstWords(next, said, turn);
  if (!sent) return greet(next, turn);
  return read ?? { talk: next, replies: goingOn(next, turn) };
}

/** "Tell Heard" on a message that somebody has told us of: its complaint. What is being filled in is not looked up. */
async function passedOnBefore({ store }: BotParts, incoming: Incoming): Promise<string | undefined> {
  const { pressed, council } = incoming;
  if (pressed?.verb !== 'tell' || pressed.values.who !== undefined) return undefined;
  return refOfTelling(store.of(council), council, tellingId.onAForm(incoming, pressed.ref));
}

/** Whoever has a chat of their own with us can be reached in it from now on. */
function welcome(talk: Talk, { account, personal }: Incoming, person: Person): { talk: Talk; replies: Reply[] } {
  if (!account) return { talk, replies: [] };
  if (!personal) return { talk, replies: [{ text: WELCOME_ALL }] };
  return { talk: { ...talk, address: `person:${person.id}` }, replies: [{ text: WELCOME }] };
}

const WELCOME =
  'Hello. I am Heard, the complaints desk. Paste what somebody told you and I pass it on; type "help" for what else I can do.';

const WELCOME_ALL =
  'Hello. I am Heard, the complaints desk. What I post here has references, dates and owners only. Somebody of the complaints team can write to me here: use this channel for complaints, for duty, or for one of your teams.';

/** Somebody who writes before they were greeted has seen no question yet: where their words answer none, it is asked. */
async function firstWords(talk: Talk, said: string, turn: Turn): Promise<{ talk: Talk; replies: Reply[] }> {
  if (talk.greeted) return listen(talk, said, turn);
  const greeted = greet(talk, turn);
  const told = await listen(greeted.talk, said, turn);
  const { alert, intake } = told.talk;
  const isUnanswered = !alert && intake !== undefined && Object.keys(intake.draft).length === 0;
  return isUnanswered ? { talk: told.talk, replies: greeted.replies } : told;
}

export async function personOf(
  { desk }: Pick<BotParts, 'desk'>,
  channel: Channel,
  { council, person, account }: Pick<Incoming, 'council' | 'person' | 'account'>,
): Promise<Person | undefined> {
  if (account) return colleagueOf(desk, channel.name, council, account);
  return person ? (await desk.people(council)).find((it) => it.id === person) : undefined;
}

function turnFor(parts: BotParts, channel: Channel, incoming: Incoming, talk: Talk): Turn {
  const { council, conversation } = incoming;
  return {
    desk: parts.desk,
    council: parts.desk.council(council),
    calendar: parts.calendar,
    who: { kind: 'complainant', council, conversation, ref: talk.ref, from: incoming.from },
    channel: channel.told,
    now: parts.desk.now(),
    messageId: incoming.id,
    talkOf: async (other) => (await parts.turns.take<Talk>(council, other, '')).state,
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

function asKept({ type, id, text, value, from, timestamp, channelData, membersAdded, attachments }: Activity): Kept {
  const { heard, ...data } = (channelData ?? {}) as Record<string, unknown>;
  // A page that sent files sees their names beside its words, and nothing that opens them.
  const files = (heard as { kept?: object } | undefined)?.kept ? { attachments } : {};
  return { type, id, text, value, from, timestamp, membersAdded, channelData: data, ...files };
}

function referenceOf({ serviceUrl, channelId, conversation, recipient, from }: Activity): Record<string, unknown> {
  return { serviceUrl, channelId, conversation, bot: recipient, user: from };
}
