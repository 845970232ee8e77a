/** A day in England, written `2026-04-09`. No time, no zone: the law counts days by the local date (domain rule K4). */
export type LocalDate = `${number}-${number}-${number}`;

/** A moment, for the few things that need one: receipts, events, packs that start at 17:00. */
export type Instant = Date;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const DAY = 86_400_000;

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;

/** True for a real day in the form `2026-04-09` that somebody alive may mean; false for `2026-02-30` and for the year 9999. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = digits(text, 0, 4);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return false;
  return fromDayNumber(dayNumber(text as LocalDate)) === text;
}

/**
 * Days since 1 January 1970. A date is read some millions of times in a report, so neither with Date.parse nor with Date.UTC but
 * by counting: the year begins in March, which puts leap day at its end, and every 400 years have 146,097 days.
 */
export function dayNumber(date: LocalDate): number {
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month < 3 ? 1 : 0);
  const daysBefore = ((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) | 0;
  const leapDays = ((year / 4) | 0) - ((year / 100) | 0) + ((year / 400) | 0);
  return year * 365 + leapDays + daysBefore + digits(date, 8, 10) - 719_469;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

export function fromDayNumber(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10) as LocalDate;
}

/** Calendar days; a negative number counts back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Calendar days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The corresponding date in a later month; 29 February becomes 28 February (domain rule K10). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const since0 = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(since0 / 12);
  const month = since0 - year * 12;
  const day = Math.min(Number(date.slice(8)), daysIn(year, month));
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(day)}` as LocalDate;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 0 is January. */
function daysIn(year: number, month: number): number {
  const leap = month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : DAYS[month]!;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** 0 is Sunday. */
export function weekday(date: LocalDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

export function weekdayName(date: LocalDate): string {
  return WEEKDAYS[weekday(date)]!;
}

export function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a <= b ? a : b;
}

export function later(a: LocalDate, b: LocalDate): LocalDate {
  return a >= b ? a : b;
}

/** "Thursday 9 April 2026". */
export function long(date: LocalDate): string {
  return `${spoken(date)} ${date.slice(0, 4)}`;
}

/** "Thursday 9 April": for a day near enough that nobody would ask which year. */
export function spoken(date: LocalDate): string {
  return `${weekdayName(date)} ${dayAndMonth(date)}`;
}

/** "9 April". */
export function dayAndMonth(date: LocalDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

/** "Thu 9 Apr". */
export function short(date: LocalDate): string {
  return `${weekdayName(date).slice(0, 3)} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]!.slice(0, 3)}`;
}

const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' });

const HOUR = 3_600_000;
/** Offsets change on the hour, so one look at the time zone serves for sixty minutes. */
const offsets = new Map<number, number>();
const REMEMBERED = 1000;

/** Milliseconds by which an English wall clock is ahead of UTC at that moment. */
function ahead(instant: Instant): number {
  const hour = Math.floor(instant.getTime() / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const name = london.formatToParts(instant).find((it) => it.type === 'timeZoneName')!.value;
  const found = name === 'GMT' ? 0 : Number(name.slice('GMT+'.length, 'GMT+01'.length)) * HOUR;
  if (offsets.size >= REMEMBERED) offsets.clear();
  offsets.set(hour, found);
  return found;
}

function onTheWall(instant: Instant): string {
  return new Date(instant.getTime() + ahead(instant)).toISOString();
}

/** The day it was in England at that moment: 23:30 UTC in June already belongs to the next day (domain rule K4). */
export function localDate(instant: Instant): LocalDate {
  const at = instant.getTime();
  if (at !== lately.at) lately = { at, day: onTheWall(instant).slice(0, 10) as LocalDate };
  return lately.day;
}

/** Whatever is worked out in one go asks about the same moment again and again. */
let lately: { at: number; day: LocalDate } = { at: Number.NaN, day: '' as LocalDate };

/** The time on an English wall clock, `16:50`. */
export function localTime(instant: Instant): string {
  return onTheWall(instant).slice(11, 16);
}

/** The moment an English wall clock shows that day and time. A time that the spring change skips becomes the hour after it. */
export function instantOf(date: LocalDate, time = '00:00'): Instant {
  const asUtc = new Date(`${date}T${time}:00Z`);
  const guess = new Date(asUtc.getTime() - ahead(asUtc));
  return new Date(asUtc.getTime() - ahead(guess));
}

/** Reads `2026-04-09` or an instant with an offset (`2026-04-09T22:59:00Z`, `...+01:00`). An instant without an offset is refused: it could be either of two days. */
export function readDay(text: string): LocalDate | undefined {
  if (isLocalDate(text)) return text;
  const instant = readInstant(text);
  return instant && localDate(instant);
}

/** Reads an instant with an offset; undefined for anything else, a real day in the calendar included. */
export function readInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  if (!isLocalDate(text.slice(0, 10))) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
