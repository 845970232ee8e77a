import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/calendar/local-date.ts';
import { type Confirmed, learning } from '../../src/triage/model/learn.ts';
import { type Lessons, lessons } from '../../src/triage/model/measure.ts';
import { model } from '../../src/triage/model/model.ts';

const whole = lessons();
/** A tenth of the corpus teaches the same lesson in a tenth of the time. */
const some: Lessons = {
  ...whole,
  messages: whole.messages.filter((_, at) => at % 10 === 0),
  danger: [],
  themes: [],
  kinds: [],
};

const confirmed = (id: string, agreed: boolean, until?: LocalDate): Confirmed => ({
  id,
  text: 'the bins behind the family hub have not been collected and it smells',
  agreed,
  ...(until && { until }),
  expected: { kind: 'comment', eligible: 'n/a', procedure: 'none', themes: [], flags: [], signpost: [] },
});

describe('learning from what the team confirmed', { timeout: 60_000 }, () => {
  const report = learning(
    some,
    [confirmed('a', true), confirmed('b', false), confirmed('c', true, '2026-01-31')],
    model,
    '2026-03-20',
  );

  it('leaves out words that may not be used, and says why', () => {
    expect(report.examples).toBe(1);
    expect(report.leftOut).toEqual([
      { id: 'b', because: 'the person has not agreed that their words may teach' },
      { id: 'c', because: 'the words were to be kept until 2026-01-31' },
    ]);
  });

  it('measures before and after on voices that neither has heard', () => {
    expect(report.unseen.before.kind).toBeGreaterThan(0.4);
    expect(report.unseen.after.kind).toBeGreaterThan(0.4);
  });

  it('lists each answer that would change', () => {
    for (const { from, to } of report.changes) expect(from).not.toBe(to);
  });
});
