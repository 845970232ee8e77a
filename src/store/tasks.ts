import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Task, TaskKind } from '../complaints/tasks.ts';
import type { Reach } from '../rights/parties.ts';
import { within } from './reach.ts';
import type { Db, Tx } from './store.ts';

export interface StoredTask extends Task {
  /** When the sweep has to look at it; undefined when it never has to. */
  lookAt?: Date;
}

/** Replaces every task of a complaint with what its history now says. */
export async function saveTasks(tx: Tx, council: string, ref: string, tasks: readonly StoredTask[]): Promise<void> {
  await tx.deleteFrom('tasks').where('council', '=', council).where('ref', '=', ref).execute();
  if (tasks.length === 0) return;
  await tx
    .insertInto('tasks')
    .values(
      tasks.map(({ name, kind, owner, since, due, lookAt }) => ({
        council,
        ref,
        task: name,
        kind,
        owner: owner ?? null,
        due,
        look_at: lookAt ?? null,
        details: JSON.stringify({ since }),
      })),
    )
    .execute();
}

export interface TaskRow {
  ref: string;
  task: string;
  kind: TaskKind;
  owner?: string;
  due: LocalDate;
  since: Date;
  respondent?: string;
  second?: string;
  team?: string;
}

/** Tasks of some kinds whose time has come, locked against any other sweep; another process takes the next ones. */
export async function tasksReachedBy(
  tx: Tx,
  council: string,
  kinds: readonly TaskKind[],
  at: Date,
  most: number,
): Promise<TaskRow[]> {
  const rows = await joined(tx, council)
    .where('kind', 'in', kinds)
    .where('look_at', '<=', at)
    .orderBy('look_at')
    .limit(most)
    .forUpdate('tasks')
    .skipLocked()
    .execute();
  return rows.map(toRow);
}

/** The complaints of which a kind of task has come due, for whoever moves each in a transaction of its own. */
export async function refsOfTasks(db: Db, council: string, kind: TaskKind, at: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('tasks')
    .select('ref')
    .where('council', '=', council)
    .where('kind', '=', kind)
    .where('look_at', '<=', at)
    .orderBy('look_at')
    .execute();
  return rows.map((it) => it.ref);
}

/** Every task that is open, soonest first: one owner's, one team's, or all. */
export async function openTasks(
  db: Db,
  council: string,
  only: { owner?: string; team?: string; kinds?: readonly TaskKind[]; until?: LocalDate; reach?: Reach } = {},
): Promise<TaskRow[]> {
  let query = joined(db, council);
  if (only.owner) query = query.where('owner', '=', only.owner);
  if (only.team) query = query.where('team', '=', only.team);
  if (only.kinds) query = query.where('kind', 'in', only.kinds);
  if (only.reach) query = query.where(within(only.reach));
  if (only.until) query = query.where('tasks.due', '<=', only.until);
  return (await query.orderBy('tasks.due').orderBy('tasks.ref').execute()).map(toRow);
}

function joined(db: Db, council: string) {
  return db
    .selectFrom('tasks')
    .innerJoin('complaints', (it) =>
      it.onRef('complaints.council', '=', 'tasks.council').onRef('complaints.ref', '=', 'tasks.ref'),
    )
    .select(['tasks.ref', 'task', 'kind', 'owner', 'tasks.due', 'details', 'respondent', 'second', 'team'])
    .where('tasks.council', '=', council);
}

type Joined = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

function toRow({ owner, respondent, second, team, due, details, ...it }: Joined): TaskRow {
  return {
    ...it,
    due: due!,
    since: new Date(String(details.since)),
    ...(owner && { owner }),
    ...(respondent && { respondent }),
    ...(second && { second }),
    ...(team && { team }),
  };
}

export async function lookAtTasksAgain(
  tx: Tx,
  council: string,
  times: readonly { ref: string; task: string; lookAt?: Date }[],
): Promise<void> {
  if (times.length === 0) return;
  const rows = JSON.stringify(times.map(({ ref, task, lookAt }) => ({ ref, task, look_at: lookAt ?? null })));
  await sql`
    update tasks set look_at = it.look_at
    from jsonb_to_recordset(${rows}::jsonb) as it (ref text, task text, look_at timestamptz)
    where tasks.council = ${council} and tasks.ref = it.ref and tasks.task = it.task
  `.execute(tx);
}
