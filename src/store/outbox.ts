import { sql } from 'kysely';
import { fromKysely, type PgBoss } from 'pg-boss';
import type { Message, MessageKind } from '../complaints/decision.ts';
import { DELIVER } from './queues.ts';
import type { Db, Tx } from './store.ts';
import { vaultOf } from './vault.ts';

export interface Outgoing {
  council: string;
  id: number;
  address: string;
  kind: string;
  ref?: string;
  details: Record<string, unknown>;
  /** Somebody's own words, where the message carries them. */
  words?: Record<string, string>;
  at: Date;
}

/** What a message is about; the key says when two messages are the same one. */
export type Addressed = Message & { ref?: string; key: string };

/**
 * Promises messages in the transaction that caused them, each with its delivery job. A message whose key was promised before
 * is not promised again.
 */
export async function promiseMessages(
  tx: Tx,
  boss: PgBoss,
  council: string,
  messages: readonly Addressed[],
  at: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const seal = messages.some((it) => it.words) ? vaultOf(tx).sealer() : undefined;
  const lines = await tx
    .insertInto('outbox')
    .values(
      messages.map(({ to, kind, ref, key, words, details = {} }) => ({
        council,
        key,
        address: to,
        kind,
        ref: ref ?? null,
        details: JSON.stringify(details),
        words: words && seal ? seal(placeOf(council, key), JSON.stringify(words)) : null,
        at,
      })),
    )
    .onConflict((it) => it.columns(['council', 'key']).doNothing())
    .returning(['id', 'kind'])
    .execute();
  if (lines.length === 0) return;
  await boss.insert(
    DELIVER,
    // A card brought up to date can wait; somebody who is written to should not.
    lines.map(({ id, kind }) => ({ data: { council, id }, priority: kind === 'refresh' ? -1 : 0 })),
    { db: fromKysely(tx) },
  );
}

export async function unsent(db: Db, council: string, id: number): Promise<Outgoing | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select(['id', 'key', 'address', 'kind', 'ref', 'details', 'words', 'at'])
    .where('council', '=', council)
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { key, ref, words, ...line } = row;
  return { council, ...line, ref: ref ?? undefined, ...(words && { words: wordsIn(db, council, key, words) }) };
}

/** Whether something of this kind about it is still on its way. */
export async function isPromised(db: Db, council: string, ref: string, kind: MessageKind): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('council', '=', council)
    .where('ref', '=', ref)
    .where('kind', '=', kind)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was written to one place since then, in words, as it was typed. */
export async function writtenTo(
  db: Db,
  council: string,
  { to, kind }: Pick<Message, 'to' | 'kind'>,
  since: Date,
): Promise<{ details: Record<string, unknown>; words: Record<string, string> }[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['key', 'details', 'words'])
    .where('council', '=', council)
    .where('address', '=', to)
    .where('kind', '=', kind)
    .where('at', '>', since)
    .execute();
  return rows.map(({ key, details, words }) => ({
    details,
    words: words === null ? {} : wordsIn(db, council, key, words),
  }));
}

function placeOf(council: string, key: string): string[] {
  return [council, 'line', key];
}

function wordsIn(db: Db, council: string, key: string, sealed: string): Record<string, string> {
  return JSON.parse(vaultOf(db).openAlone(placeOf(council, key), sealed)) as Record<string, string>;
}

/** A claim on a line that is sent outside this database is good for so many seconds. */
const CLAIM = 120;

/**
 * Nobody is sending it: nobody claimed it, or whoever did has not sent it in their time and will not. The clock is the database's,
 * because each instance has one of its own and they need not agree.
 */
const isFree = sql<boolean>`(claimed_at is null or claimed_at < clock_timestamp() - ${CLAIM} * interval '1 second')`;

/** Nudges that wait for one reader and that nobody is sending, oldest first. */
export async function nudgesWaiting(db: Db, council: string, address: string, most: number): Promise<Outgoing[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'address', 'kind', 'ref', 'details', 'at'])
    .where('council', '=', council)
    .where('address', '=', address)
    .where('kind', '=', 'nudge')
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where(isFree)
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map((row) => ({ council, ...row, ref: row.ref ?? undefined }));
}

/**
 * Marks lines that went out together as done with: sent, or the reason why they did not need to be. False where somebody else had
 * marked one of them: whoever marks several does it in a transaction and takes it back.
 */
export async function markSent(
  db: Db,
  council: string,
  ids: readonly number[],
  at: Date,
  outcome: string,
): Promise<boolean> {
  const marked = await db
    .updateTable('outbox')
    .set({ sent_at: at, outcome })
    .where('council', '=', council)
    .where('id', 'in', ids)
    .where('sent_at', 'is', null)
    .returning('id')
    .execute();
  return marked.length === ids.length;
}

/** A file was fetched, or cannot be. Where it was is nobody's business any more. */
export async function markFetched(db: Db, council: string, id: number, at: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ sent_at: at, outcome: 'fetched', words: null })
    .where('council', '=', council)
    .where('id', '=', id)
    .execute();
}

/** Lines nobody has sent yet, all or of one kind, oldest first. */
export async function unsentIds(db: Db, council: string, kind?: MessageKind): Promise<number[]> {
  let query = db
    .selectFrom('outbox')
    .select('id')
    .where('council', '=', council)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null);
  if (kind) query = query.where('kind', '=', kind);
  const rows = await query.orderBy('id').execute();
  return rows.map((it) => it.id);
}

/**
 * Takes a line for sending outside this database, where it cannot be sent and marked in one step. A claim runs out, so a line
 * whose sender died is sent by the next; until then nobody else sends it.
 */
export async function claim(db: Db, council: string, ids: readonly number[]): Promise<boolean> {
  const claimed = await db
    .updateTable('outbox')
    .set({ claimed_at: sql`clock_timestamp()` })
    .where('council', '=', council)
    .where('id', 'in', ids)
    .where('sent_at', 'is', null)
    .where(isFree)
    .returning('id')
    .execute();
  return claimed.length === ids.length;
}

/** In how many seconds a line that somebody else is sending may be tried again, in case they do not. Undefined where it is sent by now. */
export async function claimedFor(db: Db, council: string, id: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select(sql<number>`ceil(extract(epoch from claimed_at - clock_timestamp()) + ${CLAIM})::int`.as('left'))
    .where('council', '=', council)
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  return row && Math.max(1, row.left);
}

/** Gives claimed lines back: they did not go out. */
export async function letGo(db: Db, council: string, ids: readonly number[]): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ claimed_at: null })
    .where('council', '=', council)
    .where('id', 'in', ids)
    .where('sent_at', 'is', null)
    .execute();
}

/** Keeps that a try failed, and why, in words that say nothing of what was in it. */
export async function noteFailure(db: Db, council: string, id: number, at: Date, because: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ tries: sql`tries + 1`, failed_at: at, because })
    .where('council', '=', council)
    .where('id', '=', id)
    .execute();
}

/** What a bounce names, so that it is known which letter came back. */
export async function noteLetter(db: Db, council: string, id: number, messageId: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ message_id: messageId })
    .where('council', '=', council)
    .where('id', '=', id)
    .execute();
}

/** From now on nobody tries to send it; it is shown until somebody has told its reader another way. Undefined where it was given up before. */
export async function giveUp(
  db: Db,
  council: string,
  id: number,
  at: Date,
  because: string,
): Promise<Outgoing | undefined> {
  const row = await db
    .updateTable('outbox')
    .set({ given_up_at: at, because })
    .where('council', '=', council)
    .where('id', '=', id)
    .where('given_up_at', 'is', null)
    .returning(['id', 'address', 'kind', 'ref', 'details', 'at'])
    .executeTakeFirst();
  return row && { council, ...row, ref: row.ref ?? undefined };
}

export interface GivenUp extends Outgoing {
  because: string;
  givenUpAt: Date;
}

/** Lines that were given up and that nobody has dealt with, oldest first. */
export async function givenUp(db: Db, council: string): Promise<GivenUp[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'address', 'kind', 'ref', 'details', 'at', 'because', 'given_up_at'])
    .where('council', '=', council)
    .where('given_up_at', 'is not', null)
    .orderBy('given_up_at')
    .execute();
  return rows.map(({ because, given_up_at, ref, ...it }) => ({
    council,
    ...it,
    ref: ref ?? undefined,
    because: because ?? '',
    givenUpAt: given_up_at!,
  }));
}

/** Somebody has told its reader another way, or nobody needs to. */
export async function settle(db: Db, council: string, id: number, at: Date, outcome: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ sent_at: sql`coalesce(sent_at, ${at})`, given_up_at: null, outcome })
    .where('council', '=', council)
    .where('id', '=', id)
    .execute();
}

/** The line a letter was sent for, by the id it carried. */
export async function lineOfLetter(db: Db, messageId: string): Promise<{ council: string; id: number } | undefined> {
  return db.selectFrom('outbox').select(['council', 'id']).where('message_id', '=', messageId).executeTakeFirst();
}

/** Tries a given-up line again. False where it was sent or is being tried. */
export async function tryAgain(tx: Tx, boss: PgBoss, council: string, id: number): Promise<boolean> {
  const row = await tx
    .updateTable('outbox')
    .set({ given_up_at: null, claimed_at: null })
    .where('council', '=', council)
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (row) await boss.insert(DELIVER, [{ data: { council, id } }], { db: fromKysely(tx) });
  return row !== undefined;
}

export interface Said {
  address: string;
  kind: string;
  /** Which letter, where it was one. */
  letter?: string;
  promisedAt: Date;
  sentAt?: Date;
  /** What became of it: sent, not needed any more, or not received, and why. */
  outcome?: string;
  /** How often it failed before. */
  tries?: number;
}

/** Everything that was to be said about one complaint: to whom, when, and what became of it. */
export async function saidAbout(db: Db, council: string, ref: string): Promise<Said[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['address', 'kind', 'details', 'at', 'sent_at', 'outcome', 'tries', 'because', 'given_up_at'])
    .where('council', '=', council)
    .where('ref', '=', ref)
    .where('kind', 'not in', ['refresh', 'take-back'])
    .orderBy('id')
    .execute();
  return rows.map(({ address, kind, details, at, sent_at, outcome, tries, because, given_up_at }) => ({
    address,
    kind,
    ...(typeof details.letter === 'string' && { letter: details.letter }),
    promisedAt: at,
    sentAt: sent_at ?? undefined,
    outcome: given_up_at ? `not received: ${because}` : (outcome ?? undefined),
    ...(tries > 0 && { tries }),
  }));
}

/** Which letters went out about a complaint, and when they were promised. */
export async function lettersSent(db: Db, council: string, ref: string): Promise<{ letter: string; at: Date }[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['details', 'at'])
    .where('council', '=', council)
    .where('ref', '=', ref)
    .where('kind', '=', 'letter')
    .orderBy('id')
    .execute();
  return rows.map(({ details, at }) => ({ letter: String(details.letter), at }));
}
