import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import { addDays, type LocalDate } from '../../src/calendar/local-date.ts';
import { dayOf, isWorked } from '../support/second/days.ts';
import { countingProperties } from './properties.ts';

test.each(countingProperties)('$says', ({ broken }) => {
  expect(broken(1000, 2006)).toBeUndefined();
});

test('every day from 2008 to 2028 is a working day here exactly when the rules of Easter, substitutes and proclamations say so', () => {
  const differing: LocalDate[] = [];
  for (let day: LocalDate = '2008-01-01'; day <= '2028-12-31'; day = addDays(day, 1))
    if (england.isWorkingDay(day) !== isWorked(dayOf(day))) differing.push(day);
  expect(differing).toEqual([]);
});

/** date-holidays does not know that the spring holiday of 2012 was moved to 4 June, so the comparison begins after it. */
test('date-holidays, a third opinion, has the same weekdays off from 2013 to 2028', () => {
  const holidays = new Holidays('GB', 'ENG');
  const theirs = Array.from({ length: 16 }, (_, at) => 2013 + at)
    .flatMap((year) => holidays.getHolidays(year))
    .filter((it) => it.type === 'public')
    .map((it) => it.date.slice(0, 10) as LocalDate);
  const ours: LocalDate[] = [];
  for (let day: LocalDate = '2013-01-01'; day <= '2028-12-31'; day = addDays(day, 1))
    if (!/Saturday|Sunday/.test(england.whyNot(day) ?? 'Sunday')) ours.push(day);
  const weekend = (day: LocalDate) => /Saturday|Sunday/.test(england.whyNot(day) ?? '');
  expect([...new Set(theirs.filter((it) => !weekend(it)))].sort()).toEqual(ours);
});
