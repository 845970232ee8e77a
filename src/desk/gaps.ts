import type { Complaint } from '../complaints/complaint.ts';
import type { Decision } from '../complaints/decision.ts';
import { askForGaps, type Data, type Gap, gapsIn, recordData } from '../complaints/gaps.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { idOf, type Who } from '../people/person.ts';
import { cellsOf, difference } from '../reports/measures.ts';
import { registerRow, tellRegister } from '../store/register.ts';
import type { Db, Tx } from '../store/store.ts';
import { noteChange } from '../store/tally.ts';
import { changing, seen } from './change.ts';
import type { Context } from './context.ts';
import type { Performed } from './perform.ts';

/** What the annual report counts and nobody has said yet. */
export interface GapsDesk {
  gaps(who: Who, ref: string): Promise<Gap[] | Refusal>;
  /** Says it, for the statistics alone. */
  recordData(who: Who, ref: string, data: Data): Promise<Performed>;
}

export function gapsDesk(context: Context): GapsDesk {
  const change = changing(context);
  return {
    async gaps(who, ref) {
      const complaint = await seen(context, who, 'gaps', ref);
      return 'problem' in complaint ? complaint : gapsOf(context.store.of(who.council), complaint);
    },
    recordData: (who, ref, data) =>
      change(who, 'recordData', ref, async (complaint, now, _, tx) => {
        const decision = recordData(data, now);
        if ('problem' in decision) return decision;
        if (await isTold(tx, complaint, data)) return refuse.repeated();
        await tell(tx, complaint, data);
        return decision;
      }),
  };
}

/** What is decided with an answer, and the question about what is missing with it. */
export async function askingForGaps(tx: Tx, who: Who, complaint: Complaint, decision: Decision): Promise<Decision> {
  if ('problem' in decision) return decision;
  const asked = askForGaps(complaint, await gapsOf(tx, complaint), idOf(who));
  return { ...decision, messages: [...(decision.messages ?? []), ...asked] };
}

async function gapsOf(db: Db, complaint: Complaint): Promise<Gap[]> {
  const row = await registerRow(db, complaint.council, complaint.ref);
  // Feedback that is no complaint is counted without them.
  return row && row.procedure !== 'none' ? gapsIn(complaint, row) : [];
}

/** The same in all of it as what was said before. */
async function isTold(tx: Tx, complaint: Complaint, { age, ethnicity, theme }: Data): Promise<boolean> {
  const row = await registerRow(tx, complaint.council, complaint.ref);
  const said = complaint.entries.findLast((it) => it.act === 'data.recorded')?.details.themes as string[] | undefined;
  const sameTheme = !theme || said?.includes(theme) === true;
  return sameTheme && [age ?? row?.age, ethnicity ?? row?.ethnicity].join() === [row?.age, row?.ethnicity].join();
}

/** In the register, and in every number that counts it. */
async function tell(tx: Tx, { council, ref }: Complaint, { age, ethnicity }: Data): Promise<void> {
  const before = await registerRow(tx, council, ref);
  if (!before || (!age && !ethnicity)) return;
  const told = { ...(age && { age }), ...(ethnicity && { ethnicity }) };
  await tellRegister(tx, council, ref, told);
  await noteChange(tx, council, difference(cellsOf(before), cellsOf({ ...before, ...told })));
}
