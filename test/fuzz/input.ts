import type { Throw } from './mutate.ts';

/** A way in, and what one mutated input does there. What it throws is a fault: whatever cannot be read is a value. */
export interface Input {
  called: string;
  /** How many of all are sent here, as a weight. */
  weight: number;
  mutated(dice: Throw): unknown;
  read(given: never): unknown;
}

export const pick = <T>(of: readonly T[], dice: Throw): T => of[dice(of.length)]!;
export const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
