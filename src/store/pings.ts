import type { LocalDate } from '../calendar/local-date.ts';
import type { Db, Tx } from './store.ts';

export interface Ping {
  address: string;
  /** What it is about: a complaint and its clock, or its task. */
  thing: string;
}

/** Notes who is told about what today, and answers what is new: a second message about one thing waits for the next morning. */
export async function pingOnce(tx: Tx, council: string, pings: readonly Ping[], day: LocalDate): Promise<Ping[]> {
  if (pings.length === 0) return [];
  return tx
    .insertInto('pings')
    .values(pings.map((it) => ({ council, day, ...it })))
    .onConflict((it) => it.columns(['council', 'day', 'address', 'thing']).doNothing())
    .returning(['address', 'thing'])
    .execute();
}

/** What was told on earlier days no longer keeps anything back. */
export async function forgetPings(db: Db, council: string, before: LocalDate): Promise<void> {
  await db.deleteFrom('pings').where('council', '=', council).where('day', '<', before).execute();
}
