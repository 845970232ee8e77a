import type { Complaint } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { last } from './happened.ts';

/**
 * Tells the complainant that a person has it: the complaint, or what they asked for since. The receipt date stays the day anybody at
 * the council first had it.
 */
export function acknowledge(complaint: Complaint, { today, refusal }: Now): Decision {
  const moment = awaiting(complaint);
  const to = `complainant:${complaint.ref}` as const;
  return (
    refusal({ moment, on: today }) ?? {
      entries: [{ act: moment, on: today }],
      messages: [
        moment === 'acknowledged'
          ? { to, kind: 'acknowledged' }
          : { to, kind: 'letter', details: { letter: 'stage-acknowledged' } },
      ],
    }
  );
}

function awaiting({ facts }: Complaint) {
  if (last(facts, 'stage3.asked')) return 'stage3.acknowledged' as const;
  return last(facts, 'stage2.asked') ? ('stage2.acknowledged' as const) : ('acknowledged' as const);
}
