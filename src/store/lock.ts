import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { kill, pid } from 'node:process';

/** Two processes on one embedded database lose data without a word, so the second one is turned away. */
export class FolderInUse extends Error {
  constructor(folder: string, by: number) {
    super(
      `Another Heard (process ${by}) is using ${folder}. Stop it first, or start this one with HEARD_DATA set to another folder ` +
        'or HEARD_DATABASE_URL set to a PostgreSQL that both can share.',
    );
  }
}

/** Takes the folder for this process; the answer gives it back. A lock left behind by a process that died is taken over. */
export async function lockFolder(folder: string): Promise<() => void> {
  const path = join(folder, 'lock');
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(pid));
    return () => rmSync(path, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = Number(readFileSync(path, 'utf8'));
  if (isAlive(holder)) throw new FolderInUse(folder, holder);
  takeOver(path, folder, holder);
  return lockFolder(folder);
}

/** Of two that start at once after a crash, only one may clear the old lock away. */
function takeOver(path: string, folder: string, holder: number): void {
  const turn = `${path}.${holder}`;
  try {
    closeSync(openSync(turn, 'wx'));
  } catch {
    throw new FolderInUse(folder, holder);
  }
  rmSync(path, { force: true });
  rmSync(turn, { force: true });
}

function isAlive(process: number): boolean {
  if (!process || process === pid) return process === pid;
  try {
    kill(process, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
