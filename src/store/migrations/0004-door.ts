import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { sealedHash } from '../codes.ts';
import type { Db } from '../store.ts';

/** Codes that were kept as plain hashes are kept as keyed ones: whoever holds one comes back as before. */
export async function keyedCodes(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ council: string; hash: string }>`select council, hash from codes`.execute(db);
  for (const { council, hash } of rows) {
    const anew = await sealedHash(db as Db, council, hash, () => randomBytes(32).toString('base64url'));
    await sql`update codes set hash = ${anew} where council = ${council} and hash = ${hash}`.execute(db);
  }
}
