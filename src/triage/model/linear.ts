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
  rounds: number;
}

/**
 * Logistic regression by adaptive gradient steps. The order of the examples comes from a fixed seed: the same examples
 * give the same weights everywhere.
 */
export function learn(examples: readonly Example[], { size, prior, pull, rounds }: Teaching): Float64Array {
  const weights = new Float64Array(size + 1);
  if (prior) weights.set(prior);
  const steps = new Float64Array(size + 1).fill(1e-8);
  const order = examples.map((_, at) => at);
  const random = randomFrom(12_345);
  const share = pullShares(examples, size, pull);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) {
      const { features, is, counts } = examples[at]!;
      const wrong = (chance(sum(weights, features)) - (is ? 1 : 0)) * counts;
      for (const it of features) {
        const slope = wrong + share[it]! * (weights[it]! - (prior?.[it] ?? 0));
        steps[it]! += slope * slope;
        weights[it]! -= (RATE * slope) / Math.sqrt(steps[it]!);
      }
      steps[size]! += wrong * wrong;
      weights[size]! -= (RATE * wrong) / Math.sqrt(steps[size]!);
    }
  }
  return weights;
}

/** A weight is pulled only when its feature comes by: the rarer the feature, the harder each time. */
function pullShares(examples: readonly Example[], size: number, pull: number): Float64Array {
  const times = new Float64Array(size);
  for (const { features } of examples) for (const it of features) times[it]!++;
  return times.map((it) => (it === 0 ? 0 : pull / it));
}

const RATE = 0.3;

/** The weights of the features that are there, and the bias. */
export function sum(weights: Float64Array, features: Int32Array): number {
  let total = weights[weights.length - 1]!;
  for (const it of features) total += weights[it]!;
  return total;
}

export function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
