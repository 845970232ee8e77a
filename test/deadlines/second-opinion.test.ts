import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { test } from 'vitest';
import { secondOpinion } from '../support/second-calculator.ts';
import { outcomeOf } from './outcome.ts';
import { scenarios } from './random.ts';

test('a second calculator, written apart from the first, agrees on every date, right and refusal of 1,000 random lives', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => deepStrictEqual(outcomeOf(scenario), secondOpinion(scenario))),
    { numRuns: 1000, seed: 2006 },
  );
});
