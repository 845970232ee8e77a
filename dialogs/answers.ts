import * as chrono from 'chrono-node';
import { addDays, addMonths, earlier, type Instant, type LocalDate, localDate } from '../src/calendar/local-date.ts';
import type { Read } from './form.ts';

const YES =
  /^(y|yes|yeah|yep|yup|ya|ok|okay|sure|please|yes please|that'?s right|right|correct|i do|true|go on|send( it)?|👍)\b/i;
const NO = /^(n|no(?! ?(one|body)\b)|nope|nah|no thanks?|no thank you|not really|none|nothing|false|i don'?t|👎)\b/i;
/** What somebody says to the whole of it before it is sent, beside yes. */
const LOOKS_RIGHT =
  /^\W*((that|this|it|all) ?(looks?|seems?|is|'?s) |looks? )?(all )?(good|great|fine|perfect|right|correct|ok|okay|done)( to me| now)?( thanks?| thank you)?\W*$|^\W*(that'?s|thats) (it|all|everything)\W*$|^\W*(submit|confirm|send|done)( it)?( please| now)?\W*$/i;

export function looksRight(said: string): boolean {
  return isYes(said) || LOOKS_RIGHT.test(said);
}

const UNSURE = /^(not sure|unsure|don'?t know|dont know|dunno|maybe|idk|i'?m not sure|no idea|sort of|kind of)\b/i;

export function isYes(said: string): boolean {
  return YES.test(said.trim());
}

export function isNo(said: string): boolean {
  return NO.test(said.trim());
}

export function isUnsure(said: string): boolean {
  return UNSURE.test(said.trim());
}

/** Any words at all; only an empty message is asked again. */
export function words(said: string): Read<string> {
  return said.trim() ? { answer: said } : { again: 'I did not get any words. Please type it again.' };
}

export function yesNo(said: string): Read<boolean> {
  if (isYes(said)) return { answer: true };
  if (isNo(said)) return { answer: false };
  return { again: 'Please say yes or no.' };
}

export function yesNoUnsure(said: string): Read<'yes' | 'no' | 'unsure'> {
  if (isUnsure(said)) return { answer: 'unsure' };
  if (isYes(said)) return { answer: 'yes' };
  if (isNo(said)) return { answer: 'no' };
  return AGAIN;
}

const NONE_HURT = /\b(nobody|no ?one|none|not|isn'?t|aren'?t)\b.{0,20}\b(hurt|in danger|unsafe)\b/i;
const NOT_SAFE = /\b(not|isn'?t|aren'?t|ain'?t|don'?t feel|never|nobody|no ?one)\b.{0,20}\bsafe\b|\bunsafe\b/i;
const IN_DANGER = /\b(hurt|hurts|hurting|danger|bleeding|scared|frightened|afraid)\b/i;
const WELL =
  /\b(safe|fine|well|alright|all right|(im|i'?m|i am|we'?re|we are|everyone|everybody|all) ?(is |are |'s )?(ok|okay|good))\b/i;

/** "No" and "no one is safe" begin alike, and "yes" may mean "yes, we are fine": what is said of safety counts before either. */
export function readSafe(said: string): Read<'yes' | 'no' | 'unsure'> {
  if (isUnsure(said)) return { answer: 'unsure' };
  if (ASKS_BACK.test(said) && !NOT_SAFE.test(said) && !IN_DANGER.test(said)) return AGAIN;
  if (NONE_HURT.test(said) && !NOT_SAFE.test(said)) return { answer: 'no' };
  if (NOT_SAFE.test(said)) return { answer: 'yes' };
  if (WELL.test(said) && !/\bbut\b/i.test(said)) return { answer: 'no' };
  if (IN_DANGER.test(said)) return { answer: 'yes' };
  if (/^\W*(ok|okay|sure)\W*$/i.test(said)) return AGAIN;
  return yesNoUnsure(said);
}

/** A yes or a no with more behind it than that: the more is something they said. */
export function saysMore(said: string): boolean {
  const rest =
    said
      .trim()
      .replace(YES, ' ')
      .replace(NO, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return rest.length > MORE_THAN && !(rest.length <= A_SENTENCE && OF_SAFETY.test(said));
}

const MORE_THAN = 3;
const A_SENTENCE = 8;
const OF_SAFETY = /\b(hurt|safe|unsafe|danger|fine|ok|okay|well|all right|alright|emergency)\b/i;

/** A question of theirs is no answer to ours, whatever words stand in it. */
const ASKS_BACK = /^\W*(what|who|why|how|which|when|where|do you|does|is that|are you)\b|\?\s*$/i;

const AGAIN = { again: 'Please say yes, no or not sure.' };

/** One of a few answers, by its label, by its beginning or by its number in the list. */
export function oneOf<T extends string>(options: Readonly<Record<T, readonly string[]>>): (said: string) => Read<T> {
  const entries = Object.entries(options) as [T, readonly string[]][];
  return (said) => {
    const typed = said.trim().toLowerCase();
    const at = Number(typed) - 1;
    const found =
      entries[at]?.[0] ??
      entries.find(([, labels]) =>
        labels.some((it) => typed === it.toLowerCase() || (typed.length > 2 && it.toLowerCase().startsWith(typed))),
      )?.[0];
    if (found) return { answer: found };
    return { again: `Please choose one: ${entries.map(([, labels]) => labels[0]).join(', ')}.` };
  };
}

/** When something happened. The words are kept as they are; the day is the latest that they can mean, so nobody is late by our reading. */
export interface When {
  words: string;
  day?: LocalDate;
}

export function whenPast(said: string, now: Instant): Read<When> {
  if (!said.trim()) return { again: 'Please tell me roughly when, or say "not sure".' };
  const today = localDate(now);
  if (/\b(still|ongoing|every (day|week|time)|all the time|keeps? (on )?happening|today|now)\b/i.test(said))
    return { answer: { words: said, day: today } };
  const day = latestDay(said, now);
  if (day && day > today && namesADay(said, now)) return { again: 'That day has not come yet. When did it happen?' };
  return { answer: day && day <= today ? { words: said, day } : { words: said } };
}

function namesADay(said: string, now: Instant): boolean {
  const [found] = chrono.en.GB.parse(said, { instant: now, timezone: 'Europe/London' });
  return found?.start.isCertain('day') === true;
}

/** A day to come, for "until when?". */
export function dayAhead(said: string, now: Instant): Read<LocalDate> {
  const [found] = chrono.en.GB.parse(said, { instant: now, timezone: 'Europe/London' }, { forwardDate: true });
  if (!found?.start.isCertain('day') && !found?.start.isCertain('weekday'))
    return { again: 'Please give a day, like 20 April or 2026-04-20.' };
  return { answer: localDate(found.start.date()) };
}

/** The last day that the words can mean: the end of a month, the end of a year; a month to come is last year's. */
export function latestDay(said: string, now: Instant): LocalDate | undefined {
  const today = localDate(now);
  const year = /^\s*(?:in |about |around |since )?((?:19|20)\d\d)\s*$/i.exec(said)?.[1];
  if (year) return earlier(`${year}-12-31` as LocalDate, today);
  const found = chrono.en.GB.parse(said, { instant: now, timezone: 'Europe/London' });
  const days = found.map(({ start, end }) => endOf(end ?? start, today));
  return days.sort().at(-1) ?? lastYear(said, today);
}

/** "the summer of 2023", "between 2019 and 2021". */
function lastYear(said: string, today: LocalDate): LocalDate | undefined {
  const years = [...said.matchAll(/\b(?:19|20)\d\d\b/g)].map(([it]) => it).filter((it) => it <= today.slice(0, 4));
  const latest = years.sort().at(-1);
  return latest ? earlier(`${latest}-12-31` as LocalDate, today) : undefined;
}

function endOf(part: chrono.ParsedComponents, today: LocalDate): LocalDate {
  const day = localDate(part.date());
  if (part.isCertain('day') || part.isCertain('weekday') || !part.isCertain('month')) {
    const implied = !part.isCertain('year') && !part.isCertain('weekday') && day > today;
    return implied ? addMonths(day, -12) : day;
  }
  const month = `${day.slice(0, 7)}-01` as LocalDate;
  const start = !part.isCertain('year') && month > today ? addMonths(month, -12) : month;
  return earlier(addDays(addMonths(start, 1), -1), today);
}
