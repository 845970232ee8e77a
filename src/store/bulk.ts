import { sql } from 'kysely';
import type { Complaint } from '../complaints/complaint.ts';
import type { RegisterRow, Told } from '../register/row.ts';
import type { StoredDeadline } from './deadlines.ts';
import type { Tx } from './store.ts';
import { storableJson } from './text.ts';

/** One complaint with everything derived from it, ready to be written. */
export interface Written {
  complaint: Complaint;
  telling: string;
  deadlines: StoredDeadline[];
  row: RegisterRow;
  told: Told;
}

/** Writes many complaints with their histories in one statement a table. */
export async function writeMany(tx: Tx, council: string, many: readonly Written[]): Promise<void> {
  if (many.length === 0) return;
  await complaints(tx, council, many);
  await entries(tx, council, many);
  await deadlines(tx, council, many);
  await register(tx, many);
}

async function complaints(tx: Tx, council: string, many: readonly Written[]): Promise<void> {
  const rows = many.map(({ complaint: it, telling, row }) => ({
    ref: it.ref,
    received_at: it.receivedAt,
    received: it.facts.received,
    arose: it.facts.arose ?? null,
    pack: it.pack,
    procedure: it.facts.procedure,
    complainant: it.facts.complainant,
    initials: it.initials,
    about: it.about,
    team: it.team ?? null,
    state: row.state,
    open: row.open,
    respondent: row.respondent,
    second: row.second,
    accepted: row.accepted,
    telling,
    channel: it.channel,
    triage: it.triage,
  }));
  await sql`
    insert into complaints (council, ref, version, received_at, received, arose, pack, procedure, complainant, initials, about, team,
      state, open, respondent, second, accepted, telling, channel, triage)
    select ${council}, ref, 1, received_at, received, arose, pack, procedure, complainant, initials, about, team,
      state, open, respondent, second, accepted, telling, channel, triage
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as it (ref text, received_at timestamptz, received date, arose date, pack text,
      procedure text, complainant text, initials text, about text, team text, state text, open boolean, respondent text, second text,
      accepted boolean, telling text, channel text, triage jsonb)
  `.execute(tx);
}

async function entries(tx: Tx, council: string, many: readonly Written[]): Promise<void> {
  const rows = many.flatMap(({ complaint: { ref, entries: all } }) =>
    all.map(({ seq, act, on, at, by, details }) => ({ ref, seq, act, on_day: on, at, by_whom: by, details })),
  );
  await sql`
    insert into entries (council, ref, seq, act, on_day, at, by_whom, details)
    select ${council}, ref, seq, act, on_day, at, by_whom, details
    from jsonb_to_recordset(${storableJson(rows)}::jsonb)
      as it (ref text, seq int, act text, on_day date, at timestamptz, by_whom text, details jsonb)
  `.execute(tx);
}

async function deadlines(tx: Tx, council: string, many: readonly Written[]): Promise<void> {
  const rows = many.flatMap(({ complaint: { ref }, deadlines: all }) =>
    all.map(({ deadline: it, nextOn }) => ({
      ref,
      clock: it.clock,
      due: it.due ?? null,
      drives: it.drives ?? it.due ?? null,
      status: it.status,
      deadline: it,
      next_on: nextOn ?? null,
    })),
  );
  await sql`
    insert into deadlines (council, ref, clock, due, drives, status, deadline, next_on)
    select ${council}, ref, clock, due, drives, status, deadline, next_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as it (ref text, clock text, due date, drives date, status text, deadline jsonb, next_on date)
  `.execute(tx);
}

async function register(tx: Tx, many: readonly Written[]): Promise<void> {
  await tx
    .insertInto('register')
    .columns(Object.keys({ ...many[0]!.row, ...many[0]!.told }) as (keyof (RegisterRow & Told))[])
    .expression(
      sql`select ${sql.join(Object.keys({ ...many[0]!.row, ...many[0]!.told }).map((it) => sql.ref(it)))}
        from jsonb_populate_recordset(null::register, ${JSON.stringify(many.map((it) => ({ ...it.row, ...it.told })))}::jsonb)` as never,
    )
    .execute();
}
