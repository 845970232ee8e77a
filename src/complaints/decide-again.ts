import type { Complaint } from './complaint.ts';
import { REASON } from './decide-interest.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';
import type { State } from './state.ts';

export interface Again {
  /** Look into it although it was looked into before. */
  yes: boolean;
  reason?: string;
}

/** Every stage is behind it; nothing else counts as "already considered". */
const THROUGH: readonly State[] = ['complete', 'early-referral'];

/** Whether the very same matter is looked into once more (X3). A no is lawful only where the earlier complaint went through every stage. */
export function decideAgain(
  complaint: Complaint,
  { yes, reason }: Again,
  earlier: { ref: string; state: State; stages: number } | undefined,
  { today, refusal }: Now,
): Decision {
  if (!yes && !earlier) return refuse.missing('the reference of the complaint in which it was considered');
  if (!yes && !reason?.trim()) return refuse.missing(REASON);
  if (!yes && !through(earlier!)) return refuse.notThrough(earlier!.ref);
  const refused = yes ? undefined : refusal({ moment: 'closed', on: today, why: 'previously-considered' });
  if (refused) return refused;
  return {
    entries: [
      { act: 'previously-considered.decided', on: today, details: { yes, ...(earlier && { earlier: earlier.ref }) } },
      ...(yes ? [] : [{ act: 'closed' as const, on: today, details: { why: 'previously-considered' } }]),
    ],
    messages: [
      {
        to: `complainant:${complaint.ref}`,
        kind: 'letter',
        details: { letter: yes ? 'will-be-heard' : 'considered-before' },
      },
    ],
    words: reason?.trim() ? [{ kind: 'reason: considered before', words: reason }] : [],
  };
}

function through({ state, stages }: { state: State; stages: number }): boolean {
  return THROUGH.includes(state) || (stages === 2 && state === 'stage-2-replied');
}
