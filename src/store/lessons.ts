import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Db, Tx } from './store.ts';

/** What was learned from complaints, what is done about it, and what changed. No name and no reference to a child. */
export interface Lesson {
  id: number;
  team?: string;
  theme?: string;
  found: string;
  action: string;
  /** Who sees to it, by id. */
  owner: string;
  due: LocalDate;
  done?: LocalDate;
  changed?: string;
  by: string;
  at: Date;
}

/** Nobody else notes one until this transaction ends: two at one moment would have the same number, or be one lesson twice. */
export async function holdLessons(tx: Tx, council: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`lessons ${council}`}))`.execute(tx);
}

export async function insertLesson(
  tx: Tx,
  council: string,
  { by, team, theme, ...lesson }: Omit<Lesson, 'id' | 'done' | 'changed'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('lessons')
    .values(({ selectFrom }) => ({
      council,
      id: selectFrom('lessons').select(sql<number>`coalesce(max(id), 0) + 1`.as('next')).where('council', '=', council),
      team: team ?? null,
      theme: theme ?? null,
      ...lesson,
      done: null,
      changed: null,
      by_whom: by,
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes what changed. False where there is no such lesson or it was done before. */
export async function finishLesson(
  db: Db,
  council: string,
  id: number,
  done: LocalDate,
  changed: string,
): Promise<boolean> {
  const row = await db
    .updateTable('lessons')
    .set({ done, changed })
    .where('council', '=', council)
    .where('id', '=', id)
    .where('done', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lessons noted or finished in a period, and those still to be done. */
export async function lessonsOf(db: Db, council: string, from: LocalDate, to: LocalDate): Promise<Lesson[]> {
  const rows = await db
    .selectFrom('lessons')
    .selectAll()
    .where('council', '=', council)
    .where(sql<boolean>`at::date <= ${to} and (done is null or done >= ${from})`)
    .orderBy('id')
    .execute();
  return rows.map(({ council: _, by_whom, team, theme, done, changed, ...it }) => ({
    ...it,
    by: by_whom,
    ...(team && { team }),
    ...(theme && { theme }),
    ...(done && { done }),
    ...(changed && { changed }),
  }));
}
