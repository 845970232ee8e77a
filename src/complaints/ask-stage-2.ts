import type { LocalDate } from '../calendar/local-date.ts';
import type { Complaint, NewEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { ending, type Happened, procedureOf } from './happened.ts';
import { refuse } from './problems.ts';
import { type Statement, statementWords } from './statement.ts';

export interface NextStage {
  /** Spoken requests are written up and agreed; the clock then runs from the record, and the day of the call is kept beside it. */
  how: 'written' | 'oral';
  /** What they said, exactly. No reasons are needed. */
  words?: string;
  /** The day they first said so, where that was not today. */
  on?: LocalDate;
  /** Without Stage 1: council and complainant agree that it is not suitable, and why. */
  direct?: string;
}

/**
 * Stage 2, asked for in any words, after an answer or after silence. Nothing but the law's own order stands in the way: no reasons, no
 * meeting first. With it goes a first draft of what is to be looked into, for the person to approve.
 */
export function askStage2(
  complaint: Complaint,
  { how, words, on, direct }: NextStage,
  { today, refusal }: Now,
  draft: Statement,
): Decision {
  const day = on && on >= complaint.facts.received ? on : today;
  const back = backToLife(complaint, today);
  const event = { moment: 'stage2.asked', on: day, how, ...(direct && { direct: true }) } as const;
  const refused = refusal(event, back);
  if (refused) return refused;
  const statutory = procedureOf(complaint.facts) === 'statutory';
  return {
    entries: [
      ...back.map(({ moment, on: when }): NewEntry => ({ act: moment, on: when })),
      { act: 'stage2.asked', on: day, details: { how, ...(direct && { direct: true }) } },
      ...(statutory ? [{ act: 'statement.drafted' as const, on: today, details: { version: 1 } }] : []),
    ],
    messages: [
      { to: 'complaints', kind: 'stage' },
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'stage-2-asked' } },
      ...(statutory ? [{ to: `complainant:${complaint.ref}` as const, kind: 'approve-statement' as const }] : []),
    ],
    words: [
      ...(words?.trim() ? [{ kind: 'asked for Stage 2', words }] : []),
      ...(direct ? [{ kind: 'reason: without Stage 1', words: direct }] : []),
      ...(statutory ? [statementWords(draft)] : []),
    ],
  };
}

/** A complaint that was simply closed comes back when its person asks to go on: no stage is lost by silence. */
export function backToLife(complaint: Complaint, today: LocalDate): Happened[] {
  return ending(complaint.facts)?.why === 'closed' ? [{ moment: 'reopened', on: today }] : [];
}

/** A meeting is offered beside a stage and never instead of it: nothing waits for it (7.2). */
export function offerMeeting(
  complaint: Complaint,
  { withWhom }: { withWhom: string },
  { today, refusal }: Now,
): Decision {
  if (!withWhom.trim()) return refuse.missing('whom they would meet');
  return (
    refusal({ moment: 'meeting.held', on: today }) ?? {
      entries: [{ act: 'meeting.offered', on: today }],
      messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'meeting-offered' } }],
      words: [{ kind: 'meeting with', words: withWhom }],
    }
  );
}

export function holdMeeting(_: Complaint, { on }: { on?: LocalDate }, { today, refusal }: Now): Decision {
  const day = on ?? today;
  return refusal({ moment: 'meeting.held', on: day }) ?? { entries: [{ act: 'meeting.held', on: day }] };
}

/** The letter after a meeting: what was said and agreed (O22). */
export function confirmMeeting(complaint: Complaint, { words }: { words: string }, { today, refusal }: Now): Decision {
  if (!words.trim()) return refuse.missing('what was said and agreed at the meeting');
  return (
    refusal({ moment: 'meeting.confirmed', on: today }) ?? {
      entries: [{ act: 'meeting.confirmed', on: today }],
      messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'meeting-confirmed' } }],
      words: [{ kind: 'meeting', words }],
    }
  );
}
