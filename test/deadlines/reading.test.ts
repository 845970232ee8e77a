import { expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate, localDate, localTime } from '../../src/calendar/local-date.ts';
import { workingTime } from '../../src/calendar/working-hours.ts';
import { readBy, readingSteps } from '../../src/deadlines/reading.ts';

const working = workingTime(england, { from: '09:00', to: '17:00' });
const shown = (at: Date) => `${localDate(at)} ${localTime(at)}`;

/** Written, and when it is to be read; 3 April 2026 is Good Friday and 6 April Easter Monday. */
const DAYS: readonly [LocalDate, string, string, string][] = [
  [
    '2026-03-24',
    '09:00',
    '2026-03-24 17:00',
    'Came on Tuesday 24 March at 09:00. Read the same working day: by Tuesday 24 March at 17:00.',
  ],
  [
    '2026-03-24',
    '16:59',
    '2026-03-24 17:00',
    'Came on Tuesday 24 March at 16:59. Read the same working day: by Tuesday 24 March at 17:00.',
  ],
  [
    '2026-03-24',
    '17:00',
    '2026-03-25 17:00',
    'Came on Tuesday 24 March at 17:00, when the office was closed, so it counts from Wednesday 25 March at 09:00. Read the same working day: by Wednesday 25 March at 17:00.',
  ],
  [
    '2026-03-28',
    '11:00',
    '2026-03-30 17:00',
    'Came on Saturday 28 March at 11:00, when the office was closed, so it counts from Monday 30 March at 09:00. Read the same working day: by Monday 30 March at 17:00.',
  ],
  [
    '2026-03-29',
    '00:30',
    '2026-03-30 17:00',
    'Came on Sunday 29 March at 00:30, when the office was closed, so it counts from Monday 30 March at 09:00. Read the same working day: by Monday 30 March at 17:00.',
  ],
  [
    '2026-04-02',
    '17:01',
    '2026-04-07 17:00',
    'Came on Thursday 2 April at 17:01, when the office was closed, so it counts from Tuesday 7 April at 09:00. Read the same working day: by Tuesday 7 April at 17:00.',
  ],
];

test.each(DAYS)('written on %s at %s, it is to be read by %s', (day, time, by, says) => {
  const found = readBy(instantOf(day, time), working);
  expect(shown(found.by)).toBe(by);
  expect(found.working).toBe(says);
});

/** Written, and the rungs of the two days after it with whom they tell. */
const RUNGS: readonly [string, LocalDate, string, string[]][] = [
  [
    'in the morning',
    '2026-03-24',
    '09:30',
    [
      'to be read 2026-03-24 11:30',
      'today still 2026-03-24 16:30',
      'not read 2026-03-25 09:00',
      'not read 2 2026-03-26 09:00',
    ],
  ],
  [
    'in the afternoon',
    '2026-03-24',
    '15:10',
    [
      'to be read 2026-03-24 16:00',
      'today still 2026-03-24 16:30',
      'not read 2026-03-25 09:00',
      'not read 2 2026-03-26 09:00',
    ],
  ],
  [
    'just before closing',
    '2026-03-24',
    '16:40',
    ['to be read 2026-03-24 16:55', 'not read 2026-03-25 09:00', 'not read 2 2026-03-26 09:00'],
  ],
  ['ten minutes before closing', '2026-03-24', '16:50', ['not read 2026-03-25 09:00', 'not read 2 2026-03-26 09:00']],
  [
    'in the night',
    '2026-03-24',
    '23:10',
    ['to be read 2026-03-25 11:00', 'today still 2026-03-25 16:30', 'not read 2026-03-26 09:00'],
  ],
];

test.each(RUNGS)('what came %s is nudged on its rungs', (_, day, time, rungs) => {
  const now = instantOf('2026-03-25', '09:00');
  expect(readingSteps(instantOf(day, time), working, now).map(({ name, at }) => `${name} ${shown(at)}`)).toEqual(rungs);
});

test('each rung goes further up: the team, its manager, those above', () => {
  const steps = readingSteps(instantOf('2026-03-24', '09:30'), working, instantOf('2026-03-24', '10:00'));
  expect(steps.map(({ tell }) => tell.at(-1))).toEqual(['complaints team', 'complaints manager', 'area manager']);
});
