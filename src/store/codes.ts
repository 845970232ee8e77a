import type { Db } from './store.ts';

/** Return codes are kept as hashes: whoever reads the table cannot come back as somebody else. */
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
    .executeTakeFirst();
  return row && { conversation: row.conversation, ref: row.ref ?? undefined };
}

/** The codes of a complaint that has become part of another lead there. */
export async function rebindCodes(db: Db, council: string, from: string, to: string): Promise<void> {
  await db.updateTable('codes').set({ ref: to }).where('council', '=', council).where('ref', '=', from).execute();
}
