import type { Kysely, Transaction } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Tables } from './schema.ts';

/** The database, or a transaction on it: every query takes one first. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** Everything kept, and the jobs that were promised in the same transaction. Closing it twice is closing it once. */
export interface Store {
  db: Db;
  /**
   * One statement prepared once under its name: for the two that every turn needs, where building a query costs as much as
   * running it. Everything else goes through `db`.
   */
  prepared<Row>(name: string, statement: string, parameters: readonly string[]): Promise<Row[]>;
  /** A job queue on the same database. */
  boss: PgBoss;
  /** Which engine: "PostgreSQL", or the one embedded in this process. */
  engine: 'postgres' | 'pglite';
  close(): Promise<void>;
}
