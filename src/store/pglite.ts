import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { type Db as BossDb, PgBoss } from 'pg-boss';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { parsers } from './postgres.ts';
import { startQueues, stopQueues } from './queues.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

/**
 * PostgreSQL inside this process: for the demonstration and the tests. It does not wait for the disk (fsync is off), so a
 * power cut can lose the last moments; the production start refuses it.
 */
export async function openPglite(folder: string, onError: (error: Error) => void): Promise<Store> {
  mkdirSync(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  return storeOn(await PGlite.create(join(folder, 'pglite'), { parsers }), onError, unlock);
}

/** The same in memory, from nothing or from another one's dump: gone when it is closed. */
export async function openInMemory(
  onError: (error: Error) => void,
  dump?: Blob,
): Promise<Store & { dump(): Promise<Blob> }> {
  const pglite = await PGlite.create({ parsers, loadDataDir: dump });
  return { ...(await storeOn(pglite, onError, () => {})), dump: () => pglite.dumpDataDir('none') };
}

async function storeOn(pglite: PGlite, onError: (error: Error) => void, unlock: () => void): Promise<Store> {
  const turns = oneAtATime();
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(pglite, turns) }) });
  const boss = new PgBoss({ db: bossOf(pglite, turns), backend: 'pglite' });
  boss.on('error', onError);
  await migrate(db);
  await startQueues(boss);
  let closed: Promise<void> | undefined;
  return {
    db,
    boss,
    engine: 'pglite',
    prepared: (name, statement, parameters) => turns(() => execute(pglite, name, statement, parameters)),
    close: () =>
      (closed ??= stopQueues(boss)
        .then(() => turns(() => pglite.close()))
        .finally(unlock)),
  };
}

const known = new WeakMap<PGlite, Set<string>>();

/** PGlite parses and plans anew at every query; a statement prepared by name costs less than half. Its arguments are quoted text. */
async function execute<Row>(
  pglite: PGlite,
  name: string,
  statement: string,
  parameters: readonly string[],
): Promise<Row[]> {
  const names = known.get(pglite) ?? new Set();
  known.set(pglite, names);
  if (!names.has(name)) {
    await pglite.exec(`prepare ${name} as ${statement}`);
    names.add(name);
  }
  const [answer] = await pglite.exec(`execute ${name} (${parameters.map(quoted).join(', ')})`);
  return (answer?.rows ?? []) as Row[];
}

/** A string literal, with backslashes as they are (`standard_conforming_strings`). A zero byte would end the statement early. */
function quoted(text: string): string {
  if (text.includes('\0')) throw new Error('a zero byte cannot be stored');
  return `'${text.replaceAll("'", "''")}'`;
}

type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** There is one connection: whoever has it, transaction and all, finishes before the next begins. */
function oneAtATime(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}

function poolOf(pglite: PGlite, turns: Turns): PostgresPool {
  return {
    connect: () =>
      new Promise((granted, refused) => {
        turns(
          () =>
            new Promise<void>((release) => {
              granted(clientOf(pglite, release));
            }),
        ).catch(refused);
      }),
    end: async () => {},
  } as PostgresPool;
}

function clientOf(pglite: PGlite, release: () => void): PostgresPoolClient {
  return {
    async query(sql: string, parameters: readonly unknown[]) {
      const { rows, affectedRows } = await pglite.query(sql, [...parameters]);
      return { command: sql.trimStart().slice(0, 6).toUpperCase(), rowCount: affectedRows ?? rows.length, rows };
    },
    release,
  } as unknown as PostgresPoolClient;
}

/** The jobs' statements take their turn like everybody else's; several at once go through the simple protocol. */
function bossOf(pglite: PGlite, turns: Turns): BossDb {
  return {
    executeSql: (sql, values) =>
      turns(async () => {
        try {
          if (values?.length) return (await pglite.query(sql, values)) as { rows: never[] };
          return { rows: (await pglite.exec(sql)).flatMap((it) => it.rows as never[]) };
        } catch (error) {
          await pglite.query('rollback').catch(() => {});
          throw error;
        }
      }),
  };
}
