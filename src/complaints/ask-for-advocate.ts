import { type Complaint, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

/** Somebody on their side: offered to every child at once, and to be asked for at any time (Act s.26A). Asked twice is asked once. */
export function askForAdvocate(complaint: Complaint, { today, refusal }: Now): Decision {
  const asked = lastEntry(complaint, 'advocate.requested');
  if (asked) return refuse.alreadyRecorded(asked.on);
  return (
    refusal({ moment: 'advocate.requested', on: today }) ?? {
      entries: [{ act: 'advocate.requested', on: today }],
      messages: [{ to: 'complaints', kind: 'advocate-wanted' }],
    }
  );
}
