import { replayed } from './replayed.ts';

const IN_TURN = ['web chat', 'Teams', 'Slack'] as const;

/** Each step by one entrance in turn, and at the same moment by all; at night each by each, on the real server. */
replayed([(step) => IN_TURN[step % IN_TURN.length]!], [0]);
