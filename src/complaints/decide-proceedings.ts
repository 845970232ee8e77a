import { addMonths, type LocalDate } from '../calendar/local-date.ts';
import { type Complaint, lastEntry, pointsOf } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

export const PROCEEDINGS = ['court', 'tribunal', 'disciplinary', 'criminal'] as const;
export type ProceedingsKind = (typeof PROCEEDINGS)[number];

export interface Proceedings {
  /** Go on with all of it, put some points aside, or all of it. */
  consider: 'all' | 'part' | 'none';
  kind?: ProceedingsKind;
  /** Which proceedings, whose, and how far they are: the notice has to name them. */
  named?: string;
  /** Why going on would prejudice them. That proceedings exist is no reason. */
  prejudice?: string;
  /** The points put aside, by number, where it is only some. */
  held?: number[];
  /** The day on which somebody looks whether they have ended. */
  review?: LocalDate;
}

/** Nothing is put aside and forgotten: somebody looks again within three months, and then again. */
export const REVIEW_WITHIN = 3;

/** Regulation 8 is a power against prejudice, not a bar. Putting aside needs the proceedings named, the prejudice, and a day to look again. */
export function decideProceedings(complaint: Complaint, decided: Proceedings, { today, refusal }: Now): Decision {
  const { consider, kind, held = [], named, prejudice, review } = decided;
  const refused =
    refusal({ moment: 'proceedings.decided', on: today, consider: consider !== 'none' }) ??
    (consider === 'all' ? undefined : incomplete(complaint, decided, today));
  if (refused) return refused;
  const on = today;
  const aside = { kind, review, ...(consider === 'part' && { held }) };
  return {
    entries: [
      {
        act: 'proceedings.decided',
        on,
        details: { consider: consider !== 'none', ...(consider !== 'all' && aside) },
      },
    ],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: LETTER[consider] } }],
    words:
      consider === 'all'
        ? []
        : [
            { kind: 'proceedings', words: named! },
            { kind: 'reason: proceedings', words: prejudice! },
          ],
  };
}

const LETTER = { all: 'will-be-heard', part: 'put-aside', none: 'put-aside' } as const;

function incomplete(complaint: Complaint, decided: Proceedings, today: LocalDate) {
  const { consider, kind, named, prejudice, held = [], review } = decided;
  if (!kind || !named?.trim()) return refuse.missing('which proceedings, whose, and how far they are');
  if (!prejudice?.trim())
    return refuse.missing('why going on would prejudice them: that there are proceedings is no reason');
  const points = pointsOf(complaint).length;
  if (consider === 'part' && (held.length === 0 || held.length >= points || held.some((it) => it < 1 || it > points)))
    return refuse.missing(`which of the ${points} points are put aside; all of them is "none"`);
  if (!review || review <= today || review > addMonths(today, REVIEW_WITHIN))
    return refuse.noReview(addMonths(today, REVIEW_WITHIN));
  return undefined;
}

/** The day to look again, done on that day or before: the proceedings go on, and there is a next day. */
export function reviewProceedings(complaint: Complaint, { review }: { review: LocalDate }, { today }: Now): Decision {
  if (!putAside(complaint)) return refuse.nothingPutAside();
  if (review <= today || review > addMonths(today, REVIEW_WITHIN))
    return refuse.noReview(addMonths(today, REVIEW_WITHIN));
  return {
    entries: [{ act: 'proceedings.reviewed', on: today, details: { review } }],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'still-put-aside' } }],
  };
}

/** They have ended: the person is invited back, with the last day for it. */
export function endProceedings(complaint: Complaint, { on }: { on?: LocalDate }, { today, refusal }: Now): Decision {
  const ended = on ?? today;
  return (
    refusal({ moment: 'proceedings.ended', on: ended }) ?? {
      entries: [{ act: 'proceedings.ended', on: ended }],
      messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'invitation-back' } }],
    }
  );
}

/** Whether all of it, or some points of it, wait for proceedings to end. */
export function putAside(complaint: Pick<Complaint, 'entries'>): { held?: number[]; review?: LocalDate } | undefined {
  const decided = lastEntry(complaint, 'proceedings.decided');
  if (!decided || (decided.details.consider && !decided.details.held)) return undefined;
  const back = lastEntry(complaint, 'resubmitted') ?? lastEntry(complaint, 'points.taken-up');
  if (back && back.seq > decided.seq) return undefined;
  const reviewed = lastEntry(complaint, 'proceedings.reviewed');
  const review = (reviewed && reviewed.seq > decided.seq ? reviewed : decided).details.review as LocalDate | undefined;
  return { held: decided.details.held as number[] | undefined, review };
}
