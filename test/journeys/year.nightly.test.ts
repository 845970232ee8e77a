import process from 'node:process';
import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import { liveThrough } from '../support/year/live.ts';
import { inWords } from '../support/year/told.ts';

/** A whole year of a council; fewer complaints and days by HEARD_YEAR="400 90", and with a third number, so many minutes at most. */
const [COMPLAINTS = 4000, DAYS = 365, MINUTES = Number.POSITIVE_INFINITY] = (process.env.HEARD_YEAR ?? '')
  .split(' ')
  .filter(Boolean)
  .map(Number);
const FOUR_HOURS = 4 * 60;

test('a year of a council: every rung once, none outside working hours, no task with somebody who is not there', {
  timeout: 8 * 3600_000,
}, async () => {
  const app = await startApp({ at: new Date('2026-03-23T08:00:00Z') });
  const started = performance.now();
  const taken = () => (performance.now() - started) / 60_000;
  const minutes = () => `${taken().toFixed(1)} min`;
  const year = await liveThrough(app, {
    complaints: COMPLAINTS,
    from: '2026-03-23',
    days: DAYS,
    seed: 8,
    enough: () => taken() > MINUTES,
    say: (how) => process.stderr.write(`${minutes()}  ${how}\n`),
  });
  process.stdout.write(`${inWords(year)}\non ${app.store.engine}, ${minutes()}\n`);
  expect(year.faults).toEqual([]);
  expect(year.rungs).toBeGreaterThan(year.complaints);
  expect(year.longestWithoutOwner).toBeLessThanOrEqual(FOUR_HOURS);
  await app.close();
});
