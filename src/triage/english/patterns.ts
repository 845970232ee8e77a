import { conceptNumber } from './lexicon/index.ts';
import { ask, asked } from './known-words.ts';
import { lemma } from './lemma.ts';
import type { Word } from './read.ts';

/**
 * A pattern is read from left to right: `HIT` a concept, `fall` a word in any of its forms, `=left` this very form,
 * `a|B` either, `$kin` a named group, `x?` perhaps, `~4` up to four other words between, `_` any one word, `^` the start
 * of a sentence. It never reaches over the end of a sentence.
 */
export interface Pattern {
  steps: readonly Step[];
  /** Names its own "not", so that a negated match still counts. */
  negates: boolean;
}

interface Step {
  concepts: readonly number[];
  words: readonly string[];
  exact: readonly string[];
  any: boolean;
  first: boolean;
  optional: boolean;
  /** How many words may come between the step before and this one. */
  gap: number;
}

export interface Found {
  from: number;
  to: number;
  negated: boolean;
  supposed: boolean;
  quoted: boolean;
}

const NEGATIVES = new Set(['not', 'never', 'no', 'nobody', 'nothing', 'without', 'none', 'noone']);

export function pattern(source: string, groups: Readonly<Record<string, string>> = {}): Pattern {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of expand(source, groups).split(/\s+/)) {
    if (part.startsWith('~')) gap = Number(part.slice(1));
    else {
      steps.push(step(part, gap, source));
      gap = 0;
    }
  }
  const negates = steps.some(
    (it) => it.words.some((word) => NEGATIVES.has(word)) || it.concepts.includes(conceptNumber('NOT')!),
  );
  return { steps, negates };
}

function expand(source: string, groups: Readonly<Record<string, string>>): string {
  const expanded = source.replace(/\$(\w+)/g, (_, name: string) => {
    const group = groups[name];
    if (group === undefined) throw new Error(`"${source}" names the group $${name}, which is not in the table`);
    return group;
  });
  return expanded.includes('$') ? expand(expanded, groups) : expanded;
}

function step(part: string, gap: number, source: string): Step {
  const optional = part.endsWith('?');
  const alternatives = (optional ? part.slice(0, -1) : part).split('|');
  const made = { concepts: [] as number[], words: [] as string[], exact: [] as string[], any: false, first: false, optional, gap };
  for (const it of alternatives) {
    if (it === '_') made.any = true;
    else if (it === '^') made.first = true;
    else if (it.startsWith('=')) made.exact.push(it.slice(1));
    else if (/^[A-Z_]+$/.test(it)) {
      const concept = conceptNumber(it);
      if (concept === undefined) throw new Error(`"${source}" names the concept ${it}, which is in no table`);
      made.concepts.push(concept);
    } else {
      ask(it);
      made.words.push(lemma(it, asked), it);
    }
  }
  return made;
}

/** Where the pattern is found with its first step at this word, or undefined. */
export function matchAt({ steps, negates }: Pattern, words: readonly Word[], at: number, end: number): Found | undefined {
  const touched: number[] = [];
  const to = follow(steps, 0, words, at, end, touched);
  if (to < 0) return undefined;
  const those = touched.map((it) => words[it]!);
  return {
    from: at,
    to,
    negated: !negates && those.some((it) => it.negated),
    supposed: those.some((it) => it.supposed),
    quoted: those.every((it) => it.quoted),
  };
}

function follow(
  steps: readonly Step[],
  which: number,
  words: readonly Word[],
  at: number,
  end: number,
  touched: number[],
): number {
  const step = steps[which];
  if (!step) return at;
  if (step.first) return startsSentence(words, at) ? follow(steps, which + 1, words, at, end, touched) : -1;
  const reach = Math.min(end, at + step.gap + 1);
  for (let place = at; place < reach; place++) {
    const length = fits(step, words[place]!);
    if (length > 0) {
      touched.push(place);
      const to = follow(steps, which + 1, words, place + length, end, touched);
      if (to >= 0) return to;
      touched.pop();
    }
  }
  return step.optional ? follow(steps, which + 1, words, at, end, touched) : -1;
}

function startsSentence(words: readonly Word[], at: number): boolean {
  return at === 0 || words[at - 1]!.sentence !== words[at]?.sentence;
}

/** How many words the step takes here; 0 where it does not fit. */
function fits(step: Step, word: Word): number {
  if (step.any) return 1;
  if (word.figure) return step.concepts.length > 0 && word.tags.some((it) => step.concepts.includes(it.concept)) ? 1 : 0;
  for (const tag of word.tags) if (step.concepts.includes(tag.concept)) return tag.length;
  if (step.words.includes(word.lemma) || step.words.includes(word.word) || step.exact.includes(word.word)) return 1;
  return 0;
}

/** Many patterns at once, each tried only where its first step can fit. */
export interface PatternSet<T> {
  byConcept: Map<number, Entry<T>[]>;
  byWord: Map<string, Entry<T>[]>;
  anywhere: Entry<T>[];
}

interface Entry<T> {
  pattern: Pattern;
  means: T;
}

export function patternSet<T>(rows: Iterable<readonly [pattern: Pattern, means: T]>): PatternSet<T> {
  const set: PatternSet<T> = { byConcept: new Map(), byWord: new Map(), anywhere: [] };
  for (const [it, means] of rows) file(set, { pattern: it, means });
  return set;
}

function file<T>(set: PatternSet<T>, entry: Entry<T>): void {
  const head = entry.pattern.steps.findIndex((it) => !it.optional);
  const openings = entry.pattern.steps.slice(0, head + 1);
  if (openings.some((it) => it.any || it.first)) {
    set.anywhere.push(entry);
    return;
  }
  const concepts = new Set(openings.flatMap((it) => it.concepts));
  const words = new Set(openings.flatMap((it) => [...it.words, ...it.exact]));
  for (const it of concepts) set.byConcept.set(it, [...(set.byConcept.get(it) ?? []), entry]);
  for (const it of words) set.byWord.set(it, [...(set.byWord.get(it) ?? []), entry]);
}

/** Tells every match of every pattern, once a place. */
export function search<T>(
  set: PatternSet<T>,
  words: readonly Word[],
  sentences: readonly (readonly [number, number])[],
  tell: (means: T, found: Found) => void,
): void {
  for (const [from, end] of sentences) {
    for (let at = from; at < end; at++) {
      const word = words[at]!;
      for (const tag of word.tags) tryAll(set.byConcept.get(tag.concept), words, at, end, tell);
      if (word.figure) continue;
      tryAll(set.byWord.get(word.lemma), words, at, end, tell);
      if (word.word !== word.lemma) tryAll(set.byWord.get(word.word), words, at, end, tell);
      if (set.anywhere.length > 0) tryAll(set.anywhere, words, at, end, tell);
    }
  }
}

function tryAll<T>(
  entries: readonly Entry<T>[] | undefined,
  words: readonly Word[],
  at: number,
  end: number,
  tell: (means: T, found: Found) => void,
): void {
  if (!entries) return;
  for (const { pattern: it, means } of entries) {
    const found = matchAt(it, words, at, end);
    if (found) tell(means, found);
  }
}
