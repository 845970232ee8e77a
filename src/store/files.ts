import type { Db, Tx } from './store.ts';
import { vaultOf } from './vault.ts';

/** What became of the look for harm: nobody set up to look, still to come, or looked at and nothing found. */
export type Looked = 'not looked at' | 'waiting' | 'clean';

/** A file that somebody sent, without what is in it. */
export interface KeptFile {
  id: string;
  conversation: string;
  ref?: string;
  name: string;
  /** Its ending. */
  kind: string;
  size: number;
  state: Looked;
  by: string;
  at: Date;
}

/** Seals it under a key of its own. False where this very file was kept before. */
export async function keepFile(
  tx: Tx,
  council: string,
  { id, conversation, name, kind, size, state, by, at }: Omit<KeptFile, 'ref'>,
  bytes: Buffer,
): Promise<boolean> {
  const vault = vaultOf(tx);
  const key = vault.newKey();
  const kept = await tx
    .insertInto('attachments')
    .values({
      council,
      id,
      conversation,
      ref: null,
      name: vault.seal(key, placeOf(council, id, 'name'), name),
      kind,
      size,
      key,
      sealed: vault.sealBytes(key, placeOf(council, id, 'bytes'), bytes),
      state,
      by_whom: by,
      at,
    })
    .onConflict((it) => it.columns(['council', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

function placeOf(council: string, id: string, what: string): string[] {
  return [council, id, 'file', what];
}

const ABOUT = ['id', 'conversation', 'ref', 'name', 'kind', 'size', 'key', 'state', 'by_whom', 'at'] as const;

/** What was sent about one complaint, oldest first. */
export async function filesOf(db: Db, council: string, ref: string): Promise<KeptFile[]> {
  const vault = vaultOf(db);
  const rows = await db
    .selectFrom('attachments')
    .select(ABOUT)
    .where('council', '=', council)
    .where('ref', '=', ref)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ key, by_whom: by, state, ref: its, ...it }) => ({
    ...it,
    ...(its && { ref: its }),
    by,
    state: state as Looked,
    name: vault.open(key, placeOf(council, it.id, 'name'), it.name),
  }));
}

export async function fileWith(
  db: Db,
  council: string,
  id: string,
): Promise<{ file: KeptFile; bytes: Buffer } | undefined> {
  const row = await db
    .selectFrom('attachments')
    .select([...ABOUT, 'sealed'])
    .where('council', '=', council)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { key, sealed, by_whom: by, state, ref, ...it } = row;
  const vault = vaultOf(db);
  const name = vault.open(key, placeOf(council, id, 'name'), it.name);
  const file = { ...it, ...(ref && { ref }), by, name, state: state as Looked };
  return { file, bytes: vault.openBytes(key, placeOf(council, id, 'bytes'), Buffer.from(sealed)) };
}

/** Binds what was sent in a conversation, and belongs to no complaint yet, to one; or only these files of it. Answers which those were. */
export async function bindFiles(
  tx: Tx,
  council: string,
  conversation: string,
  ref: string,
  ids?: readonly string[],
): Promise<{ id: string; kind: string }[]> {
  if (ids?.length === 0) return [];
  const waiting = tx
    .updateTable('attachments')
    .set({ ref })
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('ref', 'is', null);
  const bound = await (ids ? waiting.where('id', 'in', ids) : waiting).returning(['id', 'kind']).execute();
  return bound.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What was sent about a complaint that has become part of another. */
export async function rebindFiles(tx: Tx, council: string, from: string, to: string): Promise<void> {
  await tx.updateTable('attachments').set({ ref: to }).where('council', '=', council).where('ref', '=', from).execute();
}

/** Files that wait for somebody to look for harm in them, longest waiting first. */
export async function waitingFiles(db: Db, council: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('attachments')
    .select('id')
    .where('council', '=', council)
    .where('state', '=', 'waiting')
    .orderBy('at')
    .limit(most)
    .execute();
  return rows.map((it) => it.id);
}

export async function markClean(tx: Tx, council: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('attachments')
    .set({ state: 'clean', looked_at: at })
    .where('council', '=', council)
    .where('id', '=', id)
    .execute();
}

/** Gone for good, with its key: no copy of it opens again. */
export async function forgetFile(tx: Tx, council: string, id: string): Promise<void> {
  await tx.deleteFrom('attachments').where('council', '=', council).where('id', '=', id).execute();
}
