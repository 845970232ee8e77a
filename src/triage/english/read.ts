import { conceptNumber, figureTree, lexiconTree } from './lexicon/index.ts';
import type { PhraseNode } from './phrases.ts';
import { type Token, tokenise } from './tokens.ts';

/** What a word, or the phrase that starts with it, means; `length` counts words. */
export interface Tag {
  concept: number;
  length: number;
}

export interface Word extends Token {
  tags: readonly Tag[];
  /** Part of a figure of speech: does not mean what it says. */
  figure: boolean;
  negated: boolean;
  /** Under "if", "would", "might": has not happened. */
  supposed: boolean;
}

export interface Reading {
  original: string;
  words: Word[];
  /** Where each sentence starts and ends among the words. */
  sentences: readonly (readonly [from: number, to: number])[];
  /** The share of letters that are not Latin. */
  foreign: number;
}

/** Made at the first reading: by then every pattern has told which words it looks for. */
const trees = once(() => ({ figures: figureTree(), lexicon: lexiconTree() }));

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const FIGURE = conceptNumber('FIGURE')!;

/** Reads a message once, for everybody who asks about it. */
export function read(original: string): Reading {
  const { figures, lexicon } = trees();
  const { tokens, foreign } = tokenise(original);
  const words = tokens as Word[];
  markMood(words);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    word.figure ??= false;
    if (!word.figure) markFigure(figures, words, at);
  }
  for (let at = 0; at < words.length; at++)
    words[at]!.tags = words[at]!.figure ? words[at]!.tags : tagsAt(lexicon, words, at);
  return { original, words, sentences: sentencesOf(words), foreign };
}

const NONE: readonly Tag[] = [];
const FIGURE_TAG: readonly Tag[] = [{ concept: FIGURE, length: 1 }];

function markFigure(figures: PhraseNode, words: Word[], at: number): void {
  const length = longest(figures, words, at, 0);
  for (let n = 0; n < length; n++) {
    words[at + n]!.figure = true;
    words[at + n]!.tags = n === 0 ? FIGURE_TAG : NONE;
  }
}

function longest(node: PhraseNode, words: readonly Word[], at: number, length: number): number {
  const word = words[at];
  const here = node.meanings.length > 0 ? length : 0;
  if (!word || (length > 0 && word.sentence !== words[at - 1]!.sentence)) return here;
  const named = node.next.get(word.lemma);
  const onward = Math.max(
    named ? longest(named, words, at + 1, length + 1) : 0,
    node.any ? longest(node.any, words, at + 1, length + 1) : 0,
  );
  return Math.max(here, onward);
}

function tagsAt(lexicon: PhraseNode, words: readonly Word[], at: number): readonly Tag[] {
  const word = words[at]!;
  const first = lexicon.next.get(word.lemma);
  const number = numberTags(word.word);
  if (!first) return number;
  const tags: Tag[] = [...number];
  collect(first, words, at + 1, 1, tags);
  return tags.length === 0 ? NONE : tags.reverse();
}

function collect(node: PhraseNode, words: readonly Word[], at: number, length: number, into: Tag[]): void {
  for (const concept of node.meanings) into.push({ concept, length });
  const word = words[at];
  if (!word || word.figure || word.sentence !== words[at - 1]!.sentence) return;
  const named = node.next.get(word.lemma);
  if (named) collect(named, words, at + 1, length + 1, into);
  if (node.any) collect(node.any, words, at + 1, length + 1, into);
}

const NUMBER = { concept: conceptNumber('NUMBER')!, length: 1 };
const CHILD_NUMBER: readonly Tag[] = [NUMBER, { concept: conceptNumber('CHILD_AGE')!, length: 1 }];
const ADULT_NUMBER: readonly Tag[] = [NUMBER, { concept: conceptNumber('ADULT_AGE')!, length: 1 }];
const ANY_NUMBER: readonly Tag[] = [NUMBER];

function numberTags(word: string): readonly Tag[] {
  const first = word.charCodeAt(0);
  if (first < 48 || first > 57) return NONE;
  if (!/^\d{1,2}$/.test(word)) return ANY_NUMBER;
  const value = Number(word);
  return value < 18 ? CHILD_NUMBER : value < 80 ? ADULT_NUMBER : ANY_NUMBER;
}

const NEGATES = new Set('not never no nobody nothing none without neither nor hardly noone'.split(' '));
const NEGATION_REACHES = 4;
const SUPPOSES = new Set('if would could might may suppose imagine unless should whether'.split(' '));

/** "not", "if" and their like reach a few words on, and never past the end of their clause. */
function markMood(words: Word[]): void {
  let negatedUntil = -1;
  let supposedClause = -1;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (at > 0 && word.clause !== words[at - 1]!.clause) negatedUntil = -1;
    word.negated = at <= negatedUntil;
    word.supposed = word.clause === supposedClause;
    if (NEGATES.has(word.word) && words[at + 1]?.word !== 'only') negatedUntil = at + NEGATION_REACHES;
    if (SUPPOSES.has(word.word)) supposedClause = word.clause;
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
