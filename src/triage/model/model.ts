import { readFileSync } from 'node:fs';
import { type Vocabulary, vocabulary } from './features.ts';
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
}

export function openModel(kept: KeptModel): Model {
  const words = kept.words.split(' ');
  const pairs = kept.pairs === '' ? [] : kept.pairs.split('|');
  const weights = new Int8Array(Buffer.from(kept.weights, 'base64'));
  const width = HEADS.length;
  return {
    vocabulary: vocabulary(words, pairs),
    danger: kept.danger,
    score(heads, features) {
      const columns = columnsOf(heads);
      const sums = new Float64Array(columns.length);
      for (const feature of features) {
        const row = feature * width;
        for (let at = 0; at < columns.length; at++) sums[at]! += weights[row + columns[at]!]!;
      }
      for (let at = 0; at < columns.length; at++) {
        const column = columns[at]!;
        sums[at] = kept.biases[column]! + sums[at]! * kept.scales[column]!;
      }
      return sums;
    },
  };
}

const PLACES = new Map(HEADS.map((it, at) => [it, at]));
const columns = new WeakMap<readonly Head[], Int32Array>();

function columnsOf(heads: readonly Head[]): Int32Array {
  const known = columns.get(heads);
  if (known) return known;
  const made = Int32Array.from(heads, (it) => PLACES.get(it)!);
  columns.set(heads, made);
  return made;
}

export function readModel(file: URL): Model {
  return openModel(JSON.parse(readFileSync(file, 'utf8')) as KeptModel);
}

/** The model in use, read once. */
export const model: Model = readModel(new URL('./trained.model', import.meta.url));
