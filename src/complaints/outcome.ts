import type { Moment } from '../procedures/procedure.ts';
import { type Complaint, type Entry, type Finding, lastEntry, overall, pointsOf } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

const REPLIES: ReadonlySet<string> = new Set<Moment>(['stage1.replied', 'stage2.replied', 'stage3.replied']);

/** The last answer, where nobody has recorded what it found. */
export function outcomeOwed({ entries }: Pick<Complaint, 'entries'>): Entry | undefined {
  const replies = entries.filter((it) => REPLIES.has(it.act));
  const replied = replies.at(-1);
  const before = replies.at(-2)?.seq ?? 0;
  return replied && !entries.some((it) => it.act === 'findings.recorded' && it.seq > before) ? replied : undefined;
}

/** One tap: what came of an answer that was sent without its findings. */
export function recordOutcome(complaint: Complaint, finding: Finding, { today, nameOf }: Now): Decision {
  if (!outcomeOwed(complaint)) {
    const recorded = lastEntry(complaint, 'findings.recorded');
    return recorded ? refuse.outcomeKnown(nameOf(recorded.by), recorded.on) : refuse.notAnsweredYet();
  }
  const findings = pointsOf(complaint).map(() => finding);
  return {
    entries: [{ act: 'findings.recorded', on: today, details: { findings, overall: overall(findings) } }],
  };
}
