import type { Tag } from './forms.ts';
import { conceptNumber } from './lexicon/index.ts';
import type { PhraseNode } from './phrases.ts';
import { tokenise, type Word } from './tokens.ts';

export type { Word } from './tokens.ts';

export interface Reading {
  original: string;
  words: Word[];
  /** Where each sentence starts and ends among the words. */
  sentences: readonly (readonly [from: number, to: number])[];
  /** The share of letters that are not Latin. */
  foreign: number;
}

/** Reads a message once, for everybody who asks about it. */
export function read(original: string): Reading {
  const { words, foreign } = tokenise(original);
  markMood(words);
  for (let at = 0; at < words.length; at++) if (words[at]!.form.figures && !words[at]!.figure) markFigure(words, at);
  for (let at = 0; at < words.length; at++) if (words[at]!.form.phrases && !words[at]!.figure) markPhrases(words, at);
  return { original, words, sentences: sentencesOf(words), foreign };
}

const NONE: readonly Tag[] = [];
const FIGURE: readonly Tag[] = [{ concept: conceptNumber('FIGURE')!, length: 1 }];

function markFigure(words: Word[], at: number): void {
  const length = longest(words[at]!.form.figures!, words, at + 1, 1);
  for (let n = 0; n < length; n++) {
    words[at + n]!.figure = true;
    words[at + n]!.tags = n === 0 ? FIGURE : NONE;
  }
}

function longest(node: PhraseNode, words: readonly Word[], at: number, length: number): number {
  const here = node.meanings.length > 0 ? length : 0;
  const word = words[at];
  if (!word || word.sentence !== words[at - 1]!.sentence) return here;
  const named = node.next.get(word.lemma);
  return Math.max(
    here,
    named ? longest(named, words, at + 1, length + 1) : 0,
    node.any ? longest(node.any, words, at + 1, length + 1) : 0,
  );
}

/** Longer phrases come before the word by itself. */
function markPhrases(words: Word[], at: number): void {
  const longer: Tag[] = [];
  goOn(words[at]!.form.phrases!, words, at + 1, 1, longer);
  if (longer.length > 0) words[at]!.tags = [...longer.reverse(), ...words[at]!.form.tags];
}

function goOn(node: PhraseNode, words: readonly Word[], at: number, length: number, into: Tag[]): void {
  const word = words[at];
  if (!word || word.figure || word.sentence !== words[at - 1]!.sentence) return;
  const named = node.next.get(word.lemma);
  if (named) reached(named, words, at, length, into);
  if (node.any) reached(node.any, words, at, length, into);
}

function reached(node: PhraseNode, words: readonly Word[], at: number, length: number, into: Tag[]): void {
  for (const concept of node.meanings) into.push({ concept, length: length + 1 });
  goOn(node, words, at + 1, length + 1, into);
}

const NEGATION_REACHES = 4;

/** "not", "if" and their like reach a few words on, and never past the end of their clause. */
function markMood(words: Word[]): void {
  let negatedUntil = -1;
  let supposedClause = -1;
  let clause = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word.clause !== clause) {
      clause = word.clause;
      negatedUntil = -1;
    }
    word.negated = at <= negatedUntil;
    word.supposed = clause === supposedClause;
    if (word.form.negates && words[at + 1]?.word !== 'only') negatedUntil = at + NEGATION_REACHES;
    if (word.form.supposes) supposedClause = clause;
  }
}

/** A message without a full stop is cut here, so that no search runs away with it. */
const LONGEST_SENTENCE = 60;

function sentencesOf(words: readonly Word[]): [number, number][] {
  const out: [number, number][] = [];
  let from = 0;
  for (let at = 1; at <= words.length; at++) {
    const same = at < words.length && words[at]!.sentence === words[from]!.sentence;
    if (same && at - from < LONGEST_SENTENCE) continue;
    out.push([from, at]);
    from = at;
  }
  return words.length === 0 ? [] : out;
}

/** The writer's own words, from one word to another. */
export function quote({ original, words }: Reading, from: number, to: number): string {
  const first = words[from];
  const last = words[Math.min(to, words.length) - 1];
  return first && last ? original.slice(first.from, last.to).replace(/\s+/g, ' ') : '';
}
