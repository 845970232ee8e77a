import { sql } from 'kysely';
import { chained, genesis } from '../rights/record.ts';
import type { Db, Tx } from './store.ts';

export interface RecordLine {
  at: Date;
  ref?: string;
  /** The entry in its fixed form, as it is hashed. */
  entry: string;
}

/** Appends to a council's chain. It waits for whoever is appending, until they commit: so it is a transaction's last statement. */
export async function appendRecord(tx: Tx, council: string, lines: readonly RecordLine[]): Promise<void> {
  if (lines.length === 0) return;
  const head = await tx
    .insertInto('record_heads')
    .values({ council, seq: 0, hash: genesis(council) })
    .onConflict((it) => it.column('council').doUpdateSet({ seq: sql`record_heads.seq` }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  const links = chained(
    head.hash,
    lines.map((it) => it.entry),
  );
  const rows = lines.map(({ at, ref }, n) => ({ ...links[n]!, council, seq: head.seq + 1 + n, at, ref: ref ?? null }));
  const last = rows.at(-1)!;
  await tx
    .with('moved', (it) =>
      it.updateTable('record_heads').set({ seq: last.seq, hash: last.hash }).where('council', '=', council),
    )
    .insertInto('record')
    .values(rows)
    .execute();
}

export interface Recorded {
  seq: number;
  at: Date;
  ref?: string;
  entry: string;
  hash: string;
}

/** A council's record from a place on, in its order. */
export async function recordFrom(db: Db, council: string, after: number, most: number): Promise<Recorded[]> {
  const rows = await db
    .selectFrom('record')
    .select(['seq', 'at', 'ref', 'entry', 'hash'])
    .where('council', '=', council)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(most)
    .execute();
  return rows.map(({ ref, ...it }) => ({ ...it, ref: ref ?? undefined }));
}

/** What is on record about one complaint, each line with the hash before it, so that it can be checked by itself. */
export async function recordAbout(
  db: Db,
  council: string,
  ref: string,
): Promise<{ seq: number; entry: string; before: string; hash: string }[]> {
  const rows = await db
    .selectFrom('record as r')
    .leftJoin('record as b', (it) => it.onRef('b.council', '=', 'r.council').on('b.seq', '=', sql`r.seq - 1`))
    .select(['r.seq', 'r.entry', 'r.hash', 'b.hash as before'])
    .where('r.council', '=', council)
    .where('r.ref', '=', ref)
    .orderBy('r.seq')
    .execute();
  return rows.map(({ before, ...it }) => ({ ...it, before: before ?? genesis(council) }));
}
