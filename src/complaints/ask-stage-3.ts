import { backToLife, type NextStage } from './ask-stage-2.ts';
import type { Complaint, NewEntry } from './complaint.ts';
import { REASON } from './decide-interest.ts';
import type { Decision, Now } from './decision.ts';
import { last } from './happened.ts';
import { refuse } from './problems.ts';

/** Stage 3, asked for in any words. A late request is taken like any other; a person decides whether it goes on. */
export function askStage3(
  complaint: Complaint,
  { words, on }: Pick<NextStage, 'words' | 'on'>,
  { today, refusal, clock }: Now,
): Decision {
  const day = on && on >= complaint.facts.received ? on : today;
  const back = backToLife(complaint, today);
  const refused = refusal({ moment: 'stage3.asked', on: day }, back);
  if (refused) return refused;
  const last = clock('ask for stage 3')?.due;
  const late = last !== undefined && day > last;
  return {
    entries: [
      ...back.map(({ moment, on: when }): NewEntry => ({ act: moment, on: when })),
      { act: 'stage3.asked', on: day },
    ],
    messages: [
      { to: 'complaints', kind: 'stage' },
      {
        to: `complainant:${complaint.ref}`,
        kind: 'letter',
        details: { letter: late ? 'stage-3-late' : 'stage-3-asked' },
      },
    ],
    words: words?.trim() ? [{ kind: 'asked for Stage 3', words }] : [],
  };
}

/** Only a late request is anybody's to refuse; that nothing more can be achieved is no reason (7.2). */
export function decideStage3(
  complaint: Complaint,
  { accept, reason }: { accept: boolean; reason?: string },
  { today, refusal }: Now,
): Decision {
  const refused = refusal({ moment: 'stage3.decided', on: today, accept });
  if (refused) return refused;
  if (!accept && !reason?.trim()) return refuse.missing(REASON);
  return {
    entries: [{ act: 'stage3.decided', on: today, details: { accept } }],
    messages: [
      {
        to: `complainant:${complaint.ref}`,
        kind: 'letter',
        details: { letter: accept ? 'stage-3-asked' : 'stage-3-refused' },
      },
    ],
    words: reason?.trim() ? [{ kind: 'reason: late for Stage 3', words: reason }] : [],
  };
}

/** Whether a request waits for somebody to decide on it. */
export function waitsForDecision(complaint: Complaint, late: boolean): boolean {
  return late && last(complaint.facts, 'stage3.asked') !== undefined && !last(complaint.facts, 'stage3.decided');
}
