import { replayed } from './replayed.ts';

replayed(['Teams', 'Slack', 'web chat'].map((it) => () => it as 'Teams' | 'Slack' | 'web chat'));
