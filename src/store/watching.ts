import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { ClockName } from '../procedures/procedure.ts';
import type { Db } from './store.ts';

/** So many complaints of a kind are named; whatever is wrong with more than these is not wrong with each of them. */
const MOST = 50;

const RUNNING = ['running', 'overdue', 'paused'];

/** Open complaints on which nobody waits for a date and nobody owes anything. */
export async function dateless(db: Db, council: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints')
    .select('ref')
    .where('council', '=', council)
    .where('open', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deadlines')
            .select('clock')
            .whereRef('deadlines.council', '=', 'complaints.council')
            .whereRef('deadlines.ref', '=', 'complaints.ref')
            .where('status', 'in', RUNNING),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tasks')
            .select('task')
            .whereRef('tasks.council', '=', 'complaints.council')
            .whereRef('tasks.ref', '=', 'complaints.ref'),
        ),
      ),
    )
    .orderBy('ref')
    .limit(MOST)
    .execute();
  return rows.map((it) => it.ref);
}

/** Complaints of which the sweep should have decided something by now and has not. */
export async function unswept(db: Db, council: string, today: LocalDate, at: Date): Promise<string[]> {
  const { rows } = await sql<{ ref: string }>`
    select ref from deadlines where council = ${council} and next_on <= ${today}::date
    union select ref from tasks where council = ${council} and look_at <= ${at}
    order by ref limit ${MOST}`.execute(db);
  return rows.map((it) => it.ref);
}

/** Pauses that nobody will ever be reminded of. */
export async function unreviewed(db: Db, council: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deadlines')
    .select('ref')
    .distinct()
    .where('council', '=', council)
    .where('status', '=', 'paused')
    .where('next_on', 'is', null)
    .orderBy('ref')
    .limit(MOST)
    .execute();
  return rows.map((it) => it.ref);
}

/** Decisions that only a named person can take, and that nobody has taken since before a day. */
export async function undecided(db: Db, council: string, before: LocalDate): Promise<string[]> {
  const rows = await db
    .selectFrom('tasks')
    .select('ref')
    .distinct()
    .where('council', '=', council)
    .where('kind', 'in', ['decide', 'freeze', 'check'])
    .where('due', '<', before)
    .orderBy('ref')
    .limit(MOST)
    .execute();
  return rows.map((it) => it.ref);
}

/** Answers that are late since before a day, where whoever waits was not told what they are entitled to. */
export async function untoldLate(
  db: Db,
  council: string,
  clocks: readonly ClockName[],
  before: LocalDate,
): Promise<string[]> {
  if (clocks.length === 0) return [];
  const { rows } = await sql<{ ref: string }>`
    select distinct deadlines.ref from deadlines
    where deadlines.council = ${council} and clock in (${sql.join([...clocks])}) and status = 'overdue'
      and drives < ${before}::date
      and not exists (select from outbox where outbox.council = deadlines.council and outbox.ref = deadlines.ref
        and outbox.kind = 'entitled' and outbox.details ->> 'clock' = deadlines.clock)
    order by deadlines.ref limit ${MOST}`.execute(db);
  return rows.map((it) => it.ref);
}

/** The latest date of everything that is open. */
export async function lastDue(db: Db, council: string): Promise<LocalDate | undefined> {
  const row = await db
    .selectFrom('deadlines')
    .select((it) => it.fn.max('due').as('last'))
    .where('council', '=', council)
    .where('status', 'in', RUNNING)
    .executeTakeFirst();
  return row?.last ?? undefined;
}

/** How messages leave: what waits, since when and why, and what was given up and nobody has dealt with. */
export interface Leaving {
  waiting: number;
  oldest?: Date;
  because?: string;
  givenUp: number;
  givenUpSince?: Date;
}

export async function leaving(db: Db, council: string): Promise<Leaving> {
  const unsent = db
    .selectFrom('outbox')
    .where('council', '=', council)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null);
  const waiting = await unsent.select((it) => it.fn.countAll<string>().as('many')).executeTakeFirstOrThrow();
  const oldest = await unsent.select(['at', 'because']).orderBy('at').orderBy('id').limit(1).executeTakeFirst();
  const left = await db
    .selectFrom('outbox')
    .select((it) => [it.fn.countAll<string>().as('many'), it.fn.min('given_up_at').as('since')])
    .where('council', '=', council)
    .where('given_up_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return {
    waiting: Number(waiting.many),
    ...(oldest && { oldest: oldest.at }),
    ...(oldest?.because && { because: oldest.because }),
    givenUp: Number(left.many),
    ...(left.since && { givenUpSince: left.since }),
  };
}
