import { expect, test } from 'vitest';
import { told } from '../../src/triage/told.ts';

/** Whoever is named in a story is not whoever tells it. */
test.each([
  ['My son was moved on Friday. His grandmother was not told either.', 'parent'],
  ['I am his mum. The worker told his grandmother before she told me.', 'parent'],
  ['My daughter stays with my mother, who is her grandmother, and the review was cancelled twice.', 'parent'],
  ['Our boys were sent to their nan without asking us, and nobody rings back.', 'parent'],
  ['I am his grandmother and nobody tells me where he is.', 'grandparent'],
  ['My daughter is ill. I’m the children’s nan and they live with me, and the worker never comes.', 'grandparent'],
  ['I write as the paternal grandmother. My son and his partner agree with every word.', 'grandparent'],
  ['my grandson was moved and i was not asked', 'grandparent'],
])('%s: %s', (text, who) => {
  expect(told(text, '2026-03-20').complainant?.kind).toBe(who);
});
