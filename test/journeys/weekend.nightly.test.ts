import { expect, test } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { afterWeekend } from '../support/weekend.ts';

test('ten thousand dates after a weekend on which nothing ran, with the database restarted while they are decided and while they are sent', {
  timeout: 1800_000,
}, async () => {
  const server = await startPostgres();
  const came = await afterWeekend(server, 10_000, true);
  await server.remove();
  expect(came).toEqual({
    interrupted: true,
    cutOff: true,
    rungs: { 'last call': 10_000 },
    lines: 30_000,
    twice: 0,
    jobs: 30_000,
    left: 0,
    unsent: 0,
  });
});
