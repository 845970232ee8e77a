import type { Complaint } from '../complaints/complaint.ts';
import type { Decision, Now } from '../complaints/decision.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import type { Who } from '../people/person.ts';
import { shownTo } from '../rights/fields.ts';
import { type Doing, mayAbout, type Permit } from '../rights/rights.ts';
import { findComplaint } from '../store/complaints.ts';
import type { Tx } from '../store/store.ts';
import type { Context } from './context.ts';
import { type Decide, type Performed, perform } from './perform.ts';
import { type Noting, transact } from './transact.ts';

/** One change to a complaint by somebody who may make it: whether they may is asked inside the transaction, before anything is decided. */
export type Change = (who: Who, doing: Doing, ref: string, decide: Decide) => Promise<Performed>;

export function changing(context: Context): Change {
  return (who, doing, ref, decide) => perform(context, who, doing, ref, decide);
}

/** A function of the desk that is one command. */
export type Move<Input> = (who: Who, ref: string, input: Input) => Promise<Performed>;

/** Makes a command into a function of the desk. */
export function moving(context: Context) {
  const change = changing(context);
  return <Input>(doing: Doing, command: (complaint: Complaint, input: Input, now: Now) => Decision): Move<Input> =>
    (who, ref, input) =>
      change(who, doing, ref, (complaint, now) => command(complaint, input, now));
}

/** The complaint, for somebody who may do that with it, without what they may not see. It has no name and no word of the story in it. */
export async function seen({ store }: Context, who: Who, doing: Doing, ref: string): Promise<Complaint | Refusal> {
  const complaint = await findComplaint(store.of(who.council), who.council, ref);
  const permit = mayAbout(who, doing, ref, complaint);
  if ('problem' in permit) return permit;
  return complaint ? shownTo(permit, complaint) : refuse.notFound(ref);
}

/**
 * Somebody's private life, for somebody who may read it. The reading goes on record in the same transaction, so what cannot be
 * recorded is not shown.
 */
export async function reading<T>(
  context: Context,
  who: Who,
  doing: Doing,
  ref: string,
  read: (tx: Tx, complaint: Complaint, permit: Permit, note: Noting) => Promise<T>,
  why?: string,
): Promise<T | Refusal> {
  return transact(context, who, async (tx, note) => {
    const complaint = await findComplaint(tx, who.council, ref);
    const permit = mayAbout(who, doing, ref, complaint);
    if ('problem' in permit) return permit;
    if (!complaint) return refuse.notFound(ref);
    note({ did: doing, ref, as: permit.as, shown: [...permit.shows], why });
    return read(tx, complaint, permit, note);
  });
}
