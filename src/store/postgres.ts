import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { migrate } from './migrate.ts';
import { startQueues, stopQueues } from './queues.ts';
import type { Tables } from './schema.ts';
import type { Db, Store } from './store.ts';
import { createVault, VaultPlugin } from './vault.ts';
import { proveKeys } from './vault-keys.ts';
import { COUNCIL_SETTING, DESK_ROLE, raiseWall } from './wall.ts';

const DATE = 1082;
const BIGINT = 20;

/** The same values from both engines: dates as strings (never a moment that a time zone can move), counts as numbers. */
export const parsers: Record<number, (text: string) => unknown> = {
  [DATE]: (text) => text,
  [BIGINT]: Number,
};

/** PostgreSQL by its address. `onLost` hears of every connection that broke. */
export async function openPostgres(
  url: string,
  onLost: (error: Error) => void,
  masters: readonly Buffer[],
  most = 10,
): Promise<Store> {
  const vault = createVault(masters);
  const plugins = [new VaultPlugin(vault)];

  function open(options: string | undefined, max: number): { pool: pg.Pool; db: Db } {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      options,
      types: { getTypeParser: (oid, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format) },
    });
    pool.on('error', onLost);
    // The pool listens to connections that nobody uses. One that breaks in the middle of a transaction fails that transaction, and is
    // no reason for the whole program to end.
    pool.on('connect', (client) => client.on('error', onLost));
    return { pool, db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins }) };
  }

  const whole = open(undefined, 4);
  const councils = new Map<string, ReturnType<typeof open>>();
  /** Connections of their own for each council, in the desk's role from their first moment to their last. */
  function its(council: string): ReturnType<typeof open> {
    const known = councils.get(council) ?? open(sessionOf(council), most);
    councils.set(council, known);
    return known;
  }

  const boss = new PgBoss({ connectionString: url, max: 4 });
  boss.on('error', onLost);
  await migrate(whole.db);
  await proveKeys(whole.db, vault);
  await startQueues(boss);
  await raiseWall(whole.db);
  let closed: Promise<void> | undefined;
  return {
    db: whole.db,
    of: (council) => its(council).db,
    vault,
    boss,
    engine: 'postgres',
    prepared: async (council, name, text, values) =>
      (await its(council).pool.query({ name, text, values: [...values] })).rows,
    close: () =>
      (closed ??= stopQueues(boss)
        .then(() => Promise.all([whole, ...councils.values()].map(({ db }) => db.destroy())))
        .then(() => {})),
  };
}

/** What a connection is told as it is made. Spaces and backslashes in a value are escaped, as the server wants it. */
function sessionOf(council: string): string {
  return `-c role=${DESK_ROLE} -c ${COUNCIL_SETTING}=${council.replace(/[\\\s]/g, '\\$&')}`;
}
