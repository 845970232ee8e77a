import { numberStems } from '../english/forms.ts';
import { CONCEPTS } from '../english/lexicon/index.ts';
import type { Reading } from '../english/read.ts';
import { type Finding, ROWS } from './findings.ts';
import { SHAPES } from './shapes.ts';

/** What a model counts: words, pairs of words, concepts, concepts under "not", rows of the tables, and shapes of the whole. */
export interface Vocabulary {
  words: readonly string[];
  pairs: readonly string[];
  /** The feature of a stem by its number; -1 where the model does not count it. */
  ofStem: Int32Array;
  /** The feature of two words, by the first times `MOST_WORDS` plus the second. */
  ofPair: ReadonlyMap<number, number>;
  size: number;
  /** Where each feature was last seen, and in which message. */
  room: { at: Int32Array; seen: Uint32Array; round: number };
}

const MOST_WORDS = 8_192;

/** How many come after the words and the pairs: concepts, rows, shapes. */
export const FIXED = CONCEPTS.length * 2 + ROWS.length * 2 + SHAPES.length;

export function vocabulary(words: readonly string[], pairs: readonly string[]): Vocabulary {
  if (words.length > MOST_WORDS)
    throw new Error(`A model counts at most ${MOST_WORDS} words; this one has ${words.length}.`);
  const numbers = numberStems(words);
  const ofStem = new Int32Array(numbers.size + 1).fill(-1);
  const places = new Map(words.map((it, at) => [it, at]));
  for (const [word, at] of places) ofStem[numbers.get(word)!] = at;
  const size = words.length + pairs.length + FIXED;
  return {
    words,
    pairs,
    ofStem,
    ofPair: new Map(pairs.map((it, at) => [pairKey(places, it), words.length + at])),
    size,
    room: { at: new Int32Array(size), seen: new Uint32Array(size), round: 0 },
  };
}

function pairKey(places: ReadonlyMap<string, number>, pair: string): number {
  const [first, second] = pair.split(' ') as [string, string];
  return places.get(first)! * MOST_WORDS + places.get(second)!;
}

export interface Span {
  from: number;
  to: number;
}

/** The features of a reading, worked out once; any span of it is then only a matter of looking at its own. */
export interface Featured {
  of(span: Span): Int32Array;
  /** Tells each feature of a span once. */
  each(span: Span, tell: (feature: number) => void): void;
  /** Adds up a row of weights for each feature of a span. */
  sums(span: Span, weights: Int8Array, width: number, into: Int32Array): void;
}

/** Features where they stand, in the order of their words. */
interface Places {
  feature: Int32Array;
  /** The last word it needs. */
  last: Int32Array;
  /** Where the same feature stood before; -1 where it did not. Whoever looks from behind there sees it here first. */
  before: Int32Array;
  /** Where the features of each word begin, and of one word more. */
  first: Int32Array;
}

export function featured(reading: Reading, found: readonly Finding[], vocabulary: Vocabulary): Featured {
  const all = [wordPlaces(reading, vocabulary), rowPlaces(reading, found, vocabulary)];
  const each = ({ from, to }: Span, tell: (feature: number) => void) => {
    for (const { feature, last, before, first } of all)
      for (let at = first[from]!; at < first[to]!; at++) if (before[at]! < from && last[at]! < to) tell(feature[at]!);
  };
  return {
    each,
    of(span) {
      const out: number[] = [];
      each(span, (it) => out.push(it));
      return Int32Array.from(out);
    },
    sums({ from, to }, weights, width, into) {
      for (const { feature, last, before, first } of all)
        for (let at = first[from]!; at < first[to]!; at++) {
          if (before[at]! >= from || last[at]! >= to) continue;
          const row = feature[at]! * width;
          for (let column = 0; column < width; column++) into[column]! += weights[row + column]!;
        }
    },
  };
}

/** Words, pairs of words and concepts. */
function wordPlaces({ words }: Reading, { ofStem, ofPair, size, room }: Vocabulary): Places {
  const concepts = size - FIXED;
  const known = new Int32Array(words.length);
  for (let at = 0; at < words.length; at++) known[at] = ofStem[words[at]!.form.stemNumber] ?? -1;
  const places = emptyPlaces(
    words.length,
    words.reduce((sum, { tags }) => sum + 2 + tags.length * 2, 0),
  );
  room.round++;
  let next = 0;
  const put = (feature: number, at: number, last: number) => {
    next = place(places, room, next, feature, at, last);
  };
  for (let at = 0; at < words.length; at++) {
    places.first[at] = next;
    const { tags, negated, sentence } = words[at]!;
    const one = known[at]!;
    const two = at + 1 < words.length ? known[at + 1]! : -1;
    if (one >= 0) put(one, at, at);
    if (one >= 0 && two >= 0 && sentence === words[at + 1]!.sentence) {
      const pair = ofPair.get(one * MOST_WORDS + two);
      if (pair !== undefined) put(pair, at, at + 1);
    }
    for (const { concept } of tags) {
      put(concepts + concept, at, at);
      if (negated) put(concepts + CONCEPTS.length + concept, at, at);
    }
  }
  places.first[words.length] = next;
  return places;
}

/** Rows of the tables, each where its first word stands. */
function rowPlaces({ words }: Reading, found: readonly Finding[], { size, room }: Vocabulary): Places {
  const rows = size - FIXED + CONCEPTS.length * 2;
  const sorted = [...found].sort((a, b) => a.from - b.from);
  const places = emptyPlaces(words.length, sorted.length);
  room.round++;
  let at = 0;
  sorted.forEach(({ row, from, negated }, next) => {
    for (; at <= from; at++) places.first[at] = next;
    place(places, room, next, rows + row + (negated ? ROWS.length : 0), from, from);
  });
  for (; at <= words.length; at++) places.first[at] = sorted.length;
  return places;
}

function emptyPlaces(words: number, features: number): Places {
  const [feature, last, before] = [new Int32Array(features), new Int32Array(features), new Int32Array(features)];
  return { feature, last, before, first: new Int32Array(words + 1) };
}

function place(
  places: Places,
  room: Vocabulary['room'],
  next: number,
  feature: number,
  at: number,
  last: number,
): number {
  places.feature[next] = feature;
  places.last[next] = last;
  places.before[next] = room.seen[feature] === room.round ? room.at[feature]! : -1;
  room.seen[feature] = room.round;
  room.at[feature] = at;
  return next + 1;
}

/** The features of a whole message with the shapes it has. */
export function withShapes(features: Int32Array, shapes: readonly number[], { size }: Vocabulary): Int32Array {
  const first = size - SHAPES.length;
  const all = new Int32Array(features.length + shapes.length);
  all.set(features);
  shapes.forEach((it, at) => {
    all[features.length + at] = first + it;
  });
  return all;
}

/** About a sentence or two: long enough to hold who does what, short enough not to drown it. */
export function windows({ words, sentences }: Reading, short = 12, long = 34): Span[] {
  const out: Span[] = [];
  for (let at = 0; at < sentences.length; at++) {
    const from = sentences[at]![0];
    let to = sentences[at]![1];
    for (let next = at + 1; to - from < short && next < sentences.length; next++) to = sentences[next]![1];
    if (to - from <= long) out.push({ from, to });
    else
      for (let cut = from; cut < to; cut += long / 2) {
        out.push({ from: cut, to: Math.min(to, cut + long) });
        if (cut + long >= to) break;
      }
  }
  return out.length > 0 ? out : [{ from: 0, to: words.length }];
}
