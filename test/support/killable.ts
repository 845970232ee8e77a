import process from 'node:process';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { createApp } from '../../bot/app.ts';
import { movable } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import { demoConfig } from './app.ts';
import { TEST_KEYS } from './keys.ts';
import { ONE_WORKSPACE } from './slack/settings.ts';

/**
 * The program, in a process of its own that ends itself without warning at a statement it is told: before the database has it,
 * or after the database has answered and before anybody here knows. As far as the database can tell, the power went.
 */
let left = Number.POSITIVE_INFINITY;
let when: 'before' | 'after' = 'before';

function counted<T extends object, K extends keyof T>(owner: T, name: K): void {
  const query = owner[name] as unknown as (...given: unknown[]) => Promise<unknown>;
  owner[name] = async function (this: unknown, ...given: unknown[]) {
    const mine = --left === 0;
    if (mine && when === 'before') process.kill(process.pid, 'SIGKILL');
    const answer = await query.apply(this, given);
    if (mine) process.kill(process.pid, 'SIGKILL');
    return answer;
  } as T[K];
}

/** node-postgres also takes callbacks; kysely and the queue both await, so only that form is counted. */
function countPg(): void {
  const query = pg.Client.prototype.query as unknown as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const mine = --left === 0;
    if (mine && when === 'before') process.kill(process.pid, 'SIGKILL');
    const answer = query.apply(this, given);
    if (!mine || !(answer instanceof Promise)) return answer;
    return answer.finally(() => process.kill(process.pid, 'SIGKILL'));
  } as typeof pg.Client.prototype.query;
}

const { url, folder, at, slackUrl } = JSON.parse(process.argv[2]!) as {
  url?: string;
  folder: string;
  at: string;
  slackUrl?: string;
};
if (url) countPg();
else counted(PGlite.prototype, 'query');

let now = new Date(at);
const store = await openStore({ databaseUrl: url, data: folder, keys: TEST_KEYS }, () => {});
const app = await createApp({
  store,
  clock: { now: () => now },
  movable: { ...movable({ now: () => now }), moveTo: (instant) => (now = instant) },
  config: { ...demoConfig(), ...(slackUrl && { slack: ONE_WORKSPACE }) },
  ...(slackUrl && { slackUrl }),
  log: createLog('silent'),
  jobs: false,
});

interface Told {
  at?: string;
  kill?: number;
  when?: 'before' | 'after';
  sweep?: true;
  deliver?: true;
  work?: true;
}

process.on('message', async (message: Told) => {
  when = message.when ?? when;
  if (message.at) now = new Date(message.at);
  left = message.kill ?? left;
  if (message.sweep) await app.desk.sweep();
  if (message.deliver) await app.deliver();
  const done = message.work ? await app.workSlack() : 0;
  left = message.sweep || message.deliver || message.work ? Number.POSITIVE_INFINITY : left;
  process.send!({ done });
});

app.server.listen(0, '127.0.0.1', () => process.send!({ port: (app.server.address() as { port: number }).port }));
