import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { Reach } from '../rights/parties.ts';
import { within } from './reach.ts';
import type { Db, Tx } from './store.ts';

export interface StoredDeadline {
  deadline: Deadline;
  /** The day on which the sweep has to look again; undefined when it never has to. */
  nextOn?: LocalDate;
}

/** Replaces every deadline of a complaint with what its history now says. */
export async function saveDeadlines(
  tx: Tx,
  council: string,
  ref: string,
  stored: readonly StoredDeadline[],
): Promise<void> {
  const names = stored.map((it) => it.deadline.clock);
  let old = tx.deleteFrom('deadlines').where('council', '=', council).where('ref', '=', ref);
  if (names.length > 0) old = old.where('clock', 'not in', names);
  await old.execute();
  if (stored.length === 0) return;
  await tx
    .insertInto('deadlines')
    .values(
      stored.map(({ deadline, nextOn }) => ({
        council,
        ref,
        clock: deadline.clock,
        due: deadline.due ?? null,
        drives: deadline.drives ?? deadline.due ?? null,
        status: deadline.status,
        deadline: JSON.stringify(deadline),
        next_on: nextOn ?? null,
      })),
    )
    .onConflict((it) =>
      it.columns(['council', 'ref', 'clock']).doUpdateSet((row) => ({
        due: row.ref('excluded.due'),
        drives: row.ref('excluded.drives'),
        status: row.ref('excluded.status'),
        deadline: row.ref('excluded.deadline'),
        next_on: row.ref('excluded.next_on'),
      })),
    )
    .execute();
}

export interface Reached {
  ref: string;
  deadline: Deadline;
  respondent?: string;
  second?: string;
  accepted: boolean;
  team?: string;
}

/** Deadlines whose next rung has come, locked against any other sweep; another process takes the next ones. */
export async function reachedBy(tx: Tx, council: string, today: LocalDate, most: number): Promise<Reached[]> {
  const found = await tx
    .selectFrom('deadlines')
    .innerJoin('complaints', (it) =>
      it.onRef('complaints.council', '=', 'deadlines.council').onRef('complaints.ref', '=', 'deadlines.ref'),
    )
    .select(['deadlines.ref', 'deadlines.deadline', 'respondent', 'second', 'accepted', 'team'])
    .where('deadlines.council', '=', council)
    .where('next_on', '<=', today)
    .orderBy('next_on')
    .limit(most)
    .forUpdate('deadlines')
    .skipLocked()
    .execute();
  return found.map(({ respondent, second, team, ...it }) => ({
    ...it,
    respondent: respondent ?? undefined,
    second: second ?? undefined,
    team: team ?? undefined,
  }));
}

export interface Climb {
  ref: string;
  /** A clock's name or a task's. */
  clock: string;
  due: LocalDate;
  rung: string;
}

/** Notes rungs in the ledger and answers which of them are new: the others were climbed before and stay silent. */
export async function climb(tx: Tx, council: string, rungs: readonly Climb[], at: Date): Promise<Climb[]> {
  if (rungs.length === 0) return [];
  return tx
    .insertInto('rungs')
    .values(rungs.map((it) => ({ council, at, ...it })))
    .onConflict((it) => it.columns(['council', 'ref', 'clock', 'due', 'rung']).doNothing())
    .returning(['ref', 'clock', 'due', 'rung'])
    .execute();
}

/** The rungs climbed so far for one complaint, so that a rewritten deadline knows where it stands. */
export async function climbed(tx: Tx, council: string, ref: string): Promise<Climb[]> {
  return tx
    .selectFrom('rungs')
    .select(['ref', 'clock', 'due', 'rung'])
    .where('council', '=', council)
    .where('ref', '=', ref)
    .execute();
}

export async function lookAgain(
  tx: Tx,
  council: string,
  days: readonly { ref: string; clock: string; nextOn?: LocalDate }[],
): Promise<void> {
  if (days.length === 0) return;
  const rows = JSON.stringify(days.map(({ ref, clock, nextOn }) => ({ ref, clock, next_on: nextOn ?? null })));
  await sql`
    update deadlines set next_on = it.next_on
    from jsonb_to_recordset(${rows}::jsonb) as it (ref text, clock text, next_on date)
    where deadlines.council = ${council} and deadlines.ref = it.ref and deadlines.clock = it.clock
  `.execute(tx);
}

export interface DueRow {
  ref: string;
  deadline: Deadline;
  state: string;
  respondent?: string;
  team?: string;
}

/** Unanswered deadlines whose date falls in a period, soonest first, of the complaints that somebody's rights reach. */
export async function dueBetween(
  db: Db,
  council: string,
  reach: Reach,
  from: LocalDate | undefined,
  until: LocalDate,
): Promise<DueRow[]> {
  let query = db
    .selectFrom('deadlines')
    .innerJoin('complaints', (it) =>
      it.onRef('complaints.council', '=', 'deadlines.council').onRef('complaints.ref', '=', 'deadlines.ref'),
    )
    .select(['deadlines.ref', 'deadlines.deadline', 'complaints.state', 'respondent', 'team'])
    .where('deadlines.council', '=', council)
    .where('open', '=', true)
    .where(within(reach))
    .where('deadlines.status', 'in', ['running', 'overdue'])
    .where('drives', '<=', until);
  if (from) query = query.where('drives', '>=', from);
  const found = await query.orderBy('drives').orderBy('deadlines.ref').execute();
  return found.map(({ respondent, team, ...it }) => ({
    ...it,
    respondent: respondent ?? undefined,
    team: team ?? undefined,
  }));
}
