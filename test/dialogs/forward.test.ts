import { describe, expect, test } from 'vitest';
import { mannersOf } from '../../bot/manners.ts';
import { filledIn, thanks } from '../../dialogs/forward.ts';
import { instantOf } from '../../src/calendar/local-date.ts';
import { standing } from '../support/standing.ts';

const NOW = instantOf('2026-03-24', '11:20');
const passedOn = (received: '2026-03-24' | '2026-03-17') => {
  const { complaint, deadlines } = standing({ received, today: '2026-03-24' });
  return thanks({ ref: complaint.ref, complaint, deadlines, code: undefined }, NOW);
};

describe('what whoever passes something on is told', () => {
  test('the day by which the person hears', () => {
    expect(passedOn('2026-03-24')).toContain('the person will hear from us by Friday 27 March.');
  });

  test('never a day that has passed already as one to come', () => {
    expect(passedOn('2026-03-17')).toContain('as soon as we can: the day for it, Friday 20 March, has passed.');
  });

  test.each(['I do not know', 'not sure', 'dont know'])('who said it first, and when: %s', (said) => {
    const filled = filledIn({ words: 'He said the review was cancelled.', who: said, first: said }, NOW);
    expect(filled).toMatchObject({ draft: { who: 'other', first: { words: said, day: '2026-03-24' } } });
  });
});

test.each([
  ['thanks', 'You are welcome.'],
  ['are you a robot?', "I'm a computer"],
  ['who will see this', 'the complaints team'],
  ['good morning', 'help'],
] as const)('somebody who works here says "%s"', (said, answered) => {
  expect(mannersOf(said)).toContain(answered);
});

test.each(["what's overdue", 'who has CAM-26-0042', 'who is away?', 'complaints by month'])(
  '"%s" is a question about complaints',
  (said) => {
    expect(mannersOf(said)).toBeUndefined();
  },
);
