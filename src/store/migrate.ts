import { readdirSync, readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { keyedCodes } from './migrations/0004-door.ts';
import { sealed } from './migrations/0004-sealed.ts';
import type { Db } from './store.ts';
import { type Vault, vaultOf } from './vault.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** What a migration does that SQL cannot: seal, with a key the database does not have. */
const AFTERWARDS: Record<string, (db: Kysely<unknown>, vault: Vault) => Promise<void>> = {
  '0004-sealed': sealed,
  '0004-door': keyedCodes,
};

/** Brings the tables up to date. Several processes starting at once wait for each other. */
export async function migrate(db: Db): Promise<void> {
  const vault = vaultOf(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => fromFiles(vault) },
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** The newest migration's name, for comparing with what the database has. */
export function newestMigration(): string {
  return names().at(-1)!;
}

function names(): string[] {
  return readdirSync(FOLDER)
    .filter((it) => it.endsWith('.sql'))
    .map((it) => it.replace('.sql', ''))
    .sort();
}

function fromFiles(vault: Vault): Record<string, Migration> {
  return Object.fromEntries(
    names().map((name) => [
      name,
      {
        async up(db) {
          for (const statement of statements(readFileSync(new URL(`${name}.sql`, FOLDER), 'utf8')))
            await sql.raw(statement).execute(db);
          await AFTERWARDS[name]?.(db, vault);
        },
      },
    ]),
  );
}

/** One statement at a time: PGlite's prepared path takes no more. */
function statements(text: string): string[] {
  return text
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((it) => it.trim())
    .filter(Boolean);
}
