import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayNumber,
  daysBetween,
  fromDayNumber,
  instantOf,
  isLocalDate,
  type LocalDate,
  localDate,
  localTime,
  long,
  readDay,
  readInstant,
  short,
  spoken,
} from '../../src/calendar/local-date.ts';

describe('K4: a moment belongs to the English day', () => {
  test.each([
    ['2026-06-30T22:59:59Z', '2026-06-30 23:59', 'a minute before midnight in summer'],
    ['2026-06-30T23:00:00Z', '2026-07-01 00:00', 'midnight in summer is 23:00 UTC'],
    ['2026-12-31T23:59:59Z', '2026-12-31 23:59', 'midnight in winter is midnight UTC'],
    ['2027-01-01T00:00:00Z', '2027-01-01 00:00', 'and the year begins'],
    ['2026-03-29T00:59:59Z', '2026-03-29 00:59', 'before the clocks go forward'],
    ['2026-03-29T01:00:00Z', '2026-03-29 02:00', 'after it'],
    ['2026-10-25T00:59:59Z', '2026-10-25 01:59', 'before the clocks go back'],
    ['2026-10-25T01:00:00Z', '2026-10-25 01:00', 'after it the hour comes a second time'],
    ['2026-07-01T00:30:00+01:00', '2026-07-01 00:30', 'with the offset of English summer'],
    ['2026-07-01T00:30:00+02:00', '2026-06-30 23:30', 'sent from Paris at half past midnight'],
    ['2026-06-30T19:00:00-05:00', '2026-07-01 01:00', 'sent from America in the evening'],
    ['2024-02-29T23:59:00Z', '2024-02-29 23:59', 'leap day'],
  ])('%s is %s: %s', (text, english) => {
    const instant = readInstant(text)!;
    expect(`${localDate(instant)} ${localTime(instant)}`).toBe(english);
    expect(readDay(text)).toBe(english.slice(0, 10));
  });

  test.each([
    ['2026-01-16', '17:00', '2026-01-16T17:00:00.000Z'],
    ['2026-07-16', '17:00', '2026-07-16T16:00:00.000Z'],
    ['2026-07-01', '00:00', '2026-06-30T23:00:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '00:30', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
  ] as [LocalDate, string, string][])('%s %s on an English clock is %s', (date, time, utc) => {
    expect(instantOf(date, time).toISOString()).toBe(utc);
  });
});

describe('what is a day', () => {
  test.each(['2026-04-09', '2024-02-29', '2028-02-29', '2000-02-29', '2026-12-31'])('%s is', (text) => {
    expect(isLocalDate(text)).toBe(true);
    expect(readDay(text)).toBe(text);
  });

  test.each([
    ['2026-02-30', 'no such day'],
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'no leap year either'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-4-9', 'two figures each'],
    ['09/04/2026', 'year first'],
    ['2026-04-09T10:15', 'no offset: it could be either of two days'],
    ['2026-04-09T10:15:00', 'no offset'],
    ['2026-02-30T10:15:00Z', 'a moment of a day that does not exist'],
    ['2026-04-09T25:00:00Z', 'no such hour'],
    ['tomorrow', 'a word'],
    ['', 'nothing'],
    [' 2026-04-09', 'a space before it'],
  ])('"%s" is not: %s', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(readDay(text)).toBeUndefined();
  });

  test('anything but text is not', () => {
    for (const it of [undefined, null, 20260409, new Date(), {}]) expect(isLocalDate(it)).toBe(false);
  });
});

describe('K10: months and days', () => {
  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-15', -12, '2025-05-15'],
  ] as [LocalDate, number, LocalDate][])('%s and %i months: %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
  ] as [LocalDate, number, LocalDate][])('%s and %i days: %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });
});

test('every day from 1900 to 2200 has its own number, one after another, as JavaScript counts them', () => {
  for (let number = -25567; number <= 84370; number++) {
    const day = new Date(number * 86_400_000).toISOString().slice(0, 10) as LocalDate;
    if (dayNumber(day) !== number || fromDayNumber(number) !== day) throw new Error(`${day} is not ${number}`);
  }
});

test('a day in words', () => {
  expect(long('2026-04-09')).toBe('Thursday 9 April 2026');
  expect(spoken('2026-04-09')).toBe('Thursday 9 April');
  expect(short('2026-04-09')).toBe('Thu 9 Apr');
});
