import { addDays, addMonths, daysBetween, isLocalDate, type LocalDate, weekday } from '../../calendar/local-date.ts';
import type { When } from '../told.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** "lived with jan 3 yrs" is no day of January. */
const NO_LENGTH = '(?!\\s*(?:y(?:ea)?rs?|months?|mths?|weeks?|wks?|days?|hours?|hrs?|times|of)\\b)';

interface Reader {
  pattern: RegExp;
  read: (found: RegExpExecArray, received: LocalDate) => Omit<When, 'words'> | undefined;
}

/** Tried in order: an exact day, a day of this week, a month, a length of time ago, a year. */
const READERS: readonly Reader[] = [
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b,?(?: (\\d{4}))?`, 'i'),
    read: ([, day, month, year], on) => dayOf(Number(day), monthNumber(month!), year, on),
  },
  {
    pattern: new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b${NO_LENGTH},?(?: (\\d{4}))?`, 'i'),
    read: ([, month, day, year], on) => dayOf(Number(day), monthNumber(month!), year, on),
  },
  {
    pattern: /\b(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})\b/,
    read: ([, day, month, year], on) => dayOf(Number(day), Number(month), year!.length === 2 ? `20${year}` : year, on),
  },
  {
    pattern: /\b(yesterday|last night|today|this morning|tonight)\b/i,
    read: ([said], on) => ({ day: /yesterday|last/i.test(said!) ? addDays(on, -1) : on }),
  },
  {
    pattern: new RegExp(`\\b(?:on |last |this )(${DAYS.join('|')})\\b`, 'i'),
    read: ([, day], on) => ({ day: lastWeekday(DAYS.indexOf(day!.toLowerCase()), on) }),
  },
  {
    pattern: new RegExp(`\\b(?:in|since|last|from|until|till|of) ${MONTH}(?: (\\d{4}))?\\b`, 'i'),
    read: ([, month, year], on) => monthOf(monthNumber(month!), year, on),
  },
  {
    pattern:
      /\b(\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|couple of) (day|week|month|year)s? ago\b/i,
    read: ([, count, unit], on) => ago(countOf(count!), unit!.toLowerCase(), on),
  },
  { pattern: /\blast (week|month|year)\b/i, read: ([, unit], on) => ago(1, unit!.toLowerCase(), on) },
  {
    pattern:
      /\b(?:when i was (?:a (?:kid|child)|little|young|in care|\d{1,2})|years ago|long time ago|as a (?:child|kid))\b/i,
    read: () => ({ overAYear: true }),
  },
  {
    pattern: /\b(?:in|since|from|until|between) ((?:19|20)\d\d)\b/i,
    read: ([, year], on) => (Number(year) < Number(on.slice(0, 4)) - 1 ? { overAYear: true } : undefined),
  },
];

/** When it happened, as far as they say: a day, a month or only that it is over a year. Never in the future. */
export function whenIn(text: string, received: LocalDate): When | undefined {
  for (const { pattern, read } of READERS) {
    const found = pattern.exec(text.slice(0, 20_000));
    const when = found && read(found, received);
    if (when) return { words: found[0], ...when, ...(isOld(when, received) && { overAYear: true }) };
  }
  return undefined;
}

function isOld({ day, month, overAYear }: Omit<When, 'words'>, received: LocalDate): boolean {
  const limit = addMonths(received, -12);
  return overAYear === true || (day !== undefined && day < limit) || (month !== undefined && `${month}-31` < limit);
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((it) => it.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

/** Without a year the last such day before the message is meant. */
function dayOf(
  day: number,
  month: number,
  year: string | undefined,
  received: LocalDate,
): Omit<When, 'words'> | undefined {
  const at = (of: number) => `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const thisYear = Number(received.slice(0, 4));
  const found = year ? at(Number(year)) : at(thisYear) <= received ? at(thisYear) : at(thisYear - 1);
  return isLocalDate(found) && daysBetween(found, received) >= 0 ? { day: found } : undefined;
}

function monthOf(month: number, year: string | undefined, received: LocalDate): Omit<When, 'words'> | undefined {
  const at = (of: number) => `${of}-${String(month).padStart(2, '0')}`;
  const thisYear = Number(received.slice(0, 4));
  const found = year ? at(Number(year)) : at(thisYear) <= received.slice(0, 7) ? at(thisYear) : at(thisYear - 1);
  return found <= received.slice(0, 7) ? { month: found } : undefined;
}

function lastWeekday(day: number, received: LocalDate): LocalDate {
  return addDays(received, -((weekday(received) - day + 7) % 7 || 0));
}

function countOf(said: string): number {
  const words = 'zero one two three four five six seven eight nine ten'.split(' ');
  const found = words.indexOf(said.toLowerCase());
  return /^\d/.test(said) ? Number(said) : found > 0 ? found : said.toLowerCase() === 'a' ? 1 : 3;
}

function ago(count: number, unit: string, received: LocalDate): Omit<When, 'words'> {
  if (unit === 'day') return { day: addDays(received, -count) };
  if (unit === 'week') return { day: addDays(received, -7 * count) };
  const then = addMonths(received, unit === 'month' ? -count : -12 * count);
  return { month: then.slice(0, 7), ...(unit === 'year' && { overAYear: true }) };
}
