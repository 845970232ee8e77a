import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screen } from '../../src/triage/danger.ts';
import { languageOf } from '../../src/triage/english/languages.ts';
import { corpus } from '../../src/triage/model/examples.ts';
import { triage } from '../../src/triage/triage.ts';
import { ELIGIBLE, FLAGS, KINDS, THEMES } from '../../src/triage/vocabulary.ts';

const RECEIVED = { received: '2026-03-20' } as const;
const sample = corpus()
  .filter((_, at) => at % 40 === 0)
  .map(({ text }) => text);

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.constantFrom(...sample, '\u202e', '\u0000', '😀', '(((((', '&amp;', '\n> ', 'From: '), { maxLength: 6 })
    .map((it) => it.join(' ')),
);

describe('whatever is written', () => {
  it('gets an answer in words that councils script against', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const found = triage(text, RECEIVED);
        expect(KINDS).toContain(found.kind);
        expect(ELIGIBLE).toContain(found.eligible);
        expect(found.themes.every((it) => THEMES.includes(it))).toBe(true);
        expect(found.flags.every((it) => FLAGS.includes(it))).toBe(true);
        expect(found.because.length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('gives its reasons: a rule, what it says and the writer’s own words', () => {
    for (const text of sample)
      for (const { says, rule, from } of triage(text, RECEIVED).because) {
        expect(says).not.toBe('');
        expect(rule).not.toBe('');
        expect(typeof from).toBe('string');
      }
  });

  it('gets the same answer twice', () => {
    for (const text of sample) expect(triage(text, RECEIVED)).toEqual(triage(`${text}`, RECEIVED));
  });

  it('a court, a police station or a tribunal named in a complaint about support sends nobody away', () => {
    for (const place of ['the court', 'the police', 'the tribunal', 'the school', 'my GP', 'the housing office'])
      expect(
        triage(
          `My son is on a child in need plan. I told ${place} and I told you: no visits since May and no plan. I want to complain.`,
          RECEIVED,
        ).eligible,
      ).not.toBe('no');
  });
});

/** Generous on purpose: what is checked is that nothing grows with the square of the length. */
describe('in bounded time', () => {
  const long: [string, string][] = [
    ['two hundred pages', sample.join('\n\n').repeat(40).slice(0, 600_000)],
    ['a thousand links', Array.from({ length: 1000 }, (_, at) => `https://example.org/${at}?a=(((${at}`).join(' ')],
    ['one word of a hundred thousand letters', 'a'.repeat(100_000)],
    ['fifty thousand opening brackets', '('.repeat(50_000)],
    ['a hundred thousand hidden characters', `help${'\u200b'.repeat(100_000)}`],
    ['thirty thousand times from', 'From: a\n> '.repeat(30_000)],
    ['numbers in a list without end', '1. 2. '.repeat(30_000)],
    ['nothing but pictures', '😀'.repeat(20_000)],
  ];
  for (const [what, text] of long)
    it(what, { timeout: 20_000 }, () => {
      const before = process.cpuUsage();
      screen(text);
      triage(text, RECEIVED);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(8);
    });
});

describe('letters with spaces between them are read as the words they make', () => {
  for (const text of [
    'h e  g r a b b e d me',
    'h e h i t m e',
    'i w a n t t o d i e',
    'k i l l m y s e l f',
    's h e h u r t s m e',
  ])
    it(text, () => expect(screen(text).level).not.toBe('none'));
  for (const text of ['plan b or c d', 'J K L Smith', 'r u ok', 'x x x'])
    it(`${text}: harmless`, () => expect(screen(text).level).toBe('none'));
});

describe('another language is recognised, not guessed at', () => {
  const rows: [string, string | undefined][] = [
    ['Proszę o tłumacza, nie rozumiem listu i nie wiem co z moim synem', 'Polish'],
    ['Я не згодна, прошу перекладача для моєї дитини', 'Ukrainian'],
    ['میرا بیٹا آپ کی نگہداشت میں ہے', 'Urdu'],
    ['Nu sunt de acord și vă rog un interpret pentru copilul meu', 'Romanian'],
    ['I am not happy with the letter about my son', undefined],
  ];
  for (const [text, language] of rows)
    it(language ?? 'English', () => {
      expect(languageOf(text)).toBe(language);
      if (language) expect(triage(text, RECEIVED).flags).toContain('interpreter');
    });
});
