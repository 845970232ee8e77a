import { ask, asked } from './known-words.ts';
import { lemma } from './lemma.ts';
import { CONCEPTS, conceptNumber } from './lexicon/index.ts';
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
  /** 1 at the number of each concept that fits. */
  concepts: Uint8Array | undefined;
  /** Numbers of words that fit in any form, and in this very form. */
  words: ReadonlySet<number>;
  exact: ReadonlySet<number>;
  any: boolean;
  first: boolean;
  optional: boolean;
  /** How many words may come between the step before and this one. */
  gap: number;
  /** Roughly how often it fits somewhere in a message. */
  common: number;
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
  let negates = false;
  for (const part of expand(source, groups).split(/\s+/)) {
    if (part.startsWith('~')) {
      gap = Number(part.slice(1));
      continue;
    }
    const names = part.replace(/\?$/, '').split('|');
    negates ||= names.some((it) => NEGATIVES.has(it) || it === 'NOT');
    steps.push(step(names, part.endsWith('?'), gap, source));
    gap = 0;
  }
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

function step(names: readonly string[], optional: boolean, gap: number, source: string): Step {
  const words = new Set<number>();
  const exact = new Set<number>();
  let concepts: Uint8Array | undefined;
  let common = 0;
  for (const it of names) {
    if (it === '_' || it === '^') continue;
    if (it.startsWith('=')) exact.add(ask(it.slice(1)));
    else if (/^[A-Z_]+$/.test(it)) {
      concepts ??= new Uint8Array(CONCEPTS.length);
      const concept = conceptNumber(it);
      if (concept === undefined) throw new Error(`"${source}" names the concept ${it}, which is in no table`);
      concepts[concept] = 1;
    } else {
      words.add(ask(it));
      words.add(ask(lemma(it, asked)));
    }
    common += EVERYWHERE.has(it) ? 30 : COMMON.has(it.replace('=', '')) ? 20 : /^[A-Z_]+$/.test(it) ? 3 : 1;
  }
  return { concepts, words, exact, any: names.includes('_'), first: names.includes('^'), optional, gap, common };
}

const EVERYWHERE = new Set(
  'I MY WE YOU YOUR HE SHE THEY NOT UNTIL LEAVE COME_HOME TRY HOPE NUMBER FEEL LIKE ASK'.split(' '),
);
const COMMON = new Set(
  'a an and as at be but by can do for from get go have he her him his i if in is it me my no not of on or our say she so that the their them there they this to us was we what when who will with would you your'.split(
    ' ',
  ),
);

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
  let negated = false;
  let supposed = false;
  let quoted = true;
  for (const place of touched) {
    const word = words[place]!;
    negated ||= word.negated;
    supposed ||= word.supposed;
    quoted &&= word.quoted;
  }
  return { from: at, to, negated: negated && !negates, supposed, quoted };
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
function fits({ concepts, words, exact, any }: Step, { tags, figure, form }: Word): number {
  if (any) return 1;
  if (concepts) for (const tag of tags) if (concepts[tag.concept] === 1) return tag.length;
  if (figure) return 0;
  return words.has(form.lemmaNumber) || words.has(form.wordNumber) || exact.has(form.wordNumber) ? 1 : 0;
}

/** Many patterns at once, each tried only around its rarest step. */
export interface PatternSet<T> {
  byConcept: Entry<T>[][];
  byWord: Entry<T>[][];
  /** How often it has been searched with: what an entry remembers of another search does not count. */
  searches: number;
}

interface Entry<T> {
  pattern: Pattern;
  means: T;
  /** How far before its rarest step the pattern can begin. */
  back: number;
  /** The first place that has not been tried in the search of that number. */
  next: number;
  search: number;
}

export function patternSet<T>(rows: Iterable<readonly [pattern: Pattern, means: T]>): PatternSet<T> {
  const set: PatternSet<T> = { byConcept: CONCEPTS.map(() => []), byWord: [], searches: 0 };
  for (const [it, means] of rows) file(set, it, means);
  return set;
}

function file<T>(set: PatternSet<T>, it: Pattern, means: T): void {
  const { steps } = it;
  const key = steps.filter(isNeeded).reduce((a, b) => (b.common < a.common ? b : a));
  const before = steps.slice(0, steps.indexOf(key));
  const back = key.gap + before.reduce((sum, step) => sum + step.gap + (step.concepts ? LONGEST_PHRASE : 1), 0);
  const entry = { pattern: it, means, back, next: 0, search: 0 };
  key.concepts?.forEach((is, concept) => {
    if (is) set.byConcept[concept]!.push(entry);
  });
  for (const word of new Set([...key.words, ...key.exact])) {
    const filed = set.byWord[word];
    if (filed) filed.push(entry);
    else set.byWord[word] = [entry];
  }
}

const isNeeded = (it: Step) => !it.optional && !it.first && !it.any;
const LONGEST_PHRASE = 5;

/** Tells every match of every pattern, once a place. */
export function search<T>(
  set: PatternSet<T>,
  words: readonly Word[],
  sentences: readonly (readonly [number, number])[],
  tell: (means: T, found: Found) => void,
): void {
  const search = ++set.searches;
  for (const [from, end] of sentences) {
    for (let at = from; at < end; at++) {
      const { tags, figure, form } = words[at]!;
      for (const { concept } of tags) tryAll(set.byConcept[concept], search, words, from, at, end, tell);
      if (figure) continue;
      if (form.lemmaNumber > 0) tryAll(set.byWord[form.lemmaNumber], search, words, from, at, end, tell);
      if (form.wordNumber !== form.lemmaNumber) tryAll(set.byWord[form.wordNumber], search, words, from, at, end, tell);
    }
  }
}

function tryAll<T>(
  entries: readonly Entry<T>[] | undefined,
  search: number,
  words: readonly Word[],
  from: number,
  key: number,
  end: number,
  tell: (means: T, found: Found) => void,
): void {
  if (!entries) return;
  for (const entry of entries) {
    if (entry.search !== search) {
      entry.search = search;
      entry.next = 0;
    }
    for (let at = Math.max(from, entry.next, key - entry.back); at <= key; at++) {
      const found = matchAt(entry.pattern, words, at, end);
      if (found) tell(entry.means, found);
    }
    entry.next = key + 1;
  }
}
