import { instantOf, localDate } from '../calendar/local-date.ts';
import type { Complaint } from '../complaints/complaint.ts';
import { packAt } from '../councils/index.ts';
import { standing } from '../deadlines/ladder.ts';
import { nameKeys, whoIs } from '../register/about.ts';
import { complaintOf, type Past } from '../register/past.ts';
import { rowOf, type Told } from '../register/row.ts';
import { type Cell, cellsOf, difference } from '../reports/measures.ts';
import { type Written, writeMany } from '../store/bulk.ts';
import { keepComplainant } from '../store/complainants.ts';
import { keepWords, raiseNumber } from '../store/complaints.ts';
import { earlierDays } from '../store/register.ts';
import type { Tx } from '../store/store.ts';
import { noteChange } from '../store/tally.ts';
import { type Context, councilIn } from './context.ts';
import { aboutOf } from './open.ts';
import { clocksOf } from './perform.ts';
import { personKey } from './register.ts';

/** Statements of this many complaints: large enough to be quick, small enough to be read by the database in one go. */
const BATCH = 500;

/**
 * Writes complaints of the past with their histories, in the order in which they were received, inside the caller's transaction.
 * Their clocks are worked out like anybody's; what has already been reached is not nudged about.
 */
export async function enterPast(
  context: Context,
  tx: Tx,
  key: string,
  pasts: readonly Past[],
  telling: (past: Past) => string,
  progress?: (done: number) => void,
): Promise<void> {
  const secret = await personKey(context, tx, key);
  const ordered = pasts.toSorted((a, b) =>
    a.received < b.received ? -1 : a.received > b.received ? 1 : a.ref < b.ref ? -1 : 1,
  );
  const seen = await earlierDays(
    tx,
    key,
    ordered.flatMap((it) => personOf(it, secret) ?? []),
  );
  for (let at = 0; at < ordered.length; at += BATCH) {
    const batch = ordered
      .slice(at, at + BATCH)
      .map((past) => ({ past, ...written(context, key, past, telling(past), secret, seen) }));
    await writeMany(tx, key, batch);
    for (const { past, complaint } of batch) await people(context, tx, past, complaint);
    await noteChange(tx, key, summed(batch));
    progress?.(Math.min(at + BATCH, ordered.length));
  }
  await numbers(tx, key, councilIn(context, key).prefix, ordered);
}

function written(
  context: Context,
  key: string,
  past: Past,
  telling: string,
  secret: string,
  seen: Map<string, Told['earlier'][]>,
): Written {
  const council = councilIn(context, key);
  const receivedAt = instantOf(past.received, '12:00');
  const pack = packAt(council, receivedAt) ?? council.packs.at(-1)!;
  const complaint = complaintOf(past, key, pack.from, receivedAt, context.now(), aboutOf(past.themes));
  const clocks = clocksOf(context, complaint);
  const row = rowOf(complaint, clocks, context.calendar);
  const today = localDate(context.now());
  return {
    complaint,
    telling,
    row,
    told: toldOf(past, secret, seen),
    deadlines: clocks.map((deadline) => ({
      deadline,
      nextOn: row.open ? standing(deadline, council, context.calendar, today).nextOn : undefined,
    })),
  };
}

function personOf({ person, name, child }: Past, secret: string): string | null {
  return whoIs(person ? { replyTo: `person ${person} 0` } : { name, child }, secret);
}

function toldOf(past: Past, secret: string, seen: Map<string, Told['earlier'][]>): Told {
  const who = personOf(past, secret);
  const days = who ? (seen.get(who) ?? []) : [];
  if (who) seen.set(who, [...days, past.received]);
  const { age = null, gender = null, disability = null, ethnicity = null } = past;
  const named = nameKeys([past.name, past.child].join(' '), secret);
  return {
    age,
    gender,
    disability,
    ethnicity,
    who,
    named: named.length > 0 ? named : null,
    earlier: days.at(-1) ?? null,
    earlier_still: days.at(-2) ?? null,
  };
}

async function people(context: Context, tx: Tx, past: Past, complaint: Complaint): Promise<void> {
  const { name, child, words } = past;
  if (name || child) await keepComplainant(tx, complaint.council, complaint.ref, { name, child, details: {} });
  if (words) await keepWords(tx, complaint, [{ kind: 'what', words }], 'import', context.now());
}

function summed(batch: readonly Written[]): Cell[] {
  return difference(
    [],
    batch.flatMap(({ row, told }) => cellsOf({ ...row, ...told })),
  );
}

/** A number that came with a register is not given out again. */
async function numbers(tx: Tx, council: string, prefix: string, pasts: readonly Past[]): Promise<void> {
  const highest = new Map<number, number>();
  for (const { ref } of pasts) {
    const [, own, year, number] = /^([A-Z]+)-(\d\d)-(\d{4,9})$/.exec(ref) ?? [];
    if (own !== prefix) continue;
    const full = 2000 + Number(year);
    highest.set(full, Math.max(highest.get(full) ?? 0, Number(number)));
  }
  for (const [year, last] of highest) await raiseNumber(tx, council, year, last);
}
