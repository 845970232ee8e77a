import type { Kysely, Transaction } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Tables } from './schema.ts';
import type { Vault } from './vault.ts';

/** The database, or a transaction on it: every query takes one first. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** Everything kept, and the jobs that were promised in the same transaction. Closing it twice is closing it once. */
export interface Store {
  /** The tables as one council has them: the database itself hands out no row of another, whatever a query forgets to say. */
  of(council: string): Db;
  /** The tables with every council's rows: for what belongs to no council, and for nothing that is shown to anybody. */
  db: Db;
  /**
   * One statement prepared once under its name: for the two that every turn needs, where building a query costs as much as
   * running it. Everything else goes through `of`.
   */
  prepared<Row>(council: string, name: string, statement: string, parameters: readonly string[]): Promise<Row[]>;
  /** Seals what people told us before it gets here. */
  vault: Vault;
  /** A job queue on the same database. */
  boss: PgBoss;
  /** Which engine: "PostgreSQL", or the one embedded in this process. */
  engine: 'postgres' | 'pglite';
  close(): Promise<void>;
}
