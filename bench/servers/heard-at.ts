import process from 'node:process';
import { createApp } from '../../bot/app.ts';
import { movable, wallClock } from '../../src/clock.ts';
import { readToolConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';

/** The whole program with its jobs, on another day: its clock runs on from the moment it is given. */
const read = readToolConfig(process.env);
if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
const store = await openStore(read.config, (error) => {
  throw error;
});
const clock = movable(wallClock);
clock.moveTo(new Date(process.env.BENCH_NOW!));
const { server } = await createApp({ store, clock, config: read.config, log: createLog('silent') });

process.on('message', () => process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed }));
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
