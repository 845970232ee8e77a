import { type SelectQueryBuilder, sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import { appointedIn } from '../complaints/appoint.ts';
import { type Complaint, type Entry, holdersOf, type NewEntry, withHistory } from '../complaints/complaint.ts';
import { concernedIn } from '../complaints/concerned.ts';
import type { NewWords } from '../complaints/decision.ts';
import type { State } from '../complaints/state.ts';
import { keyOf, newKeyOf } from './complaint-keys.ts';
import type { Tables } from './schema.ts';
import type { Db, Tx } from './store.ts';
import { openTyped, sealTyped } from './typed.ts';
import { type Vault, vaultOf } from './vault.ts';

type Row = Awaited<ReturnType<typeof rows>>[number];

/** The next number of this council's year. Counted, not generated: an identity column jumps after a crash, and people notice. */
export async function nextNumber(tx: Tx, council: string, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('counters')
    .values({ council, year, last: 1 })
    .onConflict((it) => it.columns(['council', 'year']).doUpdateSet({ last: sql`counters.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

export type NewComplaint = Pick<
  Tables['complaints'],
  | 'council'
  | 'ref'
  | 'received_at'
  | 'received'
  | 'arose'
  | 'pack'
  | 'procedure'
  | 'complainant'
  | 'initials'
  | 'about'
  | 'team'
  | 'telling'
  | 'conversation'
  | 'channel'
> & { triage: Complaint['triage'] };

/** False where this telling was opened before: a repeated "send" opens nothing twice. */
export async function insertComplaint(tx: Tx, { triage, ...row }: NewComplaint): Promise<boolean> {
  const inserted = await tx
    .insertInto('complaints')
    .values({ ...row, triage: JSON.stringify(triage), state: 'stage-1-open' })
    .onConflict((it) => it.columns(['council', 'telling']).doNothing())
    .returning('ref')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function refOfTelling(db: Db, council: string, telling: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('complaints')
    .select('ref')
    .where('council', '=', council)
    .where('telling', '=', telling)
    .executeTakeFirst();
  return row?.ref;
}

/** The complaint with its whole history, held until the transaction ends. */
export async function lockComplaint(tx: Tx, council: string, ref: string): Promise<Complaint | undefined> {
  // Locked by itself: a statement that waited for the lock has the row as it is now, and the history as it was before it waited.
  const held = await tx
    .selectFrom('complaints')
    .select('ref')
    .where('council', '=', council)
    .where('ref', '=', ref)
    .forUpdate()
    .executeTakeFirst();
  return held && findComplaint(tx, council, ref);
}

export async function findComplaint(db: Db, council: string, ref: string): Promise<Complaint | undefined> {
  const [row] = await rows(byRef(db, council, ref));
  return row && toComplaint(row, vaultOf(db));
}

/** Open complaints, oldest first: one person's (answering or standing in), one team's, or all. */
export async function openComplaints(
  db: Db,
  council: string,
  only: { holder?: string; team?: string } = {},
): Promise<Complaint[]> {
  let query = db.selectFrom('complaints').where('complaints.council', '=', council).where('open', '=', true);
  if (only.holder)
    query = query.where((it) => it.or([it('respondent', '=', only.holder!), it('second', '=', only.holder!)]));
  if (only.team) query = query.where('team', '=', only.team);
  return (await rows(query.orderBy('received_at'))).map((it) => toComplaint(it, vaultOf(db)));
}

/** The references of open complaints after one of them, in their order. */
export async function openRefsAfter(db: Db, council: string, after: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints')
    .select('ref')
    .where('council', '=', council)
    .where('open', '=', true)
    .where('ref', '>', after)
    .orderBy('ref')
    .limit(most)
    .execute();
  return rows.map((it) => it.ref);
}

/** Open complaints on which an answer is waited for from one of these people. */
export async function awaitingFrom(db: Db, council: string, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('complaints')
    .select('ref')
    .where('council', '=', council)
    .where('open', '=', true)
    .where('respondent', 'in', people)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('deadlines')
          .select('clock')
          .whereRef('deadlines.council', '=', 'complaints.council')
          .whereRef('deadlines.ref', '=', 'complaints.ref')
          .where('clock', 'in', ['stage 1 reply', 'stage 2 reply', 'final reply'])
          .where('status', 'in', ['running', 'overdue', 'paused']),
      ),
    )
    .orderBy('ref')
    .execute();
  return rows.map((it) => it.ref);
}

/** The state each of these goes to when its date passes, for queues and counts; the truth is worked out from the history. */
const OVERDUE: Partial<Record<string, { from: State[]; to: State }>> = {
  'stage 1 reply': { from: ['stage-1-open', 'stage-1-extended'], to: 'stage-1-overdue' },
  'stage 2 reply': { from: ['stage-2-open', 'stage-2-extended', 'stage-2-record'], to: 'stage-2-overdue' },
};

/** A complaint that somebody is changing at this moment is left to them: what they write is up to date. */
export async function markOverdue(
  tx: Tx,
  council: string,
  passed: readonly { ref: string; clock: string }[],
): Promise<void> {
  for (const [clock, { from, to }] of Object.entries(OVERDUE) as [string, { from: State[]; to: State }][]) {
    const refs = passed.filter((it) => it.clock === clock).map((it) => it.ref);
    if (refs.length === 0) continue;
    await tx
      .updateTable('complaints')
      .set({ state: to })
      .where('council', '=', council)
      .where('ref', 'in', (it) =>
        it
          .selectFrom('complaints as free')
          .select('free.ref')
          .where('free.council', '=', council)
          .where('free.ref', 'in', refs)
          .where('free.state', 'in', from)
          .forUpdate()
          .skipLocked(),
      )
      .execute();
  }
}

/** So many complaints in the order of their references, after one of them. */
export async function complaintsFrom(db: Db, council: string, after: string, most: number): Promise<Complaint[]> {
  const query = db
    .selectFrom('complaints')
    .where('complaints.council', '=', council)
    .where('complaints.ref', '>', after);
  return (await rows(query.orderBy('complaints.ref').limit(most))).map((it) => toComplaint(it, vaultOf(db)));
}

/** Where its complainant can be answered, if they wrote in a chat. */
export async function conversationOf(db: Db, council: string, ref: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('complaints')
    .select('conversation')
    .where('council', '=', council)
    .where('ref', '=', ref)
    .executeTakeFirst();
  return row?.conversation ?? undefined;
}

function byRef(db: Db, council: string, ref: string) {
  return db.selectFrom('complaints').where('complaints.council', '=', council).where('complaints.ref', '=', ref);
}

function rows(query: SelectQueryBuilder<Tables, 'complaints', object>) {
  return query
    .selectAll('complaints')
    .select((it) =>
      it
        .selectFrom('entries')
        .select(
          sql<
            EntryRow[]
          >`coalesce(json_agg(json_build_array(seq, act, on_day, at, by_whom, details) order by seq), '[]')`.as('it'),
        )
        .whereRef('entries.council', '=', 'complaints.council')
        .whereRef('entries.ref', '=', 'complaints.ref')
        .as('entries'),
    )
    .execute();
}

type EntryRow = [
  seq: number,
  act: Entry['act'],
  on: LocalDate,
  at: string,
  by: string,
  details: Record<string, unknown>,
];

function placeOfEntry({ council, ref }: Pick<Complaint, 'council' | 'ref'>, seq: number): string[] {
  return [council, ref, 'entry', String(seq)];
}

function toComplaint(row: Row, vault: Vault): Complaint {
  const entries = (row.entries ?? []).map(([seq, act, on, at, by, details]): Entry => {
    const opened = openTyped(vault, placeOfEntry(row, seq), details);
    return { seq, act, on, at: new Date(at), by, details: opened };
  });
  const { council, ref, pack, initials, about, channel, triage } = row;
  const complaint: Complaint = {
    council,
    ref,
    pack,
    initials,
    about,
    channel,
    triage,
    receivedAt: row.received_at,
    ...(row.team && { team: row.team }),
    entries: [],
    facts: {
      procedure: row.procedure,
      complainant: row.complainant,
      received: row.received,
      ...(row.arose && { arose: row.arose }),
      happened: [],
    },
  };
  return withHistory(complaint, entries);
}

/** Adds to the history; the complaint's copy in memory is not touched. */
export async function appendEntries(
  tx: Tx,
  complaint: Complaint,
  entries: readonly NewEntry[],
  by: string,
  at: Date,
): Promise<Entry[]> {
  if (entries.length === 0) return [];
  const first = (complaint.entries.at(-1)?.seq ?? 0) + 1;
  const added = entries.map((it, index): Entry => ({ seq: first + index, at, by, details: {}, ...it }));
  const vault = vaultOf(tx);
  await tx
    .insertInto('entries')
    .values(
      added.map(({ seq, act, on, details }) => ({
        council: complaint.council,
        ref: complaint.ref,
        seq,
        act,
        on_day: on,
        at,
        by_whom: by,
        details: JSON.stringify(sealTyped(vault, placeOfEntry(complaint, seq), details)),
      })),
    )
    .execute();
  return added;
}

/** Brings the columns that queues and searches read up to date with the history. */
export async function saveSummary(tx: Tx, complaint: Complaint, state: State, open: boolean): Promise<void> {
  const { respondent, second, accepted } = holdersOf(complaint);
  await tx
    .updateTable('complaints')
    .set({
      state,
      open,
      respondent: respondent ?? null,
      second: second ?? null,
      accepted,
      concerned: JSON.stringify(concernedIn(complaint)),
      appointed: JSON.stringify(appointedIn(complaint)),
      version: sql`version + 1`,
    })
    .where('council', '=', complaint.council)
    .where('ref', '=', complaint.ref)
    .execute();
}

/** Keeps somebody's own words, exactly, apart from the complaint. */
export async function keepWords(
  tx: Tx,
  { council, ref }: Pick<Complaint, 'council' | 'ref'>,
  words: readonly NewWords[],
  by: string,
  at: Date,
): Promise<void> {
  if (words.length === 0) return;
  const { last } = await tx
    .selectFrom('words')
    .select(sql<number>`coalesce(max(seq), 0)::int`.as('last'))
    .where('council', '=', council)
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow();
  const vault = vaultOf(tx);
  const key = await newKeyOf(tx, council, ref);
  const rows = words.map(({ kind, words: said }, index) => {
    const seq = last + 1 + index;
    const sealed = vault.seal(key, placeOfWords(council, ref, seq), said);
    return { council, ref, seq, kind, words: sealed, by_whom: by, at };
  });
  await tx.insertInto('words').values(rows).execute();
}

function placeOfWords(council: string, ref: string, seq: number): string[] {
  return [council, ref, 'words', String(seq)];
}

/** Stands for words as they are kept, sealed: it tells nothing, and it stays in the record when the words are gone. */
export interface KeptDigest {
  seq: number;
  kind: string;
  digest: string;
}

/** The digests of a complaint's words, or of the last so many. */
export async function keptDigests(
  db: Db,
  { council, ref }: Pick<Complaint, 'council' | 'ref'>,
  last?: number,
): Promise<KeptDigest[]> {
  let query = db
    .selectFrom('words')
    .select(['seq', 'kind', sql<string>`encode(sha256(convert_to(words, 'utf8')), 'hex')`.as('digest')])
    .where('council', '=', council)
    .where('ref', '=', ref)
    .orderBy('seq', 'desc');
  if (last !== undefined) query = query.limit(last);
  return (await query.execute()).reverse();
}

export interface KeptWords extends NewWords {
  by: string;
  at: Date;
}

export async function wordsOf(db: Db, council: string, ref: string): Promise<KeptWords[]> {
  const found = await db
    .selectFrom('words')
    .selectAll()
    .where('council', '=', council)
    .where('ref', '=', ref)
    .orderBy('seq')
    .execute();
  const key = found.length > 0 && (await keyOf(db, council, ref));
  if (!key) return [];
  const vault = vaultOf(db);
  return found.map(({ seq, kind, words, by_whom, at }) => ({
    kind,
    words: vault.open(key, placeOfWords(council, ref, seq), words),
    by: by_whom,
    at,
  }));
}

/** No number up to this one is given out in that year any more. */
export async function raiseNumber(tx: Tx, council: string, year: number, last: number): Promise<void> {
  await tx
    .insertInto('counters')
    .values({ council, year, last })
    .onConflict((it) =>
      it.columns(['council', 'year']).doUpdateSet({ last: sql`greatest(counters.last, excluded.last)` }),
    )
    .execute();
}

/** How each of these references came here, where it did: the same words again are the same telling. */
export async function importedAs(db: Db, council: string, refs: readonly string[]): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map();
  const found = await db
    .selectFrom('complaints')
    .select(['ref', 'telling'])
    .where('council', '=', council)
    .where(sql<boolean>`ref = any(${[...refs]}::text[])`)
    .execute();
  return new Map(found.map((it) => [it.ref, it.telling]));
}
