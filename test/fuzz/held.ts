import { expect, test } from 'vitest';
import { fuzzed } from './fuzzed.ts';

/** So many inputs from this seed, and each is read or refused; `HEARD_FUZZ` and `HEARD_FUZZ_SEED` say another number and another seed. */
export function holds(usual: { many: number; seed: number }): void {
  const many = Number(process.env.HEARD_FUZZ ?? usual.many);
  const seed = Number(process.env.HEARD_FUZZ_SEED ?? usual.seed);
  const says = `${many} mutated inputs over every way in, from seed ${seed}: each is read or refused, none is a fault`;
  test(says, { timeout: 24 * 60 * 60_000 }, async () => {
    const found = await fuzzed(many, seed);
    expect(found.many).toBeGreaterThanOrEqual(many);
    expect(found.faults).toEqual([]);
  });
}
