import { describe, expect, test } from 'vitest';
import { recordedAlready, sameWords } from '../../src/complaints/repeated.ts';
import { complaintOf, entryOf } from '../support/complaint.ts';

const promise = (action: number, owner = 'patel') =>
  ({ act: 'action.agreed', on: '2026-03-24', details: { action, owner } }) as const;
const on = '2026-03-24' as const;

describe('what is recorded a second time', () => {
  const agreed = entryOf('action.agreed', { on, by: 'sam', seq: 2, details: { owner: 'patel', action: 1 } });
  const withdrawn = entryOf('withdrawn', { on, by: 'sam', seq: 2, details: {} });
  const reopened = entryOf('reopened', { on, by: 'sam', seq: 3, details: {} });
  test.each([
    ['the same under another number', [agreed], promise(2), 'sam', true],
    ['of somebody else', [agreed], promise(2), 'patel', false],
    ['with another owner', [agreed], promise(2, 'okafor'), 'sam', false],
    ['on another day', [agreed], { ...promise(2), on: '2026-03-25' } as const, 'sam', false],
    [
      'after another of its kind',
      [agreed, { ...agreed, seq: 3, details: { owner: 'okafor' } }],
      promise(3),
      'sam',
      false,
    ],
    ['for the first time', [], promise(1), 'sam', false],
    ['a withdrawal', [withdrawn], { act: 'withdrawn', on, details: {} } as const, 'sam', true],
    [
      'a withdrawal after it was taken up again',
      [withdrawn, reopened],
      { act: 'withdrawn', on } as const,
      'sam',
      false,
    ],
    [
      'what only the register knows',
      [entryOf('data.recorded', { on, by: 'sam', seq: 2, details: { recorded: ['age'] } })],
      { act: 'data.recorded', on, details: { recorded: ['age'] } } as const,
      'sam',
      false,
    ],
  ])('%s', (_, entries, added, by, yes) => {
    expect(recordedAlready(complaintOf({ entries: [...entries] }), { entries: [added] }, by)).toBe(yes);
  });

  test('is another thing where its words are others', () => {
    const kept = [
      { kind: 'action 1', words: 'Ring every Friday.' },
      { kind: 'reason', words: 'x' },
    ];
    expect(sameWords(kept, { entries: [], words: [{ kind: 'action 2', words: 'Ring every Friday.' }] })).toBe(true);
    expect(sameWords(kept, { entries: [], words: [{ kind: 'action 2', words: 'Ring every Monday.' }] })).toBe(false);
    expect(sameWords([], { entries: [], words: [{ kind: 'action 1', words: 'Ring every Friday.' }] })).toBe(false);
  });
});
