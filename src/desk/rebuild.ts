import type { Complaint } from '../complaints/complaint.ts';
import { NOTHING_TOLD, rowOf } from '../register/row.ts';
import { type Cell, cellsOf, VERSION } from '../reports/measures.ts';
import { complaintsFrom } from '../store/complaints.ts';
import { registerRow, saveRegisterRow } from '../store/register.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Tx } from '../store/store.ts';
import { clearTally, holdTally, noteChange } from '../store/tally.ts';
import type { Context } from './context.ts';
import { clocksOf } from './perform.ts';

const BATCH = 500;

/** Makes the register and the tally anew where a definition has changed since they were made. Answers whether it did. */
export async function renewRegister(context: Context, council: string): Promise<boolean> {
  const kept = await readSetting<{ version: number }>(context.store.of(council), council, 'measures');
  if (kept?.version === VERSION) return false;
  await rebuildRegister(context, council);
  return true;
}

/** Everything that can be worked out from the histories, worked out again. What was told about the people is left as it is. */
export async function rebuildRegister(context: Context, council: string): Promise<void> {
  await context.store
    .of(council)
    .transaction()
    .execute(async (tx) => {
      await holdTally(tx, council);
      await clearTally(tx, council);
      for (let after = ''; ; ) {
        const complaints = await complaintsFrom(tx, council, after, BATCH);
        for (const it of complaints) await noteChange(tx, council, await renewed(context, tx, it));
        if (complaints.length < BATCH) break;
        after = complaints.at(-1)!.ref;
      }
      await writeSetting(tx, council, 'measures', { version: VERSION });
    });
}

async function renewed(context: Context, tx: Tx, complaint: Complaint): Promise<Cell[]> {
  const row = rowOf(complaint, clocksOf(context, complaint), context.calendar);
  const kept = await registerRow(tx, row.council, row.ref);
  await saveRegisterRow(tx, row);
  return cellsOf({ ...NOTHING_TOLD, ...kept, ...row });
}
