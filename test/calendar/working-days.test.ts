import { expect, test } from 'vitest';
import { command } from '../../scripts/commands/working-days.ts';
import { ran } from '../support/io.ts';

/** `heard working-days`, as the contract has it. */

test('the day, every day passed over, and a sentence', async () => {
  expect(await ran(command, ['2026-04-01', '3'])).toEqual({
    status: 0,
    out: {
      from: '2026-04-01',
      count: 3,
      unit: 'working',
      date: '2026-04-08',
      skipped: [
        { date: '2026-04-03', why: 'Good Friday' },
        { date: '2026-04-04', why: 'Saturday' },
        { date: '2026-04-05', why: 'Sunday' },
        { date: '2026-04-06', why: 'Easter Monday' },
      ],
      because:
        '3 working days after Wednesday 1 April 2026 (Good Friday 3 April and Easter Monday 6 April not counted)',
    },
    said: 'Wednesday 8 April 2026: 3 working days after Wednesday 1 April 2026 (Good Friday 3 April and Easter Monday 6 April not counted).',
  });
});

test.each([
  [['2026-03-24', '10'], '2026-04-09', 10],
  [['2026-04-08', '-3'], '2026-04-01', -3],
  [['2026-03-24', '+10'], '2026-04-09', 10],
  [['2026-02-07', '0'], '2026-02-07', 0],
  [['2026-06-30T23:30:00Z', '1'], '2026-07-02', 1],
  [['2026-06-30T22:30:00Z', '1'], '2026-07-01', 1],
  [['2026-03-24', '28', '--unit', 'calendar'], '2026-04-21', 28],
  [['--unit=calendar', '2024-02-28', '1'], '2024-02-29', 1],
  [['2026-03-24', '-28', '--unit', 'calendar'], '2026-02-24', -28],
  [['2026-03-24', '10', '--unit', 'working'], '2026-04-09', 10],
])('%j', async (args, date, count) => {
  const { status, out } = await ran(command, args);
  expect([status, out.date, out.count]).toEqual([0, date, count]);
});

test.each([
  [[], /"" is not a day\. Write 2026-03-24, or a moment with its offset like 2026-03-24T10:15:00Z/],
  [['2026-02-30', '1'], /"2026-02-30" is not a day/],
  [['9999-12-31', '1', '--unit', 'calendar'], /"9999-12-31" is not a day/],
  [['2026-03-24T10:15', '1'], /"2026-03-24T10:15" is not a day/],
  [['2026-03-24'], /"" is not a number of days\. Write a whole number up to 4000/],
  [['2026-03-24', 'ten'], /"ten" is not a number of days/],
  [['2026-03-24', '2.5'], /"2\.5" is not a number of days/],
  [['2026-03-24', '1e3'], /"1e3" is not a number of days/],
  [['2026-03-24', '5000'], /"5000" is not a number of days/],
  [['2026-03-24', '10', 'calendar'], /I do not know what to do with "calendar"\. Leave it out/],
  [['2026-03-24', '10', '--unit', 'weeks'], /Write --unit working or --unit calendar/],
  [['2026-03-24', '10', '--units', 'working'], /I do not know one of these options\. There are: --unit/],
  [['2028-12-22', '10'], /is outside the bank holiday table.*Heard does not guess dates/],
  [['2007-12-31', '1'], /is outside the bank holiday table/],
])('%j cannot be used', async (args, says) => {
  const { status, out, said } = await ran(command, args);
  expect([status, out]).toEqual([2, undefined]);
  expect(said).toMatch(says);
});
