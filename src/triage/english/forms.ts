import { asked, wordNumber } from './known-words.ts';
import { lemma } from './lemma.ts';
import { conceptNumber, figureTree, lexiconTree } from './lexicon/index.ts';
import type { PhraseNode } from './phrases.ts';
import { spell } from './spell.ts';

/** What a word, or the phrase that starts with it, means; `length` counts words. */
export interface Tag {
  concept: number;
  length: number;
}

/** All that is to know about a plain word wherever it stands; worked out once and shared by every place it stands in. */
export interface Form {
  word: string;
  lemma: string;
  /** The beginning that its forms share; every number is "#". */
  stem: string;
  /** 0 for a stem that no model counts. */
  stemNumber: number;
  wordNumber: number;
  lemmaNumber: number;
  /** What it means by itself. */
  tags: readonly Tag[];
  /** Where phrases that start with it go on. */
  phrases: PhraseNode | undefined;
  figures: PhraseNode | undefined;
  negates: boolean;
  supposes: boolean;
  /** Begins a new clause. */
  turns: boolean;
}

const NEGATES = new Set('not never no nobody nothing none without neither nor hardly noone'.split(' '));
const SUPPOSES = new Set('if would could might may suppose imagine unless should whether'.split(' '));
const TURNS = new Set('but because so although though whereas then unless until'.split(' '));

/** Made at the first reading: by then every pattern has told which words it looks for. */
let trees: { figures: PhraseNode; lexicon: PhraseNode } | undefined;

function treesOnce() {
  trees ??= { figures: figureTree(), lexicon: lexiconTree() };
  return trees;
}

const REMEMBERED = 30_000;
const stems = new Map<string, number>();
const forms = new Map<string, Form>();
const spelled = new Map<string, readonly Form[]>();

/** Gives stems their numbers, for a model that counts them. What was remembered without them is forgotten. */
export function numberStems(words: Iterable<string>): ReadonlyMap<string, number> {
  for (const it of words) if (!stems.has(it)) stems.set(it, stems.size + 1);
  forms.clear();
  spelled.clear();
  return stems;
}

/** The forms that one written word stands for: two for "dont". */
export function formsOf(written: string): readonly Form[] {
  const known = spelled.get(written);
  if (known) return known;
  const made = spell(written).map(formOf);
  if (spelled.size >= REMEMBERED) spelled.clear();
  spelled.set(written, made);
  return made;
}

export function formOf(word: string): Form {
  const known = forms.get(word);
  if (known) return known;
  const made = make(word);
  if (forms.size >= REMEMBERED) forms.clear();
  forms.set(word, made);
  return made;
}

function make(word: string): Form {
  const { figures, lexicon } = treesOnce();
  const base = lemma(word, asked);
  const entry = lexicon.next.get(base);
  const meanings = new Set([...(entry?.meanings ?? []), ...(lexicon.next.get(`=${word}`)?.meanings ?? [])]);
  return {
    word,
    lemma: base,
    stem: stem(base),
    stemNumber: stems.get(stem(base)) ?? 0,
    wordNumber: wordNumber(word),
    lemmaNumber: wordNumber(base),
    tags: [...[...meanings].map((concept) => ({ concept, length: 1 })), ...numberTags(word)],
    phrases: entry && (entry.next.size > 0 || entry.any) ? entry : undefined,
    figures: figures.next.get(base),
    negates: NEGATES.has(word),
    supposes: SUPPOSES.has(word),
    turns: TURNS.has(word),
  };
}

export function stem(word: string): string {
  if (/^\d/.test(word)) return '#';
  return word.length > 4 ? word.replace(/(ings?|edly|ed|es|s|ly)$/, '') : word;
}

const ONE = (concept: string): Tag => ({ concept: conceptNumber(concept)!, length: 1 });

function numberTags(word: string): Tag[] {
  if (!/^\d/.test(word)) return [];
  if (!/^\d{1,2}$/.test(word)) return [ONE('NUMBER')];
  const value = Number(word);
  return [ONE('NUMBER'), ...(value < 18 ? [ONE('CHILD_AGE')] : value < 80 ? [ONE('ADULT_AGE')] : [])];
}
