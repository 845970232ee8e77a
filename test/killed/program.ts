import { type App, createApp } from '../../bot/app.ts';
import { movable } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { KEEPING } from '../support/keeping.ts';
import { TEST_KEYS } from '../support/keys.ts';
import { councilConfig, elsewhereAt } from '../support/microsoft.ts';

export const COUNCIL = KEEPING;

/** Where it runs and when: everything a process has to be told to be the program. */
export interface Place {
  /** The address of its database. */
  url: string;
  /** The file of its council. */
  council: string;
  at: string;
}

export interface Program extends App {
  store: Store;
  url: string;
  moveTo(at: string): void;
}

/** The whole program as a council runs it, with a clock that stands still. It sweeps and delivers when it is told. */
export async function startProgram({ url, council, at }: Place): Promise<Program> {
  let now = new Date(at);
  const store = await openStore({ databaseUrl: url, data: '', keys: TEST_KEYS }, () => {});
  const app = await createApp({
    store,
    clock: { now: () => now },
    movable: { ...movable({ now: () => now }), moveTo: (instant) => (now = instant) },
    config: councilConfig({ HEARD_COUNCIL: council }),
    log: createLog('silent'),
    jobs: false,
    elsewhere: elsewhereAt('http://127.0.0.1:1/'),
  });
  await new Promise<void>((done) => app.server.listen(0, '127.0.0.1', done));
  const { port } = app.server.address() as { port: number };
  return {
    ...app,
    store,
    url: `http://127.0.0.1:${port}`,
    moveTo: (moment) => {
      now = new Date(moment);
    },
  };
}
