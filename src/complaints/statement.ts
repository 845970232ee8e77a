import { type Complaint, lastEntry, type NewEntry } from './complaint.ts';
import type { Decision, NewWords, Now } from './decision.ts';
import { last } from './happened.ts';
import { refuse } from './problems.ts';

/** What Stage 2 is to look into: the points in the person's own words, and what they would like to come of it. */
export interface Statement {
  points: string[];
  wanted: string;
  /** What they have told us since, newest last. */
  since?: string[];
}

/** As people read and approve it; kept with the words, each version. */
export function statementText({ points, wanted, since = [] }: Statement): string {
  return [
    'What you complain about:',
    ...points.map((it, at) => `${at + 1}. ${it}`),
    ...(since.length > 0 ? ['What you told us since:', ...since.map((it) => `- ${it}`)] : []),
    'What you would like to happen:',
    wanted.trim() || 'You have not said yet.',
  ].join('\n');
}

export function statementWords(statement: Statement): NewWords {
  return { kind: 'statement', words: statementText(statement) };
}

/** The team's own version, sent to the person to approve. */
export function draftStatement(complaint: Complaint, statement: Statement, { today }: Now): Decision {
  if (!last(complaint.facts, 'stage2.asked')) return refuse.comesAfter('a statement of complaint', 'stage2.asked');
  if (statement.points.length === 0 || statement.points.some((it) => !it.trim()))
    return refuse.missing('at least one point, in the words of the person who complained');
  return drafted(complaint, statementText(statement), today);
}

/**
 * The person's own yes to what is to be looked into, or what to change in it. A change goes in as they wrote it and is shown again;
 * the investigation never waits for a signature.
 */
export function approveStatement(
  complaint: Complaint,
  { yes, change, text }: { yes: boolean; change?: string; text: string },
  { today, refusal }: Now,
): Decision {
  if (!lastEntry(complaint, 'statement.drafted'))
    return refuse.missing('a statement to approve: nobody has written one yet');
  if (!yes) {
    if (!change?.trim()) return refuse.missing('what to change in it');
    if (text.endsWith(changeLine(change))) return refuse.repeated();
    const next = drafted(complaint, withChange(text, change), today);
    return 'problem' in next
      ? next
      : { ...next, messages: [...(next.messages ?? []), { to: 'complaints', kind: 'stage' }] };
  }
  const signed = { moment: 'stage2.statement-signed', on: today } as const;
  const record = { moment: 'stage2.record-agreed', on: today } as const;
  const refused = refusal(signed);
  if (refused) return refused;
  const spoken = last(complaint.facts, 'stage2.asked')?.how === 'oral' && !refusal(record);
  const entries: NewEntry[] = [{ act: 'stage2.statement-signed', on: today }];
  return {
    entries: spoken ? [{ act: 'stage2.record-agreed', on: today }, ...entries] : entries,
    messages: [
      { to: 'complaints', kind: 'stage' },
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'statement' } },
    ],
  };
}

function drafted(complaint: Complaint, words: string, today: Now['today']): Decision {
  const version = Number(lastEntry(complaint, 'statement.drafted')?.details.version ?? 0) + 1;
  return {
    entries: [{ act: 'statement.drafted', on: today, details: { version } }],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'approve-statement' }],
    words: [{ kind: 'statement', words }],
  };
}

const ALSO = 'What you say about this:';

function withChange(text: string, change: string): string {
  return text.includes(ALSO) ? `${text}${changeLine(change)}` : `${text}\n${ALSO}${changeLine(change)}`;
}

const changeLine = (change: string) => `\n- ${change}`;

/** The written record of a spoken request, where the person did not answer although everything reasonable was tried. */
export function settleRecord(_: Complaint, { effort }: { effort: string }, { today, refusal }: Now): Decision {
  if (!effort.trim()) return refuse.missing('what was done to reach them, and when');
  return (
    refusal({ moment: 'stage2.record-agreed', on: today }) ?? {
      entries: [{ act: 'stage2.record-agreed', on: today, details: { by: 'reasonable effort' } }],
      words: [{ kind: 'effort to agree the record', words: effort }],
    }
  );
}

/** Whether the investigators may read the records and speak to staff. A no narrows what they can find, and ends nothing. */
export function consentToRecords(_: Complaint, { yes }: { yes: boolean }, { today }: Now): Decision {
  return {
    entries: [{ act: 'records.consented', on: today, details: { yes } }],
    messages: [{ to: 'complaints', kind: 'stage' }],
  };
}
