import { createHmac } from 'node:crypto';
import { secretOf } from './settings.ts';
import type { Db } from './store.ts';

/**
 * Return codes are kept as keyed hashes: whoever reads the table cannot come back as somebody else, and whoever has all of it and
 * no key cannot try codes against it at home.
 */
export async function sealedHash(db: Db, council: string, hash: string, makeKey: () => string): Promise<string> {
  return keyed(await secretOf(db, council, 'code-key', makeKey), hash);
}

export function keyed(key: string, hash: string): string {
  return createHmac('sha256', key).update(hash).digest('base64url');
}

export async function saveCode(
  db: Db,
  council: string,
  hash: string,
  conversation: string,
  ref: string | undefined,
  at: Date,
): Promise<void> {
  await db
    .insertInto('codes')
    .values({ council, hash, conversation, ref: ref ?? null, at })
    .execute();
}

/** Binds the code given in the middle of a conversation to the complaint that came of it. */
export async function bindCodes(db: Db, council: string, conversation: string, ref: string): Promise<void> {
  await db
    .updateTable('codes')
    .set({ ref })
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('ref', 'is', null)
    .execute();
}

export async function findCode(
  db: Db,
  council: string,
  hash: string,
): Promise<{ conversation: string; ref?: string } | undefined> {
  const row = await db
    .selectFrom('codes')
    .select(['conversation', 'ref'])
    .where('council', '=', council)
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && { conversation: row.conversation, ref: row.ref ?? undefined };
}

/** The codes of a complaint that has become part of another lead there. */
export async function rebindCodes(db: Db, council: string, from: string, to: string): Promise<void> {
  await db.updateTable('codes').set({ ref: to }).where('council', '=', council).where('ref', '=', from).execute();
}

/** Takes back every code of a complaint, or of a conversation that is not one yet. Answers how many there were. */
export async function revokeCodes(
  db: Db,
  council: string,
  of: { ref: string } | { conversation: string },
  at: Date,
): Promise<number> {
  const which = 'ref' in of ? (['ref', of.ref] as const) : (['conversation', of.conversation] as const);
  const revoked = await db
    .updateTable('codes')
    .set({ revoked_at: at })
    .where('council', '=', council)
    .where(which[0], '=', which[1])
    .where('revoked_at', 'is', null)
    .returning('hash')
    .execute();
  return revoked.length;
}
