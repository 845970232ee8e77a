import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpus, dangerPhrases, phrases } from '../../src/triage/model/examples.ts';
import { isUnseen } from '../../src/triage/model/voices.ts';
import { ELIGIBLE, EXCLUSIONS, FLAGS, KINDS, SIGNPOSTS, THEMES } from '../../src/triage/vocabulary.ts';
import { PHRASES } from './phrases.ts';

const all = corpus();

describe('the corpus', () => {
  it('holds at least 1,500 messages, each with a name of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(1500);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('uses no label that the vocabulary does not have', () => {
    const strange = all.filter(
      ({ expected: it }) =>
        !KINDS.includes(it.kind) ||
        !ELIGIBLE.includes(it.eligible!) ||
        !(it.exclusion === null || EXCLUSIONS.includes(it.exclusion!)) ||
        !it.themes.every((theme) => THEMES.includes(theme)) ||
        !it.flags.every((flag) => FLAGS.includes(flag)) ||
        !it.signpost.every((to) => SIGNPOSTS.includes(to)),
    );
    expect(strange.map(({ id }) => id)).toEqual([]);
  });

  it('keeps about a third aside, voice by voice', () => {
    const aside = all.filter(({ voice }) => isUnseen(voice!)).length / all.length;
    expect(aside).toBeGreaterThan(0.28);
    expect(aside).toBeLessThan(0.4);
  });

  it('shares no long run of words with the worked cases', () => {
    const cases = readFileSync(new URL('../cases/triage.jsonl', import.meta.url), 'utf8');
    const runs = new Map<string, string>();
    for (const line of cases.split('\n').filter(Boolean)) {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      for (const run of runsOf(text, 8)) runs.set(run, id);
    }
    const taught = [...all.map(({ text }) => text), ...dangerPhrases().map(({ text }) => text)];
    taught.push(...[...phrases('themes'), ...phrases('kinds')].map(({ text }) => text));
    expect(taught.flatMap((text) => runsOf(text, 8).filter((run) => runs.has(run)))).toEqual([]);
  });

  it('does not teach the hundred and hundred lines it is asked', () => {
    const taught = new Set(dangerPhrases().map(({ text }) => text.toLowerCase()));
    const both = PHRASES.map(([, says]) => says).filter((says) => taught.has(says));
    expect(both).toEqual(['i want to kill myself']);
  });
});

function runsOf(text: string, length: number): string[] {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? [];
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
}
