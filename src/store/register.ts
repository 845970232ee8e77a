import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { About, RegisterRow } from '../register/row.ts';
import type { CountedRow } from '../reports/measures.ts';
import type { Db, Tx } from './store.ts';

/** What the history says, in the order of the columns; what was told once about the people is written once. */
type Written = RegisterRow & Partial<About>;

/** Writes the row, or brings it up to date. What is known about the people stays as it was where nothing new is given. */
export async function saveRegisterRow(tx: Tx, row: Written, earlier?: Earlier): Promise<void> {
  const { council, ref, ...rest } = row;
  const again = earlier && { earlier: earlier.last ?? null, earlier_still: earlier.before ?? null };
  await tx
    .insertInto('register')
    .values({ council, ref, ...rest, ...again })
    .onConflict((it) => it.columns(['council', 'ref']).doUpdateSet({ ...rest, ...again }))
    .execute();
}

/** What was said about the child after the complaint had come in. */
export async function tellRegister(
  tx: Tx,
  council: string,
  ref: string,
  told: Partial<Pick<About, 'age' | 'ethnicity'>>,
): Promise<void> {
  await tx.updateTable('register').set(told).where('council', '=', council).where('ref', '=', ref).execute();
}

/** The days of somebody's last two complaints. */
export interface Earlier {
  last?: LocalDate;
  before?: LocalDate;
}

/** When this person complained before, if they did: on or before that day, this complaint left out. */
export async function earlierOf(
  tx: Tx,
  council: string,
  who: string,
  received: LocalDate,
  ref: string,
): Promise<Earlier> {
  const rows = await tx
    .selectFrom('register')
    .select('received')
    .where('council', '=', council)
    .where('who', '=', who)
    .where((it) => it(sql`(received, ref)`, '<', sql`(${received}, ${ref})`))
    .orderBy('received', 'desc')
    .limit(2)
    .execute();
  return { last: rows[0]?.received, before: rows[1]?.received };
}

export async function registerRow(db: Db, council: string, ref: string): Promise<CountedRow | undefined> {
  return db.selectFrom('register').selectAll().where('council', '=', council).where('ref', '=', ref).executeTakeFirst();
}

/** Whole rows of a stretch of days, both included: for the days of a report that fill no month. */
export async function registerRows(db: Db, council: string, from: LocalDate, to: LocalDate): Promise<CountedRow[]> {
  return db
    .selectFrom('register')
    .selectAll()
    .where('council', '=', council)
    .where('received', '>=', from)
    .where('received', '<=', to)
    .orderBy('received')
    .orderBy('ref')
    .execute();
}

/** The complaints of whoever made this one, as far as they are known to be the same person. */
export async function refsOfPerson(db: Db, council: string, ref: string): Promise<string[]> {
  const rows = await db
    .selectFrom('register as r')
    .innerJoin('register as mine', (it) => it.onRef('mine.council', '=', 'r.council').onRef('mine.who', '=', 'r.who'))
    .select('r.ref')
    .where('mine.council', '=', council)
    .where('mine.ref', '=', ref)
    .orderBy('r.ref')
    .execute();
  return rows.length > 0 ? rows.map((it) => it.ref) : [ref];
}

/** The days of each of these people's complaints so far, in order. */
export async function earlierDays(db: Db, council: string, who: readonly string[]): Promise<Map<string, LocalDate[]>> {
  const days = new Map<string, LocalDate[]>();
  if (who.length === 0) return days;
  const rows = await db
    .selectFrom('register')
    .select(['who', 'received'])
    .where('council', '=', council)
    .where(sql<boolean>`who = any(${[...new Set(who)]}::text[])`)
    .orderBy('received')
    .orderBy('ref')
    .execute();
  for (const it of rows) days.set(it.who!, [...(days.get(it.who!) ?? []), it.received]);
  return days;
}
