import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { type Db as BossDb, PgBoss } from 'pg-boss';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { parsers } from './postgres.ts';
import { startQueues, stopQueues } from './queues.ts';
import type { Tables } from './schema.ts';
import type { Db, Store } from './store.ts';
import { createVault, VaultPlugin } from './vault.ts';
import { proveKeys } from './vault-keys.ts';
import { COUNCIL_SETTING, DESK_ROLE, raiseWall } from './wall.ts';

/**
 * PostgreSQL inside this process: for the demonstration and the tests. It does not wait for the disk (fsync is off), so a
 * power cut can lose the last moments; the production start refuses it.
 */
export async function openPglite(
  folder: string,
  onError: (error: Error) => void,
  masters: readonly Buffer[] | undefined,
): Promise<Store> {
  mkdirSync(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  const keys = masters ?? [keyBeside(join(folder, 'key'))];
  return storeOn(await PGlite.create(join(folder, 'pglite'), { parsers }), onError, keys, unlock);
}

/** The demonstration's own key, beside its database and not in it: made at the first start, for whoever started it and nobody else. */
function keyBeside(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}

/** The same in memory, from nothing or from another one's dump: gone when it is closed. */
export async function openInMemory(
  onError: (error: Error) => void,
  masters: readonly Buffer[],
  dump?: Blob,
): Promise<Store & { dump(): Promise<Blob> }> {
  const pglite = await PGlite.create({ parsers, loadDataDir: dump });
  return { ...(await storeOn(pglite, onError, masters, () => {})), dump: () => pglite.dumpDataDir('none') };
}

async function storeOn(
  pglite: PGlite,
  onError: (error: Error) => void,
  masters: readonly Buffer[],
  unlock: () => void,
): Promise<Store> {
  const vault = createVault(masters);
  const plugins = [new VaultPlugin(vault)];
  const whose = sessions(pglite);
  const turns = oneAtATime();
  const open = (council?: string): Db =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: poolOf(pglite, turns, () => whose(council)) }),
      plugins,
    });
  const db = open();
  const councils = new Map<string, Db>();
  const boss = new PgBoss({ db: bossOf(pglite, turns, () => whose(undefined)), backend: 'pglite' });
  boss.on('error', onError);
  await migrate(db);
  await proveKeys(db, vault);
  await startQueues(boss);
  await raiseWall(db);
  let closed: Promise<void> | undefined;
  return {
    db,
    of(council) {
      const known = councils.get(council) ?? open(council);
      councils.set(council, known);
      return known;
    },
    vault,
    boss,
    engine: 'pglite',
    prepared: (council, name, statement, parameters) =>
      turns(async () => {
        await whose(council);
        return execute(pglite, name, statement, parameters);
      }),
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

/** There is one session, so whoever's turn it is says first for which council, or for all; nothing is said where that stays the same. */
function sessions(pglite: PGlite): (council: string | undefined) => Promise<void> {
  let now: string | undefined;
  return async (council) => {
    if (council === now) return;
    await pglite.exec(
      council === undefined
        ? 'reset role'
        : `set role ${DESK_ROLE}; select set_config(${quoted(COUNCIL_SETTING)}, ${quoted(council)}, false)`,
    );
    now = council;
  };
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

function poolOf(pglite: PGlite, turns: Turns, begin: () => Promise<void>): PostgresPool {
  return {
    connect: () =>
      new Promise((granted, refused) => {
        turns(async () => {
          await begin();
          await new Promise<void>((release) => {
            granted(clientOf(pglite, release));
          });
        }).catch(refused);
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
function bossOf(pglite: PGlite, turns: Turns, begin: () => Promise<void>): BossDb {
  return {
    executeSql: (sql, values) =>
      turns(async () => {
        await begin();
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
