import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Facts } from '../complaints/happened.ts';
import type { Pack } from '../procedures/pack.ts';
import type { ClockName } from '../procedures/procedure.ts';
import { type Deadline, deadlines } from './deadlines.ts';

/** A date that would be another one under newer rules; without one there, the clock does not run. */
export interface OtherDate {
  clock: ClockName;
  before?: LocalDate;
  after?: LocalDate;
  /** The working under the newer rules. */
  because?: string;
}

export interface NewRules {
  from: string;
  source: string;
  changes: OtherDate[];
}

/** What would change if a complaint were under newer rules than its own. It never moves there: a complaint keeps its pack for life. */
export function underNewRules(
  facts: Facts,
  pack: Pack,
  newest: Pack,
  calendar: Calendar,
  today: LocalDate,
): NewRules | undefined {
  if (newest.from === pack.from) return undefined;
  const [before, after] = [pack, newest].map((it) => byClock(deadlines(facts, it, calendar, today))) as [Dates, Dates];
  const clocks = [...new Set([...before.keys(), ...after.keys()])];
  const changes = clocks
    .map((clock) => otherDate(clock, before.get(clock), after.get(clock)))
    .filter((it) => it.before !== it.after);
  return { from: newest.from, source: newest.source, changes };
}

type Dates = Map<ClockName, Deadline>;

function byClock(clocks: readonly Deadline[]): Dates {
  return new Map(clocks.map((it) => [it.clock, it]));
}

function otherDate(clock: ClockName, before?: Deadline, after?: Deadline): OtherDate {
  return {
    clock,
    ...(before?.due && { before: before.due }),
    ...(after?.due && { after: after.due, because: after.because }),
  };
}
