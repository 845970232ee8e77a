import * as chrono from 'chrono-node';
import {
  addDays,
  addMonths,
  dayAndMonth,
  type Instant,
  instantOf,
  type LocalDate,
  localDate,
  localTime,
  spoken,
  weekday,
} from '../src/calendar/local-date.ts';

/** What somebody says about who is there. Names are as typed; whose they are, the directory knows. */
export type Presence =
  | { says: 'away'; who?: string; from: Instant; until: Instant; cover?: string }
  | { says: 'when?'; who?: string }
  | { says: 'back'; who?: string }
  | { says: 'left'; who: string };

const AWAY =
  'away|off(?: sick| ill)?|out of (?:the )?office|out (?=this|tomorrow|today|on|from|until|all|next|the)|on (?:annual |sick |study |parental |maternity |paternity |special )?leave|on holiday|not in|sick|ill';
const NAME = "[\\p{L}][\\p{L}.'’ -]{1,59}?";
const OWN = new RegExp(
  `^(?:i(?:['’]?m| am|['’]?ll be| will be)\\s+)?(?:going to be\\s+)?(?:${AWAY}|annual leave)\\b`,
  'iu',
);
const THEIRS = new RegExp(`^(${NAME})(?:['’]s|\\s+(?:is|are|will be))\\s+(?:${AWAY})\\b`, 'iu');
const BACK = new RegExp(
  `^(?:(?:i(?:['’]?m| am)\\s+)?back|(${NAME})(?:['’]s|\\s+is)\\s+back)(?: at work| in| now| today)*[.!]*$`,
  'iu',
);
const LEFT = new RegExp(`^(${NAME})\\s+has left(?: us| the council| for good)?[.!]*$`, 'iu');
const COVER = new RegExp(
  `(?:[,;.]\\s*(?:and\\s+)?|\\band\\s+)(?:(${NAME})\\s+(?:covers|is covering|will cover|stands in|is standing in|will stand in)(?: for (?:me|them|her|him))?|cover(?:ed)?(?: by|:)\\s*(${NAME}))[.!]*$`,
  'iu',
);

/** Whether somebody speaks of who is there, whatever comes of it. */
export function isPresence(said: string): boolean {
  const text = said.trim().replace(/\s+/g, ' ');
  return BACK.test(text) || LEFT.test(text) || OWN.test(text) || isTheirs(THEIRS.exec(text));
}

function isTheirs(found: RegExpExecArray | null): boolean {
  return found !== null && !/^(i|we|it|who|what|this|that|the complaint)$/i.test(found[1]!);
}

/** "I'm away 3 to 14 August, J. Okafor covers", "R. Patel is off sick today", "I'm back". Undefined where it says something else. */
export function readPresence(said: string, now: Instant): Presence | undefined {
  const text = said.trim().replace(/\s+/g, ' ');
  const back = BACK.exec(text);
  if (back) return { says: 'back', ...(back[1] && { who: back[1] }) };
  const left = LEFT.exec(text);
  if (left) return { says: 'left', who: left[1]! };
  const own = OWN.exec(text);
  const theirs = own ? undefined : THEIRS.exec(text);
  const found = own ?? theirs;
  if (!found || (theirs && !isTheirs(theirs))) return undefined;
  const who = theirs?.[1];
  const rest = text.slice(found[0].length);
  const covered = COVER.exec(rest);
  const cover = covered?.[1] ?? covered?.[2];
  const span = readSpan(covered ? rest.slice(0, covered.index) : rest, now);
  if (!span) return { says: 'when?', ...(who && { who }) };
  return { says: 'away', ...span, ...(who && { who }), ...(cover && { cover }) };
}

interface Span {
  from: Instant;
  until: Instant;
}

const NOON = '13:00';
/** "Until further notice" is looked at again in a year. */
const LONGEST_MONTHS = 12;
const HALF_A_YEAR = 6;

/** From when until when; a last day named by itself is a day away. Undefined where no day can be read, or the end comes first. */
export function readSpan(said: string, now: Instant): Span | undefined {
  const today = localDate(now);
  const text = namedDays(said.trim().toLowerCase(), today);
  const span = inWords(text, today) ?? inDates(text, now);
  if (!span || span.until <= span.from) return undefined;
  return localDate(span.until) > addMonths(localDate(span.from), LONGEST_MONTHS + 1) ? undefined : span;
}

/** Whole days, the last one included. */
function days(first: LocalDate, last: LocalDate): Span {
  return { from: instantOf(first), until: instantOf(addDays(last, 1)) };
}

function inWords(text: string, today: LocalDate): Span | undefined {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  if (/^(?:for )?(?:the )?(?:rest of )?(?:this|the) week$/.test(text)) return days(today, addDays(monday, 6));
  if (/^(?:all )?next week$/.test(text)) return days(addDays(monday, 7), addDays(monday, 13));
  if (/until further notice$/.test(text)) {
    const first = firstDay(text, instantOf(today, '12:00')) ?? today;
    return days(first, addMonths(first, LONGEST_MONTHS));
  }
  const lasting = /for (a|one|two|three|four|five|six|\d{1,2}) (day|week)s?\b/.exec(text);
  if (!lasting) return undefined;
  const first = firstDay(text.replace(lasting[0], ''), instantOf(today, '12:00')) ?? today;
  const count = COUNT[lasting[1]!] ?? Number(lasting[1]);
  return days(first, addDays(first, count * (lasting[2] === 'week' ? 7 : 1) - 1));
}

const COUNT: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };

function parse(text: string, now: Instant) {
  return chrono.en.GB.parse(text, { instant: now, timezone: 'Europe/London' }, { forwardDate: true });
}

function firstDay(text: string, now: Instant): LocalDate | undefined {
  const [found] = parse(text, now);
  return found && dayOf(found.start);
}

function inDates(text: string, now: Instant): Span | undefined {
  const found = parse(text, now);
  const first = found[0]?.start;
  const last = found.at(-1)?.end ?? found.at(-1)?.start;
  if (!first || !last) return undefined;
  if (/week (?:of|beginning|commencing)/.test(text)) return days(dayOf(last), addDays(dayOf(last), 6));
  const single = found.length === 1 && !found[0]!.end;
  if (single ? hasNoEnd(text, last) : isBackwards(first, last)) return undefined;
  const onlyEnd = single && /^(?:until|till|to|up to)\b/.test(text);
  return { from: onlyEnd ? now : startOf(first, text), until: endOf(last, text, !single || onlyEnd) };
}

/** "From Tuesday", and nothing after it. */
function hasNoEnd(text: string, last: chrono.ParsedComponents): boolean {
  return /\b(?:from|since)\b/.test(text) && !/\b(?:to|until|till)\b|[-–]/.test(text) && !last.isCertain('hour');
}

/** "14 August to 3 August" is a slip of the pen, not a year's leave. */
function isBackwards(first: chrono.ParsedComponents, last: chrono.ParsedComponents): boolean {
  return !last.isCertain('year') && dayOf(last) > addMonths(dayOf(first), HALF_A_YEAR);
}

function startOf(first: chrono.ParsedComponents, text: string): Instant {
  return instantOf(dayOf(first), timeOf(first) ?? (/\bafternoon\b/.test(text) ? NOON : '00:00'));
}

/** The last day is a day away, unless a time of day says when it ends. */
function endOf(last: chrono.ParsedComponents, text: string, timed: boolean): Instant {
  const time = timed ? timeOf(last) : undefined;
  if (time) return instantOf(dayOf(last), time);
  return /\bmorning\b/.test(text) ? instantOf(dayOf(last), NOON) : instantOf(addDays(dayOf(last), 1));
}

function dayOf(part: chrono.ParsedComponents): LocalDate {
  const two = (unit: 'month' | 'day') => String(part.get(unit)).padStart(2, '0');
  return `${part.get('year')}-${two('month')}-${two('day')}` as LocalDate;
}

function timeOf(part: chrono.ParsedComponents): string | undefined {
  if (!part.isCertain('hour')) return undefined;
  return `${String(part.get('hour')).padStart(2, '0')}:${String(part.get('minute') ?? 0).padStart(2, '0')}`;
}

/** "the 3rd" is the next 3rd there is. */
function namedDays(text: string, today: LocalDate): string {
  return text.replace(/\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?[a-z]{3})/g, (whole, day: string) => {
    const thisMonth = `${today.slice(0, 8)}${day.padStart(2, '0')}` as LocalDate;
    const date = thisMonth >= today ? thisMonth : addMonths(thisMonth, 1);
    return Number(date.slice(8)) === Number(day) ? dayAndMonth(date) : whole;
  });
}

/** "from Monday 3 August to Friday 14 August", "today from 13:00", "on Tuesday 4 August from 11:00 to 15:00". */
export function spanInWords({ from, until }: Span, now: Instant): string {
  const whole = localTime(from) === '00:00' || from <= now;
  const first = localDate(from);
  const lastDay = localTime(until) === '00:00' ? addDays(localDate(until), -1) : localDate(until);
  const start = whole ? day(first, now) : `${day(first, now)} from ${localTime(from)}`;
  const end = localTime(until) === '00:00' ? '' : localTime(until);
  if (first === lastDay) return end ? `${start} ${whole ? 'until' : 'to'} ${end}` : start;
  return `from ${start} to ${day(lastDay, now)}${end ? `, ${end}` : ''}`;
}

function day(date: LocalDate, now: Instant): string {
  const today = localDate(now);
  if (date === today) return 'today';
  return date === addDays(today, 1) ? 'tomorrow' : spoken(date);
}
