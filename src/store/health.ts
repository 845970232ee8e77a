import { sql } from 'kysely';
import { newestMigration } from './migrate.ts';
import type { Db } from './store.ts';

/** Why the store cannot be used just now, or nothing when it can: it answers, and its tables are the ones this program knows. */
export async function storeProblems(db: Db): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(db);
    const newest = newestMigration();
    return rows[0]?.name === newest
      ? []
      : [`the tables are at ${rows[0]?.name ?? 'nothing'}, this program wants ${newest}`];
  } catch {
    return ['the database does not answer'];
  }
}
