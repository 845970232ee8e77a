import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { ProcedureName } from '../complaints/happened.ts';
import { forgetKeyOf } from './complaint-keys.ts';
import { postsOf } from './posts.ts';
import type { Db, Tx } from './store.ts';
import { forgetTraces } from './traces.ts';

/** The day it ended, as the register has it. Undefined while it is open. */
export async function endedOn(db: Db, council: string, ref: string): Promise<LocalDate | undefined> {
  const row = await db
    .selectFrom('register')
    .select(['ended', 'open'])
    .where('council', '=', council)
    .where('ref', '=', ref)
    .executeTakeFirst();
  return row && !row.open ? (row.ended ?? undefined) : undefined;
}

/** Complaints under these procedures that ended on or before a day and still have something personal, oldest first. */
export async function endedBy(
  db: Db,
  council: string,
  procedures: readonly ProcedureName[],
  day: LocalDate,
): Promise<{ ref: string; ended: LocalDate }[]> {
  if (procedures.length === 0) return [];
  const rows = await db
    .selectFrom('register as r')
    .innerJoin('complaints as c', (it) => it.onRef('c.council', '=', 'r.council').onRef('c.ref', '=', 'r.ref'))
    .select(['r.ref', 'r.ended'])
    .where('r.council', '=', council)
    .where('r.open', '=', false)
    .where('r.ended', '<=', day)
    .where('r.procedure', 'in', procedures)
    .where('c.erased_on', 'is', null)
    .orderBy('r.ended')
    .orderBy('r.ref')
    .execute();
  return rows.map(({ ref, ended }) => ({ ref, ended: ended! }));
}

export interface Copy {
  ref: string;
  /** What the card was about: the complaint itself, or an alert of it. */
  about: string;
  conversation: string;
  activityId: string;
  address: string;
  because: string;
  since: Date;
}

export async function copiesLeft(db: Db, council: string): Promise<Copy[]> {
  const rows = await db
    .selectFrom('copies')
    .selectAll()
    .where('council', '=', council)
    .orderBy('since')
    .orderBy('activity_id')
    .execute();
  return rows.map(({ council: _, activity_id: activityId, ...it }) => ({ ...it, activityId }));
}

export async function noteCopies(tx: Tx, council: string, copies: readonly Copy[]): Promise<void> {
  if (copies.length === 0) return;
  const rows = copies.map(({ activityId, ...it }) => ({ ...it, council, activity_id: activityId }));
  await tx
    .insertInto('copies')
    .values(rows)
    .onConflict((it) => it.columns(['council', 'conversation', 'activity_id']).doNothing())
    .execute();
}

type Place = Pick<Copy, 'conversation' | 'activityId'>;

/** A copy is gone: with it, that it was there. */
export async function forgetCopy(db: Db, council: string, { conversation, activityId }: Place): Promise<void> {
  await db
    .deleteFrom('copies')
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('activity_id', '=', activityId)
    .execute();
}

/** Why a copy that should be gone is not. Nothing where the complaint is not erased: then no list waits for it. */
export async function explainCopy(db: Db, council: string, place: Place, because: string): Promise<void> {
  await db
    .updateTable('copies')
    .set({ because })
    .where('council', '=', council)
    .where('conversation', '=', place.conversation)
    .where('activity_id', '=', place.activityId)
    .execute();
}

/** Somebody has seen to the copies of a complaint by hand. Answers how many there were. */
export async function settleCopies(tx: Tx, council: string, ref: string): Promise<number> {
  const gone = await tx.deleteFrom('copies').where('council', '=', council).where('ref', '=', ref).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export interface Erased {
  words: number;
  files: number;
  messages: number;
  /** What cards were about that have to leave the chats: the complaint and its alerts. */
  about: string[];
  cards: number;
  /** Other complaints told in the same chat: it goes with the last of them. */
  shares: string[];
}

/**
 * Takes everything personal of one complaint out of the database: names, words, files, alerts, its chat, its codes, what was sent about
 * it, and the key it was all sealed under. What stays has no name in it: the history with its days, and the row that is counted.
 */
export async function eraseAll(tx: Tx, council: string, ref: string, at: Date, day: LocalDate): Promise<Erased> {
  const about = [ref, ...(await alertsOf(tx, council, ref))];
  const cards = await noteStanding(tx, council, ref, about, at);
  const conversation = await conversationOf(tx, council, ref);
  const shares = conversation ? await othersIn(tx, council, ref, conversation) : [];
  const gone = async (table: 'words' | 'attachments' | 'complainants' | 'codes' | 'alerts' | 'tasks') => {
    const it = await tx.deleteFrom(table).where('council', '=', council).where('ref', '=', ref).executeTakeFirst();
    return Number(it.numDeletedRows);
  };
  const [words, files] = [await gone('words'), await gone('attachments')];
  for (const table of ['complainants', 'codes', 'alerts', 'tasks'] as const) await gone(table);
  await forgetKeyOf(tx, council, ref);
  await forgetTraces(tx, council, ref);
  const messages = conversation && shares.length === 0 ? await eraseChat(tx, council, conversation) : 0;
  await eraseMessages(tx, council, about, at);
  await eraseTyped(tx, council, ref);
  await tx
    .updateTable('complaints')
    .set({ initials: '-', conversation: null, erased_on: day, concerned: '[]' })
    .where('council', '=', council)
    .where('ref', '=', ref)
    .execute();
  await tx
    .updateTable('register')
    .set({ who: null, named: null })
    .where('council', '=', council)
    .where('ref', '=', ref)
    .execute();
  return { words, files, messages, about, cards, shares };
}

/** What was sent has no words any more, and what still waits to be sent about it is never posted. */
async function eraseMessages(tx: Tx, council: string, about: readonly string[], at: Date): Promise<void> {
  const lines = () => tx.updateTable('outbox').where('council', '=', council).where('ref', 'in', about);
  await lines().set({ words: null }).execute();
  await lines()
    .where('sent_at', 'is', null)
    .set({ sent_at: at, outcome: 'not sent: everything personal was erased' })
    .execute();
}

async function alertsOf(tx: Tx, council: string, ref: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('alerts')
    .select('id')
    .where('council', '=', council)
    .where('ref', '=', ref)
    .execute();
  return rows.map((it) => it.id);
}

/** Why a copy is still there that nobody has tried to take back yet, or that could not be reached so far. */
export const ON_ITS_WAY = 'it is being taken back';

/** Every card that stands is listed before it is taken back: what does not go stays on the list. */
async function noteStanding(tx: Tx, council: string, ref: string, all: readonly string[], at: Date): Promise<number> {
  let cards = 0;
  for (const about of all) {
    const posts = await postsOf(tx, council, about);
    await noteCopies(
      tx,
      council,
      posts
        .map((it) => ({ ...it, ref, about, because: ON_ITS_WAY, since: at }))
        .map(({ kind, details, at: _, ...it }) => it),
    );
    cards += posts.length;
  }
  return cards;
}

async function conversationOf(tx: Tx, council: string, ref: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('complaints')
    .select('conversation')
    .where('council', '=', council)
    .where('ref', '=', ref)
    .executeTakeFirst();
  return row?.conversation ?? undefined;
}

async function othersIn(tx: Tx, council: string, ref: string, conversation: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('complaints')
    .select('ref')
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('ref', '<>', ref)
    .where('erased_on', 'is', null)
    .orderBy('ref')
    .execute();
  return rows.map((it) => it.ref);
}

async function eraseChat(tx: Tx, council: string, conversation: string): Promise<number> {
  const said = await tx
    .deleteFrom('transcript')
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .executeTakeFirst();
  await tx.deleteFrom('conversations').where('council', '=', council).where('id', '=', conversation).execute();
  await tx
    .deleteFrom('attachments')
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('ref', 'is', null)
    .execute();
  return Number(said.numDeletedRows);
}

/** Reasons that people typed are sealed in the history's details; the rest of a line is days and references, and stays. */
async function eraseTyped(tx: Tx, council: string, ref: string): Promise<void> {
  await sql`update entries set details = details - 'reason' where council = ${council} and ref = ${ref} and details ? 'reason'`.execute(
    tx,
  );
}

/** What was said before a moment in chats that belong to no complaint, or to none that is kept. Answers how much there was. */
export async function tidyChats(tx: Tx, council: string, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from transcript t where t.council = ${council} and t.at < ${before}
      and not exists (select from complaints c where c.council = t.council and c.conversation = t.conversation)
      and not exists (select from alerts a where a.council = t.council and a.conversation = t.conversation)`.execute(
    tx,
  );
  await sql`
    update conversations c set state = null where c.council = ${council} and c.at < ${before} and c.state is not null
      and not exists (select from transcript t where t.council = c.council and t.conversation = c.id)
      and not exists (select from complaints k where k.council = c.council and k.conversation = c.id)`.execute(tx);
  await sql`delete from attachments where council = ${council} and ref is null and at < ${before}`.execute(tx);
  await sql`delete from codes where council = ${council} and ref is null and at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
