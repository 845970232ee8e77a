import type { Db } from './store.ts';
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
  seenBy?: string;
  seenAt?: Date;
}

/** False where it had been raised before. */
export async function insertAlert(
  db: Db,
  council: string,
  { flags, ref, words, seenBy, seenAt, ...alert }: Alert,
): Promise<boolean> {
  const inserted = await db
    .insertInto('alerts')
    .values({
      council,
      ...alert,
      ref: ref ?? null,
      words: vaultOf(db).sealer()(placeOf(council, alert.id), words),
      flags: JSON.stringify(flags),
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

/** The first to answer has it; undefined where somebody already had. */
export async function seeAlert(db: Db, council: string, id: string, by: string, at: Date): Promise<Alert | undefined> {
  const row = await db
    .updateTable('alerts')
    .set({ seen_by: by, seen_at: at })
    .where('council', '=', council)
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && toAlert(row, vaultOf(db));
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
  seen_by: string | null;
  seen_at: Date | null;
}

/** The exact words are sealed by themselves: an alert may come before anything else is kept of its conversation. */
function placeOf(council: string, id: string): string[] {
  return [council, 'alert', id];
}

function toAlert(
  { council, id, conversation, ref, level, flags, words, at, seen_by, seen_at }: Row,
  vault: Vault,
): Alert {
  return {
    id,
    conversation,
    level: level as Alert['level'],
    flags,
    words: vault.openAlone(placeOf(council, id), words),
    at,
    ...(ref && { ref }),
    ...(seen_by && { seenBy: seen_by }),
    ...(seen_at && { seenAt: seen_at }),
  };
}
