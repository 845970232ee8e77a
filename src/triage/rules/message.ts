import type { LocalDate } from '../../calendar/local-date.ts';
import type { Council } from '../../councils/index.ts';
import { type Assessment, assess } from '../danger/assess.ts';
import { conceptNumber } from '../english/lexicon/index.ts';
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
  const counts = new Map<number, Finding[]>();
  for (const it of found) {
    const known = counts.get(it.row);
    if (known) known.push(it);
    else counts.set(it.row, [it]);
  }
  const shapes = shapesOf({ text, channel: about.channel }, reading.words.length);
  const whole = withShapes(features.of({ from: 0, to: reading.words.length }), shapes, model.vocabulary);
  const concepts = conceptCounts(reading);
  let scores: Float64Array | undefined;
  const here = (signal: string) => (counts.get(rowOf(signal)) ?? []).filter((it) => !it.negated);
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
    has: (concept) => concepts.get(conceptNumber(concept)!) ?? 0,
    score: (head) => {
      scores ??= model.score(MESSAGE_HEADS, whole);
      return scores[MESSAGE_HEADS.indexOf(head)]!;
    },
  };
}

function conceptCounts({ words }: Reading): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { tags, negated } of words) {
    if (negated) continue;
    for (const { concept } of tags) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return counts;
}
