import type { Db, Tx } from './store.ts';

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
  await tx
    .insertInto('complainants')
    .values({
      council,
      ref,
      name: it.name ?? null,
      child: it.child ?? null,
      age: it.age ?? null,
      reply_by: it.replyBy ?? null,
      reply_to: it.replyTo ?? null,
      details: JSON.stringify(it.details),
    })
    .execute();
}

export async function complainantOf(db: Db, council: string, ref: string): Promise<Complainant | undefined> {
  const row = await db
    .selectFrom('complainants')
    .selectAll()
    .where('council', '=', council)
    .where('ref', '=', ref)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    name: row.name ?? undefined,
    child: row.child ?? undefined,
    age: row.age ?? undefined,
    replyBy: row.reply_by ?? undefined,
    replyTo: row.reply_to ?? undefined,
    details: row.details,
  };
}
