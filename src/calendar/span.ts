import type { Calendar, Skipped } from './calendar.ts';
import { addDays, addMonths, dayAndMonth, type LocalDate, long, short } from './local-date.ts';

/** A length of time with its unit. Plain `days` means that the source does not say which kind (domain rule 6.9, 4). */
export type Span = `${number} ${'working days' | 'calendar days' | 'days' | 'months'}`;

export type Unit = 'working days' | 'calendar days' | 'days' | 'months';

/** What becomes of a last day that is not a working day: a complainant gets the next one, a council must be done before (rule K7). */
export type Roll = 'forward' | 'back' | 'none';

export interface Reading {
  due: LocalDate;
  unit: Exclude<Unit, 'days'>;
  skipped: Skipped[];
  /** "10 working days after Tuesday 24 March 2026 (Good Friday and Easter Monday not counted)" */
  because: string;
}

export function spanParts(span: Span): { count: number; unit: Unit } {
  const [count, ...unit] = span.split(' ');
  return { count: Number(count), unit: unit.join(' ') as Unit };
}

/** The same unit, so many more. */
export function longer(span: Span, more: number): Span {
  const { count, unit } = spanParts(span);
  return `${count + more} ${unit}`;
}

export function isSpan(text: string): text is Span {
  return /^[1-9]\d{0,3} (working days|calendar days|days|months)$/.test(text);
}

/** The span counted from a day, in every way its unit can be read, the earlier reading first. `back` counts towards the past. */
export function readings(calendar: Calendar, from: LocalDate, span: Span, roll: Roll, back = false): Reading[] {
  const { count, unit } = spanParts(span);
  const units = unit === 'days' ? (['calendar days', 'working days'] as const) : ([unit] as const);
  return units
    .map((it) => read(calendar, from, count, it, roll, back))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function read(
  calendar: Calendar,
  from: LocalDate,
  count: number,
  unit: Exclude<Unit, 'days'>,
  roll: Roll,
  back: boolean,
): Reading {
  const way = back ? 'before' : 'after';
  const counted = `${count} ${count === 1 ? unit.slice(0, -1) : unit} ${way} ${long(from)}`;
  const signed = back ? -count : count;
  if (unit === 'working days') {
    const { date, skipped } = calendar.count(from, signed);
    return { due: date, unit, skipped, because: counted + notCounted(skipped) };
  }
  if (unit === 'months') return { due: addMonths(from, signed), unit, skipped: [], because: counted };
  const nominal = addDays(from, signed);
  const due = rolled(calendar, nominal, roll);
  const moved =
    due === nominal ? '' : `, which is not a working day (${calendar.whyNot(nominal)}), so ${movedTo(due, roll)}`;
  return { due, unit, skipped: [], because: counted + moved };
}

function rolled(calendar: Calendar, date: LocalDate, roll: Roll): LocalDate {
  if (roll === 'forward') return calendar.onOrAfter(date);
  if (roll === 'back') return calendar.onOrBefore(date);
  return date;
}

function movedTo(due: LocalDate, roll: Roll): string {
  return roll === 'forward' ? `the next working day, ${short(due)}, counts` : `it must be done by ${short(due)}`;
}

/** Weekends go without saying; a holiday in the way is named, because that is what people argue about. */
export function notCounted(skipped: readonly Skipped[]): string {
  const holidays = skipped
    .filter(({ why }) => why !== 'Saturday' && why !== 'Sunday')
    .map((it) => `${it.why} ${dayAndMonth(it.date)}`);
  if (holidays.length === 0) return '';
  return ` (${listed(holidays)} not counted)`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
