import { england } from '../../src/calendar/calendar.ts';
import { playScenario, type Scenario } from '../../src/deadlines/scenario.ts';
import type { Outcome } from '../support/second-calculator.ts';

/** Plays a scenario that must be usable. */
export function played(scenario: unknown): Scenario {
  const found = playScenario(scenario, england, new Date('2026-06-01T12:00:00Z'));
  if ('unusable' in found) throw new Error(found.unusable);
  return found;
}

/** Heard's dates in the few fields that the second calculator knows. */
export function outcomeOf(scenario: unknown): Outcome {
  const { deadlines, rights, problems } = played(scenario);
  return {
    deadlines: deadlines.map(({ clock, started, due, limit, alsoDue, drives, status, lateBy }) => ({
      clock,
      started,
      due,
      limit,
      alsoDue: (alsoDue ?? []).map((it) => it.due),
      drives,
      status,
      lateBy,
    })),
    rights: rights.map(({ right, from }) => ({ right, from })),
    problems: problems.map(({ moment, on, problem }) => ({ moment, on, problem })),
  };
}
