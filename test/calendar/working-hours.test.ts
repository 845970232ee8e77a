import fc from 'fast-check';
import { expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate, localDate, localTime } from '../../src/calendar/local-date.ts';
import { workingTime } from '../../src/calendar/working-hours.ts';

const office = workingTime(england, { from: '09:00', to: '17:00' });
const at = (text: string) => instantOf(text.slice(0, 10) as LocalDate, text.slice(11));
const said = (moment: Date) => `${localDate(moment)} ${localTime(moment)}`;

test.each<[string, number, string, string]>([
  ['2026-03-20 10:00', 240, '2026-03-20 14:00', 'four hours of the same day'],
  ['2026-03-20 15:00', 240, '2026-03-23 11:00', 'over a weekend'],
  ['2026-04-02 16:00', 240, '2026-04-07 12:00', 'over Easter'],
  ['2026-03-20 13:00', 240, '2026-03-20 17:00', 'up to the closing, which is still that day'],
  ['2026-03-21 12:00', 60, '2026-03-23 10:00', 'from a Saturday'],
  ['2026-03-27 16:30', 60, '2026-03-30 09:30', 'over the night on which the clocks go forward'],
  ['2026-10-23 16:30', 60, '2026-10-26 09:30', 'over the night on which they go back'],
  ['2026-03-20 08:00', 60, '2026-03-20 10:00', 'from before the opening'],
])('%s and %i minutes is %s: %s', (from, minutes, then) => {
  expect(said(office.add(at(from), minutes))).toBe(then);
});

test.each<[string, boolean]>([
  ['2026-03-20 08:59', false],
  ['2026-03-20 09:00', true],
  ['2026-03-20 16:59', true],
  ['2026-03-20 17:00', false],
  ['2026-03-21 12:00', false],
  ['2026-04-03 12:00', false],
  ['2026-07-01 09:00', true],
])('open at %s: %s', (moment, open) => {
  expect(office.isOpen(at(moment))).toBe(open);
});

test('it opens at once, later that day, or on the next working day', () => {
  expect(said(office.opens(at('2026-03-20 10:00')))).toBe('2026-03-20 10:00');
  expect(said(office.opens(at('2026-03-20 02:00')))).toBe('2026-03-20 09:00');
  expect(said(office.opens(at('2026-04-02 17:30')))).toBe('2026-04-07 09:00');
});

test('between says how many minutes were added, from any moment to any other', () => {
  const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }).map((it) => new Date(it));
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 5000 }), (from, minutes) => {
      expect(office.between(from, office.add(from, minutes))).toBeCloseTo(minutes, 6);
    }),
    { numRuns: 1000, seed: 7 },
  );
});

test('between counts nothing while the office is shut', () => {
  expect(office.between(at('2026-03-20 17:00'), at('2026-03-23 09:00'))).toBe(0);
  expect(office.between(at('2026-03-20 10:00'), at('2026-03-21 12:00'))).toBe(420);
  expect(office.between(at('2026-03-21 10:00'), at('2026-03-23 10:00'))).toBe(60);
  expect(office.between(at('2026-03-23 10:00'), at('2026-03-20 10:00'))).toBe(0);
});
