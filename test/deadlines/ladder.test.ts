import { describe, expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import type { LocalDate } from '../../src/calendar/local-date.ts';
import { councilOf } from '../../src/councils/index.ts';
import { ladder, onLadder, rungsFor, standing as stands } from '../../src/deadlines/ladder.ts';
import { standing } from '../support/standing.ts';

const council = councilOf('cambridgeshire');
const on = (today: LocalDate, entries: Parameters<typeof standing>[0] = {}) => {
  const { deadlines } = standing({ ...entries, today });
  const { reached, nextOn } = stands(deadlines.find((it) => it.clock === 'stage 1 reply')!, council, england, today);
  return [reached?.name, nextOn];
};

/** Received on Tuesday 24 March 2026, due on Thursday 9 April: Good Friday and Easter Monday do not count. */
describe('the ladder of a Stage 1 reply', () => {
  test.each<[LocalDate, string | undefined, LocalDate, string]>([
    ['2026-03-24', undefined, '2026-03-27', 'day 0: nothing but the asking'],
    ['2026-03-26', undefined, '2026-03-27', 'day 2'],
    ['2026-03-27', 'started?', '2026-03-31', 'day 3'],
    ['2026-03-31', 'half-way', '2026-04-07', 'day 5'],
    ['2026-04-06', 'half-way', '2026-04-07', 'Easter Monday is no day of the ladder'],
    ['2026-04-07', 'more time?', '2026-04-08', 'day 8: decide on more time, before it is too late for it'],
    ['2026-04-08', 'last call', '2026-04-09', 'day 9'],
    ['2026-04-09', 'due today', '2026-04-10', 'day 10'],
    ['2026-04-10', 'late', '2026-04-13', 'the day after'],
    ['2026-04-11', 'late', '2026-04-13', 'Saturday'],
    ['2026-04-13', 'still late', '2026-04-14', 'two working days late'],
    ['2026-04-14', 'still late 2', '2026-04-15', 'and each working day'],
    ['2026-05-01', 'still late 15', '2026-05-05', 'over a bank holiday'],
  ])('%s: %s, next on %s (%s)', (today, rung, next) => {
    expect(on(today)).toEqual([rung, next]);
  });

  test('after days of silence the highest rung is the one that has come', () => {
    expect(on('2026-04-09')[0]).toBe('due today');
  });

  test('a moved date has a ladder of its own', () => {
    const moved = {
      act: 'stage1.extended',
      on: '2026-04-07',
      details: { ground: 'complex', until: '2026-04-20', told: true },
    } as const;
    expect(on('2026-04-09', { entries: [moved] })).toEqual(['started?', '2026-04-13']);
  });

  test('after the answer there is none', () => {
    expect(on('2026-04-08', { entries: [{ act: 'stage1.replied', on: '2026-04-08' }] })).toEqual([
      undefined,
      undefined,
    ]);
  });
});

test('what waits for an advocate is looked at every ten working days', () => {
  const entries = [{ act: 'advocate.requested', on: '2026-03-26' }] as const;
  const { complaint, deadlines } = standing({ entries, today: '2026-04-20' });
  expect(complaint.facts.complainant).toBe('parent');
  const paused = {
    ...deadlines.find((it) => it.clock === 'stage 1 reply')!,
    status: 'paused',
    pausedSince: '2026-03-26',
  } as const;
  expect(stands(paused, council, england, '2026-04-10')).toEqual({ date: '2026-03-26', nextOn: '2026-04-13' });
  expect(stands(paused, council, england, '2026-04-13').reached?.name).toBe('still waiting?');
  expect(stands(paused, council, england, '2026-04-27').reached?.name).toBe('still waiting? 2');
});

test('rungs beyond the holiday table have no day yet, and the ones before keep theirs', () => {
  const last = england.onOrBefore(england.last);
  const { reached, nextOn } = onLadder(rungsFor(council, 'stage 1 reply'), england.add(last, -10), last, england, last);
  expect(reached?.name).toBe('due today');
  expect(nextOn).toBeUndefined();
});

test('every ladder tells somebody once its date has passed, and the complainant never before', () => {
  for (const rungs of Object.values(ladder)) {
    expect(rungs.some((it) => it.past)).toBe(true);
    expect(rungs.filter((it) => it.tell.includes('complainant') && !it.past)).toEqual([]);
  }
});
