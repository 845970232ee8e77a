import { describe, expect, test } from 'vitest';
import { createCalendar, england, OutsideCalendar, unitedKingdom } from '../../src/calendar/calendar.ts';
import type { LocalDate } from '../../src/calendar/local-date.ts';
import { notCounted, readings, type Span } from '../../src/calendar/span.ts';

/** Domain section 12, rule by rule: [from, working days, the day it falls on, why]. */
type Row = [LocalDate, number, LocalDate, string];

describe('K1: a working day is not a Saturday, a Sunday, Christmas Day, Boxing Day, Good Friday or a bank holiday', () => {
  test.each([
    ['2026-02-07', 'Saturday'],
    ['2026-02-08', 'Sunday'],
    ['2026-01-01', 'New Year’s Day'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-04', 'Early May bank holiday'],
    ['2023-05-08', 'Bank holiday for the coronation of King Charles III'],
    ['2026-05-25', 'Spring bank holiday'],
    ['2026-08-31', 'Summer bank holiday'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-28', 'Boxing Day (substitute day)'],
    ['2027-12-27', 'Christmas Day (substitute day)'],
    ['2027-12-28', 'Boxing Day (substitute day)'],
    ['2028-01-03', 'New Year’s Day (substitute day)'],
    ['2022-09-19', 'Bank Holiday for the State Funeral of Queen Elizabeth II'],
  ] as [LocalDate, string][])('%s is not: %s', (date, why) => {
    expect(england.isWorkingDay(date)).toBe(false);
    expect(england.whyNot(date)).toBe(why);
  });

  test.each([
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-29', 'a shutdown day between Christmas and New Year'],
    ['2026-01-02', '2 January, a holiday in Scotland only'],
    ['2026-03-17', 'St Patrick’s Day, a holiday in Northern Ireland only'],
    ['2026-11-30', 'St Andrew’s Day, a holiday in Scotland only'],
    ['2024-02-29', 'leap day'],
    ['2022-05-30', 'the Monday that the spring holiday of 2022 was moved away from'],
  ] as [LocalDate, string][])('%s is: %s', (date) => {
    expect(england.isWorkingDay(date)).toBe(true);
    expect(england.whyNot(date)).toBeUndefined();
  });
});

describe('K2, K3, K6: the day itself is day 0, the next working day is day 1, and so backwards', () => {
  test.each<Row>([
    ['2026-03-24', 0, '2026-03-24', 'day 0 is the day itself'],
    ['2026-03-24', 1, '2026-03-25', 'day 1 is the next day'],
    ['2026-02-06', 1, '2026-02-09', 'from a Friday, day 1 is Monday'],
    ['2026-02-07', 1, '2026-02-09', 'from a Saturday, day 1 is Monday and not Tuesday'],
    ['2026-02-08', 1, '2026-02-09', 'from a Sunday, day 1 is Monday'],
    ['2026-04-03', 1, '2026-04-07', 'from Good Friday, day 1 is the Tuesday'],
    ['2026-03-24', 10, '2026-04-09', 'Good Friday and Easter Monday are passed over'],
    ['2026-12-24', 1, '2026-12-29', 'Christmas, a weekend and the substitute day are passed over'],
    ['2026-12-31', 1, '2027-01-04', 'New Year’s Day and a weekend'],
    ['2027-12-24', 1, '2027-12-29', 'a weekend and two substitute days'],
    ['2027-12-31', 1, '2028-01-04', 'New Year 2028 is kept on Monday the 3rd'],
    ['2023-04-28', 5, '2023-05-09', '1 May and the coronation'],
    ['2026-08-12', -10, '2026-07-29', 'ten working days before a panel'],
    ['2027-01-06', -10, '2026-12-18', 'ten working days before a panel after New Year'],
    ['2026-04-08', -10, '2026-03-23', 'ten working days before a panel after Easter'],
    ['2026-02-09', -1, '2026-02-06', 'the working day before a Monday is Friday'],
    ['2026-02-08', -1, '2026-02-06', 'and so it is before a Sunday'],
    ['2026-04-06', -1, '2026-04-02', 'the working day before Easter Monday is Maundy Thursday'],
    ['2024-02-28', 1, '2024-02-29', 'leap day is a day like any other'],
    ['2028-02-28', 2, '2028-03-01', 'and is counted'],
    ['2026-12-02', 65, '2027-03-08', '65 working days past three holidays'],
  ])('%s and %i working days: %s, %s', (from, days, due) => {
    expect(england.add(from, days)).toBe(due);
    expect(england.count(from, days).date).toBe(due);
  });

  test('the working names every day passed over, in the order of the counting', () => {
    expect(england.count('2026-12-24', 2).skipped.map(({ date, why }) => `${date} ${why}`)).toEqual([
      '2026-12-25 Christmas Day',
      '2026-12-26 Saturday',
      '2026-12-27 Sunday',
      '2026-12-28 Boxing Day (substitute day)',
    ]);
    expect(england.count('2026-04-08', -2).skipped.map((it) => it.date)).toEqual([
      '2026-04-06',
      '2026-04-05',
      '2026-04-04',
      '2026-04-03',
    ]);
    expect(england.count('2026-04-03', 1).skipped.map((it) => it.date)).toEqual([
      '2026-04-04',
      '2026-04-05',
      '2026-04-06',
    ]);
    expect(england.count('2026-04-03', 0)).toEqual({ date: '2026-04-03', skipped: [] });
  });

  test('the sentence names the holidays and not the weekends', () => {
    expect(notCounted(england.count('2026-03-24', 10).skipped)).toBe(
      ' (Good Friday 3 April and Easter Monday 6 April not counted)',
    );
    expect(notCounted(england.count('2026-02-02', 10).skipped)).toBe('');
  });

  test.each([
    ['2026-02-02', '2026-02-16', 10],
    ['2026-02-16', '2026-02-02', -10],
    ['2026-02-06', '2026-02-07', 0],
    ['2026-02-07', '2026-02-09', 1],
    ['2026-04-02', '2026-04-07', 1],
    ['2026-04-07', '2026-04-07', 0],
  ] as [LocalDate, LocalDate, number][])('after %s, up to and with %s: %i working days', (from, to, days) => {
    expect(england.between(from, to)).toBe(days);
  });
});

describe('K7, K10: calendar days roll, months do not', () => {
  test.each([
    [
      '2026-11-27',
      '28 calendar days',
      'forward',
      '2026-12-29',
      'a complainant’s last day on Christmas Day runs to the next working day',
    ],
    [
      '2026-12-06',
      '28 calendar days',
      'back',
      '2026-12-31',
      'a council’s last day on a Sunday comes forward past New Year’s Day',
    ],
    [
      '2026-08-28',
      '3 calendar days',
      'back',
      '2026-08-28',
      'a council’s last day on a bank holiday comes forward to the Friday',
    ],
    ['2026-08-28', '3 calendar days', 'forward', '2026-09-01', 'a complainant’s runs to the Tuesday'],
    ['2026-03-02', '28 calendar days', 'back', '2026-03-30', 'a working day stays where it is'],
    [
      '2026-05-21',
      '30 calendar days',
      'forward',
      '2026-06-22',
      'K8: thirty days of data protection that end on a Saturday run to the Monday',
    ],
    [
      '2026-05-23',
      '30 calendar days',
      'forward',
      '2026-06-22',
      'K8: and start the day after receipt, even at a weekend',
    ],
    ['2024-02-29', '12 months', 'forward', '2025-02-28', 'a year from leap day ends on 28 February'],
    [
      '2023-02-28',
      '12 months',
      'forward',
      '2024-02-28',
      'a year from 28 February ends on 28 February, leap year or not',
    ],
    ['2025-03-15', '12 months', 'forward', '2026-03-15', 'a year that ends on a Sunday ends on that Sunday'],
    ['2026-01-31', '1 months', 'forward', '2026-02-28', 'a month from 31 January ends on the last of February'],
    ['2028-01-31', '1 months', 'forward', '2028-02-29', 'and on the 29th in a leap year'],
    ['2026-10-31', '4 months', 'forward', '2027-02-28', 'over the turn of the year'],
  ] as [LocalDate, Span, 'forward' | 'back', LocalDate, string][])(
    '%s and %s, rolled %s: %s, %s',
    (from, span, roll, due) => {
      expect(readings(england, from, span, roll).map((it) => it.due)).toEqual([due]);
    },
  );

  test('days of no stated kind are read both ways, the earlier first', () => {
    const read = (from: LocalDate, span: Span, back = false) =>
      readings(england, from, span, 'back', back).map((it) => `${it.due} ${it.unit}`);
    expect(read('2026-08-28', '3 days')).toEqual(['2026-08-28 calendar days', '2026-09-03 working days']);
    expect(read('2026-08-03', '10 days', true)).toEqual(['2026-07-20 working days', '2026-07-24 calendar days']);
  });
});

describe('K9: freedom of information leaves out the holidays of the whole kingdom', () => {
  test.each<Row>([
    ['2026-03-16', 1, '2026-03-18', '17 March is a holiday in Northern Ireland'],
    ['2026-01-01', 1, '2026-01-05', '2 January is a holiday in Scotland'],
    ['2026-07-10', 1, '2026-07-14', '13 July stands in for the 12th in Northern Ireland'],
    ['2026-03-02', 20, '2026-03-31', 'so twenty working days differ by one'],
  ])('%s and %i working days: %s, %s', (from, days, due) => {
    expect(unitedKingdom.add(from, days)).toBe(due);
    expect(england.add(from, days) < due).toBe(true);
  });
});

describe('K13, K14: the table is data, and outside it nothing is guessed', () => {
  test('a holiday proclaimed late is one row, and every date after it moves', () => {
    const holidays = [
      { date: '2023-01-02', title: 'New Year’s Day', notes: 'Substitute day' },
      { date: '2023-05-01', title: 'Early May bank holiday', notes: '' },
    ];
    const proclaimed = { date: '2023-05-08', title: 'Coronation', notes: '' };
    expect(createCalendar(holidays).add('2023-05-05', 1)).toBe('2023-05-08');
    expect(createCalendar([...holidays, proclaimed]).add('2023-05-05', 1)).toBe('2023-05-09');
  });

  test('the table reaches at least eighteen months past the youngest date in these tests', () => {
    expect(england.first <= '2008-01-01' && england.last >= '2028-12-31').toBe(true);
  });

  test.each([
    ['a day before it', () => england.isWorkingDay('2007-12-31')],
    ['a day after it', () => england.isWorkingDay('2029-01-01')],
    ['counted from outside', () => england.add('2029-01-02', -1)],
    ['counted out of its end', () => england.add('2028-12-22', 10)],
    ['counted out of its beginning', () => england.add('2008-01-02', -1)],
    ['rolled out of its end', () => england.onOrAfter('2028-12-31')],
    ['rolled out of its beginning', () => england.onOrBefore('2008-01-01')],
    ['between a day inside and one outside', () => england.between('2028-12-29', '2029-01-02')],
    ['further than anybody counts', () => england.add('2026-01-05', 1_000_000)],
  ])('%s stops with a sentence that says what to do', (_, ask) => {
    expect(ask).toThrow(OutsideCalendar);
    expect(ask).toThrow(/runs from Tuesday 1 January 2008 to Sunday 31 December 2028.*npm run bank-holidays/);
  });
});
