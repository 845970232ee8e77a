import { england } from '../../src/calendar/calendar.ts';
import { instantOf, isLocalDate, type LocalDate, readDay, readInstant } from '../../src/calendar/local-date.ts';
import type { Facts } from '../../src/complaints/happened.ts';
import { type Council, councilOf, packAt, packNamed } from '../../src/councils/index.ts';
import { type Played, play } from '../../src/deadlines/play.ts';
import { playScenario, type Scenario } from '../../src/deadlines/scenario.ts';
import type { Outcome, Told } from '../support/second-calculator.ts';

/** Plays a scenario that must be usable. */
export function played(scenario: unknown): Scenario {
  const found = playScenario(scenario, england, new Date('2026-06-01T12:00:00Z'));
  if ('unusable' in found) throw new Error(found.unusable);
  return found;
}

/** Heard's dates in the few fields that the second calculator knows. */
export function outcomeOf(told: Told): Outcome {
  const { deadlines, rights, problems } = quickly(told);
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

const councils = new Map<string, Council>();

/** As `playScenario` plays it, without reading the council's file a hundred thousand times. */
function quickly({ council: key, pack: named, received, now, events, ...rest }: Told): Played {
  const council = councils.get(key) ?? councilOf(key);
  councils.set(key, council);
  const moment = isLocalDate(received) ? instantOf(received, '12:00') : readInstant(received)!;
  const pack = named ? packNamed(council, named) : packAt(council, moment);
  const facts = { ...rest, received: readDay(received), happened: events } as unknown as Facts;
  return play(facts, pack!, england, readDay(now) as LocalDate);
}
