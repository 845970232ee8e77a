import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { ending, type Facts, last, procedureOf } from '../complaints/happened.ts';
import type { LocalProcedure, Pack } from '../procedures/pack.ts';
import type { Clock, ClockName, Whose } from '../procedures/procedure.ts';
import { withBeside } from './beside.ts';
import { type Dates, datesOf } from './due.ts';
import { type Start, startOf, stopOf } from './start.ts';

export type Status = 'running' | 'met' | 'late' | 'overdue' | 'paused' | 'void';

/** One clock of one complaint, with its working. All dates are Europe/London days; `lateBy` counts working days. */
export interface Deadline extends Dates {
  clock: ClockName;
  started: LocalDate;
  stopped?: LocalDate;
  /** The day it began to wait, while it waits. */
  pausedSince?: LocalDate;
  lateBy?: number;
  status: Status;
  whose: Whose;
  /** Who is told when the date moves or passes, and what is owed when it is missed. */
  tell?: string;
  missed?: string;
}

/** The rules a complaint is under: its pack's procedure, or nothing where it went another way. */
export function rulesFor(pack: Pack, facts: Facts): LocalProcedure | undefined {
  const procedure = procedureOf(facts);
  return procedure === 'statutory' || procedure === 'corporate' ? pack[procedure] : undefined;
}

/** Every clock that has started, in the order of the procedure. `today` decides what is overdue and nothing else. */
export function deadlines(facts: Facts, pack: Pack, calendar: Calendar, today: LocalDate): Deadline[] {
  const rules = rulesFor(pack, facts);
  if (!rules) return [];
  const leading = clocksUnder(rules, facts, calendar, today);
  return (facts.also ?? []).reduce(
    (all, procedure) =>
      withBeside(all, procedure, clocksUnder(pack[procedure], under(procedure, facts), calendar, today)),
    leading,
  );
}

function clocksUnder(rules: LocalProcedure, facts: Facts, calendar: Calendar, today: LocalDate): Deadline[] {
  const names = Object.keys(rules.base.clocks) as ClockName[];
  return names.flatMap((name) => deadline(name, facts, rules, calendar, today) ?? []);
}

/** The same history, as the points under another procedure see it. */
function under(procedure: 'statutory' | 'corporate', facts: Facts): Facts {
  return { ...facts, procedure, happened: facts.happened.filter((it) => it.moment !== 'procedure.changed') };
}

/** One clock; undefined where it has not started or the procedure has none. */
export function deadline(
  name: ClockName,
  facts: Facts,
  rules: LocalProcedure,
  calendar: Calendar,
  today: LocalDate,
): Deadline | undefined {
  const clock: Clock | undefined = rules.base.clocks[name];
  const promise = rules.promises[name];
  if (!clock || (clock.onlyIfPromised && !promise?.within)) return undefined;
  const deemed = rules.deemedReceipt ? { ...facts, received: calendar.onOrAfter(facts.received) } : facts;
  const start = startOf(clock, deemed, (other) => deadline(other, facts, rules, calendar, today), calendar);
  if (!start) return undefined;

  const counted = clock.backFrom ? { ...start, on: heldOn(facts) ?? start.on, from: 'the panel' } : start;
  const dates = datesOf(clock, promise, deemed, counted, calendar);
  return {
    clock: name,
    started: start.on,
    ...dates,
    ...progress(clock, facts, start, dates.due, calendar, today),
    whose: clock.whose,
    ...(clock.tell && { tell: clock.tell }),
    ...(clock.missed && { missed: clock.missed }),
  };
}

function heldOn(facts: Facts): LocalDate | undefined {
  return last(facts, 'panel.arranged')?.for;
}

/** Met on its last day is met. An ended complaint is not late, unless it was simply closed. */
function progress(
  clock: Clock,
  facts: Facts,
  start: Start,
  due: LocalDate | undefined,
  calendar: Calendar,
  today: LocalDate,
): Pick<Deadline, 'status' | 'stopped' | 'pausedSince' | 'lateBy'> {
  const stopped = stopOf(clock, facts, start.on);
  if (stopped) {
    if (!due || stopped <= due) return { status: 'met', stopped };
    return { status: 'late', stopped, ...lateness(due, stopped, calendar) };
  }
  if (voided(clock, facts) || givenUp(clock, facts)) return { status: 'void' };
  if (start.waitingSince) return { status: 'paused', pausedSince: start.waitingSince };
  if (due && today > due) return { status: 'overdue', ...lateness(due, today, calendar) };
  return { status: 'running' };
}

/** A matter of long ago may have been due before the holiday table begins: it is late, and the days are not guessed. */
function lateness(due: LocalDate, day: LocalDate, calendar: Calendar): Pick<Deadline, 'lateBy'> {
  return due < calendar.first ? {} : { lateBy: calendar.between(due, day) };
}

/** Withdrawn voids everything; a decision not to consider leaves the Ombudsman and handing it in again open. */
function voided({ starts }: Clock, facts: Facts): boolean {
  const why = ending(facts)?.why;
  if (!why || why === 'closed') return false;
  return why === 'withdrawn' || (starts !== 'arose' && starts !== 'proceedings.ended');
}

/** Asking for Stage 2 takes the place of a Stage 1 reply only where both agreed to skip it; after silence the reply is still owed. */
function givenUp({ givenUpBy }: Clock, facts: Facts): boolean {
  const agreed = givenUpBy && last(facts, givenUpBy);
  return agreed !== undefined && (agreed.moment !== 'stage2.asked' || agreed.direct === true);
}
