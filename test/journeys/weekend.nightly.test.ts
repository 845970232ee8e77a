import process from 'node:process';
import { expect, test } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { afterWeekend } from '../support/weekend.ts';

/** Fewer by HEARD_WEEKEND=1000, in whole thousands. */
const DUE = Number(process.env.HEARD_WEEKEND ?? 10_000);

test('ten thousand dates after a weekend on which nothing ran, with the database restarted while they are decided and while they are sent', {
  timeout: 1800_000,
}, async () => {
  const server = await startPostgres();
  const came = await afterWeekend(server, DUE, true);
  await server.remove();
  expect(came).toEqual({
    interrupted: true,
    cutOff: true,
    rungs: { 'last call': DUE },
    lines: 3 * DUE,
    twice: 0,
    jobs: 3 * DUE,
    left: 0,
    unsent: 0,
  });
});
