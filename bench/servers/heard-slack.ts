import process from 'node:process';
import { createApp } from '../../bot/app.ts';
import { wallClock } from '../../src/clock.ts';
import { readToolConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';

/** The whole program in Slack: what comes is kept, acknowledged, and worked on behind the acknowledgement. */
const read = readToolConfig(process.env);
if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
const store = await openStore(read.config, (error) => {
  throw error;
});
const { server } = await createApp({
  store,
  clock: wallClock,
  config: read.config,
  log: createLog('silent'),
  slackUrl: process.env.BENCH_SLACK_URL!,
});

process.on('message', () => process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed }));
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
