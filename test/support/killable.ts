import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
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
import type { Fatal, On } from './victim.ts';

/**
 * The program, in a process of its own that ends itself without warning at a statement it is told: before the database has it,
 * or after the database has answered and before anybody here knows. As far as the database can tell, the power went.
 */
let fatal: Fatal = {};
let when: 'before' | 'after' = 'before';

/** Whether this is the one, by its number from now on or by what it does. */
function isFatal(statement: unknown): boolean {
  const text = typeof statement === 'string' ? statement : ((statement as { text?: string })?.text ?? '');
  if (fatal.count !== undefined) return --fatal.count === 0;
  if (fatal.since && text.includes(fatal.since)) fatal = { ...fatal, since: '' };
  else if (!fatal.since && fatal.does && text.includes(fatal.does)) return true;
  return false;
}

const die = () => process.kill(process.pid, 'SIGKILL');

function countPglite(): void {
  const query = PGlite.prototype.query as unknown as (...given: unknown[]) => Promise<unknown>;
  PGlite.prototype.query = async function (this: PGlite, ...given: unknown[]) {
    const mine = isFatal(given[0]);
    if (mine && when === 'before') die();
    const answer = await query.apply(this, given);
    if (mine) die();
    return answer;
  } as typeof PGlite.prototype.query;
}

/** node-postgres also takes callbacks; kysely and the queue both await, so only that form is counted. */
function countPg(): void {
  const query = pg.Client.prototype.query as unknown as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const mine = isFatal(given[0]);
    if (mine && when === 'before') die();
    const answer = query.apply(this, given);
    if (!mine || !(answer instanceof Promise)) return answer;
    return answer.finally(die);
  } as typeof pg.Client.prototype.query;
}

flushCompileCache();
process.send!({ ready: true });
const [{ url, folder, at, slackUrl }] = (await once(process, 'message')) as [On];
if (url) countPg();
else countPglite();

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
  kill?: Fatal;
  when?: 'before' | 'after';
  sweep?: true;
  deliver?: true;
  work?: true;
}

process.on('message', async (message: Told) => {
  when = message.when ?? when;
  if (message.at) now = new Date(message.at);
  fatal = message.kill ? { ...message.kill } : fatal;
  if (message.sweep) await app.desk.sweep();
  if (message.deliver) await app.deliver();
  const done = message.work ? await app.workSlack() : 0;
  if (message.sweep || message.deliver || message.work) fatal = {};
  process.send!({ done });
});

app.server.listen(0, '127.0.0.1', () => process.send!({ port: (app.server.address() as { port: number }).port }));

// Whoever started it is gone: so is it.
process.on('disconnect', () => process.exit());
