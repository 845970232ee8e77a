import { ask, asked } from './known-words.ts';
import { lemma } from './lemma.ts';
import { conceptNumber } from './lexicon/index.ts';
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
  const made = {
    concepts: [] as number[],
    words: [] as string[],
    exact: [] as string[],
    any: false,
    first: false,
    optional,
    gap,
  };
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
export function matchAt(
  { steps, negates }: Pattern,
  words: readonly Word[],
  at: number,
  end: number,
): Found | undefined {
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
  if (word.figure)
    return step.concepts.length > 0 && word.tags.some((it) => step.concepts.includes(it.concept)) ? 1 : 0;
  for (const tag of word.tags) if (step.concepts.includes(tag.concept)) return tag.length;
  if (step.words.includes(word.lemma) || step.words.includes(word.word) || step.exact.includes(word.word)) return 1;
  return 0;
}

/** Many patterns at once, each tried only in a sentence that has its rarest word. */
export interface PatternSet<T> {
  byConcept: (Entry<T>[] | undefined)[];
  byWord: Map<string, Entry<T>[]>;
  entries: Entry<T>[];
}

interface Entry<T> {
  pattern: Pattern;
  means: T;
  /** The sentence it was last tried in: once is enough. */
  tried: number;
}

export function patternSet<T>(rows: Iterable<readonly [pattern: Pattern, means: T]>): PatternSet<T> {
  const set: PatternSet<T> = { byConcept: [], byWord: new Map(), entries: [] };
  for (const [it, means] of rows) file(set, { pattern: it, means, tried: -1 });
  return set;
}

function file<T>(set: PatternSet<T>, entry: Entry<T>): void {
  set.entries.push(entry);
  const key = entry.pattern.steps.filter(isNeeded).reduce((a, b) => (commonness(b) < commonness(a) ? b : a));
  for (const it of new Set(key.concepts)) {
    const filed = set.byConcept[it];
    if (filed) filed.push(entry);
    else set.byConcept[it] = [entry];
  }
  for (const it of new Set([...key.words, ...key.exact])) {
    const filed = set.byWord.get(it);
    if (filed) filed.push(entry);
    else set.byWord.set(it, [entry]);
  }
}

const isNeeded = (it: Step) => !it.optional && !it.first && !it.any;

const EVERYWHERE = new Set(
  'I MY WE YOU YOUR HE SHE THEY NOT UNTIL LEAVE COME_HOME TRY HOPE NUMBER FEEL LIKE ASK'.split(' ').map(conceptNumber),
);
const COMMON = new Set(
  'a an and as at be but by can do for from get go have he her him his i if in is it me my no not of on or our say she so that the their them they this to us was we what when who will with would you your'.split(
    ' ',
  ),
);

/** Roughly how often a step fits somewhere in a message. */
function commonness({ concepts, words, exact }: Step): number {
  const concept = concepts.reduce((sum, it) => sum + (EVERYWHERE.has(it) ? 30 : 3), 0);
  return [...words, ...exact].reduce((sum, it) => sum + (COMMON.has(it) ? 20 : 1), concept);
}

/** Tells every match of every pattern, once a place. */
export function search<T>(
  set: PatternSet<T>,
  words: readonly Word[],
  sentences: readonly (readonly [number, number])[],
  tell: (means: T, found: Found) => void,
): void {
  for (const entry of set.entries) entry.tried = -1;
  for (const [from, end] of sentences) {
    for (let at = from; at < end; at++) {
      const word = words[at]!;
      for (const tag of word.tags) tryAll(set.byConcept[tag.concept], words, from, end, tell);
      if (word.figure) continue;
      tryAll(set.byWord.get(word.lemma), words, from, end, tell);
      if (word.word !== word.lemma) tryAll(set.byWord.get(word.word), words, from, end, tell);
    }
  }
}

function tryAll<T>(
  entries: readonly Entry<T>[] | undefined,
  words: readonly Word[],
  from: number,
  end: number,
  tell: (means: T, found: Found) => void,
): void {
  if (!entries) return;
  for (const entry of entries) {
    if (entry.tried === from) continue;
    entry.tried = from;
    for (let at = from; at < end; at++) {
      const found = matchAt(entry.pattern, words, at, end);
      if (found) tell(entry.means, found);
    }
  }
}
