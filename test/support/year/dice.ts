import { dice as numbers } from '../pasts.ts';

export interface Dice {
  chance(of: number): boolean;
  upTo(n: number): number;
  pick<T>(of: readonly T[]): T;
}

/** The same throws in every run. */
export function dice(seed: number): Dice {
  const next = numbers(seed);
  return {
    chance: (of) => next() < of,
    upTo: (n) => Math.floor(next() * n),
    pick: (of) => of[Math.floor(next() * of.length)]!,
  };
}
