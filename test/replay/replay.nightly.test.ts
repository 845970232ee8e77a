import process from 'node:process';
import { afterAll } from 'vitest';
import { replayed } from './replayed.ts';

const summary = replayed(
  (['Teams', 'Slack', 'web chat'] as const).map((it) => () => it),
  [0, 1],
);

/** For docs/reliability.md. */
afterAll(() => void process.stdout.write(`${summary()}\n`));
