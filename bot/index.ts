import process from 'node:process';
import { movable, wallClock } from '../src/clock.ts';
import { readConfig } from '../src/config.ts';
import { councilOf } from '../src/councils/index.ts';
import { createLog } from '../src/log.ts';
import { FolderInUse } from '../src/store/lock.ts';
import { NoKey, openStore } from '../src/store/open.ts';
import { readSetting } from '../src/store/settings.ts';
import type { Store } from '../src/store/store.ts';
import { KeyMissing } from '../src/store/vault-keys.ts';
import { NoWall } from '../src/store/wall.ts';
import { createApp } from './app.ts';

const read = readConfig(process.env);
if ('mistakes' in read) {
  process.stderr.write(`Heard cannot start:\n${read.mistakes.map((it) => `- ${it}`).join('\n')}\n`);
  process.exit(2);
}

/** What is wrong with where it is started, and not with the program: a sentence that says what to do is enough. */
const CANNOT_START = [FolderInUse, NoKey, KeyMissing, NoWall];

const { config } = read;
const log = createLog(config.log);
try {
  const store = await openStore(config, (error) => log.error({ name: error.name }, 'the database connection was lost'));
  const ahead = config.demo ? await aheadIn(store, councilOf(config.councils[0]!).key) : undefined;
  const clock = movable(wallClock, ahead?.ahead);
  const app = await createApp({ store, clock, config, log, movable: config.demo ? clock : undefined });

  await app.desk.renewRegisters();
  if (config.demo) await app.desk.importExample(councilOf(config.councils[0]!).key);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  app.server.once('error', (error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EADDRINUSE'
        ? `Port ${config.port} is in use. Stop what uses it, or set HEARD_PORT to another.`
        : error.message;
    process.stderr.write(`Heard cannot start: ${why}\n`);
    app.close().finally(() => process.exit(1));
  });
  // The demonstration checks nobody's identity, so nobody outside this machine may reach it.
  app.server.listen(config.port, config.demo ? '127.0.0.1' : undefined, () => {
    const { port } = app.server.address() as { port: number };
    if (config.demo)
      process.stdout.write(
        `Heard is ready. Open http://127.0.0.1:${port}/demo (the public page is http://127.0.0.1:${port}/).\n`,
      );
    else log.info({ port, councils: config.councils }, 'Heard is ready');
  });
} catch (error) {
  if (!CANNOT_START.some((it) => error instanceof it)) throw error;
  process.stderr.write(`Heard cannot start: ${(error as Error).message}\n`);
  process.exit(1);
}

/** How far the demonstration's clock was moved on, in the session before. */
function aheadIn(store: Store, council: string): Promise<{ ahead: number } | undefined> {
  return readSetting(store.of(council), council, 'clock');
}
