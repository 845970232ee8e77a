import process from 'node:process';
import { createApp } from '../../bot/app.ts';
import { wallClock } from '../../src/clock.ts';
import { readToolConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';

/** The whole program: danger screened, draft and exact words kept, committed before the reply. */
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
  jobs: false,
});

process.on('message', (message) => {
  if (message === 'gc') globalThis.gc?.();
  process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed });
});
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
