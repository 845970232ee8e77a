import { daysBetween, type LocalDate } from '../calendar/local-date.ts';

/**
 * How like two texts are: each is boiled down to the smallest hashes of its word pairs, so that like texts share many of them (bottom-k
 * sketches of Broder's resemblance). What may be the same is offered to the team, never merged by machine (domain 8, rule 3).
 */

/** So many of its pairs stand for a text: enough that two tellings of the same story share some. */
const PAIRS = 48;
/** Two texts that share less than this are two stories. */
export const LEAST_SCORE = 0.12;

const WORD_FOR_WORD = 0.95;
export const NEARLY = 0.4;

/** How much of two texts is the same, as a person would say it. */
export function inWords(score: number): 'word for word' | 'nearly the same words' | 'some of the same words' {
  if (score > WORD_FOR_WORD) return 'word for word';
  return score > NEARLY ? 'nearly the same words' : 'some of the same words';
}

/** "received 2 days apart". */
export function apart(one: LocalDate, other: LocalDate): string {
  const days = Math.abs(daysBetween(one, other));
  if (days === 0) return 'received the same day';
  return `received ${days} ${days === 1 ? 'day' : 'days'} apart`;
}

const WORDS = /[\p{L}\p{N}]+/gu;
/** Words that every complaint has: a pair of two of them says nothing. */
const EMPTY = new Set(
  'a am an and are as at be been but by can did do for from had has have he her him his how i if in is it its just me my no not of on or our she so that the their them there they this to us was we were what when which who will with would you your'.split(
    ' ',
  ),
);
const LONGEST = 60_000;

/** The smallest hashes of its pairs of words: a pair is seldom in two stories by chance. */
export function pairsOf(text: string): Uint32Array {
  const hashes = new Set<number>();
  let before = '';
  for (const [word] of text.slice(0, LONGEST).toLowerCase().matchAll(WORDS)) {
    if (before && !(EMPTY.has(word) && EMPTY.has(before))) hashes.add(hash(`${before} ${word}`));
    before = word;
  }
  return Uint32Array.from(hashes).sort().slice(0, PAIRS);
}

/** Kept traces hang on it: another one would find nothing that was told before. */
const SEED = 11;

/** FNV-1a, then mixed so that the smallest ones are a fair sample. */
function hash(pair: string): number {
  let value = 0x811c9dc5 ^ SEED;
  for (let at = 0; at < pair.length; at++) value = Math.imul(value ^ pair.charCodeAt(at), 0x01000193);
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
