import { addMonths, type LocalDate } from '../calendar/local-date.ts';
import type { Complaint } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

/** Several bodies and one matter: one leads, with one plan, and nothing is shared without consent (7.7). */
export function agreeJoint(
  _: Complaint,
  { lead, partners, consent, plan }: { lead: 'us' | 'another body'; partners: string; consent: boolean; plan: string },
  { today }: Now,
): Decision {
  if (!consent) return refuse.noConsentToSend();
  if (!partners.trim() || !plan.trim()) return refuse.missing('who the others are, and one plan with its dates');
  return {
    entries: [{ act: 'joint.agreed', on: today, details: { lead, consent } }],
    words: [
      { kind: 'joint with', words: partners },
      { kind: 'joint plan', words: plan },
    ],
  };
}

/** A restriction on contact ends or is looked at again within this many months. */
const LOOK_AGAIN_WITHIN = 6;

/** Unreasonable conduct restricts how somebody is in touch, never the complaint itself (X13): warned, with reasons, an end, and the Ombudsman. */
export function restrictContact(
  complaint: Complaint,
  { warned, how, reason, review }: { warned: boolean; how: string; reason: string; review?: LocalDate },
  { today }: Now,
): Decision {
  const furthest = addMonths(today, LOOK_AGAIN_WITHIN);
  if (!warned) return refuse.warnFirst();
  if (!how.trim() || !reason.trim()) return refuse.missing('how they can be in touch from now on, and the reason');
  if (!review || review <= today || review > furthest) return refuse.noReview(furthest);
  return {
    entries: [{ act: 'contact.restricted', on: today, details: { review } }],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'contact-restricted' } }],
    words: [
      { kind: 'contact', words: how },
      { kind: 'reason: contact', words: reason },
    ],
  };
}
