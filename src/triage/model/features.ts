import { CONCEPTS } from '../english/lexicon/index.ts';
import type { Reading } from '../english/read.ts';
import { type Finding, ROWS } from './findings.ts';

/** What a model counts in a text: words, pairs of words, concepts, concepts under "not", and rows of the tables. */
export interface Vocabulary {
  words: ReadonlyMap<string, number>;
  /** Two word numbers in one: the first times 65,536 plus the second. */
  pairs: ReadonlyMap<number, number>;
  size: number;
}

/** Where the numbers of the concepts and the rows begin: after the words and the pairs. */
export const FIXED = CONCEPTS.length * 2 + ROWS.length * 2;

export function vocabulary(words: readonly string[], pairs: readonly string[]): Vocabulary {
  const numbers = new Map(words.map((it, at) => [it, at]));
  return {
    words: numbers,
    pairs: new Map(pairs.map((it, at) => [pairKey(numbers, it), words.length + at])),
    size: words.length + pairs.length + FIXED,
  };
}

function pairKey(numbers: ReadonlyMap<string, number>, pair: string): number {
  const [first, second] = pair.split(' ') as [string, string];
  return numbers.get(first)! * 65_536 + numbers.get(second)!;
}

const REMEMBERED = 20_000;
const stems = new Map<string, string>();

/** The beginning that the forms of a word share; all numbers are one. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = /^\d/.test(word) ? '#' : word.length > 4 ? word.replace(/(ings?|edly|ed|es|s|ly)$/, '') : word;
  if (stems.size >= REMEMBERED) stems.clear();
  stems.set(word, made);
  return made;
}

export interface Span {
  from: number;
  to: number;
}

/** The features of a reading, worked out once; any span of it is then only a matter of collecting. */
export interface Featured {
  of(span: Span): Int32Array;
}

export function featured(reading: Reading, found: readonly Finding[], vocabulary: Vocabulary): Featured {
  const { words } = reading;
  const first = vocabulary.size - FIXED;
  const ids = Int32Array.from(words, (it) => vocabulary.words.get(stem(it.lemma)) ?? -1);
  const pairs = Int32Array.from(words, (it, at) => {
    const next = words[at + 1];
    if (!next || next.sentence !== it.sentence || ids[at]! < 0 || ids[at + 1]! < 0) return -1;
    return vocabulary.pairs.get(ids[at]! * 65_536 + ids[at + 1]!) ?? -1;
  });
  const seen = new Set<number>();
  return {
    of({ from, to }) {
      seen.clear();
      for (let at = from; at < to; at++) {
        if (ids[at]! >= 0) seen.add(ids[at]!);
        if (pairs[at]! >= 0 && at + 1 < to) seen.add(pairs[at]!);
        const { tags, negated } = words[at]!;
        for (const { concept } of tags) {
          seen.add(first + concept);
          if (negated) seen.add(first + CONCEPTS.length + concept);
        }
      }
      for (const it of found) {
        if (it.from < from || it.from >= to) continue;
        seen.add(first + CONCEPTS.length * 2 + it.row + (it.negated ? ROWS.length : 0));
      }
      return Int32Array.from(seen);
    },
  };
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
