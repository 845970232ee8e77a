import type { LocalDate } from '../calendar/local-date.ts';
import type { NewEntry } from './complaint.ts';
import { type Refusal, refuse } from './problems.ts';

/** In the order in which they are thought of: money only where injustice is left, and what the service learns always. */
export const REMEDIES = [
  'explanation',
  'apology',
  'service',
  'decision reviewed',
  'meeting',
  'record corrected',
  'payment',
  'policy changed',
  'training',
] as const;
export type Remedy = (typeof REMEDIES)[number];

export interface Remedies {
  kinds: Remedy[];
  /** In pounds. */
  payment?: number;
}

/** "Sorry you felt the need to complain" is not an apology (Ombudsman's guidance on remedies, 3.2). */
const NO_APOLOGY =
  /\b(sorry|apologi[sz]e)\b[^.!?]{0,40}\b(if|that) you (feel|felt|were|are|have been|had)\b[^.!?]{0,20}\b(need|upset|unhappy|dissatisfied|offended|to complain|that way)\b|\bsorry you (feel|felt)\b/i;

export function remedying(words: string, { kinds, payment }: Remedies, today: LocalDate): NewEntry[] | Refusal {
  if (kinds.includes('payment') && !(payment && payment > 0)) return refuse.missing('the amount that is to be paid');
  if (NO_APOLOGY.test(words)) return refuse.notAnApology();
  return kinds.length > 0
    ? [{ act: 'remedies.agreed', on: today, details: { kinds, ...(payment && { payment }) } }]
    : [];
}
