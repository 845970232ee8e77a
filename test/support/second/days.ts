/**
 * Days as whole numbers since 1 January 1970, counted one after another. Nothing here is taken from src/: Easter, substitute
 * days and the one-off days are worked out by rule, British Summer Time by its own rule.
 */
export type Day = number;

/** Howard Hinnant's days_from_civil: the era of 400 years that begins on 1 March. */
export function dayOf(iso: string): Day {
  const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

function civil(day: Day): { y: number; m: number; d: number } {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const m = month < 10 ? month + 3 : month - 9;
  return { y: year + era * 400 + (m <= 2 ? 1 : 0), m, d: ofYear - Math.floor((153 * month + 2) / 5) + 1 };
}

export function isoOf(day: Day): string {
  const { y, m, d } = civil(day);
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** Monday is 0. */
function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Gauss's computus in the anonymous Gregorian form. */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayOf(`${year}-${month}-${((h + l - 7 * m + 114) % 31) + 1}`);
}

/** Days that no rule gives: proclaimed, or moved from where the rule would have them. */
const MOVED: Record<number, { may?: string; spring?: string; besides?: string[] }> = {
  2011: { besides: ['2011-04-29'] },
  2012: { spring: '2012-06-04', besides: ['2012-06-05'] },
  2020: { may: '2020-05-08' },
  2022: { spring: '2022-06-02', besides: ['2022-06-03', '2022-09-19'] },
  2023: { besides: ['2023-05-08'] },
};

/** The days other than weekends that are not worked in England in a year. */
export function holidays(year: number): Day[] {
  const moved = MOVED[year] ?? {};
  const easter = easterSunday(year);
  const monday = (from: string) => dayOf(from) + ((7 - weekday(dayOf(from))) % 7);
  const lastMonday = (from: string) => dayOf(from) - weekday(dayOf(from));
  return [
    workingFrom(dayOf(`${year}-01-01`), []),
    easter - 2,
    easter + 1,
    moved.may ? dayOf(moved.may) : monday(`${year}-05-01`),
    moved.spring ? dayOf(moved.spring) : lastMonday(`${year}-05-31`),
    lastMonday(`${year}-08-31`),
    ...christmas(year),
    ...(moved.besides ?? []).map(dayOf),
  ];
}

/** Christmas Day and Boxing Day, each replaced by the next free weekday where it falls on a weekend. */
function christmas(year: number): Day[] {
  const boxing = dayOf(`${year}-12-26`);
  const taken = weekday(boxing) < 5 ? [boxing] : [];
  const first = workingFrom(boxing - 1, taken);
  return [first, taken[0] ?? workingFrom(boxing, [first])];
}

function workingFrom(day: Day, taken: Day[]): Day {
  let at = day;
  while (weekday(at) > 4 || taken.includes(at)) at++;
  return at;
}

const off = new Map<number, Set<Day>>();

export function isWorked(day: Day): boolean {
  if (weekday(day) > 4) return false;
  const { y } = civil(day);
  let days = off.get(y);
  if (!days) {
    days = new Set(holidays(y));
    off.set(y, days);
  }
  return !days.has(day);
}

/** Steps from day to day until so many worked days have been met; a negative number steps back. */
export function workingDays(from: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let at = from;
  for (let left = Math.abs(count); left > 0; ) {
    at += step;
    if (isWorked(at)) left--;
  }
  return at;
}

/** Worked days after the first up to and including the second. */
export function workedBetween(from: Day, to: Day): number {
  let found = 0;
  for (let at = Math.min(from, to) + 1; at <= Math.max(from, to); at++) if (isWorked(at)) found++;
  return from <= to ? found : 0 - found;
}

export function forward(day: Day): Day {
  let at = day;
  while (!isWorked(at)) at++;
  return at;
}

export function back(day: Day): Day {
  let at = day;
  while (!isWorked(at)) at--;
  return at;
}

/** The same date a year on; 29 February becomes 28 February. */
export function yearAfter(day: Day): Day {
  const { y, m, d } = civil(day);
  return dayOf(`${y + 1}-${m}-${m === 2 && d === 29 ? 28 : d}`);
}

/** `2026-01-16T17:00` in England: summer time runs from 01:00 UTC on the last Sunday of March to that of October. */
export function wallClock(instant: string): string {
  const at = Date.parse(instant);
  const year = civil(Math.floor(at / 86_400_000)).y;
  const lastSunday = (from: string) => (dayOf(from) - ((weekday(dayOf(from)) + 1) % 7)) * 86_400_000 + 3_600_000;
  const summer = at >= lastSunday(`${year}-03-31`) && at < lastSunday(`${year}-10-31`);
  const minutes = Math.floor(at / 60_000) + (summer ? 60 : 0);
  const day = Math.floor(minutes / 1440);
  const ofDay = minutes - day * 1440;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${isoOf(day)}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}
