import { sql } from 'kysely';
import { keyOf, newKeyOf } from './complaint-keys.ts';
import type { Db, Tx } from './store.ts';
import { vaultOf } from './vault.ts';

/** Who told us, for the people who need to answer them. Never handed to anything that writes to a channel. */
export interface Complainant {
  name?: string;
  child?: string;
  age?: number;
  replyBy?: string;
  replyTo?: string;
  details: Record<string, unknown>;
}

export async function keepComplainant(tx: Tx, council: string, ref: string, it: Complainant): Promise<void> {
  const { name, child, age, replyBy, replyTo, details } = it;
  const text = JSON.stringify({ name, child, age, replyBy, replyTo, details });
  const key = await newKeyOf(tx, council, ref);
  const sealed = vaultOf(tx).seal(key, [council, ref, 'complainant'], text);
  await tx.insertInto('complainants').values({ council, ref, sealed }).execute();
}

export async function complainantOf(db: Db, council: string, ref: string): Promise<Complainant | undefined> {
  const row = await db
    .selectFrom('complainants')
    .select('sealed')
    .where('council', '=', council)
    .where('ref', '=', ref)
    .executeTakeFirst();
  const key = row && (await keyOf(db, council, ref));
  return key
    ? (JSON.parse(vaultOf(db).open(key, [council, ref, 'complainant'], row.sealed)) as Complainant)
    : undefined;
}

/** Stands for what is kept of them, sealed as it is: for the record. */
export async function complainantDigest(db: Db, council: string, ref: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('complainants')
    .select(sql<string>`encode(sha256(convert_to(sealed, 'utf8')), 'hex')`.as('digest'))
    .where('council', '=', council)
    .where('ref', '=', ref)
    .executeTakeFirst();
  return row?.digest;
}
