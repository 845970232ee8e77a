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
  /** Room to collect features in, and the round in which each was last collected, so that none counts twice. */
  room: { out: Int32Array; marked: Uint32Array; round: number };
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
    room: { out: new Int32Array(size), marked: new Uint32Array(size), round: 0 },
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

/** The features of a reading, worked out once; any span of it is then only a matter of collecting. */
export interface Featured {
  of(span: Span): Int32Array;
}

export function featured({ words }: Reading, found: readonly Finding[], vocabulary: Vocabulary): Featured {
  const { ofStem, ofPair, room } = vocabulary;
  const concepts = vocabulary.size - FIXED;
  const rows = concepts + CONCEPTS.length * 2;
  const single = new Int32Array(words.length);
  const paired = new Int32Array(words.length);
  for (let at = 0; at < words.length; at++) single[at] = ofStem[words[at]!.form.stemNumber] ?? -1;
  for (let at = 0; at + 1 < words.length; at++) {
    const known = single[at]! >= 0 && single[at + 1]! >= 0 && words[at]!.sentence === words[at + 1]!.sentence;
    paired[at] = known ? (ofPair.get(single[at]! * MOST_WORDS + single[at + 1]!) ?? -1) : -1;
  }

  // In the order of their first words, so that a span looks only at its own.
  const rowsFound = [...found].sort((a, b) => a.from - b.from);
  const firstFrom = (word: number) => {
    let low = 0;
    let high = rowsFound.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rowsFound[middle]!.from < word) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  function collect(feature: number, size: number): number {
    if (room.marked[feature] === room.round) return size;
    room.marked[feature] = room.round;
    room.out[size] = feature;
    return size + 1;
  }

  return {
    of({ from, to }) {
      room.round++;
      let size = 0;
      for (let at = from; at < to; at++) {
        if (single[at]! >= 0) size = collect(single[at]!, size);
        if (at + 1 < to && paired[at]! >= 0) size = collect(paired[at]!, size);
        const { tags, negated } = words[at]!;
        for (const { concept } of tags) {
          size = collect(concepts + concept, size);
          if (negated) size = collect(concepts + CONCEPTS.length + concept, size);
        }
      }
      for (let at = firstFrom(from); at < rowsFound.length && rowsFound[at]!.from < to; at++) {
        const it = rowsFound[at]!;
        size = collect(rows + it.row + (it.negated ? ROWS.length : 0), size);
      }
      return room.out.slice(0, size);
    },
  };
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
