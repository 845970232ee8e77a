import { type Complaint, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

/** Why a decision complained of goes ahead before the complaint is answered. Nothing else is a reason (7.4). */
export const NOT_FROZEN = ['risk to the child', 'the law or a court requires it', 'carried out already'] as const;
export type NotFrozen = (typeof NOT_FROZEN)[number];

export interface Freeze {
  /** The decision waits until the complaint is answered: the presumption. */
  waits: boolean;
  because?: NotFrozen;
  /** The risk that was weighed, and what speaks for it. */
  reason: string;
}

/** Whether somebody has to be asked today if a decision can wait. */
export function freezeAsked(complaint: Pick<Complaint, 'entries'>): boolean {
  const asked = lastEntry(complaint, 'freeze.asked');
  return asked !== undefined && (lastEntry(complaint, 'freeze.decided')?.seq ?? -1) < asked.seq;
}

/** Asks the responsible manager at once whether the disputed decision should wait; also long after the complaint came. */
export function askFreeze(complaint: Complaint, _: object, { today }: Now): Decision {
  if (freezeAsked(complaint)) return refuse.unchanged('Somebody has been asked whether the decision waits already.');
  return {
    entries: [{ act: 'freeze.asked', on: today }],
    messages: [{ to: 'complaints', kind: 'task', details: { task: 'freeze' } }],
  };
}

/** The presumption is to wait. Going ahead needs one of the lawful reasons, the risk weighed, and a name. */
export function decideFreeze(complaint: Complaint, { waits, because, reason }: Freeze, { today }: Now): Decision {
  if (!freezeAsked(complaint)) return refuse.missing('a decision that is disputed: nobody has asked for one to wait');
  if (!waits && !because) return refuse.goesAhead(NOT_FROZEN);
  if (!reason.trim()) return refuse.missing('the risk that was weighed, and what speaks for it');
  return {
    entries: [{ act: 'freeze.decided', on: today, details: { waits, ...(because && !waits && { because }) } }],
    messages: [
      { to: 'complaints', kind: 'stage' },
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'freeze' } },
    ],
    words: [{ kind: 'reason: freeze', words: reason }],
  };
}
