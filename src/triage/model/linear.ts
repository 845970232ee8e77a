/** One example: the features it has, what is true of it, and how much it counts. */
export interface Example {
  features: Int32Array;
  is: boolean;
  counts: number;
}

export interface Teaching {
  size: number;
  /** Where the weights start from and are pulled back to; the last is the bias. */
  prior?: Float64Array;
  /** How hard every weight is pulled back, whatever the number of examples. */
  pull: number;
  /** Pull a feature the less, the more it tells the examples apart by itself (naive Bayes' log-count ratio). */
  telling?: boolean;
}

/**
 * Logistic regression with a quadratic pull, solved in its dual one example at a time (Yu, Huang and Lin 2011). The order of the
 * examples comes from a fixed seed: the same examples give the same weights everywhere.
 */
export function learn(examples: readonly Example[], { size, prior, pull, telling = false }: Teaching): Float64Array {
  const scales = telling ? ratios(examples, size) : undefined;
  const rows = examples.filter(({ counts }) => counts > 0).map((it) => rowOf(it, pull, prior, scales));
  const weights = new Float64Array(size + 1);
  for (const row of rows) add(weights, row, row.sign * row.low, scales);
  const random = randomFrom(12_345);
  let exact = EXACT;
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(rows, random);
    let farthest = 0;
    let steps = 0;
    for (const row of rows) {
      const before = row.low;
      const left = settle(row, dot(weights, row, scales), exact);
      farthest = Math.max(farthest, left.from);
      steps += left.steps;
      if (row.low !== before) add(weights, row, row.sign * (row.low - before), scales);
    }
    if (farthest < DONE) break;
    if (steps <= rows.length / 10) exact = Math.max(1e-8, exact / 10);
  }
  return finished(weights, prior, scales);
}

const ROUNDS = 40;
const DONE = 0.05;
const EXACT = 1e-2;
/** The bias is a feature that everything has; it is hardly pulled. */
const BIAS = 3;

interface Row {
  features: Int32Array;
  sign: 1 | -1;
  /** The most this example can weigh. */
  most: number;
  /** How much it weighs, and the rest of `most`. Both are kept, so that neither is lost in rounding. */
  low: number;
  high: number;
  square: number;
  /** What the prior says of it. */
  offset: number;
}

function rowOf(
  { features, is, counts }: Example,
  pull: number,
  prior: Float64Array | undefined,
  scales: Float64Array | undefined,
): Row {
  const most = counts / pull;
  const low = Math.min(0.001 * most, 1e-8);
  let square = BIAS * BIAS;
  for (const it of features) square += scales ? scales[it]! * scales[it]! : 1;
  return { features, sign: is ? 1 : -1, most, low, high: most - low, square, offset: prior ? sum(prior, features) : 0 };
}

/** Newton's steps on one example's own weight, with all others as they are. */
function settle(row: Row, score: number, exact: number): { from: number; steps: number } {
  const margin = row.sign * (score + row.offset);
  const flipped = 0.5 * row.square * (row.high - row.low) + margin < 0;
  const sign = flipped ? -1 : 1;
  const old = flipped ? row.high : row.low;
  const { most, square } = row;
  let z = most - old < 0.5 * most ? 0.1 * old : old;
  const slope = () => square * (z - old) + sign * margin + Math.log(z / (most - z));
  let at = slope();
  const from = Math.abs(at);
  let steps = 0;
  for (; steps < 100 && Math.abs(at) >= exact; steps++) {
    const next = z - at / (square + most / (most - z) / z);
    z = next <= 0 ? z * 0.1 : next;
    at = slope();
  }
  if (steps > 0) {
    row.low = flipped ? most - z : z;
    row.high = flipped ? z : most - z;
  }
  return { from, steps };
}

function dot(weights: Float64Array, { features }: Row, scales: Float64Array | undefined): number {
  let total = weights[weights.length - 1]! * BIAS;
  if (scales) for (const it of features) total += weights[it]! * scales[it]!;
  else for (const it of features) total += weights[it]!;
  return total;
}

function add(weights: Float64Array, { features }: Row, by: number, scales: Float64Array | undefined): void {
  weights[weights.length - 1]! += by * BIAS;
  if (scales) for (const it of features) weights[it]! += by * scales[it]!;
  else for (const it of features) weights[it]! += by;
}

function finished(weights: Float64Array, prior: Float64Array | undefined, scales: Float64Array | undefined) {
  const last = weights.length - 1;
  return weights.map((it, at) => (at === last ? it * BIAS : it * (scales?.[at] ?? 1)) + (prior?.[at] ?? 0));
}

/** By how much more often each feature comes with the one answer than with the other. */
function ratios(examples: readonly Example[], size: number): Float64Array {
  const yes = new Float64Array(size).fill(1);
  const no = new Float64Array(size).fill(1);
  for (const { features, is, counts } of examples) for (const it of features) (is ? yes : no)[it]! += counts;
  const [all, none] = [total(yes), total(no)];
  return yes.map((it, at) => Math.abs(Math.log(it / all / (no[at]! / none))));
}

const total = (values: Float64Array) => values.reduce((sum, it) => sum + it, 0);

/** The weights of the features that are there, and the bias. */
export function sum(weights: Float64Array, features: Int32Array): number {
  let total = weights[weights.length - 1]!;
  for (const it of features) total += weights[it]!;
  return total;
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function shuffle<T>(order: T[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
