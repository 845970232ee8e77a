import type { Calendar } from '../calendar/calendar.ts';
import {
  addDays,
  addMonths,
  dayAndMonth,
  daysBetween,
  isLocalDate,
  type LocalDate,
  long,
  weekday,
} from '../calendar/local-date.ts';
import type { Period } from './question.ts';
import { numberOf } from './tokens.ts';

type Unit = NonNullable<Period['unit']>;

/** A period found in words, and where. `before` is one that only says "one earlier": "last year", said of something else. */
export interface Found {
  period: Period;
  at: number;
  relative?: Unit;
}

export type Periods = { found: Found[]; rest: string } | { problem: string };

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH =
  '(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const NUMBER = '(?:\\d{1,3}|a couple of|couple of|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';

/** One named stretch: a day, a month, a quarter, a year. */
const EDGE = [
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{1,2}/\\d{1,2}/\\d{2,4}',
  `\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?: (?:19|20)\\d\\d)?`,
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\\d\\d)?(?!\\d)`,
  `(?:last |this )?${MONTH}(?: (?:of )?(?:19|20)\\d\\d)?`,
  '(?:q[1-4]|(?:first|second|third|fourth|last) quarter)(?: of)?(?: (?:the )?(?:financial year )?(?:(?:19|20)\\d\\d(?:[/-]\\d{2,4})?|this year|last year))?',
  '(?:first|second) half of (?:(?:19|20)\\d\\d[/-]\\d{2}|this year|last year|the year)',
  '(?:financial year |fy ?)?(?:19|20)\\d\\d[/-](?:20)?\\d\\d(?!-\\d)',
  '(?:calendar year |the year )?(?:19|20)\\d\\d',
  '(?:the )?(?:this|last|next|previous|current|past) (?:financial year|calendar year|year|quarter|month|week)',
  `(?:last |this |next )?(?:${WEEKDAYS.join('|')})`,
  'today|yesterday|tomorrow',
].join('|');

type Reader = (match: RegExpExecArray, context: PeriodContext) => Omit<Found, 'at'> | string | undefined;

export interface PeriodContext {
  today: LocalDate;
  calendar: Calendar;
  /** A month or a weekday without more is the next one, not the last: where dates to come are asked about. */
  ahead: boolean;
}

/** Tried in this order, each on what the ones before left over. */
const PATTERNS: readonly (readonly [RegExp, Reader])[] = [
  [
    /\b(?:the )?same (?:time|period|days?|point|stretch)(?: in)?(?: (?:of )?(?:last|the previous) (year|quarter|month|week))?\b/i,
    ([, unit = 'year']) => relative(unit as Unit),
  ],
  [/\b(?:the )?(year|quarter|month|week) before(?: that| last)?\b(?! \d)/i, ([, unit]) => relative(unit as Unit)],
  [
    /\b(?:the )?previous (year|quarter|month|week)\b/i,
    ([, unit], context) => ({ ...relative(unit as Unit), period: named(`last ${unit}`, context)! }),
  ],
  [new RegExp(`\\b(?:between|from) (${EDGE}) (?:and|to|until|till|up to|through|-|–) (${EDGE})\\b`, 'i'), stretch],
  [new RegExp(`\\b(${EDGE}) (?:to|until|till|through|-|–) (${EDGE})\\b`, 'i'), stretch],
  [/\b(today|yesterday) (?:and|or) (today|tomorrow)\b/i, stretch],
  [
    new RegExp(
      `\\b(?:since|from|starting)(?: the)?(?: (?:start|beginning) of)? (${EDGE})(?: (?:on|onwards?|until now|to date|to now))?\\b`,
      'i',
    ),
    (match, context) => open(match, context, (it) => ({ from: it.from, to: context.today })),
  ],
  [
    new RegExp(`\\bafter (${EDGE})\\b`, 'i'),
    (match, context) =>
      open(match, context, (it) => ({ from: addDays(it.to!, 1), to: context.ahead ? undefined : context.today })),
  ],
  [
    new RegExp(`\\bbefore (${EDGE})\\b`, 'i'),
    (match, context) => open(match, context, (it) => ({ to: addDays(it.from!, -1) })),
  ],
  [
    new RegExp(`\\b(?:by|until|till|up to)(?: the end of)? (${EDGE})\\b`, 'i'),
    (match, context) => open(match, context, (it) => ({ to: it.to })),
  ],
  [
    new RegExp(
      `\\b(?:in |over |for |during |within )?(?:the )?(?:last|past|previous) (${NUMBER}) (working day|day|week|month|quarter|year)s?\\b`,
      'i',
    ),
    (match, context) => backwards(match, context),
  ],
  [
    /\b(?:in|over|during|for|within) the (?:last|past) (year|quarter|month|week|fortnight)\b/i,
    ([, unit], context) => rolling(1, unit === 'fortnight' ? 'fortnight' : unit!, context),
  ],
  [/\b(?:the )?past (year|quarter|month|week|fortnight)\b/i, ([, unit], context) => rolling(1, unit!, context)],
  [
    new RegExp(
      `\\b(?:in |over |for |during |within )?(?:the )?(?:next|coming) (${NUMBER}) (working day|day|week|month)s?\\b`,
      'i',
    ),
    (match, context) => forwards(match, context),
  ],
  [
    /\b(?:year to date|so far this (?:financial )?year|ytd|this year so far|this (?:financial )?year to date)\b/i,
    (_, context) => ({ period: named('this year', context)! }),
  ],
  [
    /\b(?:so far )?this (month|quarter|week)(?: so far)?\b/i,
    ([, unit], context) => ({ period: named(`this ${unit}`, context)! }),
  ],
  [new RegExp(`\\b(?:in |during |for |on |of |over |at )?(?:the )?(${EDGE})\\b`, 'i'), one],
];

/** Every period in the words, and the words without them. American dates and days that do not exist are answered, not guessed. */
export function periodsIn(text: string, context: PeriodContext): Periods {
  let rest = text;
  const found: Found[] = [];
  for (const [pattern, read] of PATTERNS) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      const got = read(match, context);
      if (typeof got === 'string') return { problem: got };
      if (!got) break;
      found.push({ ...got, at: match.index });
      rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
    }
  }
  return { found: found.sort((a, b) => a.at - b.at), rest };
}

function relative(unit: Unit): Omit<Found, 'at'> {
  return { period: { label: `the ${unit} before`, unit }, relative: unit };
}

function stretch([, a, b]: RegExpExecArray, context: PeriodContext): Omit<Found, 'at'> | string | undefined {
  const [from, to] = [edge(a!, context), edge(b!, context)];
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  if (!from?.from || !to?.to) return undefined;
  const start = from.from > to.to && !/\d{4}/.test(a!) ? addMonths(from.from, -12) : from.from;
  if (start > to.to) return `${a} is after ${b}. Please turn the two round.`;
  return { period: labelled({ from: start, to: to.to }, context) };
}

function open([, words]: RegExpExecArray, context: PeriodContext, make: (it: Period) => Omit<Period, 'label'>) {
  const it = edge(words!, context);
  return typeof it === 'string' || !it ? it : { period: labelled(make(it), context) };
}

function one([, words]: RegExpExecArray, context: PeriodContext): Omit<Found, 'at'> | string | undefined {
  const it = edge(words!, context);
  if (typeof it === 'string' || !it) return it;
  const unit = /^(?:the )?last (year|quarter|month|week)$/i.exec(words!)?.[1]?.toLowerCase();
  return { period: it, ...(unit && { relative: unit as Unit }) };
}

function backwards([, many, unit]: RegExpExecArray, context: PeriodContext) {
  return rolling(count(many!), unit!.toLowerCase(), context);
}

function rolling(many: number, unit: string, context: PeriodContext): { period: Period } {
  const { today, calendar } = context;
  const from =
    unit === 'working day'
      ? calendar.add(today, -many)
      : unit === 'day'
        ? addDays(today, -many)
        : unit === 'week' || unit === 'fortnight'
          ? addDays(today, -7 * many * (unit === 'week' ? 1 : 2))
          : addMonths(today, -many * (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1));
  return { period: labelled({ from: addDays(from, unit === 'working day' ? 0 : 1), to: today }, context) };
}

function forwards([, many, unit]: RegExpExecArray, context: PeriodContext): { period: Period } {
  const { today, calendar } = context;
  const n = count(many!);
  const to = /working/i.test(unit!)
    ? calendar.add(today, n)
    : /day/i.test(unit!)
      ? addDays(today, n)
      : /week/i.test(unit!)
        ? addDays(today, 7 * n)
        : addMonths(today, n);
  return { period: labelled({ from: today, to }, context) };
}

function count(words: string): number {
  return numberOf(words.replace(/^a /, '').replace(/ of$/, '')) ?? 1;
}

/** One named stretch, or a sentence about a date that cannot be read. */
function edge(typed: string, context: PeriodContext): Period | string | undefined {
  const words = typed.toLowerCase().replace(/^the /, '').replace(/,/g, '');
  return (
    dayIn(words, context) ??
    monthIn(words, context) ??
    quarterIn(words, context) ??
    yearIn(words, context) ??
    named(words, context)
  );
}

function dayIn(words: string, context: PeriodContext): Period | string | undefined {
  if (isLocalDate(words)) return labelled({ from: words, to: words, unit: 'day' }, context);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4})$/.exec(words);
  if (slashed) {
    const [day, month, year] = slashed.slice(1).map(Number) as [number, number, number];
    return theDay(year < 100 ? 2000 + year : year, month, day, words, context);
  }
  const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?: (\\d{4}))?$`).exec(words);
  const monthFirst = new RegExp(`^(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?$`).exec(words);
  const [day, month, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (!day || !month) return undefined;
  const number = monthNumber(month);
  if (year) return theDay(Number(year), number, Number(day), words, context);
  const thisYear = Number(context.today.slice(0, 4));
  const it = `${thisYear}-${two(number)}-${two(Number(day))}`;
  const off = context.ahead ? (it < context.today ? 1 : 0) : it > context.today ? -1 : 0;
  return theDay(thisYear + off, number, Number(day), words, context);
}

function theDay(year: number, month: number, day: number, words: string, context: PeriodContext): Period | string {
  const date = `${year}-${two(month)}-${two(day)}`;
  if (isLocalDate(date)) return labelled({ from: date, to: date, unit: 'day' }, context);
  return month > 12 && day <= 12
    ? `I read ${words} with the day first, and there is no month ${month}. Please write it like ${day} ${capital(MONTHS[day - 1]!)} or 2026-04-09.`
    : `There is no such day as ${words}. Please check it.`;
}

function monthIn(words: string, context: PeriodContext): Period | undefined {
  const found = new RegExp(`^(?:last |this )?(${MONTH})(?: (?:of )?(\\d{4}))?$`).exec(words);
  if (!found) return undefined;
  const month = monthNumber(found[1]!);
  const thisMonth = Number(context.today.slice(5, 7));
  const thisYear = Number(context.today.slice(0, 4));
  const year = found[2]
    ? Number(found[2])
    : thisYear + (context.ahead ? (month < thisMonth ? 1 : 0) : month > thisMonth ? -1 : 0);
  return labelled(months(`${year}-${two(month)}-01` as LocalDate, 1, 'month'), context);
}

/** Quarters are of the financial year: the first is April to June. */
function quarterIn(words: string, context: PeriodContext): Period | undefined {
  const half = /^(first|second) half of (?:(\d{4})[/-]\d{2}|(this|last|the) year)$/.exec(words);
  if (half) {
    const year = half[2] ? Number(half[2]) : financialYear(context.today) - (half[3] === 'last' ? 1 : 0);
    return labelled(months(addMonths(`${year}-04-01`, half[1] === 'first' ? 0 : 6), 6, undefined), context);
  }
  const found =
    /^(?:q([1-4])|(first|second|third|fourth|last) quarter of)(?: of)?(?: (?:the )?(?:financial year )?(?:(\d{4})(?:[/-]\d{2,4})?|(this|last) year))?$/.exec(
      words.replace(/^(first|second|third|fourth) quarter(?! of)/, '$1 quarter of'),
    );
  if (!found) return undefined;
  const nth = found[1] ? Number(found[1]) : ['first', 'second', 'third', 'fourth'].indexOf(found[2]!) + 1 || 4;
  const now = financialYear(context.today);
  const start = (year: number) => addMonths(`${year}-04-01` as LocalDate, (nth - 1) * 3);
  const year = found[3]
    ? Number(found[3])
    : found[4]
      ? now - (found[4] === 'last' ? 1 : 0)
      : start(now) > context.today
        ? now - 1
        : now;
  return labelled(months(start(year), 3, 'quarter'), context);
}

function yearIn(words: string, context: PeriodContext): Period | string | undefined {
  const financial = /^(?:financial year |fy ?)?(\d{4})[/-](?:20)?(\d\d)$/.exec(words);
  if (financial) {
    const year = Number(financial[1]);
    if ((year + 1) % 100 !== Number(financial[2]))
      return `${words} is not a financial year. Please write it like ${year}/${two((year + 1) % 100)}.`;
    return labelled(months(`${year}-04-01` as LocalDate, 12, 'year'), context);
  }
  const calendar = /^(?:calendar year |the year |year )?(\d{4})$/.exec(words);
  return calendar ? labelled(months(`${Number(calendar[1])}-01-01` as LocalDate, 12, 'year'), context) : undefined;
}

/** "this", "last" and "next" of a week, month, quarter or financial year; a weekday; today and its neighbours. */
function named(words: string, context: PeriodContext): Period | undefined {
  const { today, ahead } = context;
  const day = { today: 0, yesterday: -1, tomorrow: 1 }[words];
  if (day !== undefined) return labelled({ from: addDays(today, day), to: addDays(today, day), unit: 'day' }, context);
  const onWeekday = /^(?:(last|this|next) )?([a-z]+day)$/.exec(words);
  const at = onWeekday ? WEEKDAYS.indexOf(onWeekday[2]!) : -1;
  if (at >= 0) {
    const back = (weekday(today) - at + 7) % 7;
    const forth = (at - weekday(today) + 7) % 7;
    const to = addDays(
      today,
      ahead || onWeekday![1] === 'next' ? forth : -(back === 0 && onWeekday![1] === 'last' ? 7 : back),
    );
    return labelled({ from: to, to, unit: 'day' }, context);
  }
  const found = /^(this|last|next|previous|current|past) (financial year|calendar year|year|quarter|month|week)$/.exec(
    words,
  );
  if (!found) return undefined;
  const step = { this: 0, current: 0, last: -1, previous: -1, past: -1, next: 1 }[found[1]!]!;
  if (found[2] === 'week') {
    const monday = addDays(today, -((weekday(today) + 6) % 7) + 7 * step);
    return labelled({ from: monday, to: addDays(monday, 6), unit: 'week' }, context);
  }
  const start = startOf(found[2]!, today);
  const length = found[2]!.endsWith('year') ? 12 : found[2] === 'quarter' ? 3 : 1;
  return labelled(
    months(addMonths(start, step * length), length, length === 12 ? 'year' : length === 3 ? 'quarter' : 'month'),
    context,
  );
}

function startOf(unit: string, today: LocalDate): LocalDate {
  const month = Number(today.slice(5, 7));
  if (unit === 'calendar year') return `${Number(today.slice(0, 4))}-01-01`;
  if (unit.endsWith('year')) return `${financialYear(today)}-04-01`;
  const first = `${today.slice(0, 7)}-01` as LocalDate;
  return unit === 'quarter' ? addMonths(first, -((month - 1) % 3)) : first;
}

/** The year in which it began: 2025 for 2025/26, which runs from 1 April 2025 to 31 March 2026. */
export function financialYear(day: LocalDate): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
}

function months(from: LocalDate, many: number, unit: Unit | undefined): Omit<Period, 'label'> {
  return { from, to: addDays(addMonths(from, many), -1), ...(unit && { unit }) };
}

function labelled(it: Omit<Period, 'label'>, { today }: Pick<PeriodContext, 'today'>): Period {
  return { ...it, label: periodLabel(it, today) };
}

const NEAR_DAYS: Record<number, string> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };
const NEAR_WEEKS: Record<number, string> = { [-1]: 'last week', 0: 'this week', 1: 'next week' };

/** "March 2026", "2025/26", "1 April 2026 to today": what somebody can check their words against. */
export function periodLabel({ from, to }: Pick<Period, 'from' | 'to'>, today: LocalDate): string {
  if (!from) return to ? `up to ${dated(to, today)}` : 'on record';
  if (!to) return `from ${dated(from, today)}`;
  if (from === to) return NEAR_DAYS[daysBetween(today, from)] ?? long(from);
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  if (to === addDays(from, 6) && weekday(from) === 1) {
    const near = NEAR_WEEKS[daysBetween(monday, from) / 7];
    if (near) return near;
  }
  if (from.endsWith('-01') && to === addDays(addMonths(from, 12), -1)) {
    if (from.endsWith('-04-01')) return `${from.slice(0, 4)}/${to.slice(2, 4)}`;
    if (from.endsWith('-01-01')) return from.slice(0, 4);
  }
  if (from.endsWith('-01') && to === addDays(addMonths(from, 1), -1)) return monthName(from);
  if (from.endsWith('-01') && to === addDays(addMonths(from, 3), -1) && (Number(from.slice(5, 7)) - 1) % 3 === 0)
    return `${capital(MONTHS[Number(from.slice(5, 7)) - 1]!)} to ${monthName(to)}`;
  return `${dated(from, today)} to ${dated(to, today)}`;
}

export function monthName(day: LocalDate): string {
  return `${capital(MONTHS[Number(day.slice(5, 7)) - 1]!)} ${day.slice(0, 4)}`;
}

function dated(day: LocalDate, today: LocalDate): string {
  return day === today ? 'today' : `${dayAndMonth(day)} ${day.slice(0, 4)}`;
}

/** The same days one unit earlier: 1 April to today against the same days of last year. */
export function oneEarlier({ from, to }: Period, unit: Unit, today: LocalDate): Period {
  const back = (day: LocalDate | undefined): LocalDate | undefined =>
    day &&
    (unit === 'day'
      ? addDays(day, -1)
      : unit === 'week'
        ? addDays(day, -7)
        : addMonths(day, unit === 'year' ? -12 : unit === 'quarter' ? -3 : -1));
  const wholeMonth = to && addDays(to, 1).endsWith('-01') && unit !== 'day' && unit !== 'week';
  const end = wholeMonth ? addDays(back(addDays(to, 1))!, -1) : back(to);
  const earlier = { from: back(from), to: end };
  return { ...earlier, label: periodLabel(earlier, today), unit };
}

/** What has come of it so far: nothing is received after today. */
export function soFar(period: Period, today: LocalDate): Period {
  if (!period.to || period.to <= today || (period.from && period.from > today)) return period;
  return { ...period, to: today, label: periodLabel({ from: period.from, to: today }, today) };
}

/** The stretch of a unit that today lies in, up to today. */
export function currentUnit(unit: Unit, context: PeriodContext): Period {
  return soFar(unit === 'day' ? named('today', context)! : named(`this ${unit}`, context)!, context.today);
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((it) => it.startsWith(name.slice(0, 3))) + 1;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
