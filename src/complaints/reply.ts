import { type Complaint, type Finding, overall, pointsOf } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

export interface Answer {
  /** One for each point, in their order. */
  findings: Finding[];
  /** What the complainant reads. */
  words: string;
  remedy?: string;
  actions?: string;
}

/** The Stage 1 answer: a finding for each point, what will be put right, and how to go on. It stops the clock on the day it is sent. */
export function reply(
  complaint: Complaint,
  { findings, words, remedy, actions }: Answer,
  { today, refusal }: Now,
): Decision {
  const refused = refusal({ moment: 'stage1.replied', on: today });
  if (refused) return refused;
  const points = pointsOf(complaint).length;
  if (findings.length !== points) return refuse.missing(`a finding for each of the ${points} points`);
  if (!words.trim()) return refuse.missing('the answer in words that the complainant will read');
  return {
    entries: [
      { act: 'findings.recorded', on: today, details: { findings, overall: overall(findings) } },
      { act: 'stage1.replied', on: today },
    ],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'answered', details: { findings } }],
    words: [
      { kind: 'answer', words },
      ...(remedy?.trim() ? [{ kind: 'remedy', words: remedy }] : []),
      ...(actions?.trim() ? [{ kind: 'actions', words: actions }] : []),
    ],
  };
}
