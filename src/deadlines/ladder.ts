import { type Calendar, insideTable } from '../calendar/calendar.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { TaskKind } from '../complaints/tasks.ts';
import type { Council } from '../councils/index.ts';
import type { LadderName, Rung, Told } from '../councils/ladder.ts';
import type { Deadline } from './deadlines.ts';

/** Day 0 assign, 3 started?, 5 half-way, 8 more time?, 9 last call, 10 due, then every day it is late (O24). Stops on the answer. */
const REPLY: readonly Rung[] = [
  { rung: 'started?', after: 3, tell: ['manager'] },
  { rung: 'half-way', before: 5, tell: ['manager'] },
  { rung: 'more time?', before: 2, tell: ['manager', 'team channel'] },
  { rung: 'last call', before: 1, tell: ['manager', 'second respondent', 'team channel'] },
  { rung: 'due today', before: 0, tell: ['manager', 'second respondent', 'team channel'] },
  { rung: 'late', past: 1, tell: ['manager', 'second respondent', 'area manager', 'team channel', 'complainant'] },
  { rung: 'still late', past: 2, every: 1, tell: ['manager', 'second respondent', 'area manager', 'team channel'] },
];

/** What the complaints team does itself: a day's warning, the day, and every day after. */
const DESK: readonly Rung[] = [
  { rung: 'last call', before: 1, tell: ['complaints team'] },
  { rung: 'due today', before: 0, tell: ['complaints team'] },
  { rung: 'late', past: 1, every: 1, tell: ['complaints team'] },
];

/** What was promised after the answer: a week's warning, the day, and every week until it is done. */
const PROMISE: readonly Rung[] = [
  { rung: 'coming up', before: 5, tell: ['manager'] },
  { rung: 'due today', before: 0, tell: ['manager'] },
  { rung: 'late', past: 1, every: 5, tell: ['manager', 'complaints team'] },
];

/** A pause that nobody looks at is a complaint that nobody answers. */
const PAUSE: readonly Rung[] = [{ rung: 'still waiting?', past: 10, every: 10, tell: ['complaints team'] }];

/** The day named for looking again, and every second day until somebody has. */
const REVIEW: readonly Rung[] = [
  { rung: 'look again', before: 0, tell: ['complaints team'] },
  { rung: 'not looked at', past: 1, every: 2, tell: ['complaints team'] },
];

/** "As soon as possible" has no number in the rules (r.12), and a decision nobody takes is the fault the Ombudsman finds. */
const DECIDE: readonly Rung[] = [{ rung: 'to be decided', past: 2, every: 2, tell: ['complaints team'] }];

/** What cannot wait: the disputed move on Friday, a child who may have been pressed. The day itself, and every day until somebody has. */
const TODAY: readonly Rung[] = [
  { rung: 'today', before: 0, tell: ['complaints team'] },
  { rung: 'not done', past: 1, every: 1, tell: ['complaints team', 'area manager'] },
];

/** While nobody is on a child's side the clock waits, and the child too. */
const ADVOCATE: readonly Rung[] = [{ rung: 'find one', past: 2, every: 3, tell: ['complaints team'] }];

/** 14% of outcomes never came back to the complaints team (annual report 2009/10). */
const OUTCOME: readonly Rung[] = [
  { rung: 'what came of it?', past: 2, tell: ['manager'] },
  { rung: 'still not told', past: 5, every: 5, tell: ['manager', 'complaints team'] },
];

/** When to nudge, as data. A clock that is not here is shown and counted, and nobody is nudged about it. */
export const ladder: Partial<Record<LadderName, readonly Rung[]>> = {
  acknowledge: DESK,
  'stage 1 reply': REPLY,
  'meeting letter': DESK,
  'stage 2 acknowledge': DESK,
  'stage 2 reply': REPLY,
  'stage 3 acknowledge': DESK,
  'panel chair': DESK,
  'panel papers': DESK,
  'panel notice': DESK,
  'panel meets': DESK,
  'panel reports': DESK,
  'final reply': REPLY,
  action: PROMISE,
  review: REVIEW,
  pause: PAUSE,
  decision: DECIDE,
  today: TODAY,
  advocate: ADVOCATE,
  outcome: OUTCOME,
};

/** A council's own rungs where its file has them, otherwise the ones that come with Heard. */
export function rungsFor({ ladder: own }: Pick<Council, 'ladder'>, name: LadderName): readonly Rung[] {
  return own.clocks[name] ?? ladder[name] ?? [];
}

/** Which ladder a kind of task climbs. Acceptance has none: it passes to the next in the chain. */
export const TASK_LADDER: Partial<Record<TaskKind, LadderName>> = {
  decide: 'decision',
  freeze: 'today',
  check: 'today',
  advocate: 'advocate',
  review: 'review',
  action: 'action',
  outcome: 'outcome',
};

/** How long somebody has to say that they take it, in working minutes. */
export function acceptanceMinutes({ ladder }: Pick<Council, 'ladder'>): number {
  return Number.parseInt(ladder.acceptance, 10) * 60;
}

export interface Step {
  /** The rung's name in the ledger: "late", "still late 3". */
  name: string;
  on: LocalDate;
  tell: readonly Told[];
}

export interface Standing {
  /** The date that its rungs are counted from: part of the ledger's key, so that a moved date starts afresh. */
  date?: LocalDate;
  /** The highest rung that has come. */
  reached?: Step;
  /** Rungs below it that tell whoever complained what they are entitled to: missed in an outage, that is still owed to them. */
  owed?: Step[];
  /** The day of the next one. */
  nextOn?: LocalDate;
}

/** Where a deadline stands on its ladder. One that waits stands on the ladder of pauses, counted from the day it began to wait. */
export function standing(
  deadline: Deadline,
  council: Pick<Council, 'ladder'>,
  calendar: Calendar,
  today: LocalDate,
): Standing {
  const date = ladderDate(deadline);
  if (!date) return {};
  const name = deadline.status === 'paused' ? 'pause' : deadline.clock;
  return onLadder(rungsFor(council, name), deadline.started, date, calendar, today);
}

/** The date that the rungs of a clock are counted from; undefined where nobody is to be nudged about it. */
export function ladderDate({ status, pausedSince, drives, due }: Deadline): LocalDate | undefined {
  if (status === 'paused') return pausedSince;
  return status === 'running' || status === 'overdue' ? (drives ?? due) : undefined;
}

/** The highest rung that has come, and the day of the next one, for anything with a start and a date. */
export function onLadder(
  rungs: readonly Rung[],
  started: LocalDate,
  date: LocalDate,
  calendar: Calendar,
  today: LocalDate,
): Standing {
  const steps = rungs
    // A rung that falls outside the holiday table has no day yet. It gets one when the table is brought up to date.
    .flatMap((it) => insideTable(() => stepsOf(it, started, date, calendar, today), []))
    .sort(byDay);
  const reached = steps.findLast((it) => it.on <= today);
  const next = steps.find((it) => it.on > today);
  const owed = steps.filter((it) => it !== reached && it.on <= today && it.tell.includes('complainant'));
  return { date, ...(reached && { reached }), ...(owed.length > 0 && { owed }), ...(next && { nextOn: next.on }) };
}

function byDay(a: Step, b: Step): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

function stepsOf(
  { rung, after, before, past = 0, every, tell }: Rung,
  started: LocalDate,
  date: LocalDate,
  calendar: Calendar,
  today: LocalDate,
): Step[] {
  if (after !== undefined) {
    const on = calendar.add(started, after);
    return on < calendar.add(date, -2) ? [{ name: rung, on, tell }] : [];
  }
  if (before !== undefined) {
    const on = before === 0 ? calendar.onOrBefore(date) : calendar.add(date, -before);
    return on >= started ? [{ name: rung, on, tell }] : [];
  }
  const first = { name: rung, on: calendar.add(date, past), tell };
  if (!every || today < first.on) return [first];
  const times = Math.floor((calendar.between(date, today) - past) / every);
  return [times, times + 1].map((n) => ({
    name: n === 0 ? rung : `${rung} ${n + 1}`,
    on: calendar.add(date, past + n * every),
    tell,
  }));
}
