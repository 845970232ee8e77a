import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import { chained, genesis } from '../rights/record.ts';
import type { Db, Tx } from './store.ts';
import { openTyped } from './typed.ts';
import { vaultOf } from './vault.ts';

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

const PAGE = 5000;

/** The whole record, a page at a time. */
export async function* wholeRecord(db: Db, council: string, after = 0): AsyncGenerator<Recorded> {
  for (let last = after; ; ) {
    const page = await recordFrom(db, council, last, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)!.seq;
  }
}

export async function headOf(db: Db, council: string): Promise<{ seq: number; hash: string } | undefined> {
  return db.selectFrom('record_heads').select(['seq', 'hash']).where('council', '=', council).executeTakeFirst();
}

export interface Kept {
  ref: string;
  seq: number;
}

/** Every line of every history, a page at a time, as the record's digests were made of it. */
export async function* wholeHistory(
  db: Db,
  council: string,
): AsyncGenerator<Kept & { act: string; on: LocalDate; by: string; details: Record<string, unknown> }> {
  const vault = vaultOf(db);
  for (let last: Kept = { ref: '', seq: 0 }; ; ) {
    const page = await db
      .selectFrom('entries')
      .select(['ref', 'seq', 'act', 'on_day as on', 'by_whom as by', 'details'])
      .where('council', '=', council)
      .where((it) => it(it.refTuple('ref', 'seq'), '>', it.tuple(last.ref, last.seq)))
      .orderBy('ref')
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const it of page)
      yield { ...it, details: openTyped(vault, [council, it.ref, 'entry', String(it.seq)], it.details) };
    if (page.length < PAGE) return;
    last = page.at(-1)!;
  }
}

/** The digests of everything that is kept sealed of what people told, a page at a time. */
export async function* wholeWords(db: Db, council: string): AsyncGenerator<Kept & { digest: string }> {
  for (let last: Kept = { ref: '', seq: 0 }; ; ) {
    const page = await db
      .selectFrom('words')
      .select(['ref', 'seq', sql<string>`encode(sha256(convert_to(words, 'utf8')), 'hex')`.as('digest')])
      .where('council', '=', council)
      .where((it) => it(it.refTuple('ref', 'seq'), '>', it.tuple(last.ref, last.seq)))
      .orderBy('ref')
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)!;
  }
}

export interface DayAnchor {
  day: LocalDate;
  seq: number;
  hash: string;
  at: Date;
  postedAt?: Date;
}

/** Notes where the record ends today, once a day. False where that was noted before, or nothing is on record yet. */
export async function dropAnchor(db: Db, council: string, day: LocalDate, at: Date): Promise<boolean> {
  const dropped = await db
    .insertInto('anchors')
    .columns(['council', 'day', 'seq', 'hash', 'at'])
    .expression((it) =>
      it
        .selectFrom('record_heads')
        .select([
          sql`${council}`.as('council'),
          sql`${day}::date`.as('day'),
          'seq',
          'hash',
          sql`${at}::timestamptz`.as('at'),
        ])
        .where('council', '=', council),
    )
    .onConflict((it) => it.columns(['council', 'day']).doNothing())
    .returning('day')
    .executeTakeFirst();
  return dropped !== undefined;
}

export async function anchorsOf(db: Db, council: string): Promise<DayAnchor[]> {
  const rows = await db.selectFrom('anchors').selectAll().where('council', '=', council).orderBy('day').execute();
  return rows.map(({ day, seq, hash, at, posted_at }) => ({
    day,
    seq,
    hash,
    at,
    ...(posted_at && { postedAt: posted_at }),
  }));
}

export async function markPosted(db: Db, council: string, day: LocalDate, at: Date): Promise<void> {
  await db
    .updateTable('anchors')
    .set({ posted_at: at })
    .where('council', '=', council)
    .where('day', '=', day)
    .execute();
}
