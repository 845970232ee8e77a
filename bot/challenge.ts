import { createChallenge, verifySolution } from 'altcha-lib/v1';
import type { Limits } from './limits.ts';

/** A sum that a browser does before its first chat. */
export interface Challenge {
  algorithm: string;
  challenge: string;
  maxnumber?: number;
  salt: string;
  signature: string;
}

/**
 * Keeps machines from opening chats by the thousand, and asks nothing of a person: the browser counts for a moment. Nobody
 * elsewhere is asked, nothing about the browser is looked at, and nothing is kept but that this sum was handed in.
 */
export interface Challenges {
  make(): Promise<Challenge>;
  /** Whether it is the answer to a sum of ours that nobody has handed in before. */
  isSolved(solution: unknown): Promise<boolean>;
}

/** Half a second on a desk, a few seconds on an old phone: the browser tries half of these on average. */
const MOST = 50_000;
const LASTS = 10 * 60_000;
/** Each sum opens one chat. */
const ONCE = { name: 'sums handed in', most: 1, lasts: LASTS };

export function createChallenges(secret: string, limits: Limits, now: () => Date): Challenges {
  const hmacKey = `challenge ${secret}`;
  return {
    make: () =>
      createChallenge({ hmacKey, maxNumber: MOST, expires: new Date(now().getTime() + LASTS) }) as Promise<Challenge>,
    async isSolved(solution) {
      if (typeof solution !== 'string' || solution.length > 1000) return false;
      const solved = await verifySolution(solution, hmacKey).catch(() => false);
      return solved && limits.takeExactly(ONCE, solution);
    },
  };
}
