import { known } from '../triage/english/known-words.ts';

export interface Token {
  /** As it is looked up: small letters, singular, spelt right where that was one slip. */
  word: string;
  typed: string;
}

/** A reference, a word with its inner signs, a number, or a percent sign. */
const WORDS = /[a-z]{2,4}-\d\d-\d{4,}|%|\d+(?:\.\d+)?(?:st|nd|rd|th|s)?\b|\d+|[\p{L}][\p{L}\d'’-]*|\d+\+/giu;

export function tokens(text: string): Token[] {
  return [...text.matchAll(WORDS)].map(([typed]) => ({
    typed,
    word: singular(typed.toLowerCase().replaceAll('’', "'")),
  }));
}

/** "complaints" as "complaint", "parties" as "party", "Patel's" as "patel"; short words and "status" stay as they are. */
export function singular(written: string): string {
  const word = written.replace(/'s$|'$/, '').replace(/^(s?\d+)s$/, '$1');
  if (word === 'children') return 'child';
  if (word.length < 4 || /(ss|us|is|as|'|\d)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** So many slips are forgiven in a word of that length; in a short one only two letters exchanged, "hwo" for "how". */
function slips(length: number): number {
  return length < 3 ? 0 : length < 8 ? 1 : 2;
}

/**
 * The one word of a vocabulary that this can be a slip of. A word of everyday English is never taken for another, nor one whose
 * first letter differs; where two are equally near, neither is meant.
 */
export function nearest(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  if (vocabulary.has(word) || known(word) || !/^[a-z]/.test(word)) return undefined;
  const allowed = slips(word.length);
  let best: { word: string; far: number }[] = [];
  for (const it of vocabulary) {
    if (it[0] !== word[0] || Math.abs(it.length - word.length) > allowed || it.length < 3) continue;
    if (word.length < 4 && !sameLetters(word, it)) continue;
    const far = distance(word, it, allowed);
    if (far > allowed) continue;
    if (best.length === 0 || far < best[0]!.far) best = [{ word: it, far }];
    else if (far === best[0]!.far) best.push({ word: it, far });
  }
  // "wich" is "which" with a letter left out sooner than "with" with one changed.
  const likely = best.length > 1 ? best.filter((it) => it.word.length > word.length) : best;
  return likely.length === 1 ? likely[0]!.word : undefined;
}

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

/** Letters added, left out, changed, or two exchanged (optimal string alignment); more than `most` is simply more. */
function distance(a: string, b: string, most: number): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : 99;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, swapped));
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const MORE: Record<string, number> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  couple: 2,
};

export function numberOf(word: string): number | undefined {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const at = NUMBERS.indexOf(word);
  return at >= 0 ? at : MORE[word];
}
