import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { councilOf, packAt } from '../../src/councils/index.ts';
import { type Deadline, deadlines } from '../../src/deadlines/deadlines.ts';
import type { Past } from '../../src/register/past.ts';

/** A complaint as the reference answers see it: what was told, and its clocks. Nothing of the register or its SQL. */
export interface Seen extends Past {
  clocks: Deadline[];
}

export const TODAY: LocalDate = '2026-05-20';

const council = councilOf('cambridgeshire');

export function seen(past: Past): Seen {
  const pack = packAt(council, instantOf(past.received, '12:00'))!;
  const { procedure, complainant, received, happened } = past;
  return { ...past, clocks: deadlines({ procedure, complainant, received, happened }, pack, england, TODAY) };
}

export const on = (it: Seen, moment: string): LocalDate | undefined =>
  it.happened.findLast((one) => one.moment === moment)?.on;
export const isComplaint = (it: Seen) => it.procedure !== 'none';
export const isOpen = (it: Seen) => isComplaint(it) && !on(it, 'withdrawn') && !on(it, 'closed');
export const between = (day: LocalDate | undefined, from: string, to: string) =>
  day !== undefined && day >= from && day <= to;
export const came = (from: string, to: string) => (it: Seen) => between(it.received, from, to);
export const stageOf = (it: Seen) => (on(it, 'stage3.asked') ? 3 : on(it, 'stage2.asked') ? 2 : 1);
export const ours = (it: Seen) =>
  it.clocks.filter(
    (one) => one.whose === 'council' && ['running', 'overdue'].includes(one.status) && (one.drives ?? one.due),
  );
export const isOverdue = (it: Seen) => isOpen(it) && ours(it).some((one) => (one.drives ?? one.due)! < TODAY);
export const isDue = (from: string, to: string, clock?: string) => (it: Seen) =>
  isOpen(it) && ours(it).some((one) => between(one.drives ?? one.due, from, to) && (!clock || one.clock === clock));
export const clockOf = (it: Seen, name: string) => it.clocks.find((one) => one.clock === name);
export const isLate = (it: Seen, name = 'stage 1 reply') => {
  const clock = clockOf(it, name);
  return clock?.stopped !== undefined && clock.due !== undefined && clock.stopped > clock.due;
};
export const inTime = (it: Seen, name = 'stage 1 reply') => {
  const clock = clockOf(it, name);
  return clock?.stopped !== undefined && clock.due !== undefined && clock.stopped <= clock.due;
};
export const missed = (it: Seen) => {
  const due = clockOf(it, 'stage 1 reply')?.due;
  return isLate(it) || (isOpen(it) && !on(it, 'stage1.replied') && due !== undefined && due < TODAY);
};
export const days = (it: Seen, name = 'stage 1 reply') => {
  const clock = clockOf(it, name);
  return clock?.stopped ? england.between(clock.started, clock.stopped) : undefined;
};
export const outcome = (it: Seen): string => {
  if (it.finding && (on(it, 'stage1.replied') || on(it, 'stage2.replied'))) return it.finding;
  if (on(it, 'withdrawn')) return 'withdrawn or not investigated';
  return on(it, 'stage1.replied') ? 'not relayed' : 'ongoing';
};
export const not = (test: (it: Seen) => boolean) => (it: Seen) => !test(it);
export const all =
  (...tests: ((it: Seen) => unknown)[]) =>
  (it: Seen) =>
    isComplaint(it) && tests.every((test) => test(it));

/** What an answer has to come to: so many; a share of so many; a mean of so many; or so many under each name. */
export type Expected =
  | { n: number }
  | { part: number; of: number }
  | { mean: number; n: number }
  | { sum: number }
  | { parts: Record<string, number> }
  | { now: number; before: number };

export const count =
  (test: (it: Seen) => unknown) =>
  (them: readonly Seen[]): Expected => ({ n: them.filter(test).length });
export const share =
  (part: (it: Seen) => unknown, of: (it: Seen) => unknown) =>
  (them: readonly Seen[]): Expected => ({
    part: them.filter((it) => of(it) && part(it)).length,
    of: them.filter(of).length,
  });
export const mean =
  (of: (it: Seen) => number | undefined, which: (it: Seen) => unknown) =>
  (them: readonly Seen[]): Expected => {
    const found = them.filter(which).flatMap((it) => of(it) ?? []);
    return { mean: found.reduce((sum, it) => sum + it, 0) / found.length, n: found.length };
  };
export const sum =
  (of: (it: Seen) => number | undefined, which: (it: Seen) => unknown) =>
  (them: readonly Seen[]): Expected => ({
    sum: them.filter(which).reduce((all, it) => all + (of(it) ?? 0), 0),
  });
export const versus =
  (now: (it: Seen) => unknown, then: (it: Seen) => unknown) =>
  (them: readonly Seen[]): Expected => ({
    now: them.filter(now).length,
    before: them.filter(then).length,
  });
export const each =
  (keys: (it: Seen) => readonly (string | undefined)[], which: (it: Seen) => unknown) =>
  (them: readonly Seen[]): Expected => {
    const parts: Record<string, number> = {};
    for (const it of them.filter(which)) for (const key of keys(it)) parts[key ?? ''] = (parts[key ?? ''] ?? 0) + 1;
    return { parts };
  };
