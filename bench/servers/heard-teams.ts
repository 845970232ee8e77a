import process from 'node:process';
import { createApp } from '../../bot/app.ts';
import { wallClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import { councilConfig, elsewhereAt } from '../../test/support/microsoft.ts';
import { parentTells } from '../../test/support/telling.ts';
import { fifty } from './fifty.ts';

/** The whole program in Teams, tokens checked, with one complaint whose card is pressed. */
const config = councilConfig({ HEARD_DATABASE_URL: process.env.HEARD_DATABASE_URL! });
const store = await openStore(config, (error) => {
  throw error;
});
const { server, desk } = await createApp({
  store,
  clock: wallClock,
  config,
  log: createLog('silent'),
  elsewhere: elsewhereAt(process.env.BENCH_MICROSOFT_URL!),
});
await desk.savePeople(fifty());
await parentTells({ desk, clock: wallClock }, 'bench');

process.on('message', () => process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed }));
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
