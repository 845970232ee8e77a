import type { Complaint } from '../complaints/complaint.ts';
import type { Decision, Now } from '../complaints/decision.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { idOf, type Person, type Who } from '../people/person.ts';
import { type Deed, mayNot } from '../rights/rights.ts';
import { findComplaint } from '../store/complaints.ts';
import type { Context } from './context.ts';
import { type Performed, perform } from './perform.ts';

/** One change to a complaint by somebody who may make it: whether they may is asked inside the transaction, before anything is decided. */
export type Change = (
  who: Who,
  deed: Deed,
  ref: string,
  decide: (complaint: Complaint, now: Now, people: Person[]) => Decision | Promise<Decision>,
) => Promise<Performed>;

export function changing(context: Context): Change {
  return (who, deed, ref, decide) =>
    perform(
      context,
      who.council,
      ref,
      idOf(who),
      (complaint, now, people) => mayNot(who, deed, complaint) ?? decide(complaint, now, people),
    );
}

/** The complaint, for somebody who may do that with it. */
export async function seen({ store }: Context, who: Who, deed: Deed, ref: string): Promise<Complaint | Refusal> {
  const complaint = await findComplaint(store.db, who.council, ref);
  return complaint ? (mayNot(who, deed, complaint) ?? complaint) : refuse.notFound(ref);
}
