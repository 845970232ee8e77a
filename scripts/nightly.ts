import { spawnSync } from 'node:child_process';
import { countingProperties } from '../test/calendar/properties.ts';
import { deadlineProperties } from '../test/deadlines/properties.ts';
import { burstInSlack } from '../test/slack/night.ts';

/**
 * Every property of the dates, 100,000 times over, from a seed of its own: `node scripts/nightly.ts [runs] [seed]`. The suite
 * runs the same ones 1,000 times from one seed. Then a burst in Slack, of which the suite has a small one, and the tests that take
 * hours (files that end in .nightly.test.ts). Exit status 1 where one does not hold, with the smallest case that breaks it.
 */
const [runs = 100_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);

for (const { says, broken } of [...countingProperties, ...deadlineProperties]) {
  const started = performance.now();
  const report = broken(runs, seed);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${report ? 'BROKEN' : 'holds '}  ${seconds.padStart(6)} s  ${says}`);
  if (!report) continue;
  console.error(`${says}\n${report}`);
  process.exitCode = 1;
}
console.log(`${runs} runs each, seed ${seed}`);

const { late, wrong } = await burstInSlack();
console.log(
  `${wrong ? 'BROKEN' : 'holds '}  500 actions in Slack in 10 seconds, some twice: each done once, 99 of 100 acknowledged in ${late.toFixed(0)} ms`,
);
if (wrong) {
  console.error(wrong);
  process.exitCode = 1;
}
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'nightly'], { stdio: 'inherit' });
if (status) process.exitCode = 1;
process.exit();
