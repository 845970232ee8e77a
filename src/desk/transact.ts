import type { Who } from '../people/person.ts';
import { lineOf, type Note } from '../rights/record.ts';
import { appendRecord } from '../store/record.ts';
import type { Tx } from '../store/store.ts';
import type { Context } from './context.ts';

/** Puts something on record, in the transaction at hand. */
export type Noting = (note: Note) => void;

/**
 * One transaction in somebody's name. What is noted in it goes on record as its last statement: either it happened and is on
 * record, or neither.
 */
export async function transact<T>(context: Context, who: Who, work: (tx: Tx, note: Noting) => Promise<T>): Promise<T> {
  return context.store
    .of(who.council)
    .transaction()
    .execute(async (tx) => {
      const notes: Note[] = [];
      const done = await work(tx, (it) => notes.push(it));
      const at = context.now();
      await appendRecord(
        tx,
        who.council,
        notes.map((it) => ({ at, ref: it.ref, entry: lineOf(who, it, at) })),
      );
      return done;
    });
}
