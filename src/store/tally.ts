import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Cell, MeasureName } from '../reports/measures.ts';
import type { Db, Tx } from './store.ts';

/**
 * Notes what a change adds and takes, in the change's own transaction. Only appended: two complaints that change at once never
 * wait for each other over a number they share.
 */
export async function noteChange(tx: Tx, council: string, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return;
  await tx
    .insertInto('tally_changes')
    .values({ council, cells: JSON.stringify(cells) })
    .execute();
}

/** Folds the changes so far into the tally. Reading does it first, so that a number is never behind. */
export async function foldTally(db: Db, council: string): Promise<void> {
  const { waiting } = await db
    .selectFrom('tally_changes')
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('tally_changes').select(sql`1`.as('one')).where('council', '=', council)).as('waiting'),
    )
    .limit(1)
    .executeTakeFirst()
    .then((it) => it ?? { waiting: false });
  if (!waiting) return;
  await db.transaction().execute(async (tx) => {
    await holdTally(tx, council);
    await sql`
      with gone as (delete from tally_changes where council = ${council} returning cells),
      sums as (
        select c.month, c.procedure, c.team, c.measure, c.key, sum(c.n)::int as n
        from gone, jsonb_to_recordset(gone.cells)
          as c (month date, procedure text, team text, measure text, key text, n int)
        group by 1, 2, 3, 4, 5
        having sum(c.n) <> 0
      )
      insert into tally as t (council, month, procedure, team, measure, key, n)
      select ${council}, month, procedure, team, measure, key, n from sums
      on conflict (council, month, procedure, team, measure, key) do update set n = t.n + excluded.n
    `.execute(tx);
    await tx.deleteFrom('tally').where('council', '=', council).where('n', '=', 0).execute();
  });
}

/** Nobody else folds or makes the tally anew until this transaction ends. */
export async function holdTally(tx: Tx, council: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`tally ${council}`}))`.execute(tx);
}

export interface Tallied {
  month: LocalDate;
  procedure: string;
  team: string;
  measure: MeasureName;
  key: string;
  n: number;
}

/** The numbers of whole months, first and last included (each by its first day). */
export async function tallyOf(db: Db, council: string, from: LocalDate, to: LocalDate): Promise<Tallied[]> {
  await foldTally(db, council);
  const rows = await db
    .selectFrom('tally')
    .select(['month', 'procedure', 'team', 'measure', 'key', 'n'])
    .where('council', '=', council)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .execute();
  return rows as Tallied[];
}

/** Forgets every number of a council, before they are made anew. */
export async function clearTally(tx: Tx, council: string): Promise<void> {
  await tx.deleteFrom('tally_changes').where('council', '=', council).execute();
  await tx.deleteFrom('tally').where('council', '=', council).execute();
}
