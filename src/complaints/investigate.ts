import type { LocalDate } from '../calendar/local-date.ts';
import { agreeing, type Promised, tellOwners } from './actions.ts';
import { type Appointment, CALLED, holderOf } from './appoint.ts';
import { type Complaint, type Finding, overall, pointsOf } from './complaint.ts';
import type { Decision, Message, Now } from './decision.ts';
import { procedureOf } from './happened.ts';
import { refuse } from './problems.ts';
import { type Remedies, remedying } from './remedies.ts';

/** More time for Stage 2: written reasons and a date, told as soon as it is clear (Regs r.17). The notice goes out with it. */
export function extendStage2(
  complaint: Complaint,
  { until, reasons }: { until?: LocalDate; reasons: string },
  { today, refusal, clock }: Now,
): Decision {
  const to = until ?? clock('stage 2 reply')?.limit;
  return (
    refusal({ moment: 'stage2.extended', on: today, reasons, until, told: true }) ?? {
      entries: [
        { act: 'stage2.extended', on: today, details: { until: to, told: true, reasons: 'kept with the words' } },
      ],
      messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'stage-2-delay' } }],
      words: [{ kind: 'reason for more time', words: reasons }],
    }
  );
}

export const REPORTERS = ['investigating-officer', 'independent-person'] as const satisfies readonly Appointment[];
export type Reporter = (typeof REPORTERS)[number];

/** A report has come in. Two people write two reports: the independent person's own is never part of the other's. */
export function receiveReport(complaint: Complaint, { from }: { from: Reporter }, { today }: Now): Decision {
  if (!holderOf(complaint, from)) return refuse.missing(`${CALLED[from]}: nobody is appointed yet`);
  if (reportsIn(complaint).includes(from)) return refuse.unchanged(`The report of ${CALLED[from]} is in already.`);
  return {
    entries: [{ act: 'report.received', on: today, details: { from } }],
    messages: [{ to: 'complaints', kind: 'stage' }, ...adjudicator(complaint)],
  };
}

function adjudicator(complaint: Complaint): Message[] {
  const officer = holderOf(complaint, 'adjudicating-officer');
  return officer ? [{ to: `person:${officer}`, kind: 'stage' }] : [];
}

export function reportsIn({ entries }: Pick<Complaint, 'entries'>): Reporter[] {
  return entries.filter((it) => it.act === 'report.received').map((it) => it.details.from as Reporter);
}

/** The answer at Stage 2: the adjudicating officer's after two reports, or the corporate reviewer's. */
export interface Adjudication extends Remedies {
  findings: Finding[];
  words: string;
  /** How much of what the person asked for is agreed; an early referral looks at it. */
  outcomes: 'all' | 'most' | 'some' | 'none';
  actions: Promised[];
}

/** The decision on each point, with the reports: both always go to the person, whatever a council's old leaflet says (domain Z5). */
export function adjudicate(complaint: Complaint, answer: Adjudication, { today, refusal }: Now): Decision {
  const { findings, words, outcomes, actions } = answer;
  const refused = refusal({ moment: 'stage2.replied', on: today }) ?? notReady(complaint);
  if (refused) return refused;
  const points = pointsOf(complaint).length;
  if (findings.length !== points) return refuse.missing(`a finding for each of the ${points} points`);
  if (!words.trim()) return refuse.missing('the decision in words that the person will read');
  const remedies = remedying(words, answer, today);
  const agreed = agreeing(complaint, actions, today);
  if ('problem' in remedies) return remedies;
  if ('problem' in agreed) return agreed;
  return {
    entries: [
      { act: 'findings.recorded', on: today, details: { stage: 2, findings, overall: overall(findings), outcomes } },
      ...remedies,
      ...agreed.entries,
      { act: 'stage2.replied', on: today },
    ],
    messages: [
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'stage-2-outcome' } },
      { to: 'complaints', kind: 'stage' },
      ...tellOwners(agreed.entries),
    ],
    words: [{ kind: 'stage 2 answer', words }, ...agreed.words],
  };
}

/** At the statutory Stage 2 an investigating officer and an independent person have both reported, and a third person decides. */
function notReady(complaint: Complaint) {
  if (procedureOf(complaint.facts) !== 'statutory')
    return holderOf(complaint, 'reviewer')
      ? undefined
      : refuse.missing('who answers Stage 2: somebody other than at Stage 1');
  for (const it of [...REPORTERS, 'adjudicating-officer'] as const)
    if (!holderOf(complaint, it)) return refuse.missing(`${CALLED[it]}: nobody is appointed yet`);
  const waiting = REPORTERS.find((it) => !reportsIn(complaint).includes(it));
  return waiting && refuse.missing(`the report of ${CALLED[waiting]}: it is not in yet`);
}
