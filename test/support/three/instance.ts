import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { createApp } from '../../../bot/app.ts';
import { movable, wallClock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open.ts';
import { TEST_KEYS } from '../keys.ts';
import { councilConfig, elsewhereAt } from '../microsoft.ts';

/** What an instance is started with. */
export interface Started {
  url: string;
  /** Milliseconds from today to the day it is in the story. */
  ahead: number;
  /** Where Microsoft's end is, and the mail server. */
  microsoft: string;
  mail: string;
}

/** What it may be told while it runs. */
export interface ToldInstance {
  ahead?: number;
  /** It dies when a channel has taken the next message and nobody here knows yet. */
  dieAfterPost?: boolean;
  memory?: true;
}

/**
 * The whole program as a council runs it, with every part of the machinery on: the sweep, the queue, the deliveries and the watchdog by
 * their own timers. It is behind a proxy, so that everybody who comes has a network of their own.
 */
const { url, ahead, microsoft, mail } = JSON.parse(process.argv[2]!) as Started;
const config = councilConfig({
  HEARD_PROXIES: '1',
  HEARD_SMTP_URL: mail,
  HEARD_EMAIL_FROM: 'Complaints <complaints@council.example>',
});
const log = createLog(config.log);
const store = await openStore({ databaseUrl: url, data: '', keys: TEST_KEYS }, () => {});
const clock = movable(wallClock, ahead);
const app = await createApp({ store, clock, config, log, elsewhere: elsewhereAt(microsoft) });
await app.desk.renewRegisters();

let armed = false;
subscribe('http.client.response.finish', (message) => {
  const { method, path, host } = (message as { request: ClientRequest }).request;
  const isPost = method === 'POST' && microsoft.includes(host) && path.startsWith('/v3/conversations/');
  if (armed && isPost) process.kill(process.pid, 'SIGKILL');
});

process.on('message', (told: ToldInstance) => {
  if (told.ahead !== undefined) clock.moveTo(new Date(wallClock.now().getTime() + told.ahead));
  armed = told.dieAfterPost ?? armed;
  if (told.memory) process.send!({ memory: process.memoryUsage() });
});

// Whoever started it is gone: so is it.
process.on('disconnect', () => process.exit());

flushCompileCache();
app.server.listen(0, '127.0.0.1', () => process.send!({ port: (app.server.address() as { port: number }).port }));
