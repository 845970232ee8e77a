import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { admit, type Refusal } from '../complaints/admit.ts';
import type { Facts, Happened } from '../complaints/happened.ts';
import { type State, stateOf } from '../complaints/state.ts';
import type { Pack } from '../procedures/pack.ts';
import type { ClockName, Moment } from '../procedures/procedure.ts';
import { type Deadline, deadline, deadlines, rulesFor } from './deadlines.ts';
import { type Right, rightsOf } from './rights.ts';

export interface Problem extends Refusal {
  moment: Moment;
  on: LocalDate;
}

export interface Played {
  facts: Facts;
  state: State;
  deadlines: Deadline[];
  rights: Right[];
  problems: Problem[];
}

/** Whether an event may be added to what happened so far; the clocks are asked as they stood on its day. */
export function mayHappen(
  facts: Facts,
  event: Happened,
  pack: Pack,
  calendar: Calendar,
  today: LocalDate,
): Refusal | undefined {
  const rules = rulesFor(pack, facts);
  return admit(facts, event, today, {
    procedure: rules?.base,
    clock: (name: ClockName) => rules && deadline(name, facts, rules, calendar, event.on),
  });
}

/** Plays what happened in the order of its dates: refused events are listed and change nothing. */
export function play(began: Facts, pack: Pack, calendar: Calendar, today: LocalDate): Played {
  const problems: Problem[] = [];
  let facts: Facts = { ...began, happened: [] };
  for (const event of began.happened.toSorted(byDay)) {
    const refusal = mayHappen(facts, event, pack, calendar, today);
    if (refusal) problems.push({ moment: event.moment, on: event.on, ...refusal });
    else facts = { ...facts, happened: [...facts.happened, event] };
  }
  const clocks = deadlines(facts, pack, calendar, today);
  return {
    facts,
    state: stateOf(facts, clocks),
    deadlines: clocks,
    rights: rightsOf(facts, rulesFor(pack, facts), clocks, today),
    problems,
  };
}

function byDay(a: Happened, b: Happened): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}
