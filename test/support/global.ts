import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openInMemory } from '../../src/store/pglite.ts';
import { TEST_KEYS } from './keys.ts';
import { startPostgres } from './postgres.ts';

/** Makes what the files of one project share: an embedded database with its tables, or a real server. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  return ['postgres', 'nightly'].includes(project.name) ? startServer(project) : dumpTables(project);
}

async function dumpTables(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'heard-dump-'));
  const store = await openInMemory((error) => project.vitest.logger.error(String(error)), TEST_KEYS);
  const file = join(folder, 'tables.tar');
  writeFileSync(file, Buffer.from(await (await store.dump()).arrayBuffer()));
  await store.close();
  project.provide('dump', file);
  project.provide('postgres', undefined);
  return async () => rmSync(folder, { recursive: true, force: true });
}

async function startServer(project: TestProject) {
  const server = await startPostgres({ forgetful: true });
  project.provide('postgres', server.url);
  project.provide('dump', undefined);
  return () => server.remove();
}
