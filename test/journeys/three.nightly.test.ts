import process from 'node:process';
import { expect, test } from 'vitest';
import { newDatabase } from '../support/db.ts';
import { inWords } from '../support/three/count.ts';
import { threeInstances } from '../support/three/live.ts';

/** Killed at random, killed between the channel and the mark, and people who complain: fewer by HEARD_THREE="5 1 2". */
const [KILLS = 200, AIMED = 20, HOUSEHOLDS = 60] = (process.env.HEARD_THREE ?? '')
  .split(' ')
  .filter(Boolean)
  .map(Number);
/** So few do not wait for the queue's own minutes. */
const FEW = 20;
/** Sent beside each other by one process, which may die with all of them under way. */
const AT_ONCE = 4;

test('three instances on one PostgreSQL, clocks a minute apart, cut off again and again: none lost, none decided twice', {
  timeout: 3 * 3600_000,
}, async () => {
  const url = (await newDatabase())!;
  const started = performance.now();
  const minutes = () => `${((performance.now() - started) / 60_000).toFixed(1)} min`;
  const came = await threeInstances({
    url,
    seed: 8,
    kills: KILLS,
    aimed: AIMED,
    households: HOUSEHOLDS,
    every: 2000,
    hurried: KILLS < FEW,
    say: (how) => process.stderr.write(`${minutes()}  ${how}\n`),
  });
  process.stdout.write(`${inWords(came)}\n${minutes()}\n`);
  expect(came).toMatchObject({
    complaints: HOUSEHOLDS,
    lost: [],
    wordsWrong: [],
    rungsMissing: [],
    unsent: [],
    inTeams: { never: [] },
    byEmail: { never: [] },
    inWebChat: { again: [] },
  });
  expect(came.inTeams.again.length).toBeGreaterThanOrEqual(AIMED);
  expect(came.inTeams.again.length).toBeLessThanOrEqual(AT_ONCE * came.kills);
});
