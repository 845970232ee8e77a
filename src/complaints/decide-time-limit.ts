import type { Complaint } from './complaint.ts';
import { REASON } from './decide-interest.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

export interface TimeLimit {
  yes: boolean;
  /** The first limb: could they reasonably have been expected to come within the year? */
  couldHaveCome: boolean;
  /** The second limb: can it still be considered effectively and fairly? */
  canBeConsidered: boolean;
  reason?: string;
}

/**
 * Whether a complaint of more than a year ago is heard (Regs r.9). Both limbs are answered each time: where nobody could expect
 * them to come sooner and it can still be looked into, there is no lawful no.
 */
export function decideTimeLimit(
  complaint: Complaint,
  { yes, couldHaveCome, canBeConsidered, reason }: TimeLimit,
  { today, refusal }: Now,
): Decision {
  const refused = refusal({ moment: 'time-limit.decided', on: today, yes });
  if (refused) return refused;
  if (!yes && !couldHaveCome && canBeConsidered) return refuse.bothLimbsHold();
  if (!yes && !reason?.trim()) return refuse.missing(REASON);
  return {
    entries: [{ act: 'time-limit.decided', on: today, details: { yes, couldHaveCome, canBeConsidered } }],
    messages: [
      {
        to: `complainant:${complaint.ref}`,
        kind: 'letter',
        details: { letter: yes ? 'will-be-heard' : 'too-long-ago' },
      },
    ],
    words: reason?.trim() ? [{ kind: 'reason: time limit', words: reason }] : [],
  };
}
