import { randomBytes } from 'node:crypto';
import { england } from '../../src/calendar/calendar.ts';
import { readToolConfig } from '../../src/config.ts';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import { FolderInUse } from '../../src/store/lock.ts';
import { NoKey, openStore } from '../../src/store/open.ts';
import { KeyMissing } from '../../src/store/vault-keys.ts';
import { NoWall } from '../../src/store/wall.ts';
import { type Io, Unusable } from './command.ts';
import { councilNamed } from './council-of.ts';

const UNUSABLE = [FolderInUse, NoKey, KeyMissing, NoWall];

/** Opens the desk on the store that the settings name, for the length of one command. */
export async function withDesk<T>(
  io: Io,
  now: () => Date,
  work: (desk: Desk, councils: string[]) => Promise<T>,
): Promise<T> {
  const read = readToolConfig(io.environment);
  if ('mistakes' in read) throw new Unusable(read.mistakes.join(' '));
  const councils = new Map(read.config.councils.map(councilNamed).map((it) => [it.key, it]));
  const store = await openStore(read.config, (error) =>
    io.say(`The database connection was lost (${error.name}).`),
  ).catch((error) => {
    throw UNUSABLE.some((it) => error instanceof it) ? new Unusable(error.message) : error;
  });
  try {
    return await work(createDesk({ store, councils, calendar: england, now, random: randomBytes }), [
      ...councils.keys(),
    ]);
  } finally {
    await store.close();
  }
}
