import type { LocalDate } from '../src/calendar/local-date.ts';
import { enterPast } from '../src/desk/entering.ts';
import type { Past } from '../src/register/past.ts';
import { saveAddress } from '../src/store/addresses.ts';
import { COUNCIL, copied, openStored, type Stored } from './stored.ts';

/** So many different complaints are entered as a register would be; the rest are copies of them under other references. */
export const DIFFERENT = 1000;

/** Who answers them, in equal parts. */
export const MANAGERS = Array.from({ length: 200 }, (_, at) => `n${at}`);

/**
 * A database of its own with so many open complaints, each acknowledged and with somebody who took it, received on one day. The
 * office has been swept while it was empty, so that its rules are known and its morning is told.
 */
export async function openQueue(
  server: string,
  name: string,
  many: number,
  received: LocalDate,
  now: Date,
): Promise<Stored> {
  const stored = await openStored(server, name, 0, now);
  const { context, desk, raw } = stored;
  await desk.savePeople(
    MANAGERS.map((id) => ({
      council: COUNCIL,
      id,
      name: `Manager ${id}`,
      roles: ['responding-manager'],
      teams: ['huntingdon'],
      accounts: {},
    })),
  );
  await desk.sweep();
  const different = Math.min(many, DIFFERENT);
  await context.store
    .of(COUNCIL)
    .transaction()
    .execute((tx) => enterPast(context, tx, COUNCIL, waiting(different, received), (it) => `bench ${it.ref}`));
  if (many > different)
    for (const table of ['complaints', 'entries', 'deadlines', 'register'])
      await copied(raw, table, many / different - 1);
  // Each has something promised too, so that what is owed beside the clocks is as long a list as the clocks.
  await raw.query(
    `insert into tasks (council, ref, task, kind, owner, due, look_at, details)
     select council, ref, 'action 1', 'action', respondent, '2027-01-29', '2027-01-22T09:00Z', '{"since":"2026-05-01T09:00:00Z"}' from complaints`,
  );
  await raw.query('vacuum analyze');
  return stored;
}

function waiting(many: number, received: LocalDate): Past[] {
  return Array.from({ length: many }, (_, at) => ({
    ref: `CAM-26-${1000 + at}`,
    received,
    procedure: 'statutory',
    kind: 'complaint',
    complainant: 'parent',
    channel: 'phone',
    team: 'huntingdon',
    themes: ['delay'],
    respondent: MANAGERS[at % MANAGERS.length]!,
    second: 'okafor',
    happened: [{ moment: 'acknowledged', on: received }],
  }));
}

/** Makes the answers of some thousand complaints due to be looked at: the copies of these numbers, none of which was due before. */
export async function comeDue({ raw }: Stored, day: LocalDate, copies: readonly number[]): Promise<void> {
  const { rowCount } = await raw.query(
    `update deadlines set next_on = $1 where council = $2 and clock = 'stage 1 reply' and ref = any (
       select it.ref || 'x' || n from complaints it, unnest($3::int[]) n where council = $2 and it.ref not like '%x%')`,
    [day, COUNCIL, copies],
  );
  if (rowCount !== copies.length * DIFFERENT) throw new Error(`${rowCount} came due`);
  await raw.query('vacuum deadlines');
}

/** Everybody who is told at some rung has a chat in which they are told. */
export async function reachable({ context, store, raw }: Stored): Promise<void> {
  for (const address of ['complaints', 'person:okafor', ...MANAGERS.map((it) => `person:${it}`)]) {
    await raw.query(
      `insert into conversations (council, id, version, seq, channel, key, at) values ($1, $2, 1, 0, 'webchat', $3, $4)`,
      [COUNCIL, `chat of ${address}`, store.vault.newKey(), context.now()],
    );
    await saveAddress(store.of(COUNCIL), COUNCIL, address, `chat of ${address}`, context.now());
  }
}
