import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { ClockName } from '../procedures/procedure.ts';
import type { Deadline } from './deadlines.ts';

/** Who is told at a rung. "manager" is whoever holds the complaint, or the complaints team while nobody does. */
export type Told = 'manager' | 'second' | 'team channel' | 'complaints team' | 'complainant';

/** One step of the ladder. Working days: after the start, before the date, or past it (then again on each further one). */
export interface Rung {
  rung: string;
  when: { after: number } | { before: number } | { past: number; every?: number };
  tell: readonly Told[];
}

/** Day 0 assign, 3 started?, 5 half-way, 8 more time?, 9 last call, 10 due, then every day it is late (O24). Stops on the answer. */
const REPLY: readonly Rung[] = [
  { rung: 'started?', when: { after: 3 }, tell: ['manager'] },
  { rung: 'half-way', when: { before: 5 }, tell: ['manager'] },
  { rung: 'more time?', when: { before: 2 }, tell: ['manager', 'team channel'] },
  { rung: 'last call', when: { before: 1 }, tell: ['manager', 'second', 'team channel'] },
  { rung: 'due today', when: { before: 0 }, tell: ['manager', 'second', 'team channel'] },
  { rung: 'late', when: { past: 1 }, tell: ['manager', 'second', 'team channel', 'complainant'] },
  { rung: 'still late', when: { past: 2, every: 1 }, tell: ['manager', 'second', 'team channel'] },
];

/** What the complaints team does itself: a day's warning, the day, and every day after. */
const DESK: readonly Rung[] = [
  { rung: 'last call', when: { before: 1 }, tell: ['complaints team'] },
  { rung: 'due today', when: { before: 0 }, tell: ['complaints team'] },
  { rung: 'late', when: { past: 1, every: 1 }, tell: ['complaints team'] },
];

/** When to nudge, as data. A clock that is not here is shown and counted, and nobody is nudged about it. */
export const ladder: Partial<Record<ClockName, readonly Rung[]>> = {
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
};

export interface Step {
  /** The rung's name in the ledger: "late", "still late 3". */
  name: string;
  on: LocalDate;
  tell: readonly Told[];
}

/** Where a running deadline stands on its ladder: the highest rung that has come, and the day of the next one. */
export function standing(
  deadline: Deadline,
  calendar: Calendar,
  today: LocalDate,
): { reached?: Step; nextOn?: LocalDate } {
  const date = deadline.drives ?? deadline.due;
  const rungs = ladder[deadline.clock];
  if (!rungs || !date || (deadline.status !== 'running' && deadline.status !== 'overdue')) return {};
  const steps = rungs.flatMap((it) => stepsOf(it, deadline.started, date, calendar, today)).sort(byDay);
  const reached = steps.findLast((it) => it.on <= today);
  const next = steps.find((it) => it.on > today);
  return { reached, nextOn: next?.on };
}

function byDay(a: Step, b: Step): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

function stepsOf(
  { rung, when, tell }: Rung,
  started: LocalDate,
  date: LocalDate,
  calendar: Calendar,
  today: LocalDate,
): Step[] {
  if ('after' in when) {
    const on = calendar.add(started, when.after);
    return on < calendar.add(date, -2) ? [{ name: rung, on, tell }] : [];
  }
  if ('before' in when) {
    const on = when.before === 0 ? calendar.onOrBefore(date) : calendar.add(date, -when.before);
    return on >= started ? [{ name: rung, on, tell }] : [];
  }
  const first = { name: rung, on: calendar.add(date, when.past), tell };
  if (!when.every || today < first.on) return [first];
  const times = Math.floor((calendar.between(date, today) - when.past) / when.every);
  return [times, times + 1].map((n) => ({
    name: n === 0 ? rung : `${rung} ${n + 1}`,
    on: calendar.add(date, when.past + n * when.every!),
    tell,
  }));
}
