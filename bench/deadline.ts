import { addBusinessDays, isWeekend } from 'date-fns';
import { england } from '../src/calendar/calendar.ts';
import { addDays, type LocalDate } from '../src/calendar/local-date.ts';
import { median } from './drive.ts';
import type { Result } from './result.ts';

/** Stage 1, its limit, Stage 2 and its limit. */
const SPANS = [10, 20, 25, 65];
const ROUNDS = 15;
const EVERY_DAY = days('2023-01-01', '2028-08-31');

/** The weekdays off, in order, as somebody with date-fns would keep them. */
const holidays = EVERY_DAY.concat(days('2028-09-01', '2028-12-31'))
  .filter((day) => !england.isWorkingDay(day))
  .map(midnight)
  .filter((day) => !isWeekend(day));

/**
 * The same date with date-fns, written to be fast: addBusinessDays knows weekends only, so each holiday met on the way is another
 * day to add, and may bring another holiday.
 */
function theirs(from: Date, workingDays: number): Date {
  let due = addBusinessDays(from, workingDays);
  let next = firstAfter(from);
  for (let met = passed(next, due); met > 0; met = passed(next, due)) {
    next += met;
    due = addBusinessDays(due, met);
  }
  return due;
}

/** The place of the first holiday after a day. */
function firstAfter(day: Date): number {
  let low = 0;
  let high = holidays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holidays[middle]! > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

function passed(first: number, due: Date): number {
  let at = first;
  while (at < holidays.length && holidays[at]! <= due) at++;
  return at - first;
}

function days(first: LocalDate, last: LocalDate): LocalDate[] {
  const all: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) all.push(day);
  return all;
}

function midnight(day: LocalDate): Date {
  return new Date(`${day}T00:00:00`);
}

function written(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** Microseconds for one due date, over every day and every span. */
function cost<T>(starts: readonly T[], due: (from: T, workingDays: number) => unknown): number {
  let kept: unknown;
  const started = performance.now();
  for (const workingDays of SPANS) for (const from of starts) kept = due(from, workingDays);
  if (kept === undefined) throw new Error('nothing was counted');
  return ((performance.now() - started) * 1000) / (starts.length * SPANS.length);
}

/** D1: a due date with every day passed over, beside date-fns with holidays put right. */
export async function bench(): Promise<Result[]> {
  const dates = EVERY_DAY.map(midnight);
  const count = (from: LocalDate, workingDays: number) => england.count(from, workingDays);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: cost(EVERY_DAY, count),
    theirs: cost(dates, theirs),
    again: cost(EVERY_DAY, count),
  }));
  const ours = median(rounds.map((it) => it.ours));
  const disagreements = SPANS.flatMap((span) =>
    EVERY_DAY.filter((day, at) => england.add(day, span) !== written(theirs(dates[at]!, span))),
  );
  return [
    {
      name: 'a due date with its working: ours beside date-fns addBusinessDays with holidays put right',
      ours,
      theirs: median(rounds.map((it) => it.theirs)),
      unit: 'µs',
      ratio: median(rounds.map((it) => it.ours / it.theirs)),
      goal: { atMost: 1 / 20 },
      note: `${EVERY_DAY.length * SPANS.length} dates, ${disagreements.length} disagreements`,
    },
    {
      name: 'due dates on which the two disagree',
      ours: disagreements.length,
      theirs: 0,
      ratio: disagreements.length,
      goal: { atMost: 0 },
      note: disagreements.slice(0, 3).join(', '),
    },
    {
      name: 'ours beside itself',
      ours,
      theirs: median(rounds.map((it) => it.again)),
      unit: 'µs',
      ratio: median(rounds.map((it) => it.ours / it.again)),
      noise: true,
    },
  ];
}
