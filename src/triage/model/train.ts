import { DISCOUNTS } from '../danger/discounts.ts';
import { DANGER_FLAGS, type DangerFlag } from '../danger/evidence/evidence.ts';
import { EVIDENCE } from '../danger/evidence/index.ts';
import { CONCEPTS } from '../english/lexicon/index.ts';
import { read } from '../english/read.ts';
import { withoutBoilerplate } from '../forwarded.ts';
import { isDangerous, type Labelled, type Phrase, teaches } from './examples.ts';
import { FIXED, featured, type Vocabulary, vocabulary, windows, withShapes } from './features.ts';
import { findings, ROWS, rowOf } from './findings.ts';
import { answerOf, HEADS, type Head, LEARNT_THEMES, MESSAGE_HEADS } from './heads.ts';
import { type Example, learn, sum } from './linear.ts';
import type { DangerMix, KeptModel } from './model.ts';
import { shapesOf } from './shapes.ts';

/** Everything that teaches: whole messages with their labels, and sentences written to teach one thing. */
export interface Lessons {
  messages: readonly Labelled[];
  danger: readonly Phrase<DangerFlag>[];
  themes: readonly Phrase[];
  kinds: readonly Phrase[];
}

interface Lesson {
  whole: Int32Array;
  /** The whole with its shapes. */
  shaped: Int32Array;
  spans: Int32Array[];
  /** Shorter than the spans: a theme needs a sentence, danger may need two. */
  parts: Int32Array[];
}

/** Chosen on the voices that were heard, by cross-validation: see docs/triage.md. */
const MIX: DangerMix = { whole: 0.7, second: 0.3, bias: 0, now: 1, today: -1.6 };

/** A word or a pair has to come twice before it may mean anything. */
const SEEN_AT_LEAST = 2;

/**
 * Trains all heads. The same lessons give the same model, byte for byte. A model has the words and pairs of its lessons in clear; what
 * may not stand in it is taught with the vocabulary of other lessons.
 */
export function train(lessons: Lessons, vocabularyFrom: Lessons = lessons): KeptModel {
  const words = vocabularyOf(vocabularyFrom);
  const prepare = (text: string) => lesson(text, words);
  const messages = lessons.messages.map((it) => ({ ...it, ...lesson(it.text, words, it.channel) }));
  const danger = lessons.danger.map((it) => ({ ...it, ...prepare(it.text) }));
  const themes = lessons.themes.map((it) => ({ ...it, ...prepare(it.text) }));
  const kinds = lessons.kinds.map((it) => ({ ...it, ...prepare(it.text) }));

  const prior = dangerPrior(words.size);
  const weights = new Map<Head, Float64Array>();
  const sentences = danger.map((it) => example(it.whole, it.labels.length > 0));
  const wholly = messages.filter((it) => teaches(it, 'everything'));
  const whole = wholly.map((it) => example(it.whole, isDangerous(it), isDangerous(it) ? 2 : 1));
  weights.set(
    'danger somewhere',
    learn([...whole, ...weighed(sentences, SENTENCE)], { size: words.size, pull: DANGER_PULL, prior }),
  );
  weights.set(
    'danger here',
    learnSpans(wholly, isDangerous, sentences, { size: words.size, pull: DANGER_PULL, prior }, 3),
  );
  const dangerous = wholly.filter(isDangerous);
  for (const flag of DANGER_FLAGS.slice(1) as DangerFlag[]) {
    const own = danger.filter((it) => it.labels.length > 0).map((it) => example(it.whole, it.labels.includes(flag)));
    const told = dangerous.map((it) => example(it.whole, it.expected.flags.includes(flag), 2));
    weights.set(`is ${flag}` as Head, learn([...told, ...own], { size: words.size, pull: PULL }));
  }
  const complaints = messages.filter((it) => it.expected.kind === 'complaint' && teaches(it, 'themes'));
  for (const theme of LEARNT_THEMES) {
    const own = themes.flatMap((it) => it.parts.map((part) => example(part, it.labels.includes(theme))));
    weights.set(`theme ${theme}` as Head, learnThemes(complaints, theme, own, words.size));
  }
  for (const head of MESSAGE_HEADS.filter((it) => !weights.has(it))) {
    const taught = messages.flatMap((it) => {
      const is = answerOf(head, it);
      return is === undefined ? [] : [example(it.shaped, is)];
    });
    const told = weighed(sentencesFor(head, themes, kinds), head.startsWith('about') ? 1 : SENTENCE);
    weights.set(head, learn([...taught, ...told], { size: words.size, pull: PULL, telling: head.startsWith('about') }));
  }
  return kept(words, weights);
}

/** Chosen by cross-validation over the voices: see docs/triage.md. */
const PULL = 5;
/** Danger is said in few words, so each may weigh more. */
const DANGER_PULL = 5;
/** A sentence written to teach counts for less than a whole message. */
const SENTENCE = 0.4;

type Prepared = Phrase & Lesson;

function sentencesFor(head: Head, themes: readonly Prepared[], kinds: readonly Prepared[]): Example[] {
  const [asks, label] = [head.slice(0, head.indexOf(' ')), head.slice(head.indexOf(' ') + 1)];
  const taught = asks === 'about' ? themes : asks === 'kind' ? kinds : [];
  return taught.map((it) => example(it.whole, it.labels.includes(label)));
}

const weighed = (examples: readonly Example[], counts: number): Example[] => examples.map((it) => ({ ...it, counts }));

const example = (features: Int32Array, is: boolean, counts = 1): Example => ({ features, is, counts });

/**
 * A label says that something is somewhere in a message, not where. So the span that looks most like it stands for the
 * message, and learning is repeated with the better guess (multiple instances).
 */
function learnSpans<M extends Lesson>(
  messages: readonly M[],
  is: (message: M) => boolean,
  phrases: readonly Example[],
  teaching: Parameters<typeof learn>[1],
  weight: number,
): Float64Array {
  let weights = learn(phrases, teaching);
  for (let round = 0; round < 2; round++) {
    const guess = weights;
    weights = learn(
      [
        ...phrases,
        ...messages.flatMap((it) =>
          is(it)
            ? [example(mostLike(it.spans, guess), true, weight)]
            : it.spans.map((span) => example(span, false, 1 / Math.sqrt(it.spans.length))),
        ),
      ],
      teaching,
    );
  }
  return weights;
}

/**
 * Themes are taught by the sentences written for them; the messages, whose labels name one or two themes of several, count
 * for little.
 */
function learnThemes(
  messages: readonly (Labelled & Lesson)[],
  theme: string,
  phrases: readonly Example[],
  size: number,
): Float64Array {
  let weights = learn(phrases, { size, pull: 3 });
  for (let round = 0; round < 2; round++) {
    const guess = weights;
    const counted = messages.flatMap(({ parts, expected }) =>
      expected.themes.some((it) => it === theme)
        ? [example(mostLike(parts, guess), true, 0.15)]
        : parts.map((part) => example(part, false, 0.1 / Math.sqrt(parts.length))),
    );
    weights = learn([...phrases, ...counted], { size, pull: 5 });
  }
  return weights;
}

function mostLike(spans: readonly Int32Array[], weights: Float64Array): Int32Array {
  return spans.reduce((best, it) => (sum(weights, it) > sum(weights, best) ? it : best));
}

/** What the tables say before anything is learnt. */
function dangerPrior(size: number): Float64Array {
  const prior = new Float64Array(size + 1);
  const first = size - FIXED + CONCEPTS.length * 2;
  for (const { id, outright } of EVIDENCE) prior[first + rowOf(id)] = outright ? 1 : 0.5;
  for (const { id } of DISCOUNTS) prior[first + rowOf(id)] = -0.5;
  prior[size] = -1.5;
  return prior;
}

function lesson(text: string, words: Vocabulary, channel?: string): Lesson {
  const reading = read(withoutBoilerplate(text));
  const features = featured(reading, findings(reading), words);
  const whole = features.of({ from: 0, to: reading.words.length });
  return {
    whole,
    shaped: withShapes(whole, shapesOf({ text, channel }, reading.words.length), words),
    spans: windows(reading).map((it) => features.of(it)),
    parts: windows(reading, 6, 24).map((it) => features.of(it)),
  };
}

function vocabularyOf({ messages, danger, themes, kinds }: Lessons): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const { text } of [...messages, ...danger, ...themes, ...kinds]) {
    const reading = read(withoutBoilerplate(text)).words;
    const stems = reading.map((it) => it.form.stem);
    count(words, new Set(stems));
    count(
      pairs,
      new Set(stems.slice(1).flatMap((it, at) => (sameSentence(reading, at) ? [`${stems[at]} ${it}`] : []))),
    );
  }
  const kept = [...words]
    .filter(([, times]) => times >= SEEN_AT_LEAST)
    .map(([it]) => it)
    .sort();
  const known = new Set(kept);
  const keptPairs = [...pairs]
    .filter(([it, times]) => times >= SEEN_AT_LEAST && it.split(' ').every((word) => known.has(word)))
    .map(([it]) => it)
    .sort();
  return vocabulary(kept, keptPairs);
}

function sameSentence(words: readonly { sentence: number }[], at: number): boolean {
  return words[at]!.sentence === words[at + 1]!.sentence;
}

function count(counts: Map<string, number>, items: Iterable<string>): void {
  for (const it of items) counts.set(it, (counts.get(it) ?? 0) + 1);
}

/** Features whose weights are all nearly nothing are left out of the file. */
const PAIRS_KEPT = 6_500;

function kept(words: Vocabulary, weights: ReadonlyMap<Head, Float64Array>): KeptModel {
  const columns = HEADS.map((it) => weights.get(it)!);
  const wordNames = words.words;
  const pairNames = words.pairs
    .map((name, at) => ({ name, at: wordNames.length + at }))
    .map((it) => ({ ...it, matters: Math.max(...columns.map((column) => Math.abs(column[it.at]!))) }))
    .sort((a, b) => b.matters - a.matters)
    .slice(0, PAIRS_KEPT)
    .sort((a, b) => a.at - b.at);
  const first = words.size - FIXED;
  const rows = [
    ...wordNames.map((_, at) => at),
    ...pairNames.map(({ at }) => at),
    ...Array.from({ length: FIXED }, (_, at) => first + at),
  ];
  const scales = columns.map((column) => Math.max(...rows.map((at) => Math.abs(column[at]!)), 1e-6) / 127);
  const bytes = Int8Array.from(
    rows.flatMap((at) => columns.map((column, head) => Math.round(column[at]! / scales[head]!))),
  );
  return {
    about: `${rows.length} features (${wordNames.length} words, ${pairNames.length} pairs, ${CONCEPTS.length} concepts, ${ROWS.length} rows), ${HEADS.length} heads`,
    words: wordNames.join(' '),
    pairs: pairNames.map(({ name }) => name).join('|'),
    scales: scales.map((it) => Number(it.toPrecision(5))),
    biases: columns.map((column) => Number(column[words.size]!.toPrecision(5))),
    weights: Buffer.from(bytes.buffer).toString('base64'),
    danger: MIX,
  };
}
