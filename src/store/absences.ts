import type { Absence } from '../people/absence.ts';
import type { Db } from './store.ts';

/** Keeps an absence, or moves one that is known by its id. */
export async function saveAbsence(
  db: Db,
  council: string,
  { id, person, from, until, cover, source }: Absence,
  by: string,
  at: Date,
): Promise<void> {
  const row = { from_at: from, until_at: until, cover: cover ?? null, source, by_whom: by, at, ended_at: null };
  await db
    .insertInto('absences')
    .values({ council, id, person, ...row })
    .onConflict((it) => it.columns(['council', 'id']).doUpdateSet(row))
    .execute();
}

/** "I'm back": every absence that somebody is on, or that lies ahead of them, is over. Answers how many. */
export async function endAbsences(
  db: Db,
  council: string,
  person: string,
  at: Date,
  only: { source?: Absence['source']; current?: boolean } = {},
): Promise<number> {
  let ended = db
    .updateTable('absences')
    .set({ ended_at: at })
    .where('council', '=', council)
    .where('person', '=', person)
    .where('ended_at', 'is', null);
  if (only.source) ended = ended.where('source', '=', only.source);
  if (only.current) ended = ended.where('from_at', '<=', at);
  const { numUpdatedRows } = await ended.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** One absence by its id, whether it runs or not. `ended` is set where somebody ended it before its time. */
export async function absenceOf(
  db: Db,
  council: string,
  id: string,
): Promise<{ from: Date; until: Date; ended: boolean } | undefined> {
  const row = await db
    .selectFrom('absences')
    .select(['from_at', 'until_at', 'ended_at'])
    .where('council', '=', council)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { from: row.from_at, until: row.until_at, ended: row.ended_at !== null && row.ended_at < row.until_at };
}

/** One absence is over at that moment, as if it had been meant to be. */
export async function endAbsence(db: Db, council: string, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('absences')
    .set({ until_at: at, ended_at: at })
    .where('council', '=', council)
    .where('id', '=', id)
    .where('until_at', '>', at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Absences that have run out are put away, so that only what is and what is to come is read with people. */
export async function putAwayAbsences(db: Db, council: string, before: Date): Promise<void> {
  await db
    .updateTable('absences')
    .set({ ended_at: before })
    .where('council', '=', council)
    .where('ended_at', 'is', null)
    .where('until_at', '<=', before)
    .execute();
}
