import type { Complaint } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

export interface Interest {
  /** Whether there is sufficient interest in the child's welfare (Regs r.12). */
  yes: boolean;
  /** Read by the person. A no is never given without one. */
  reason?: string;
  /** The council may take the child's views into account; a no says whether it did. */
  childsViews?: 'heard' | 'not sought';
  /** Whether the child is told of a no: only where that is right for them. */
  tellChild?: boolean;
}

/** Whether somebody outside s.26(3)(a) to (d) is heard. A named person decides, Stage 1 starts on that day, and a no ends with the Ombudsman. */
export function decideInterest(
  complaint: Complaint,
  { yes, reason, childsViews, tellChild }: Interest,
  { today, refusal }: Now,
): Decision {
  const refused = refusal({ moment: 'sufficient-interest.decided', on: today, yes });
  if (refused) return refused;
  if (!yes && !reason?.trim()) return refuse.missing(REASON);
  if (!yes && !childsViews) return refuse.missing('whether the child was asked what they think, or why not');
  return {
    entries: [{ act: 'sufficient-interest.decided', on: today, details: { yes, childsViews, tellChild } }],
    messages: [
      {
        to: `complainant:${complaint.ref}`,
        kind: 'letter',
        details: { letter: yes ? 'will-be-heard' : 'no-interest' },
      },
    ],
    words: reason?.trim() ? [{ kind: 'reason: interest', words: reason }] : [],
  };
}

export const REASON = 'the reason, in words that the person will read';
