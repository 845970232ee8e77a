import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { type App, type AppParts, createApp } from '../../bot/app.ts';
import { type MovableClock, movable } from '../../src/clock.ts';
import { type Config, readConfig, type SlackConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { openTestStore } from './db.ts';
import { createGatherer, leaksIn } from './scanner.ts';

/** Friday 20 March 2026, 16:50: the moment the model conversations begin. */
export const FRIDAY = new Date('2026-03-20T16:50:00Z');

export const SECRET = 'a secret for tests only, long enough';

export interface Running extends App {
  store: Store;
  clock: MovableClock;
  /** Where it listens. */
  url: string;
}

/** The whole program on a database of its own, with a clock that stands still until it is moved. */
export async function startApp(
  more: {
    council?: string;
    at?: Date;
    jobs?: boolean;
    store?: Store;
    slack?: { settings: SlackConfig; url: string };
    config?: Config;
  } & Pick<AppParts, 'elsewhere' | 'heartbeat' | 'patience'> = {},
): Promise<Running> {
  const store = more.store ?? (await openTestStore());
  let stood = more.at ?? FRIDAY;
  const still = { now: () => stood };
  const clock: MovableClock = {
    ...movable(still),
    now: () => stood,
    moveTo: (instant) => (stood = instant),
    ahead: () => 0,
  };
  const gathered = createGatherer();
  const app = await createApp({
    store,
    clock,
    movable: clock,
    config: more.config ?? { ...demoConfig(more.council), slack: more.slack?.settings },
    ...(more.slack && { slackUrl: more.slack.url }),
    log: createLog('debug', gathered.log),
    random: counted(),
    jobs: more.jobs ?? false,
    elsewhere: more.elsewhere,
    heartbeat: more.heartbeat,
    patience: more.patience,
  });
  // A test that works for longer than a connection is kept idle would find it closed under its next request.
  app.server.server.keepAliveTimeout = 120_000;
  await new Promise<void>((done) => app.server.listen(0, '127.0.0.1', done));
  const { port } = app.server.address() as { port: number };
  gathered.watch(app.server.server);
  const url = `http://127.0.0.1:${port}`;
  const councils = [...app.councils];
  return {
    ...app,
    store,
    clock,
    url,
    /** Ends the program, and asks of every test that used it: did anything leave that may not, and is the record whole? */
    async close() {
      await fetch(`${url}/metrics`).catch(() => {});
      const leaks = await leaksIn(store.db, councils, gathered.left);
      const verified = await Promise.all(councils.map((council) => app.desk.verifyRecord({ kind: 'heard', council })));
      await app.close();
      expect(leaks).toEqual([]);
      for (const it of verified) expect(it).toMatchObject({ ok: true, broken: [], differs: [] });
    },
  };
}

export function demoConfig(council = 'cambridgeshire'): Config {
  const read = readConfig({
    HEARD_DEMO: '1',
    HEARD_COUNCIL: council,
    HEARD_SECRET: SECRET,
    HEARD_LOG: 'silent',
  });
  if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
  return read.config;
}

/** Bytes that are different each time and the same in every run. */
export function counted(): (bytes: number) => Uint8Array {
  let at = 0;
  return (bytes) => createHash('shake256', { outputLength: bytes }).update(String(at++)).digest();
}
