import type { LocalDate } from '../calendar/local-date.ts';
import type { Ground } from '../procedures/procedure.ts';
import { type Complaint, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

export interface MoreTime {
  ground: Ground;
  until?: LocalDate;
  /** Said to the complainant, in plain words. */
  reason?: string;
}

/**
 * More time for Stage 1. The notice to the complainant goes out in the same transaction, so it has always been told; what the
 * rules refuse (workload, absence, too late, too long) is refused in words.
 */
export function extend(
  complaint: Complaint,
  { ground, until, reason }: MoreTime,
  { today, clock, refusal }: Now,
): Decision {
  const event = { moment: 'stage1.extended', on: today, ground, until, told: true } as const;
  const refused = refusal(event);
  if (refused) return refused;
  if (!reason?.trim()) return refuse.missing('the reason in words that the complainant will read');
  const to = until ?? clock('stage 1 reply')?.limit;
  return {
    entries: [{ act: 'stage1.extended', on: today, details: { ground, until, told: true } }],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'more-time', details: { until: to, ground } }],
    words: [{ kind: 'reason for more time', words: reason }],
  };
}

/** Asks the complainant to agree to a later date: the only way for reasons that the rules do not allow (Z8). */
export function askToAgree(complaint: Complaint, { until }: { until: LocalDate }, { today, refusal }: Now): Decision {
  const event = { moment: 'stage1.extended', on: today, ground: 'agreed', agreed: true, until, told: true } as const;
  return (
    refusal(event) ?? {
      entries: [{ act: 'agreement.asked', on: today, details: { until } }],
      messages: [{ to: `complainant:${complaint.ref}`, kind: 'agree-date', details: { until } }],
    }
  );
}

/** The complainant's yes to the date they were asked about. A no changes nothing: the first date stands. */
export function agree(complaint: Complaint, { yes }: { yes: boolean }, { today, refusal }: Now): Decision {
  const asked = lastEntry(complaint, 'agreement.asked');
  const settled = lastEntry(complaint, 'stage1.extended')?.seq ?? 0;
  const until = asked && asked.seq > settled ? (asked.details.until as LocalDate) : undefined;
  if (!until) return refuse.missing('a date to agree to: nobody has asked for one');
  if (!yes) return { entries: [], messages: [{ to: 'complaints', kind: 'agreed-date', details: { yes, until } }] };
  const details = { ground: 'agreed', agreed: true, until, told: true } as const;
  return (
    refusal({ moment: 'stage1.extended', on: today, ...details }) ?? {
      entries: [{ act: 'stage1.extended', on: today, details }],
      messages: [{ to: 'complaints', kind: 'agreed-date', details: { yes, until } }],
    }
  );
}
