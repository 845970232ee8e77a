import { replayed } from './replayed.ts';

replayed(
  (['Teams', 'Slack', 'web chat'] as const).map((it) => () => it),
  [0, 1],
);
