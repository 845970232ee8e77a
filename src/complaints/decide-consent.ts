import { IN_THEIR_OWN_RIGHT } from '../procedures/children-act.ts';
import type { Complaint } from './complaint.ts';
import { REASON } from './decide-interest.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

export interface Consent {
  /** `not needed`: the child is too young to say, or it would not be safe to ask. */
  given: 'yes' | 'not needed' | 'no';
  reason?: string;
}

/** Whether somebody speaks for another with their consent (W11). A no ends it with reasons and the Ombudsman; what was told about safety goes on. */
export function decideConsent(complaint: Complaint, { given, reason }: Consent, { today, refusal }: Now): Decision {
  if (IN_THEIR_OWN_RIGHT.includes(complaint.facts.complainant) && given === 'no') return refuse.ownRight();
  if (given !== 'yes' && !reason?.trim()) return refuse.missing(REASON);
  const refused = given === 'no' ? refusal({ moment: 'closed', on: today, why: 'no-consent' }) : undefined;
  if (refused) return refused;
  return {
    entries: [
      { act: 'consent.decided', on: today, details: { given } },
      ...(given === 'no' ? [{ act: 'closed' as const, on: today, details: { why: 'no-consent' } }] : []),
    ],
    messages: [
      {
        to: `complainant:${complaint.ref}`,
        kind: 'letter',
        details: { letter: given === 'no' ? 'no-consent' : 'will-be-heard' },
      },
    ],
    words: reason?.trim() ? [{ kind: 'reason: consent', words: reason }] : [],
  };
}
