import type { Theme } from '../triage/vocabulary.ts';
import type { Complaint } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { type ProcedureName, procedureOf } from './happened.ts';
import { refuse } from './problems.ts';

export interface Split {
  points: PointToSet[];
  /** Where another procedure leads than before: why. It stays on record. */
  reason?: string;
}

export interface PointToSet {
  text: string;
  procedure: ProcedureName;
  themes?: Theme[];
}

/**
 * The points of a complaint as a person sets them, each with its own procedure. One officer leads, one letter answers them all, and the
 * stronger procedure leads where there are two (R28). A point for a school or another body is handed over by itself.
 */
export function setPoints(complaint: Complaint, { points, reason }: Split, { today }: Now): Decision {
  if (points.length === 0 || points.some((it) => !it.text.trim())) return refuse.missing('each point in a sentence');
  if (complaint.facts.happened.some((it) => it.moment === 'stage1.replied')) return refuse.answeredAlready();
  const before = procedureOf(complaint.facts);
  const lead = LEADS.find((it) => points.some(({ procedure }) => procedure === it))!;
  if (lead !== before && !reason?.trim()) return refuse.missing(`the reason why the ${lead} procedure leads now`);
  return {
    entries: [
      {
        act: 'points.set',
        on: today,
        details: { points: points.map(({ procedure, themes = complaint.triage.themes }) => ({ procedure, themes })) },
      },
      ...(lead === before ? [] : [{ act: 'procedure.changed' as const, on: today, details: { to: lead } }]),
    ],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'points' } }],
    words: [
      { kind: 'points', words: points.map(({ text }, at) => `${at + 1}. ${text}`).join('\n') },
      ...(reason?.trim() ? [{ kind: 'reason: procedure', words: reason }] : []),
    ],
  };
}

const LEADS: readonly ProcedureName[] = ['statutory', 'corporate', 'schools', 'none'];
