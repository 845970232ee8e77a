import type { Complaint } from './complaint.ts';
import type { Decision, Now } from './decision.ts';

/** Tells the complainant that a person has it. The receipt date stays the day anybody at the council first had it. */
export function acknowledge(complaint: Complaint, { today, refusal }: Now): Decision {
  const event = { moment: 'acknowledged', on: today } as const;
  return (
    refusal(event) ?? {
      entries: [{ act: event.moment, on: today }],
      messages: [{ to: `complainant:${complaint.ref}`, kind: 'acknowledged' }],
    }
  );
}
