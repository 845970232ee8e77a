import type { Form } from './forms.ts';
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
  /** Its number in the set that it was filed in: its bit in the marks of a word. */
  number: number;
  /** Concepts that fit. */
  concepts: ReadonlySet<number> | undefined;
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
  const concepts = new Set<number>();
  let common = 0;
  for (const it of names) {
    if (it === '_' || it === '^') continue;
    if (it.startsWith('=')) exact.add(ask(it.slice(1)));
    else if (/^[A-Z_]+$/.test(it)) {
      const concept = conceptNumber(it);
      if (concept === undefined) throw new Error(`"${source}" names the concept ${it}, which is in no table`);
      concepts.add(concept);
    } else {
      words.add(ask(it));
      words.add(ask(lemma(it, asked)));
    }
    common += EVERYWHERE.has(it) ? 30 : COMMON.has(it.replace('=', '')) ? 20 : /^[A-Z_]+$/.test(it) ? 3 : 1;
  }
  return {
    number: 0,
    concepts: concepts.size > 0 ? concepts : undefined,
    words,
    exact,
    any: names.includes('_'),
    first: names.includes('^'),
    optional,
    gap,
    common,
  };
}

const EVERYWHERE = new Set(
  'I MY WE YOU YOUR HE SHE THEY NOT UNTIL LEAVE COME_HOME TRY HOPE NUMBER FEEL LIKE ASK'.split(' '),
);
const COMMON = new Set(
  'a an and as at be but by can do for from get go have he her him his i if in is it me my no not of on or our say she so that the their them there they this to us was we what when who will with would you your'.split(
    ' ',
  ),
);

/** A message under search: its words, and for each the steps that fit there. */
interface Searched {
  words: readonly Word[];
  /** A bit a step; nothing where a word means another thing than it does by itself. */
  marks: readonly (Int32Array | undefined)[];
  end: number;
  /** The words that the match so far has taken. */
  touched: number[];
}

/** Where the pattern is found with its first step at this word, or undefined. */
function matchAt({ steps, negates }: Pattern, it: Searched, at: number): Found | undefined {
  it.touched.length = 0;
  const to = follow(steps, 0, it, at);
  if (to < 0) return undefined;
  let negated = false;
  let supposed = false;
  let quoted = true;
  for (const place of it.touched) {
    const word = it.words[place]!;
    negated ||= word.negated;
    supposed ||= word.supposed;
    quoted &&= word.quoted;
  }
  return { from: at, to, negated: negated && !negates, supposed, quoted };
}

function follow(steps: readonly Step[], which: number, it: Searched, at: number): number {
  const step = steps[which];
  if (!step) return at;
  if (step.first) return startsSentence(it.words, at) ? follow(steps, which + 1, it, at) : -1;
  const reach = Math.min(it.end, at + step.gap + 1);
  for (let place = at; place < reach; place++) {
    const length = lengthAt(step, it, place);
    if (length === 0) continue;
    it.touched.push(place);
    const to = follow(steps, which + 1, it, place + length);
    if (to >= 0) return to;
    it.touched.pop();
  }
  return step.optional ? follow(steps, which + 1, it, at) : -1;
}

function startsSentence(words: readonly Word[], at: number): boolean {
  return at === 0 || words[at - 1]!.sentence !== words[at]?.sentence;
}

function isMarked(marks: Int32Array, { number }: Step): boolean {
  return (marks[number >> 5]! & (1 << (number & 31))) !== 0;
}

/** How many words the step takes here; 0 where it does not fit. */
function lengthAt(step: Step, { marks, words }: Searched, at: number): number {
  const known = marks[at];
  if (known) return isMarked(known, step) ? 1 : 0;
  const { tags, figure, form } = words[at]!;
  if (step.any) return 1;
  if (step.concepts) for (const tag of tags) if (step.concepts.has(tag.concept)) return tag.length;
  return !figure &&
    (step.words.has(form.lemmaNumber) || step.words.has(form.wordNumber) || step.exact.has(form.wordNumber))
    ? 1
    : 0;
}

/** Many patterns at once, each tried only around its rarest step, and only where every step that it needs is in the sentence. */
export interface PatternSet<T> {
  byConcept: Entry<T>[][];
  byWord: Entry<T>[][];
  /** The steps that a concept, a word in any form and a word in this very form fit: a bit a step. */
  conceptMarks: Int32Array[];
  lemmaMarks: Map<number, readonly number[]>;
  wordMarks: Map<number, readonly number[]>;
  /** What fits every word. */
  anyMarks: readonly number[];
  /** How many numbers hold a bit a step, and how many of them the steps that are looked for in the whole sentence. */
  width: number;
  narrow: number;
  ofForm: WeakMap<Form, Int32Array>;
  /** How many sentences have been searched: what an entry remembers of another does not count. */
  searches: number;
}

interface Entry<T> {
  pattern: Pattern;
  means: T;
  /** How far before its rarest step the pattern can begin. */
  back: number;
  /** Its second rarest step: without it the pattern is nowhere. */
  needs: Step | undefined;
  /** What the word has to be where the pattern begins, if there is no other way to begin. */
  begins: Step | undefined;
  /** The first place that has not been tried in the sentence of that number; past its end where a step is missing. */
  next: number;
  search: number;
}

export function patternSet<T>(rows: Iterable<readonly [pattern: Pattern, means: T]>): PatternSet<T> {
  const all = [...rows];
  const needed = numbered(all.flatMap(([{ steps }]) => rarest(steps)[1] ?? []));
  const steps = numbered(
    all.flatMap(([it]) => it.steps),
    needed,
  );
  const width = (steps.length >> 5) + 1;
  const set: PatternSet<T> = {
    byConcept: CONCEPTS.map(() => []),
    byWord: [],
    conceptMarks: CONCEPTS.map(() => new Int32Array(width)),
    lemmaMarks: new Map(),
    wordMarks: new Map(),
    anyMarks: steps.filter(({ any }) => any).map(({ number }) => number),
    width,
    narrow: (needed.length >> 5) + 1,
    ofForm: new WeakMap(),
    searches: 0,
  };
  for (const step of steps) markFor(set, step);
  for (const [it, means] of all) file(set, it, means);
  return set;
}

/** The steps that a pattern cannot do without, the rarest first. */
function rarest(steps: readonly Step[]): Step[] {
  return steps.filter(isNeeded).sort((a, b) => a.common - b.common);
}

/** Steps that fit the same have the same number. */
function numbered(steps: readonly Step[], before: readonly Step[] = []): Step[] {
  const known = new Map(before.map((it) => [fitsOf(it), it]));
  for (const step of steps) {
    const same = known.get(fitsOf(step));
    step.number = same?.number ?? known.size;
    if (!same) known.set(fitsOf(step), step);
  }
  return [...known.values()];
}

function fitsOf({ concepts = new Set(), words, exact, any }: Step): string {
  return [...[concepts, words, exact].map((it) => [...it].sort((a, b) => a - b).join(' ')), any].join('|');
}

function markFor<T>({ conceptMarks, lemmaMarks, wordMarks }: PatternSet<T>, step: Step): void {
  const { number, concepts = [], words, exact } = step;
  for (const concept of concepts) mark(conceptMarks[concept]!, number);
  for (const word of words) lemmaMarks.set(word, [...(lemmaMarks.get(word) ?? []), number]);
  for (const word of new Set([...words, ...exact])) wordMarks.set(word, [...(wordMarks.get(word) ?? []), number]);
}

function mark(marks: Int32Array, number: number): void {
  marks[number >> 5]! |= 1 << (number & 31);
}

/** The steps that fit a word by itself. */
function marksOf<T>(set: PatternSet<T>, form: Form): Int32Array {
  const known = set.ofForm.get(form);
  if (known) return known;
  const made = new Int32Array(set.width);
  for (const { concept } of form.tags) join(made, set.conceptMarks[concept]!, set.width);
  for (const it of set.anyMarks) mark(made, it);
  for (const it of set.lemmaMarks.get(form.lemmaNumber) ?? []) mark(made, it);
  for (const it of set.wordMarks.get(form.wordNumber) ?? []) mark(made, it);
  set.ofForm.set(form, made);
  return made;
}

function join(marks: Int32Array, others: Int32Array, width: number): void {
  for (let at = 0; at < width; at++) marks[at]! |= others[at]!;
}

function file<T>(set: PatternSet<T>, it: Pattern, means: T): void {
  const { steps } = it;
  const [key, needs] = rarest(steps) as [Step, Step | undefined];
  const before = steps.slice(0, steps.indexOf(key));
  const back = key.gap + before.reduce((sum, step) => sum + step.gap + (step.concepts ? LONGEST_PHRASE : 1), 0);
  const begins = isNeeded(steps[0]!) && steps[0]!.gap === 0 ? steps[0] : undefined;
  const entry = { pattern: it, means, back, needs, begins, next: 0, search: 0 };
  for (const concept of key.concepts ?? []) set.byConcept[concept]!.push(entry);
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
  const marks = words.map((it) => (it.figure || it.tags !== it.form.tags ? undefined : marksOf(set, it.form)));
  const it: Searched = { words, marks, end: 0, touched: [] };
  const somewhere = new Int32Array(set.narrow);
  for (const [from, end] of sentences) {
    set.searches++;
    it.end = end;
    somewhere.fill(0);
    for (let at = from; at < end; at++) join(somewhere, marks[at] ?? marksOf(set, words[at]!.form), set.narrow);
    for (let at = from; at < end; at++)
      if (!marks[at])
        for (const { concept } of words[at]!.tags) join(somewhere, set.conceptMarks[concept]!, set.narrow);
    const around: Around = { from, somewhere, search: set.searches };
    for (let at = from; at < end; at++) {
      const { tags, figure, form } = words[at]!;
      for (const { concept } of tags) tryAll(set.byConcept[concept], it, around, at, tell);
      if (figure) continue;
      if (form.lemmaNumber > 0) tryAll(set.byWord[form.lemmaNumber], it, around, at, tell);
      if (form.wordNumber !== form.lemmaNumber) tryAll(set.byWord[form.wordNumber], it, around, at, tell);
    }
  }
}

/** The sentence that is being searched. */
interface Around {
  from: number;
  /** The steps that fit somewhere in it. */
  somewhere: Int32Array;
  search: number;
}

function tryAll<T>(
  entries: readonly Entry<T>[] | undefined,
  it: Searched,
  { from, somewhere, search }: Around,
  key: number,
  tell: (means: T, found: Found) => void,
): void {
  if (!entries) return;
  for (const entry of entries) {
    if (entry.search !== search) {
      entry.search = search;
      entry.next = !entry.needs || isMarked(somewhere, entry.needs) ? from : it.end;
    }
    if (entry.next > key) continue;
    const { pattern, begins } = entry;
    for (let at = Math.max(entry.next, key - entry.back); at <= key; at++) {
      if (begins && lengthAt(begins, it, at) === 0) continue;
      const found = matchAt(pattern, it, at);
      if (found) tell(entry.means, found);
    }
    entry.next = key + 1;
  }
}
