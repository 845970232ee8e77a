import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lessons, measureUnseen, RECEIVED } from '../../src/triage/model/measure.ts';
import { type Case, scoresOf } from '../../src/triage/scores.ts';
import { triage } from '../../src/triage/triage.ts';

const cases = readFileSync(new URL('../cases/triage.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case);

/** Floors a little under what was measured: a change that costs more than a case or two has to say so. */
describe('the worked cases', () => {
  const { scores, wrong } = scoresOf(cases, ({ text, channel }) =>
    triage(text, { received: RECEIVED, ...(channel && { channel }) }),
  );
  const floors: [string, number, number][] = [
    ['kind', scores.kind, 0.91],
    ['eligible', scores.eligible, 0.86],
    ['procedure', scores.procedure, 0.88],
    ['themes, F1', scores.themes.f1, 0.69],
    ['flags, F1', scores.flags.f1, 0.71],
    ['danger heard', scores.danger.recall, 0.77],
  ];
  for (const [what, measured, floor] of floors)
    it(`${what} is at least ${floor}`, () => expect(measured).toBeGreaterThanOrEqual(floor));

  it('few false alarms', () => expect(scores.danger.falseAlarms).toBeLessThanOrEqual(0.07));

  it('nobody who may complain is refused', () => expect(wrong.refused).toEqual([]));
});

describe('voices that the model has not heard', () => {
  it('come out as well as is published', { timeout: 120_000 }, () => {
    const { scores, n } = measureUnseen(lessons());
    expect(n).toBeGreaterThan(2_000);
    expect(scores.danger.recall).toBeGreaterThanOrEqual(0.88);
    expect(scores.danger.stated).toBeGreaterThanOrEqual(0.89);
    expect(scores.danger.implied).toBeGreaterThanOrEqual(0.82);
    // The later voices mirror their gravest danger word by word: the first come out at .09.
    expect(scores.danger.falseAlarms).toBeLessThanOrEqual(0.14);
    expect(scores.kind).toBeGreaterThanOrEqual(0.8);
    expect(scores.eligible).toBeGreaterThanOrEqual(0.74);
    expect(scores.procedure).toBeGreaterThanOrEqual(0.77);
    expect(scores.themes.f1).toBeGreaterThanOrEqual(0.52);
    expect(scores.flags.f1).toBeGreaterThanOrEqual(0.63);
    expect(scores.neverRefused).toBeGreaterThanOrEqual(0.995);
  });
});
