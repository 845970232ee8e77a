import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { openInMemory } from '../../src/store/pglite.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Store } from '../../src/store/store.ts';
import { TEST_KEYS } from './keys.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of a real PostgreSQL, where this run has one. */
    postgres: string | undefined;
    /** A dump of an embedded database whose tables are made. */
    dump: string | undefined;
  }
}

const loud = (error: Error) => {
  throw error;
};

/** A database of its own for one test file: embedded, or on the real server where this run has one. */
export async function openTestStore(): Promise<Store> {
  const url = await newDatabase();
  return url
    ? openPostgres(url, () => {}, TEST_KEYS)
    : openInMemory(loud, TEST_KEYS, new Blob([readFileSync(inject('dump')!)]));
}

/** The address of a new, empty database on the real server; undefined where this run has none. */
export async function newDatabase(): Promise<string | undefined> {
  const server = inject('postgres');
  if (!server) return undefined;
  const name = `heard_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return `${server}/${name}`;
}
