import type { Complaint } from './complaint.ts';
import { putAside } from './decide-proceedings.ts';
import type { Decision, Now } from './decision.ts';
import { last } from './happened.ts';
import { refuse } from './problems.ts';

/** A new beginning on the same record: what had not been answered starts anew today, and nothing of the history is lost. */
export function reopen(complaint: Complaint, { reason }: { reason: string }, { today, refusal }: Now): Decision {
  const refused = refusal({ moment: 'reopened', on: today });
  if (refused) return refused;
  if (!reason.trim()) return refuse.missing('why it is taken up again');
  return {
    entries: [{ act: 'reopened', on: today }],
    messages: [
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'reopened' } },
      { to: 'complaints', kind: 'stage' },
    ],
    words: [{ kind: 'reason: reopened', words: reason }],
  };
}

/** Handed in again after proceedings: nothing is told twice, and the clock starts on the day they ask. Points that were put aside join the rest. */
export function resubmit(complaint: Complaint, { words }: { words?: string }, { today, refusal }: Now): Decision {
  const kept = words?.trim() ? [{ kind: 'handed in again', words }] : [];
  const messages = [
    { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'handed-in-again' } },
    { to: 'complaints', kind: 'stage' },
  ] as const;
  if (putAside(complaint)?.held && !last(complaint.facts, 'stage1.replied'))
    return { entries: [{ act: 'points.taken-up', on: today }], messages: [...messages], words: kept };
  return (
    refusal({ moment: 'resubmitted', on: today }) ?? {
      entries: [{ act: 'resubmitted', on: today }],
      messages: [...messages],
      words: kept,
    }
  );
}
