import type { ConversationReference } from 'botbuilder';
import type { Reply, Shown } from '../cards/card.ts';
import { conversationOf } from '../src/store/complaints.ts';
import { type Activity, appendSpoken, referenceOf } from '../src/store/conversations.ts';
import { addressOf, claim, markSent, nudgesWaiting, type Outgoing, unsent, unsentIds } from '../src/store/outbox.ts';
import { type Post, postsOf, savePost } from '../src/store/posts.ts';
import type { Db, Tx } from '../src/store/store.ts';
import type { Channel, Readers } from './channels/channel.ts';
import { nudgeReply, nudgesReply, type Seen, seeNudge } from './nudges.ts';
import { speak } from './say.ts';
import { dangerView, managerCard, namesOf, replyOf, type Sight, teamCard } from './views.ts';

/** A way to reach a conversation that is not kept in our own database. */
export interface Outlet {
  send(reference: Partial<ConversationReference>, activity: Activity): Promise<string>;
  update(reference: Partial<ConversationReference>, activity: Activity): Promise<void>;
}

export interface DeliverParts {
  db: Db;
  sight: Sight;
  channels: Record<string, Channel>;
  /** By channel name; the web chat has none, because what is kept is what its page reads. */
  outlets: Record<string, Outlet>;
  newId(): string;
}

/** Nobody can be reached there yet. The job is tried again, and ends among the undelivered. */
export class NoAddress extends Error {
  constructor(address: string) {
    super(`nobody can be reached at ${address} yet`);
  }
}

/** A claim on a line outside our database is good for this long. */
const CLAIM = 2 * 60_000;

/** Somebody else is sending one of these lines, so none of them was sent by us. */
class Raced extends Error {}

/**
 * Delivers one promised line, once: built from how things stand now, or not at all where it no longer matters. In the web chat,
 * sending and marking it sent are one transaction. Elsewhere it is claimed first, and marked as soon as the channel has it.
 */
export async function deliver(parts: DeliverParts, council: string, id: number): Promise<void> {
  const line = await unsent(parts.db, council, id);
  if (!line) return;
  if (line.kind === 'refresh') return refresh(parts, line);
  const { conversation, instead } = await resolve(parts, line);
  if (!conversation) throw new NoAddress(line.address);
  const { lines, reply } = line.kind === 'nudge' ? await nudgesOf(parts, line) : await one(parts, line);
  if (!reply) return;
  const said = instead ? await passedOn(parts, line, reply) : reply;
  await post(parts, lines, conversation, said).catch((error) => {
    if (!(error instanceof Raced)) throw error;
    // Of several lines one was sent by somebody else: this one by itself is either sent by now or goes out alone.
    if (lines.length > 1) return deliver(parts, council, id);
  });
}

/** What goes out together, and as what; nothing where it is no longer worth saying. */
interface Parcel {
  lines: Outgoing[];
  reply?: Reply;
}

async function one({ db, sight }: DeliverParts, line: Outgoing): Promise<Parcel> {
  const reply = await speak(sight, line);
  if (!('because' in reply)) return { lines: [line], reply };
  await markSent(db, line.council, [line.id], sight.desk.now(), reply.because);
  return { lines: [] };
}

/** More nudges than this at one address at one time are a list. */
const FEW = 3;

/**
 * A nudge, with every other that waits for the same reader where there are more than a few: after a weekend, an outage or a channel
 * that would not take more, nobody is sent forty cards.
 */
async function nudgesOf(parts: DeliverParts, line: Outgoing): Promise<Parcel> {
  const { db, sight } = parts;
  const waiting = await nudgesWaiting(db, line.council, line.address, expired(sight), MOST_AT_ONCE);
  if (waiting.length <= FEW) return one(parts, line);
  const lines: Outgoing[] = [];
  const worth: Seen[] = [];
  for (const it of waiting) {
    const seen = await seeNudge(sight, it);
    if ('because' in seen) await markSent(db, it.council, [it.id], sight.desk.now(), seen.because);
    else {
      lines.push(it);
      worth.push(seen);
    }
  }
  if (worth.length === 0) return { lines };
  return { lines, reply: worth.length === 1 ? nudgeReply(worth[0]!, line.address) : nudgesReply(worth) };
}

const MOST_AT_ONCE = 200;

/** Every line nobody has sent yet, in order. Answers how many could not be delivered. */
export async function deliverAll(parts: DeliverParts, councils: readonly string[]): Promise<number> {
  let failed = 0;
  for (const council of councils) {
    for (const id of await unsentIds(parts.db, council)) {
      await deliver(parts, council, id).catch((error) => {
        if (!(error instanceof NoAddress)) throw error;
        failed++;
      });
    }
  }
  return failed;
}

/** A team without a channel of its own, and a person nobody has met in chat, are reached through the complaints team. */
async function resolve(
  { db }: DeliverParts,
  { council, address, ref }: Outgoing,
): Promise<{ conversation?: string; instead?: boolean }> {
  if (address.startsWith('conversation:')) return { conversation: address.slice('conversation:'.length) };
  const own = await addressOf(db, council, [address]);
  if (own) return { conversation: own };
  if (address.startsWith('complainant:')) return { conversation: ref && (await conversationOf(db, council, ref)) };
  return { conversation: await addressOf(db, council, ['complaints']), instead: address.startsWith('person:') };
}

/** Said to the complaints team in somebody else's stead: a card's buttons are that person's, so only its title is passed on. */
async function passedOn({ sight }: DeliverParts, { council, address, ref }: Outgoing, reply: Reply): Promise<Reply> {
  const name = (await namesOf(sight, council))(address.replace(/^person:/, ''));
  const what = 'card' in reply ? reply.card.title : reply.text;
  return { text: `For ${name}, who has not spoken to me yet: ${what}${ref ? ` (${ref})` : ''}` };
}

async function post(parts: DeliverParts, lines: Outgoing[], conversation: string, reply: Reply): Promise<void> {
  const { db, sight, channels, outlets, newId } = parts;
  const line = lines[0]!;
  const found = await referenceOf(db, line.council, conversation);
  const channel = found && channels[found.channel];
  if (!channel) throw new NoAddress(line.address);
  const now = sight.desk.now();
  const activity = {
    ...channel.write(reply, readersOf(line.address)),
    timestamp: now.toISOString(),
    from: { id: 'heard', name: 'Heard', role: 'bot' },
  } as Activity;
  const outlet = outlets[found.channel];
  const ids = lines.map((it) => it.id);
  if (outlet && !(await claimAll(parts, line.council, ids))) throw new Raced();
  const id = outlet ? await outlet.send(found.reference ?? {}, activity) : newId();
  await db.transaction().execute(async (tx) => {
    if (!(await markSent(tx, line.council, ids, now, 'sent'))) throw new Raced();
    await kept(tx, line, conversation, { ...activity, id }, reply, now);
  });
}

async function kept(
  tx: Tx,
  line: Outgoing,
  conversation: string,
  activity: Activity & { id: string },
  reply: Reply,
  at: Date,
): Promise<void> {
  await appendSpoken(tx, line.council, conversation, [{ id: activity.id, from: 'bot', activity }], at);
  const standing = 'card' in reply ? reply.post : undefined;
  if (!standing) return;
  const { address, details } = line;
  await savePost(tx, line.council, {
    conversation,
    activityId: activity.id,
    address,
    kind: standing.kind,
    ref: standing.ref,
    details,
    at,
  });
}

function claimAll({ db, sight }: DeliverParts, council: string, ids: readonly number[]): Promise<boolean> {
  return db
    .transaction()
    .execute(async (tx) => {
      if (!(await claim(tx, council, ids, sight.desk.now(), expired(sight)))) throw new Raced();
      return true;
    })
    .catch((error) => {
      if (error instanceof Raced) return false;
      throw error;
    });
}

/** What was claimed before this moment by somebody who has not sent it since, they will not send. */
function expired({ desk }: Sight): Date {
  return new Date(desk.now().getTime() - CLAIM);
}

/** Whoever reads at an address: a person or a complainant alone, a channel together. */
function readersOf(address: string): Readers {
  return address === 'complaints' || address === 'duty' || address.startsWith('team:') ? 'all' : 'one';
}

/** Brings every card about a complaint or an alert up to date where it stands. */
async function refresh(parts: DeliverParts, line: Outgoing): Promise<void> {
  const { db, sight } = parts;
  const posts = await postsOf(db, line.council, line.ref!);
  for (const it of posts) {
    const shown = await redraw(sight, line.council, it);
    if ('card' in shown) await update(parts, line.council, it, shown);
  }
  await markSent(db, line.council, [line.id], sight.desk.now(), `refreshed ${posts.length}`);
}

async function redraw(sight: Sight, council: string, { kind, address, ref }: Post): Promise<Reply> {
  const heard = { kind: 'heard', council } as const;
  if (kind === 'danger') return replyOf(await dangerView(sight, heard, ref, false));
  if (kind === 'assigned') return replyOf(await managerCard(sight, heard, address.replace(/^person:/, ''), ref));
  return replyOf(await teamCard(sight, heard, ref));
}

async function update(
  { db, sight, channels, outlets }: DeliverParts,
  council: string,
  { conversation, activityId, address, at }: Post,
  shown: Shown,
): Promise<void> {
  const found = await referenceOf(db, council, conversation);
  const channel = found && channels[found.channel];
  if (!channel) return;
  const now = sight.desk.now();
  const activity = {
    ...channel.write(shown, readersOf(address)),
    id: activityId,
    timestamp: at.toISOString(),
    from: { id: 'heard', name: 'Heard', role: 'bot' },
  } as Activity;
  await outlets[found.channel]?.update(found.reference ?? {}, activity);
  await appendSpoken(db, council, conversation, [{ id: activityId, from: 'bot', activity }], now);
}
