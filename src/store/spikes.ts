import type { Rise } from '../reports/spikes.ts';
import type { Tx } from './store.ts';

/** Notes rises and answers which of them nobody has been told of. */
export async function newSpikes<T extends Rise>(tx: Tx, council: string, rises: readonly T[], at: Date): Promise<T[]> {
  if (rises.length === 0) return [];
  const rows = await tx
    .insertInto('spikes')
    .values(rises.map(({ month, team, theme, seen, usual }) => ({ council, month, team, theme, seen, usual, at })))
    .onConflict((it) => it.columns(['council', 'month', 'team', 'theme']).doNothing())
    .returning(['month', 'team', 'theme'])
    .execute();
  return rises.filter((it) =>
    rows.some((row) => row.month === it.month && row.team === it.team && row.theme === it.theme),
  );
}
