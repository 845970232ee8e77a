import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { type Complaint, type Finding, holdersOf, lastEntry, themesOf } from '../complaints/complaint.ts';
import { all, ending, last, lastEver, type ProcedureName, procedureOf } from '../complaints/happened.ts';
import { type State, stateOf } from '../complaints/state.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { ClockName, Complainant } from '../procedures/procedure.ts';
import type { Kind, Theme } from '../triage/vocabulary.ts';

/** What became of a complaint, one definition for every question and report (the categories of the 2009/10 report). */
export const OUTCOMES = [
  'upheld',
  'partially upheld',
  'not upheld',
  'no finding',
  'withdrawn or not investigated',
  'ongoing',
  'not relayed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whose move it is. */
export const WAITING = ['complaints team', 'manager', 'complainant', 'advocate', 'panel'] as const;
export type Waiting = (typeof WAITING)[number];

/** One complaint as questions and reports see it: flat, with no name in it. Nothing here depends on what day it is. */
export interface RegisterRow {
  council: string;
  ref: string;
  received: LocalDate;
  procedure: ProcedureName;
  kind: Kind;
  complainant: Complainant;
  channel: string;
  team: string | null;
  themes: Theme[];
  state: State;
  stage: 1 | 2 | 3;
  open: boolean;
  outcome: Outcome;
  waiting: Waiting | null;
  respondent: string | null;
  second: string | null;
  accepted: boolean;
  forwarded_by: string | null;
  extended: boolean;
  advocate: 'asked' | 'appointed' | null;
  acknowledge_due: LocalDate | null;
  acknowledged: LocalDate | null;
  stage1_started: LocalDate | null;
  stage1_due: LocalDate | null;
  stage1_answered: LocalDate | null;
  /** Working days from the start of the clock to the answer. */
  stage1_days: number | null;
  stage2_asked: LocalDate | null;
  stage2_due: LocalDate | null;
  stage2_answered: LocalDate | null;
  stage2_days: number | null;
  stage3_asked: LocalDate | null;
  stage3_due: LocalDate | null;
  stage3_answered: LocalDate | null;
  ended: LocalDate | null;
  ombudsman: LocalDate | null;
  ombudsman_outcome: string | null;
  /** Pounds spent on Stage 2, where it is known. */
  cost: number | null;
}

/** What was told once about the people concerned, in bands: for the statistics and nothing else. */
export interface About {
  age: string | null;
  gender: string | null;
  disability: string | null;
  ethnicity: string | null;
  /** A keyed hash of who complained, so that several complaints of one person can be counted. */
  who: string | null;
  /** Keyed hashes of the words of the names, complainant's and child's. */
  named: string[] | null;
}

/** The same with the days of this person's last two complaints before this one. */
export interface Told extends About {
  earlier: LocalDate | null;
  earlier_still: LocalDate | null;
}

export const NOTHING_TOLD: Told = {
  age: null,
  gender: null,
  disability: null,
  ethnicity: null,
  who: null,
  named: null,
  earlier: null,
  earlier_still: null,
};

export function rowOf(complaint: Complaint, clocks: readonly Deadline[], calendar: Calendar): RegisterRow {
  const { council, ref, channel, team, triage, facts } = complaint;
  const { respondent = null, second = null, accepted } = holdersOf(complaint);
  const opened = lastEntry(complaint, 'opened');
  const clock = (name: ClockName) => clocks.find((it) => it.clock === name);
  const on = (moment: Parameters<typeof last>[1]) => last(facts, moment)?.on ?? null;
  const ended = ending(facts);
  const enquired = all(facts, 'ombudsman.enquired').at(-1);
  const [first, later, final] = [clock('stage 1 reply'), clock('stage 2 reply'), clock('final reply')];
  return {
    council,
    ref,
    received: facts.received,
    procedure: procedureOf(facts),
    kind: triage.kind,
    complainant: facts.complainant,
    channel,
    team: team ?? null,
    themes: [...themesOf(complaint)],
    // Overdue is a fact about today: the row keeps the state without it, and questions compare dates.
    state: stateOf(facts, clocks.map(withoutToday)),
    stage: last(facts, 'stage3.asked') ? 3 : last(facts, 'stage2.asked') ? 2 : 1,
    open: ended === undefined && !isDone(complaint),
    outcome: outcomeOf(complaint),
    waiting: ended || isDone(complaint) ? null : waitingFor(complaint, clocks),
    respondent,
    second,
    accepted,
    forwarded_by: opened && !['complainant', 'heard'].includes(opened.by) ? opened.by : null,
    extended: Boolean(last(facts, 'stage1.extended') ?? last(facts, 'stage2.extended')),
    advocate: last(facts, 'advocate.appointed') ? 'appointed' : last(facts, 'advocate.requested') ? 'asked' : null,
    acknowledge_due: clock('acknowledge')?.due ?? null,
    acknowledged: on('acknowledged'),
    stage1_started: first?.started ?? null,
    stage1_due: first?.due ?? null,
    stage1_answered: on('stage1.replied'),
    stage1_days: daysTaken(first, calendar),
    stage2_asked: on('stage2.asked'),
    stage2_due: later?.due ?? null,
    stage2_answered: on('stage2.replied'),
    stage2_days: daysTaken(later, calendar),
    stage3_asked: on('stage3.asked'),
    stage3_due: final?.due ?? null,
    stage3_answered: on('stage3.replied'),
    ended: ended?.on ?? on('stage3.replied'),
    ombudsman: enquired?.on ?? null,
    ombudsman_outcome: enquired ? ombudsmanOutcome(complaint, enquired.premature) : null,
    cost: costOf(complaint),
  };
}

function withoutToday(it: Deadline): Deadline {
  return it.status === 'overdue' ? { ...it, status: 'running' } : it;
}

function isDone({ facts }: Complaint): boolean {
  const procedure = procedureOf(facts);
  return last(facts, 'stage3.replied') !== undefined || (procedure !== 'statutory' && procedure !== 'corporate');
}

/** Findings recorded; or put aside; or answered with nobody told how; or not answered yet, or not when its register ended. */
function outcomeOf(complaint: Complaint): Outcome {
  const { facts } = complaint;
  const found = lastEntry(complaint, 'findings.recorded')?.details.overall as Finding | undefined;
  if (found) return found;
  const ended = ending(facts);
  if (ended && ended.why !== 'closed') return 'withdrawn or not investigated';
  if (last(facts, 'stage1.replied') || last(facts, 'stage2.replied')) return 'not relayed';
  return ended && !lastEntry(complaint, 'closed')?.details.openAtTheEnd ? 'withdrawn or not investigated' : 'ongoing';
}

function waitingFor({ facts, entries }: Complaint, clocks: readonly Deadline[]): Waiting {
  const running = (name: ClockName) => clocks.find((it) => it.clock === name && isRunning(it));
  if (clocks.some((it) => it.status === 'paused')) return 'advocate';
  if (entries.findLast((it) => it.act === 'agreement.asked' || it.act === 'stage1.extended')?.act === 'agreement.asked')
    return 'complainant';
  if (last(facts, 'panel.arranged') && !last(facts, 'panel.reported')) return 'panel';
  if (last(facts, 'stage2.asked') && !last(facts, 'stage2.replied')) return 'complaints team';
  if (running('stage 1 reply')) return holdersOf({ entries }).respondent ? 'manager' : 'complaints team';
  const answered = lastEver(facts, 'stage1.replied') ?? lastEver(facts, 'stage2.replied');
  return answered ? 'complainant' : 'complaints team';
}

function isRunning({ status }: Deadline): boolean {
  return status === 'running' || status === 'overdue';
}

function daysTaken(clock: Deadline | undefined, calendar: Calendar): number | null {
  if (!clock?.stopped || clock.started < calendar.first) return null;
  return calendar.between(clock.started, clock.stopped);
}

function ombudsmanOutcome(complaint: Complaint, premature: boolean | undefined): string {
  const decided = complaint.entries.findLast((it) => it.act === 'ombudsman.enquired')?.details.outcome;
  return typeof decided === 'string' ? decided : premature ? 'premature' : 'being considered';
}

function costOf({ entries }: Complaint): number | null {
  const costs = entries.map((it) => it.details.cost).filter((it): it is number => typeof it === 'number');
  return costs.length > 0 ? costs.reduce((sum, it) => sum + it, 0) : null;
}
