import bankHolidays from './bank-holidays.json' with { type: 'json' };
import { dayNumber, fromDayNumber, type LocalDate, long, weekdayName } from './local-date.ts';

/** A day that does not count, and why: "Saturday", "Good Friday". */
export interface Skipped {
  date: LocalDate;
  why: string;
}

/** A date with its working: every day passed over on the way, so that anybody can count it again. */
export interface Counted {
  date: LocalDate;
  skipped: Skipped[];
}

export interface Calendar {
  /** The first and the last day the table covers; nothing outside is ever guessed (domain rule K14). */
  first: LocalDate;
  last: LocalDate;
  /** The days off that the table names, by which anybody can tell whether two calendars count alike. */
  holidays: readonly string[];
  isWorkingDay(date: LocalDate): boolean;
  /** Why a day does not count, or undefined when it does. */
  whyNot(date: LocalDate): string | undefined;
  /** The day itself is day 0 and the next working day is day 1 (rules K2, K3, K6); a negative number counts back. */
  count(from: LocalDate, workingDays: number): Counted;
  /** The same without the working, for sums over many. */
  add(from: LocalDate, workingDays: number): LocalDate;
  /** How many working days come after the first date up to and including the second; negative the other way round. */
  between(from: LocalDate, to: LocalDate): number;
  /** The day itself when it is a working day, otherwise the next one. */
  onOrAfter(date: LocalDate): LocalDate;
  /** The day itself when it is a working day, otherwise the one before. */
  onOrBefore(date: LocalDate): LocalDate;
}

/** Thrown for a date the holiday table does not reach. We stop; a guessed date is a missed date. */
export class OutsideCalendar extends RangeError {
  constructor(date: string, first: LocalDate, last: LocalDate) {
    super(
      `${date} is outside the bank holiday table, which runs from ${long(first)} to ${long(last)}. ` +
        'Run "npm run bank-holidays" to bring the table up to date; Heard does not guess dates.',
    );
  }
}

/** For what goes on where the table has ended: something else in place of a date that would be guessed. */
export function insideTable<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof OutsideCalendar) return otherwise;
    throw error;
  }
}

interface Holiday {
  date: string;
  title: string;
  notes: string;
}

/**
 * Working days as regulation 2 of SI 2006/1738 has them: not a Saturday, a Sunday, Christmas Day, Boxing Day,
 * Good Friday or a bank holiday. Everything is looked up in a table made once, so a due date costs an addition.
 */
export function createCalendar(holidays: readonly Holiday[]): Calendar {
  const years = holidays.map((it) => Number(it.date.slice(0, 4)));
  const first = `${Math.min(...years)}-01-01` as LocalDate;
  const last = `${Math.max(...years)}-12-31` as LocalDate;
  const start = dayNumber(first);
  const size = dayNumber(last) - start + 1;

  const titles = new Map(
    holidays.map((it) => [it.date, it.notes ? `${it.title} (${it.notes.toLowerCase()})` : it.title]),
  );
  const days: LocalDate[] = [];
  const working: number[] = []; // the nth working day is days[working[n]]
  const workingUpTo = new Int32Array(size); // how many working days up to and including this one
  const off: Skipped[] = [];
  const offUpTo = new Int32Array(size);

  for (let at = 0; at < size; at++) {
    const date = fromDayNumber(start + at);
    const name = weekdayName(date);
    const why = titles.get(date) ?? (name === 'Saturday' || name === 'Sunday' ? name : undefined);
    days.push(date);
    if (why) off.push({ date, why });
    else working.push(at);
    workingUpTo[at] = working.length;
    offUpTo[at] = off.length;
  }

  function place(date: LocalDate): number {
    const at = dayNumber(date) - start;
    if (!(at >= 0 && at < size)) throw new OutsideCalendar(date, first, last);
    return at;
  }

  function land(from: LocalDate, at: number, workingDays: number): number {
    if (workingDays === 0) return at;
    const nth = workingUpTo[at]! + workingDays - (workingDays > 0 || isOn(at) ? 1 : 0);
    const landed = working[nth];
    if (landed === undefined) {
      const way = workingDays > 0 ? 'after' : 'before';
      throw new OutsideCalendar(`${Math.abs(workingDays)} working days ${way} ${long(from)}`, first, last);
    }
    return landed;
  }

  function isOn(at: number): boolean {
    return workingUpTo[at]! > (at === 0 ? 0 : workingUpTo[at - 1]!);
  }

  return {
    first,
    last,
    holidays: [...titles.keys()],
    isWorkingDay: (date) => isOn(place(date)),
    whyNot: (date) => {
      const at = place(date);
      return isOn(at) ? undefined : off[offUpTo[at]! - 1]!.why;
    },
    add: (from, workingDays) => days[land(from, place(from), workingDays)]!,
    count(from, workingDays) {
      const at = place(from);
      const to = land(from, at, workingDays);
      const skipped = to > at ? off.slice(offUpTo[at]!, offUpTo[to]!) : to < at ? offBetween(to, at) : [];
      return { date: days[to]!, skipped };
    },
    between: (from, to) => workingUpTo[place(to)]! - workingUpTo[place(from)]!,
    onOrAfter(date) {
      const at = place(date);
      return isOn(at) ? date : days[land(date, at, 1)]!;
    },
    onOrBefore(date) {
      const at = place(date);
      return isOn(at) ? date : days[land(date, at, -1)]!;
    },
  };

  function offBetween(to: number, at: number): Skipped[] {
    return off.slice(offUpTo[to]!, at === 0 ? 0 : offUpTo[at - 1]!).reverse();
  }
}

/** England and Wales: the days that the complaints regulations leave out. */
export const england = createCalendar(bankHolidays['england-and-wales'].events);

/** Freedom of information: bank holidays in any part of the United Kingdom are left out (FOIA s.10, unverified; rule K9). */
export const unitedKingdom = createCalendar(
  mergeDivisions(
    bankHolidays['england-and-wales'].events,
    bankHolidays.scotland.events,
    bankHolidays['northern-ireland'].events,
  ),
);

function mergeDivisions(...divisions: readonly Holiday[][]): Holiday[] {
  return [...new Map(divisions.flat().map((it) => [it.date, it])).values()];
}
