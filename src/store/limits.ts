import { sql } from 'kysely';
import type { Db } from './store.ts';

/** So many tries of one kind by one somebody. */
export interface Tries {
  name: string;
  key: string;
  /** How many more than were counted before. */
  points: number;
  /** Milliseconds that a count lasts from its first try. */
  lasts: number;
}

export interface Counted {
  name: string;
  key: string;
  /** All of them, by everybody's instances, in the stretch of time that runs now. */
  points: number;
  until: Date;
}

/** Adds tries to what is counted and answers what it comes to: any number in one statement. */
export async function countTries(db: Db, tries: readonly Tries[], now: Date): Promise<Counted[]> {
  if (tries.length === 0) return [];
  const given = JSON.stringify(tries.map((it) => ({ ...it, until: new Date(now.getTime() + it.lasts) })));
  const { rows } = await sql<Counted>`
    insert into limits as l (name, key, points, until)
    select name, key, points, until from jsonb_to_recordset(${given}::jsonb) as it (name text, key text, points int, until timestamptz)
    order by name, key
    on conflict (name, key) do update set
      points = case when l.until <= ${now} then excluded.points else l.points + excluded.points end,
      until = case when l.until <= ${now} then excluded.until else l.until end
    returning name, key, points, until`.execute(db);
  return rows;
}

/** Forgets counts that have run out. */
export async function forgetTries(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('limits').where('until', '<=', now).execute();
}
