import { readFileSync } from 'node:fs';
import { type Featured, type Span, type Vocabulary, vocabulary } from './features.ts';
import { HEADS, type Head } from './heads.ts';

/** A trained model as it is kept: words and pairs in order, a byte a weight, a scale and a bias a head. */
export interface KeptModel {
  about: string;
  words: string;
  pairs: string;
  scales: number[];
  biases: number[];
  /** Base64 of signed bytes, the heads of one feature together. */
  weights: string;
  /** How the two views of danger are added up, and where the levels begin. */
  danger: DangerMix;
}

export interface DangerMix {
  whole: number;
  second: number;
  bias: number;
  now: number;
  today: number;
}

export interface Model {
  vocabulary: Vocabulary;
  danger: DangerMix;
  /** The scores of some heads for some features; a score over 0 is more likely than not. */
  score(heads: readonly Head[], features: Int32Array): Float64Array;
  /** The same of a span of a message. */
  scoreAt(heads: readonly Head[], featured: Featured, span: Span): Float64Array;
}

export function openModel(kept: KeptModel): Model {
  const words = kept.words.split(' ');
  const pairs = kept.pairs === '' ? [] : kept.pairs.split('|');
  const all = new Int8Array(Buffer.from(kept.weights, 'base64'));
  const made = new Map<readonly Head[], Columns>();
  const columnsOf = (heads: readonly Head[]) => {
    const known = made.get(heads);
    if (known) return known;
    const columns = columnsFrom(all, kept, heads);
    made.set(heads, columns);
    return columns;
  };
  return {
    vocabulary: vocabulary(words, pairs),
    danger: kept.danger,
    score(heads, features) {
      const { weights, width, sums, finish } = columnsOf(heads);
      sums.fill(0);
      for (const feature of features)
        for (let row = feature * width, at = 0; at < width; at++) sums[at]! += weights[row + at]!;
      return finish();
    },
    scoreAt(heads, featured, span) {
      const { weights, width, sums, finish } = columnsOf(heads);
      sums.fill(0);
      featured.sums(span, weights, width, sums);
      return finish();
    },
  };
}

/** The weights of some heads by themselves, those of one feature side by side, with room to add up in. */
interface Columns {
  weights: Int8Array;
  width: number;
  sums: Int32Array;
  finish(): Float64Array;
}

const PLACES = new Map(HEADS.map((it, at) => [it, at]));

function columnsFrom(all: Int8Array, { scales, biases }: KeptModel, heads: readonly Head[]): Columns {
  const columns = heads.map((it) => PLACES.get(it)!);
  const width = columns.length;
  const weights = new Int8Array((all.length / HEADS.length) * width);
  for (let row = 0; row * width < weights.length; row++)
    for (let at = 0; at < width; at++) weights[row * width + at] = all[row * HEADS.length + columns[at]!]!;
  const sums = new Int32Array(width);
  const [scale, bias] = [scales, biases].map((of) => Float64Array.from(columns, (it) => of[it]!)) as [
    Float64Array,
    Float64Array,
  ];
  const finish = () => {
    const out = new Float64Array(width);
    for (let at = 0; at < width; at++) out[at] = bias[at]! + sums[at]! * scale[at]!;
    return out;
  };
  return { weights, width, sums, finish };
}

export function readModel(file: URL): Model {
  return openModel(JSON.parse(readFileSync(file, 'utf8')) as KeptModel);
}

/** The model in use, read once. */
export const model: Model = readModel(new URL('./trained.model', import.meta.url));
