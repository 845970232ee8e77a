import process from 'node:process';
import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import { liveThrough } from '../support/year.ts';

/** A whole year of a council; fewer complaints and days by HEARD_YEAR="400 90". */
const [COMPLAINTS = 4000, DAYS = 365] = (process.env.HEARD_YEAR ?? '').split(' ').filter(Boolean).map(Number);

test('a year of a council: every rung once, none outside working hours, no task with somebody who is not there', {
  timeout: 8 * 3600_000,
}, async () => {
  const app = await startApp({ at: new Date('2026-03-23T08:00:00Z') });
  const { faults, ...came } = await liveThrough(app, {
    complaints: COMPLAINTS,
    from: '2026-03-23',
    days: DAYS,
    seed: 8,
  });
  process.stdout.write(`${JSON.stringify(came, undefined, 2)}\n`);
  expect(faults).toEqual([]);
  expect(came.rungs).toBeGreaterThan(COMPLAINTS);
  await app.close();
});
