import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/triage/english/languages.ts';
import { YES_NO, yesOrNoIn } from '../../src/triage/english/yes-no.ts';

const rows = LANGUAGES.flatMap(({ name }) =>
  (['yes', 'no'] as const).flatMap((meant) =>
    (YES_NO[name]?.[meant] ?? []).map((word) => [name, word, meant] as const),
  ),
);

describe('yes and no in every language that is recognised', () => {
  test('each has its words for both, and no other language is in the table', () => {
    expect(Object.keys(YES_NO).sort()).toEqual(LANGUAGES.map((it) => it.name).sort());
    for (const { yes, no } of Object.values(YES_NO)) {
      expect(yes.length).toBeGreaterThan(0);
      expect(no.length).toBeGreaterThan(0);
    }
  });

  test.each(rows)('%s: %s is %s', (name, word, meant) => {
    expect(yesOrNoIn(`${word}!`, name)).toBe(meant);
  });
});

test.each([
  ['Tak, proszę', undefined, 'yes'],
  ['nie dziękuję', 'Polish', 'no'],
  ['sí por favor', undefined, 'yes'],
  ['Non merci.', undefined, 'no'],
  // Yes in one, no in another: only the language they write in tells.
  ['jo', undefined, undefined],
  ['jo', 'Albanian', 'no'],
  ['jo', 'Slovak or Czech', 'yes'],
  // A sentence that begins with the word is no answer.
  ['nie rozumiem', 'Polish', undefined],
  ['no entiendo', 'Spanish', undefined],
  ['my son', undefined, undefined],
] as const)('%s (%s): %s', (said, language, meant) => {
  expect(yesOrNoIn(said, language)).toBe(meant);
});
