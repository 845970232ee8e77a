import type { Calendar } from '../calendar/calendar.ts';
import { instantOf, type LocalDate, later } from '../calendar/local-date.ts';
import type { Happened } from '../complaints/happened.ts';
import type { Example } from '../councils/council.ts';
import { type Council, packAt, packNamed } from '../councils/index.ts';
import type { ClockName } from '../procedures/procedure.ts';
import { play } from './play.ts';

export interface WrongExample {
  because: string;
  clock: ClockName;
  written: LocalDate;
  found: LocalDate | undefined;
}

/** The worked examples in a council's file whose dates do not come out. */
export function wrongExamples(council: Council, calendar: Calendar): WrongExample[] {
  return council.examples.flatMap((example, at) => {
    const found = datesOf(council, example, calendar);
    const because = example.because ?? `example ${at + 1}`;
    return (Object.entries(example.due) as [ClockName, LocalDate][]).flatMap(([clock, written]) =>
      found.get(clock) === written ? [] : [{ because, clock, written, found: found.get(clock) }],
    );
  });
}

function datesOf(council: Council, example: Example, calendar: Calendar): Map<ClockName, LocalDate | undefined> {
  const { received, ...rest } = example.happened;
  if (!received) return new Map();
  const pack = example.pack ? packNamed(council, example.pack) : packAt(council, instantOf(received, '12:00'));
  if (!pack) return new Map();
  const happened = Object.entries(rest).map(([moment, on]) => ({ moment, on }) as Happened);
  const today = happened.reduce((day, it) => later(day, it.on), received);
  const { procedure, complainant } = example;
  const { deadlines } = play({ procedure, complainant, received, happened }, pack, calendar, today);
  return new Map(deadlines.map((it) => [it.clock, it.due]));
}
