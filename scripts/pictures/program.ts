import { type App, createApp } from '../../bot/app.ts';
import { type MovableClock, movable, wallClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openInMemory } from '../../src/store/pglite.ts';
import type { Store } from '../../src/store/store.ts';
import { TEST_KEYS } from '../../test/support/keys.ts';

export interface Standing extends App {
  store: Store;
  clock: MovableClock;
  url: string;
}

/** The whole program for pictures: the demonstration of a council in memory, listening on this machine, its clock moved by hand. */
export async function standing(council: string, at: Date): Promise<Standing> {
  const read = readConfig({ HEARD_DEMO: '1', HEARD_COUNCIL: council, HEARD_LOG: 'silent' });
  if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
  const store = await openInMemory((error) => {
    throw error;
  }, TEST_KEYS);
  const clock: MovableClock = movable(wallClock);
  clock.moveTo(at);
  const app = await createApp({
    store,
    clock,
    movable: clock,
    config: read.config,
    log: createLog('silent'),
    jobs: false,
  });
  await new Promise<void>((done) => app.server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
  return { ...app, store, clock, url };
}
