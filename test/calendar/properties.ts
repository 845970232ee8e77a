import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { england } from '../../src/calendar/calendar.ts';
import { daysBetween, fromDayNumber, type LocalDate } from '../../src/calendar/local-date.ts';
import { always, type Property } from '../support/property.ts';
import { dayOf, isoOf, workedBetween, workingDays } from '../support/second/days.ts';

/** 2012 to 2024: far enough inside the table that no count below leaves it. */
const day = fc.integer({ min: 15340, max: 19900 }).map(fromDayNumber);
const many = fc.integer({ min: 0, max: 400 });
const either = fc.integer({ min: -400, max: 400 });

/** What must hold of counting, whatever the day and the number. */
export const countingProperties: Property[] = [
  always(
    'a second count, day by day, lands on the same day',
    fc.property(day, either, (from, n) => strictEqual(england.add(from, n), isoOf(workingDays(dayOf(from), n)))),
  ),
  always(
    'and finds as many working days between two days',
    fc.property(day, day, (a, b) => strictEqual(england.between(a, b), workedBetween(dayOf(a), dayOf(b)))),
  ),
  always(
    'n working days on and n back is the same working day',
    fc.property(day.map(england.onOrAfter), either, (from, n) =>
      strictEqual(england.add(england.add(from, n), -n), from),
    ),
  ),
  always(
    'so many days and then so many more are all of them together',
    fc.property(day, many, many, (from, n, m) =>
      strictEqual(england.add(england.add(from, n), m), england.add(from, n + m)),
    ),
  ),
  always(
    'a later start is never due earlier, and more days are never due earlier',
    fc.property(day, day, either, many, (a, b, n, m) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      ok(england.add(early, n) <= england.add(late, n));
      ok(england.add(a, n) <= england.add(a, n + m));
    }),
  ),
  always(
    'what is counted and what is passed over make up the calendar',
    fc.property(day, either, (from, n) => {
      const { date, skipped } = england.count(from, n);
      strictEqual(date, england.add(from, n));
      strictEqual(Math.abs(daysBetween(from, date)), Math.abs(n) + skipped.length);
      deepStrictEqual(
        skipped.filter((it) => england.isWorkingDay(it.date)),
        [],
      );
    }),
  ),
  always(
    'between undoes add',
    fc.property(day, many, (from, n) => strictEqual(england.between(from, england.add(from, n)), n)),
  ),
  always(
    'rolling reaches the nearest working day on its side, and leaves a working day where it is',
    fc.property(day, (from: LocalDate) => {
      const on = england.onOrAfter(from);
      const before = england.onOrBefore(from);
      ok(before <= from && from <= on && england.isWorkingDay(on) && england.isWorkingDay(before));
      strictEqual(england.isWorkingDay(from), on === before);
    }),
  ),
];
