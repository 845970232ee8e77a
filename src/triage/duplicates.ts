import { daysBetween, type LocalDate } from '../calendar/local-date.ts';

/** A complaint as far as likeness goes. The text stays outside: only numbers made from its words are kept. */
export interface Told {
  id: string;
  text: string;
  received?: LocalDate;
}

/** A complaint that may be the same, and why. Offered to the team; never merged by machine (domain 8, rule 3). */
export interface Likeness {
  id: string;
  /** 1 is word for word. */
  score: number;
  says: 'word for word' | 'nearly the same words' | 'some of the same words';
  because: string;
}

export interface Duplicates {
  /** Adds one, or replaces the one of that id. */
  add(told: Told): void;
  remove(id: string): void;
  /** The likeliest first; an empty list is the usual answer. */
  like(told: Told, most?: number): Likeness[];
  size: number;
}

/** How many marks a complaint leaves: enough that two tellings of the same story share some. */
const MARKS = 48;
/** A mark that very many complaints share tells nothing. */
const TOO_COMMON = 400;
const LEAST_SHARED = 3;
export const LEAST_SCORE = 0.12;

/**
 * Each text is boiled down to the smallest hashes of its word pairs, so that like texts share many of them and any two
 * texts are compared by looking up a few dozen numbers (bottom-k sketches of Broder's resemblance).
 */
export function duplicates(): Duplicates {
  const places = new Map<number, number[]>();
  const kept: { id: string; marks: Uint32Array; received?: LocalDate | undefined }[] = [];
  const byId = new Map<string, number>();

  function remove(id: string): void {
    const at = byId.get(id);
    if (at === undefined) return;
    for (const mark of kept[at]!.marks) {
      const posted = places.get(mark)!;
      posted.splice(posted.indexOf(at), 1);
    }
    byId.delete(id);
  }

  return {
    get size() {
      return byId.size;
    },
    remove,
    add({ id, text, received }) {
      remove(id);
      const at = kept.length;
      const marks = marksOf(text);
      kept.push({ id, marks, received });
      byId.set(id, at);
      for (const mark of marks) {
        const posted = places.get(mark);
        if (posted) posted.push(at);
        else places.set(mark, [at]);
      }
    },
    like({ id, text, received }, most = 5) {
      const marks = marksOf(text);
      const shared = new Map<number, number>();
      for (const mark of marks) {
        const posted = places.get(mark);
        if (!posted || posted.length > TOO_COMMON) continue;
        for (const at of posted) shared.set(at, (shared.get(at) ?? 0) + 1);
      }
      return [...shared]
        .filter(([at, count]) => count >= Math.min(LEAST_SHARED, marks.length) && kept[at]!.id !== id)
        .map(([at]) => ({ it: kept[at]!, score: resemblance(marks, kept[at]!.marks) }))
        .filter(({ score }) => score >= LEAST_SCORE)
        .sort((a, b) => b.score - a.score)
        .slice(0, most)
        .map(({ it, score }) => likeness(it.id, score, received, it.received));
    },
  };
}

function likeness(id: string, score: number, received?: LocalDate, other?: LocalDate): Likeness {
  const when = received && other ? `, ${apart(received, other)}` : '';
  return {
    id,
    score: Math.round(score * 100) / 100,
    says: inWords(score),
    because: `They share about ${Math.round(score * 100)}% of their phrases${when}`,
  };
}

const WORD_FOR_WORD = 0.95;
export const NEARLY = 0.4;

/** How much of two texts is the same, as a person would say it. */
export function inWords(score: number): Likeness['says'] {
  if (score > WORD_FOR_WORD) return 'word for word';
  return score > NEARLY ? 'nearly the same words' : 'some of the same words';
}

/** "received 2 days apart". */
export function apart(one: LocalDate, other: LocalDate): string {
  const days = Math.abs(daysBetween(one, other));
  if (days === 0) return 'received the same day';
  return `received ${days} ${days === 1 ? 'day' : 'days'} apart`;
}

/** The share of marks in common among the smallest of both: what the two whole texts would share. */
function resemblance(a: Uint32Array, b: Uint32Array): number {
  const most = Math.min(MARKS, Math.max(a.length, b.length));
  let same = 0;
  let seen = 0;
  let x = 0;
  let y = 0;
  while (seen < most && x < a.length && y < b.length) {
    if (a[x] === b[y]) {
      same++;
      x++;
      y++;
    } else if (a[x]! < b[y]!) x++;
    else y++;
    seen++;
  }
  return most === 0 ? 0 : same / Math.max(1, Math.min(most, seen + (a.length - x) + (b.length - y)));
}

const WORDS = /[\p{L}\p{N}]+/gu;
/** Words that every complaint has: a pair of two of them says nothing. */
const EMPTY = new Set(
  'a am an and are as at be been but by can did do for from had has have he her him his how i if in is it its just me my no not of on or our she so that the their them there they this to us was we were what when which who will with would you your'.split(
    ' ',
  ),
);
const LONGEST = 60_000;

/** The smallest hashes of its pairs of words alone: a pair is seldom in two stories by chance. */
export function pairsOf(text: string): Uint32Array {
  return marksOf(text, false);
}

function marksOf(text: string, single = true): Uint32Array {
  const hashes = new Set<number>();
  let before = '';
  for (const [word] of text.slice(0, LONGEST).toLowerCase().matchAll(WORDS)) {
    if (single && !EMPTY.has(word)) hashes.add(hash(word, 7));
    if (before && !(EMPTY.has(word) && EMPTY.has(before))) hashes.add(hash(`${before} ${word}`, 11));
    before = word;
  }
  return Uint32Array.from(hashes).sort().slice(0, MARKS);
}

/** FNV-1a, then mixed so that the smallest ones are a fair sample. */
function hash(word: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
