import type { Db, Tx } from './store.ts';
import { vaultOf } from './vault.ts';

/** The data key of a complaint, wrapped: names and words are sealed under it. Undefined where it was forgotten, or never made. */
export async function keyOf(db: Db, council: string, ref: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('complaint_keys')
    .select('key')
    .where('council', '=', council)
    .where('ref', '=', ref)
    .executeTakeFirst();
  return row?.key;
}

/** The complaint's key, made where it has none yet. */
export async function newKeyOf(tx: Tx, council: string, ref: string): Promise<string> {
  const known = await keyOf(tx, council, ref);
  if (known) return known;
  const made = await tx
    .insertInto('complaint_keys')
    .values({ council, ref, key: vaultOf(tx).newKey() })
    .onConflict((it) => it.columns(['council', 'ref']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return made?.key ?? (await keyOf(tx, council, ref))!;
}

/** Forgets it for good: nothing that was sealed under it can be read again, wherever a copy may be. */
export async function forgetKeyOf(tx: Tx, council: string, ref: string): Promise<void> {
  await tx.deleteFrom('complaint_keys').where('council', '=', council).where('ref', '=', ref).execute();
}
