import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { migrate } from './migrate.ts';
import { startQueues, stopQueues } from './queues.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

const DATE = 1082;
const BIGINT = 20;

/** The same values from both engines: dates as strings (never a moment that a time zone can move), counts as numbers. */
export const parsers: Record<number, (text: string) => unknown> = {
  [DATE]: (text) => text,
  [BIGINT]: Number,
};

/** PostgreSQL by its address. `onLost` hears of a connection that broke while nobody was using it. */
export async function openPostgres(url: string, onLost: (error: Error) => void, most = 10): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    types: { getTypeParser: (oid, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format) },
  });
  pool.on('error', onLost);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const boss = new PgBoss({ connectionString: url, max: 4 });
  boss.on('error', onLost);
  await migrate(db);
  await startQueues(boss);
  let closed: Promise<void> | undefined;
  return {
    db,
    boss,
    engine: 'postgres',
    prepared: async (name, text, values) => (await pool.query({ name, text, values: [...values] })).rows,
    close: () => (closed ??= stopQueues(boss).then(() => db.destroy())),
  };
}
