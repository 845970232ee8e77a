import type { Reach } from '../rights/parties.ts';
import { within } from './reach.ts';
import type { Db, Tx } from './store.ts';

/** Something that the watchdog found and nobody has put right yet. */
export interface Finding {
  name: string;
  /** A sentence with what to do; it names nobody who complained. */
  says: string;
  /** The complaint it is about; none where it is about the machinery. */
  ref?: string;
}

/** Keeps what is found now: what is new begins now, and what is not found any more is gone. */
export async function keepFindings(tx: Tx, council: string, found: readonly Finding[], at: Date): Promise<void> {
  const names = found.map((it) => it.name);
  let gone = tx
    .updateTable('findings')
    .set({ gone_at: at })
    .where('council', '=', council)
    .where('gone_at', 'is', null);
  if (names.length > 0) gone = gone.where('name', 'not in', names);
  await gone.execute();
  if (found.length === 0) return;
  await tx
    .insertInto('findings')
    .values(found.map(({ name, says, ref }) => ({ council, name, says, ref: ref ?? null, since: at })))
    .onConflict((it) =>
      it
        .columns(['council', 'name'])
        .where('gone_at', 'is', null)
        .doUpdateSet((row) => ({ says: row.ref('excluded.says') })),
    )
    .execute();
}

/** The ones that were not told before, marked as told: those of these names at once, the others when they have stood for long enough. */
export async function tellFindings(
  tx: Tx,
  council: string,
  atOnce: readonly string[],
  standingSince: Date,
  at: Date,
): Promise<Finding[]> {
  return tx
    .updateTable('findings')
    .set({ told_at: at })
    .where('council', '=', council)
    .where('gone_at', 'is', null)
    .where('told_at', 'is', null)
    .where((it) => it.or([it('name', 'in', [...atOnce]), it('since', '<=', standingSince)]))
    .returning(['name', 'says'])
    .execute();
}

/** What was told and is not put right, the oldest first: about the machinery, and about complaints that somebody's rights reach. */
export async function openFindings(db: Db, council: string, reach?: Reach): Promise<(Finding & { since: Date })[]> {
  let query = db
    .selectFrom('findings')
    .select(['name', 'says', 'since'])
    .where('council', '=', council)
    .where('gone_at', 'is', null)
    .where('told_at', 'is not', null);
  if (reach) {
    const theirs = db.selectFrom('complaints').select('ref').where('council', '=', council).where(within(reach));
    query = query.where((it) => it.or([it('ref', 'is', null), it('ref', 'in', theirs)]));
  }
  return query.orderBy('since').orderBy('name').execute();
}
