import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { england } from '../src/calendar/calendar.ts';
import type { LocalDate } from '../src/calendar/local-date.ts';
import { councilOf } from '../src/councils/index.ts';
import type { Context } from '../src/desk/context.ts';
import { createDesk, type Desk } from '../src/desk/desk.ts';
import { enterPast } from '../src/desk/entering.ts';
import { samplePeople } from '../src/people/sample.ts';
import { type Cell, type CountedRow, cellsOf } from '../src/reports/measures.ts';
import { openPostgres } from '../src/store/postgres.ts';
import type { Store } from '../src/store/store.ts';
import { pasts } from '../test/support/pasts.ts';

export const COUNCIL = 'cambridgeshire';
/** What the stored words are sealed under. */
export const KEY = Buffer.alloc(32, 7);
/** The year that the stored complaints were received in. */
export const YEAR: { from: LocalDate; to: LocalDate } = { from: '2024-04-01', to: '2025-03-31' };

export interface Stored {
  desk: Desk;
  context: Context;
  store: Store;
  /** SQL as it is written, past everything of ours. */
  raw: pg.Client;
  close(): Promise<void>;
}

/** So many different complaints are entered as a register would be; the rest are copies of them under other references. */
const DIFFERENT = 2000;

/** A database of its own with so many complaints stored, whole: histories, deadlines, register and tally. */
export async function openStored(
  server: string,
  name: string,
  many: number,
  now = new Date('2026-05-20T10:00:00Z'),
): Promise<Stored> {
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = `${server}/${name}`;
  const store = await openPostgres(url, () => {}, [KEY]);
  const context: Context = {
    store,
    councils: new Map([[COUNCIL, councilOf(COUNCIL)]]),
    calendar: england,
    now: () => now,
    random: randomBytes,
  };
  const desk = createDesk(context);
  await desk.savePeople(samplePeople(COUNCIL));
  const raw = new pg.Client({ connectionString: url });
  // A server that is taken down at the end must not hide what went wrong before it.
  raw.on('error', () => {});
  await raw.connect();
  if (many > 0) await fill(context, raw, many);
  return {
    desk,
    context,
    store,
    raw,
    async close() {
      await raw.end();
      await store.close();
    },
  };
}

async function fill(context: Context, raw: pg.Client, many: number): Promise<void> {
  const first = pasts(Math.min(many, DIFFERENT), YEAR.from, '2026-05-20', 3, 364);
  await context.store
    .of(COUNCIL)
    .transaction()
    .execute((tx) => enterPast(context, tx, COUNCIL, first, (it) => `bench ${it.ref}`));
  const copies = Math.ceil(many / first.length) - 1;
  if (copies > 0)
    for (const table of ['complaints', 'entries', 'deadlines', 'register']) await copied(raw, table, copies);
  await tallied(raw);
  await raw.query('vacuum analyze');
}

/** Copies of every row under other references, in the database itself. */
export async function copied(raw: pg.Client, table: string, copies: number): Promise<void> {
  const { rows } = await raw.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const names = rows.map((it) => it.name);
  const shown = names.map((it) => (it === 'ref' || it === 'telling' ? `it.${it} || 'x' || n` : `it.${it}`));
  await raw.query(
    `insert into ${table} (${names.join(', ')}) select ${shown.join(', ')} from ${table} it cross join generate_series(1, ${copies}) n`,
  );
}

/** The tally of what is stored, made by the measures themselves. */
async function tallied(raw: pg.Client): Promise<void> {
  await raw.query('delete from tally_changes');
  const { rows } = await raw.query(
    `select count(*)::int as copies, min(length(ref)) as shortest from register where council = $1`,
    [COUNCIL],
  );
  const { rows: originals } = await raw.query<CountedRow>(
    `select *, received::text as received, earlier::text as earlier, earlier_still::text as earlier_still, acknowledge_due::text as acknowledge_due, acknowledged::text as acknowledged, stage1_due::text as stage1_due, stage1_answered::text as stage1_answered, stage2_asked::text as stage2_asked, stage2_due::text as stage2_due, stage2_answered::text as stage2_answered, stage3_due::text as stage3_due, stage3_answered::text as stage3_answered, ombudsman::text as ombudsman from register where ref not like '%x%'`,
  );
  const times = rows[0].copies / originals.length;
  const sums = new Map<string, Cell>();
  for (const cell of originals.flatMap(cellsOf)) {
    const key = JSON.stringify([cell.month, cell.procedure, cell.team, cell.measure, cell.key]);
    sums.set(key, { ...cell, n: (sums.get(key)?.n ?? 0) + 1 });
  }
  await raw.query(
    `insert into tally select $1, month, procedure, team, measure, key, n from jsonb_to_recordset($2::jsonb) as it (month date, procedure text, team text, measure text, key text, n int)`,
    [COUNCIL, JSON.stringify([...sums.values()].map((it) => ({ ...it, n: it.n * times })))],
  );
}
