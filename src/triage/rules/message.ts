import type { LocalDate } from '../../calendar/local-date.ts';
import type { Council } from '../../councils/index.ts';
import { type Assessment, assess } from '../danger/assess.ts';
import { CONCEPTS, conceptNumber } from '../english/lexicon/index.ts';
import { quote, type Reading } from '../english/read.ts';
import { type Featured, withShapes } from '../model/features.ts';
import { type Finding, rowOf } from '../model/findings.ts';
import { MESSAGE_HEADS } from '../model/heads.ts';
import { type Model, model as modelInUse } from '../model/model.ts';
import { see } from '../model/seen.ts';
import { shapesOf } from '../model/shapes.ts';

export interface Received {
  received: LocalDate;
  council?: Council;
  channel?: string;
  by?: 'staff' | 'complainant';
  /** What they told of their own accord, where the rest of the text answers our questions: what kind of thing it is stands in it. */
  story?: string;
}

/** A message as the rules see it: read once, searched once, and asked by name. */
export interface Message {
  text: string;
  reading: Reading;
  found: readonly Finding[];
  features: Featured;
  model: Model;
  danger: Assessment;
  about: Received;
  /** How often a signal of the tables is there, negated ones left out. */
  says(signal: string): number;
  /** The writer's own words for a signal; empty where it is not there. */
  words(signal: string): string;
  /** All of them, each as it was written. */
  quotes(signal: string): string[];
  /** How often a concept of the lexicon is there. */
  has(concept: string): number;
  /** The trained opinion on the whole message. Over 0 is more likely than not. */
  score(head: (typeof MESSAGE_HEADS)[number]): number;
}

export function message(text: string, about: Received, model: Model = modelInUse): Message {
  const seen = see(text);
  const { reading, found } = seen;
  const features = seen.features(model.vocabulary);
  const signals = notNegated(found);
  const here = (signal: string) => signals.get(rowOf(signal)) ?? NOWHERE;
  let concepts: Int32Array | undefined;
  let scores: Float64Array | undefined;
  const scored = () => {
    const shapes = shapesOf({ text, channel: about.channel }, reading.words.length);
    const whole = withShapes(features.of({ from: 0, to: reading.words.length }), shapes, model.vocabulary);
    return model.score(MESSAGE_HEADS, whole);
  };
  return {
    text,
    reading,
    found,
    features,
    model,
    danger: assess(seen, model),
    about,
    says: (signal) => here(signal).length,
    words: (signal) => {
      const first = here(signal)[0];
      return first ? quote(reading, first.from, first.to) : '';
    },
    quotes: (signal) => here(signal).map((it) => quote(reading, it.from, it.to)),
    has: (concept) => {
      concepts ??= conceptCounts(reading);
      return concepts[conceptNumber(concept)!] ?? 0;
    },
    score: (head) => {
      scores ??= scored();
      return scores[PLACES.get(head)!]!;
    },
  };
}

const PLACES = new Map(MESSAGE_HEADS.map((it, at) => [it, at]));
const NOWHERE: readonly Finding[] = [];

function notNegated(found: readonly Finding[]): Map<number, Finding[]> {
  const out = new Map<number, Finding[]>();
  for (const it of found) {
    if (it.negated) continue;
    const known = out.get(it.row);
    if (known) known.push(it);
    else out.set(it.row, [it]);
  }
  return out;
}

function conceptCounts({ words }: Reading): Int32Array {
  const counts = new Int32Array(CONCEPTS.length);
  for (const { tags, negated } of words) if (!negated) for (const { concept } of tags) counts[concept]!++;
  return counts;
}
