import { createHash } from 'node:crypto';
import { england } from '../../src/calendar/calendar.ts';
import { councilOf } from '../../src/councils/index.ts';
import type { Context } from '../../src/desk/context.ts';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import { enterPast } from '../../src/desk/entering.ts';
import { samplePeople } from '../../src/people/sample.ts';
import type { Past } from '../../src/register/past.ts';
import type { Store } from '../../src/store/store.ts';
import { openTestStore } from './db.ts';

export interface TestDesk {
  desk: Desk;
  context: Context;
  store: Store;
  moveTo(at: Date): void;
}

/** The desk alone, without the program around it, on a database of its own and at a moment of its own. */
export async function openDesk(at: Date, council = 'cambridgeshire'): Promise<TestDesk> {
  const store = await openTestStore();
  let now = at;
  let count = 0;
  const context: Context = {
    store,
    councils: new Map([[council, councilOf(council)]]),
    calendar: england,
    now: () => now,
    random: (bytes) => createHash('shake256', { outputLength: bytes }).update(String(count++)).digest(),
  };
  const desk = createDesk(context);
  await desk.savePeople(samplePeople(council));
  return { desk, context, store, moveTo: (to) => (now = to) };
}

/** Puts complaints of the past into the register, as an import would. */
export async function enter(
  { context, store }: TestDesk,
  pasts: readonly Past[],
  council = 'cambridgeshire',
): Promise<void> {
  await store
    .of(council)
    .transaction()
    .execute((tx) => enterPast(context, tx, council, pasts, (it) => `test ${it.ref}`));
}
