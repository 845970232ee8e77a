import type { Complaint } from '../complaints/complaint.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import { type About, NOTHING_TOLD, type RegisterRow, rowOf, type Told } from '../register/row.ts';
import { cellsOf, difference } from '../reports/measures.ts';
import { earlierOf, registerRow, saveRegisterRow } from '../store/register.ts';
import { secretOf } from '../store/settings.ts';
import type { Db, Tx } from '../store/store.ts';
import { noteChange } from '../store/tally.ts';
import type { Context } from './context.ts';

/** Puts a new complaint into the register and counts it. */
export async function enterInRegister(
  context: Context,
  tx: Tx,
  complaint: Complaint,
  clocks: readonly Deadline[],
  about: About,
): Promise<void> {
  const row = rowOf(complaint, clocks, context.calendar);
  const { last, before } = about.who ? await earlierOf(tx, row.council, about.who, row.received, row.ref) : {};
  await saveRegisterRow(tx, { ...row, ...about }, { last, before });
  await noteChange(
    tx,
    row.council,
    cellsOf({ ...row, ...about, earlier: last ?? null, earlier_still: before ?? null }),
  );
}

/** Brings its row up to date after a change, and the numbers by what the change makes of them. */
export async function updateRegister(
  context: Context,
  tx: Tx,
  before: { complaint: Complaint; clocks: readonly Deadline[] },
  after: { complaint: Complaint; clocks: readonly Deadline[] },
): Promise<void> {
  const was = rowOf(before.complaint, before.clocks, context.calendar);
  const is = rowOf(after.complaint, after.clocks, context.calendar);
  // Where procedure and team stay, what was told about the people counts alike before and after.
  const told = was.procedure === is.procedure && was.team === is.team ? NOTHING_TOLD : await toldOf(tx, is);
  await saveRegisterRow(tx, is);
  await noteChange(tx, is.council, difference(cellsOf({ ...was, ...told }), cellsOf({ ...is, ...told })));
}

async function toldOf(tx: Tx, { council, ref }: RegisterRow): Promise<Told> {
  return (await registerRow(tx, council, ref)) ?? NOTHING_TOLD;
}

/** The key under which people are recognised in the statistics: made once for a council, never printed. */
export function personKey({ random }: Context, db: Db, council: string): Promise<string> {
  return secretOf(db, council, 'person-key', () => Buffer.from(random(32)).toString('base64url'));
}
