import type { Complaint } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

/** A message to the person who complained went nowhere, or only a person can bring it: telling them is a task from now on. */
export function notDelivered(
  { entries }: Complaint,
  { line, kind, because, byHand }: { line: number; kind: string; because: string; byHand: boolean },
  { today }: Now,
): Decision {
  if (entries.some((it) => it.act === 'not.delivered' && it.details.line === line)) return { entries: [] };
  return {
    entries: [{ act: 'not.delivered', on: today, details: { line, kind, because, ...(byHand && { byHand }) } }],
    messages: [
      { to: 'complaints', kind: 'not-delivered', details: { line, kind, because, ...(byHand && { byHand }) } },
    ],
  };
}

/** Somebody told them another way. How stays on record: the Ombudsman asks. */
export function toldOtherwise(
  { entries }: Complaint,
  { line, how }: { line: number; how: string },
  { today, nameOf }: Now,
): Decision {
  if (!entries.some((it) => it.act === 'not.delivered' && it.details.line === line)) return refuse.notWaiting();
  const told = entries.find((it) => it.act === 'told.otherwise' && it.details.line === line);
  if (told) return refuse.toldAlready(nameOf(told.by), told.on);
  if (!how.trim()) return refuse.missing('how you told them: by phone, by post, in person');
  return {
    entries: [{ act: 'told.otherwise', on: today, details: { line } }],
    words: [{ kind: 'told another way', words: how.trim() }],
  };
}
