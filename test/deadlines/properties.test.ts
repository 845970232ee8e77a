import { expect, test } from 'vitest';
import { deadlineProperties } from './properties.ts';

test.each(deadlineProperties)('$says', ({ broken }) => {
  expect(broken(1000, 2006)).toBeUndefined();
});
