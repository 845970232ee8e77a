import type { LocalDate } from '../calendar/local-date.ts';
import { agreeing, type Promised, tellOwners } from './actions.ts';
import { panelIsFull } from './appoint.ts';
import { type Complaint, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { procedureOf } from './happened.ts';
import { refuse } from './problems.ts';

export interface PanelDay {
  for: LocalDate;
  /** Where, or how to join from far away. */
  place: string;
  /** Only where the day is past the law's thirty working days: why, on record. */
  late?: string;
}

/** The day and the place of the panel. A day past the law's needs a named person's reason, and stays late (Regs r.19(4)). */
export function arrangePanel(
  complaint: Complaint,
  { for: day, place, late }: PanelDay,
  { today, refusal, clock }: Now,
): Decision {
  const refused = refusal({ moment: 'panel.arranged', on: today, for: day });
  if (refused) return refused;
  if (!place.trim()) return refuse.missing('where the panel meets, or how to join it');
  const due = clock('panel meets')?.due;
  if (due && day > due && !late?.trim()) return refuse.panelTooLate(day, due);
  return {
    entries: [{ act: 'panel.arranged', on: today, details: { for: day, ...(late?.trim() && { late: true }) } }],
    messages: [
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'panel-invitation' } },
      { to: 'complaints', kind: 'stage' },
    ],
    words: [
      { kind: 'panel place', words: place },
      ...(late?.trim() ? [{ kind: 'reason: late panel', words: late }] : []),
    ],
  };
}

/** The papers go to everybody at once, ten working days before. */
export function sendPapers(complaint: Complaint, _: object, { today, refusal }: Now): Decision {
  if (!panelIsFull(complaint)) return refuse.missing(THREE);
  return (
    refusal({ moment: 'papers.sent', on: today }) ?? {
      entries: [{ act: 'papers.sent', on: today }],
      messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'panel-papers' } }],
    }
  );
}

const THREE = 'the panel: a chair and two members, all independent of the council';

export function panelMet(complaint: Complaint, { on }: { on?: LocalDate }, { today, refusal }: Now): Decision {
  if (!panelIsFull(complaint)) return refuse.missing(THREE);
  const day = on ?? today;
  return (
    refusal({ moment: 'panel.met', on: day }) ?? {
      entries: [{ act: 'panel.met', on: day }],
      messages: [{ to: 'complaints', kind: 'stage' }],
    }
  );
}

/** The panel recommends; the council decides. Its report goes to the complainant too. */
export function panelReported(
  complaint: Complaint,
  { recommendations, words, on }: { recommendations: number; words: string; on?: LocalDate },
  { today, refusal }: Now,
): Decision {
  const day = on ?? today;
  if (recommendations < 0) return refuse.missing('how many recommendations there are; none is 0');
  if (!words.trim()) return refuse.missing('what the panel found and recommends, as its report says it');
  return (
    refusal({ moment: 'panel.reported', on: day }) ?? {
      entries: [{ act: 'panel.reported', on: day, details: { recommendations } }],
      messages: [
        { to: 'complaints', kind: 'stage' },
        { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'panel-report' } },
      ],
      words: [{ kind: 'panel report', words }],
    }
  );
}

export const RECOMMENDATION_ENDS = ['accepted', 'partly accepted', 'not accepted'] as const;
export type RecommendationEnd = (typeof RECOMMENDATION_ENDS)[number];

export interface FinalReply {
  /** What becomes of each recommendation. */
  decisions: RecommendationEnd[];
  words: string;
  /** Decided together with the Stage 2 independent person (Regs r.20). */
  withIndependentPerson: boolean;
  /** Why the council departs from a recommendation, where it does. */
  reasons?: string;
  actions: Promised[];
}

/** The council's own decision after the panel. It ends the procedure, and the Ombudsman is always in it. */
export function finalReply(complaint: Complaint, reply: FinalReply, { today, refusal }: Now): Decision {
  const { decisions, words, withIndependentPerson, reasons, actions } = reply;
  const refused = refusal({ moment: 'stage3.replied', on: today });
  if (refused) return refused;
  const statutory = procedureOf(complaint.facts) === 'statutory';
  const asked = statutory ? Number(lastEntry(complaint, 'panel.reported')?.details.recommendations ?? 0) : 0;
  if (decisions.length !== asked) return refuse.missing(`a decision on each of the ${asked} recommendations`);
  if (statutory && !withIndependentPerson) return refuse.withoutIndependentPerson();
  if (decisions.some((it) => it !== 'accepted') && !reasons?.trim())
    return refuse.missing('the reasons for departing from what the panel recommends');
  if (!words.trim()) return refuse.missing('the reply in words that the person will read');
  const agreed = agreeing(complaint, actions, today);
  if ('problem' in agreed) return agreed;
  return {
    entries: [...agreed.entries, { act: 'stage3.replied', on: today, details: { decisions } }],
    messages: [
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'final-reply' } },
      ...tellOwners(agreed.entries),
    ],
    words: [
      { kind: 'final reply', words },
      ...(reasons?.trim() ? [{ kind: 'reason: recommendations', words: reasons }] : []),
      ...agreed.words,
    ],
  };
}
