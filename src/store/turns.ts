import { sql } from 'kysely';
import type { Db } from './store.ts';

/**
 * Takes a turn on each of these names, one after the other as far apart as said, whichever process asks. Answers how many
 * milliseconds are left to wait; none where the turn is taken. The clock is the database's: it is the one that all share.
 */
export async function takeTurns(db: Db, turns: readonly { name: string; every: number }[]): Promise<number> {
  const rows = JSON.stringify(turns.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  const taken = await sql<{ name: string }>`
    insert into turns (name, free_at)
    select name, clock_timestamp() + every * interval '1 millisecond'
    from jsonb_to_recordset(${rows}::jsonb) as it (name text, every float)
    on conflict (name) do update set free_at = excluded.free_at where turns.free_at <= clock_timestamp()
    returning name`.execute(db);
  if (taken.rows.length === turns.length) return 0;
  const { rows: left } = await sql<{ wait: number }>`
    select ceil(extract(epoch from max(free_at) - clock_timestamp()) * 1000)::int as wait
    from turns where name in (${sql.join(turns.map((it) => it.name))})`.execute(db);
  return Math.max(1, left[0]?.wait ?? 1);
}

/** Turns long taken are forgotten: a conversation nobody posts in any more needs no row. */
export async function forgetTurns(db: Db): Promise<void> {
  await sql`delete from turns where free_at < clock_timestamp() - interval '1 day'`.execute(db);
}
