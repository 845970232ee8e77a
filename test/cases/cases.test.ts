import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import { addDays, type LocalDate } from '../../src/calendar/local-date.ts';
import { played } from '../deadlines/outcome.ts';
import { secondOpinion, type Told } from '../support/second-calculator.ts';

/** The worked cases that came with the domain: scenarios.json and deadlines.json are facts, copied and not to be edited. */

type Fields = Record<string, unknown>;
type WorkingDays = ['wd' | 'bwd' | 'cal', LocalDate, number, LocalDate];

interface Case {
  id: string;
  title: string;
  scenario: Told;
  expect?: Fields[];
  expectNone?: Fields[];
  expectRights?: Fields[];
  expectProblem?: boolean;
  workingDays?: WorkingDays[];
}

interface Worked {
  id: string;
  title: string;
  check: WorkingDays[];
}

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const cases: Case[] = read('scenarios.json');
const worked: Worked[] = read('deadlines.json');

describe.each(cases)(
  '$id $title',
  ({ scenario, expect: expected, expectNone, expectRights, expectProblem, workingDays }) => {
    const { deadlines, rights, problems } = played(scenario);
    const found: Fields[] = deadlines.map((it) => ({ ...it, alsoDue: (it.alsoDue ?? []).map(({ due }) => due) }));

    test.each(expected ?? [])('%j', (fields) => {
      const clock = found.find((it) => it.clock === fields.clock);
      for (const [name, value] of Object.entries(fields)) expect([name, clock?.[name]]).toEqual([name, value]);
    });

    test.each(expectRights ?? [])('right %j', (fields) => {
      expect(rights).toContainEqual(expect.objectContaining(fields));
    });

    test.each(expectNone ?? [])('nothing like %j', (fields) => {
      expect([...found, ...rights]).not.toContainEqual(expect.objectContaining(fields));
    });

    if (expectProblem !== undefined)
      test(expectProblem ? 'something is refused' : 'nothing is refused', () => {
        expect(problems.length > 0).toBe(expectProblem);
      });

    test('the second calculator finds the same', () => {
      const second = secondOpinion(scenario).deadlines;
      for (const fields of expected ?? []) expect(second).toContainEqual(expect.objectContaining(fields));
    });

    counted(workingDays ?? []);
  },
);

describe.each(worked.filter(({ check }) => check.length > 0))('$id $title, in words', ({ check }) => counted(check));

test('D29: one year, by the same date: complaint A is in time, complaint B late by a day and referred', () => {
  const lateBy = (received: string) => {
    const { deadlines, state } = played({ council: 'national', arose: '2025-03-10', received, now: received });
    return [deadlines.find((it) => it.clock === 'complain in time')?.status, state];
  };
  expect(lateBy('2026-03-10')).toEqual(['met', 'stage-1-open']);
  expect(lateBy('2026-03-11')).toEqual(['late', 'time-limit-decision']);
});

test('D41: a quarterly report due on a Sunday is finished on the Friday before', () => {
  expect(england.onOrBefore('2027-01-31')).toBe('2027-01-29');
});

function counted(rows: WorkingDays[]): void {
  test.each(rows)('%s %s %i is %s', (way, from, n, due) => {
    const signed = way === 'bwd' ? -n : n;
    expect(way === 'cal' ? addDays(from, n) : england.add(from, signed)).toBe(due);
  });
}
