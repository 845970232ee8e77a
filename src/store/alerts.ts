import { sql } from 'kysely';
import type { Db, Tx } from './store.ts';
import { type Vault, vaultOf } from './vault.ts';

/** Somebody may be hurt or unsafe. The words are exact, and only for the people on duty. */
export interface Alert {
  id: string;
  conversation: string;
  ref?: string;
  level: 'now' | 'today';
  flags: string[];
  words: string;
  at: Date;
  /** A person's id, or "complainant". */
  raisedBy: string;
  /** Who is asked, one after the other; fixed when it was raised. */
  chain: readonly string[];
  /** How many rounds of the chain have been asked. */
  asked: number;
  /** When the next round is asked, unless somebody answers. */
  lookAt?: Date;
  /** The alert that this was said after: it has that one's clock. */
  follows?: string;
  seenBy?: string;
  seenAt?: Date;
}

/** False where it had been raised before. */
export async function insertAlert(
  db: Db,
  council: string,
  { flags, chain, ref, words, raisedBy, lookAt, follows, seenBy, seenAt, ...alert }: Alert,
): Promise<boolean> {
  const inserted = await db
    .insertInto('alerts')
    .values({
      council,
      ...alert,
      ref: ref ?? null,
      words: vaultOf(db).sealer()(placeOf(council, alert.id), words),
      flags: JSON.stringify(flags),
      chain: JSON.stringify(chain),
      raised_by: raisedBy,
      look_at: lookAt ?? null,
      follows: follows ?? null,
      seen_by: seenBy ?? null,
      seen_at: seenAt ?? null,
    })
    .onConflict((it) => it.columns(['council', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findAlert(db: Db, council: string, id: string): Promise<Alert | undefined> {
  const row = await db
    .selectFrom('alerts')
    .selectAll()
    .where('council', '=', council)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toAlert(row, vaultOf(db));
}

/** The newest of a conversation that others may follow, locked: what is said next belongs to it or begins a new one. */
export async function latestAlert(tx: Tx, council: string, conversation: string): Promise<Alert | undefined> {
  const row = await tx
    .selectFrom('alerts')
    .selectAll()
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('follows', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row && toAlert(row, vaultOf(tx));
}

/** What was said after an alert, oldest first. */
export async function followers(db: Db, council: string, id: string): Promise<Alert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('council', '=', council)
    .where('follows', '=', id)
    .orderBy('at')
    .execute();
  const vault = vaultOf(db);
  return rows.map((it) => toAlert(it, vault));
}

export async function unseenAlerts(db: Db, council: string): Promise<Alert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('council', '=', council)
    .where('seen_at', 'is', null)
    .orderBy('at')
    .execute();
  const vault = vaultOf(db);
  return rows.map((it) => toAlert(it, vault));
}

/** Those that nobody has answered in their time. */
export async function alertsDue(db: Db, council: string, at: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('alerts')
    .select('id')
    .where('council', '=', council)
    .where('look_at', '<=', at)
    .orderBy('look_at')
    .execute();
  return rows.map((it) => it.id);
}

/** Takes the next round of one that is still due: undefined where somebody answered, or another process took it. */
export async function askNext(tx: Tx, council: string, id: string, at: Date): Promise<Alert | undefined> {
  const row = await tx
    .updateTable('alerts')
    .set({ asked: sql`asked + 1`, look_at: null })
    .where('council', '=', council)
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .where('look_at', '<=', at)
    .returningAll()
    .executeTakeFirst();
  return row && toAlert(row, vaultOf(tx));
}

export async function lookAgainAt(tx: Tx, council: string, id: string, lookAt: Date): Promise<void> {
  await tx.updateTable('alerts').set({ look_at: lookAt }).where('council', '=', council).where('id', '=', id).execute();
}

/** The first to answer has it, and everything that was said after it; undefined where somebody already had. */
export async function seeAlert(tx: Tx, council: string, id: string, by: string, at: Date): Promise<Alert | undefined> {
  const rows = await tx
    .updateTable('alerts')
    .set({ seen_by: by, seen_at: at, look_at: null })
    .where('council', '=', council)
    .where((it) => it.or([it('id', '=', id), it('follows', '=', id)]))
    .where('seen_at', 'is', null)
    .returningAll()
    .execute();
  const row = rows.find((it) => it.id === id);
  return row && toAlert(row, vaultOf(tx));
}

/** Binds the alerts of a conversation to the complaint that came of it, and answers which they are. */
export async function bindAlerts(db: Db, council: string, conversation: string, ref: string): Promise<string[]> {
  const bound = await db
    .updateTable('alerts')
    .set({ ref })
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('ref', 'is', null)
    .returning('id')
    .execute();
  return bound.map((it) => it.id);
}

interface Row {
  council: string;
  id: string;
  conversation: string;
  ref: string | null;
  level: string;
  flags: string[];
  words: string;
  at: Date;
  raised_by: string;
  chain: string[];
  asked: number;
  look_at: Date | null;
  follows: string | null;
  seen_by: string | null;
  seen_at: Date | null;
}

/** The exact words are sealed by themselves: an alert may come before anything else is kept of its conversation. */
function placeOf(council: string, id: string): string[] {
  return [council, 'alert', id];
}

function toAlert(row: Row, vault: Vault): Alert {
  const { council, id, conversation, level, flags, words, at, chain, asked } = row;
  const { ref, raised_by, look_at, follows, seen_by, seen_at } = row;
  return {
    id,
    conversation,
    level: level as Alert['level'],
    flags,
    words: vault.openAlone(placeOf(council, id), words),
    at,
    chain,
    asked,
    raisedBy: raised_by,
    ...(ref && { ref }),
    ...(look_at && { lookAt: look_at }),
    ...(follows && { follows }),
    ...(seen_by && { seenBy: seen_by }),
    ...(seen_at && { seenAt: seen_at }),
  };
}
