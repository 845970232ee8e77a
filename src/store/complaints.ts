import { type SelectQueryBuilder, sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import { type Complaint, type Entry, happenedIn, holdersOf, type NewEntry } from '../complaints/complaint.ts';
import type { NewWords } from '../complaints/decision.ts';
import type { State } from '../complaints/state.ts';
import type { Tables } from './schema.ts';
import type { Db, Tx } from './store.ts';

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
  const [row] = await rows(byRef(tx, council, ref).forUpdate('complaints'));
  return row && toComplaint(row);
}

export async function findComplaint(db: Db, council: string, ref: string): Promise<Complaint | undefined> {
  const [row] = await rows(byRef(db, council, ref));
  return row && toComplaint(row);
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
  return (await rows(query.orderBy('received_at'))).map(toComplaint);
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

function toComplaint(row: Row): Complaint {
  const entries = (row.entries ?? []).map(
    ([seq, act, on, at, by, details]): Entry => ({ seq, act, on, at: new Date(at), by, details }),
  );
  const { council, ref, pack, initials, about, channel, triage } = row;
  return {
    council,
    ref,
    pack,
    initials,
    about,
    channel,
    triage,
    receivedAt: row.received_at,
    ...(row.team && { team: row.team }),
    entries,
    facts: {
      procedure: row.procedure,
      complainant: row.complainant,
      received: row.received,
      ...(row.arose && { arose: row.arose }),
      happened: happenedIn(entries),
    },
  };
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
        details: JSON.stringify(details),
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
    .set({ state, open, respondent: respondent ?? null, second: second ?? null, accepted, version: sql`version + 1` })
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
  await tx
    .insertInto('words')
    .values(words.map((it, index) => ({ council, ref, seq: last + 1 + index, by_whom: by, at, ...it })))
    .execute();
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
  return found.map(({ kind, words, by_whom, at }) => ({ kind, words, by: by_whom, at }));
}
