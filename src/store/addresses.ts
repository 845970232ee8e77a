import { forgetInState } from './conversations.ts';
import type { Db } from './store.ts';

/** Remembers where somebody can be reached from now on. */
export async function saveAddress(
  db: Db,
  council: string,
  address: string,
  conversation: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto('addresses')
    .values({ council, address, conversation, at })
    .onConflict((it) => it.columns(['council', 'address']).doUpdateSet({ conversation, at, gone_at: null }))
    .execute();
}

/** The conversation of the first of these addresses that is known. */
export async function addressOf(db: Db, council: string, addresses: readonly string[]): Promise<string | undefined> {
  const found = await db
    .selectFrom('addresses')
    .select(['address', 'conversation'])
    .where('council', '=', council)
    .where('address', 'in', addresses)
    .where('gone_at', 'is', null)
    .execute();
  for (const wanted of addresses) {
    const row = found.find((it) => it.address === wanted);
    if (row) return row.conversation;
  }
  return undefined;
}

/** Every address at which somebody can be reached. */
export async function knownAddresses(db: Db, council: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('addresses')
    .select('address')
    .where('council', '=', council)
    .where('gone_at', 'is', null)
    .execute();
  return new Set(rows.map((it) => it.address));
}

/** Whether somebody could ever be reached at an address, even if they no longer can. */
export async function wasKnown(db: Db, council: string, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('addresses')
    .select('at')
    .where('council', '=', council)
    .where('address', '=', address)
    .executeTakeFirst();
  return row !== undefined;
}

/** A channel that was deleted, or somebody who left: nothing is posted there until it is named anew. False where it was known. */
export async function loseAddress(db: Db, council: string, address: string, at: Date): Promise<boolean> {
  const lost = await db
    .updateTable('addresses')
    .set({ gone_at: at })
    .where('council', '=', council)
    .where('address', '=', address)
    .where('gone_at', 'is', null)
    .returning('conversation')
    .executeTakeFirst();
  if (!lost) return false;
  // Whoever writes there again is there again: their next turn says anew whom one reaches by it.
  await forgetInState(db, council, lost.conversation, 'address');
  return true;
}
