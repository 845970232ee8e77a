import { actionsOf } from './actions.ts';
import { type Complaint, type Finding, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

/**
 * To the Ombudsman after Stage 2 without a panel: never routine, and never a way round Stage 3. It holds only where the findings, the
 * plan and the outcomes are on record as they have to be, and both agree (7.5). Nothing is asked here that the record answers.
 */
export function proposeEarly(
  complaint: Complaint,
  { significantUpheld, reason }: { significantUpheld?: boolean; reason: string },
  { today, refusal }: Now,
): Decision {
  const refused = refusal({ moment: 'early-referral.agreed', on: today });
  if (refused) return refused;
  const missing = notMet(complaint, significantUpheld === true);
  if (missing) return refuse.noEarlyReferral(missing);
  if (!reason.trim()) return refuse.missing('why the complaints manager agrees to it');
  return {
    entries: [
      { act: 'early-referral.proposed', on: today, details: { significantUpheld: significantUpheld === true } },
    ],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'agree-early' }],
    words: [{ kind: 'reason: early referral', words: reason }],
  };
}

function notMet(complaint: Complaint, significantUpheld: boolean): string | undefined {
  const found = complaint.entries.findLast((it) => it.act === 'findings.recorded' && it.details.stage === 2);
  const { findings = [], outcomes } = (found?.details ?? {}) as { findings?: Finding[]; outcomes?: string };
  const all = findings.length > 0 && findings.every((it) => it === 'upheld');
  if (!all && !(significantUpheld && findings.includes('upheld')))
    return 'all points, or all significant ones about the service to the child, have to be upheld';
  if (outcomes !== 'all' && outcomes !== 'most')
    return 'the council has to agree to most or all of what they asked for';
  if (actionsOf(complaint).length === 0) return 'there has to be a clear plan: actions with an owner and a date';
  return undefined;
}

/** The person's own answer. A no leaves everything as it was, Stage 3 included. */
export function agreeEarly(complaint: Complaint, { yes }: { yes: boolean }, { today, refusal }: Now): Decision {
  const proposed = lastEntry(complaint, 'early-referral.proposed');
  if (!proposed) return refuse.missing('a proposal to agree to: nobody has made one');
  if (!yes) return { entries: [], messages: [{ to: 'complaints', kind: 'stage' }] };
  return (
    refusal({ moment: 'early-referral.agreed', on: today }) ?? {
      entries: [{ act: 'early-referral.agreed', on: today }],
      messages: [
        { to: 'complaints', kind: 'stage' },
        { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'early-referral' } },
      ],
    }
  );
}
