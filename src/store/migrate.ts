import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from './store.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Brings the tables up to date. Several processes starting at once wait for each other. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => fromFiles() },
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** The newest migration's name, for comparing with what the database has. */
export function newestMigration(): string {
  return Object.keys(fromFiles()).sort().at(-1)!;
}

function fromFiles(): Record<string, Migration> {
  const files = readdirSync(FOLDER).filter((it) => it.endsWith('.sql'));
  return Object.fromEntries(
    files.map((file) => [
      file.replace('.sql', ''),
      {
        async up(db) {
          for (const statement of statements(readFileSync(new URL(file, FOLDER), 'utf8')))
            await sql.raw(statement).execute(db);
        },
      },
    ]),
  );
}

/** One statement at a time: PGlite's prepared path takes no more. */
function statements(text: string): string[] {
  return text
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((it) => it.trim())
    .filter(Boolean);
}
