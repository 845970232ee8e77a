import type { Decided, MadeBy, Suggested } from '../complaints/teaching.ts';
import type { Db, Tx } from './store.ts';

/** What somebody confirmed or put right of a suggestion. It has no words: those stay with the story. */
export interface Example {
  ref: string;
  /** The entry of its history in which it was decided. */
  seq: number;
  at: Date;
  by: string;
  madeBy?: MadeBy;
  suggested: Suggested;
  decided: Decided;
}

export async function keepExample(tx: Tx, council: string, example: Example): Promise<void> {
  const { by, madeBy, suggested, decided, ...it } = example;
  await tx
    .insertInto('examples')
    .values({
      council,
      ...it,
      by_whom: by,
      model: madeBy?.model ?? null,
      rules: madeBy?.rules ?? null,
      suggested: JSON.stringify(suggested),
      decided: JSON.stringify(decided),
    })
    .execute();
}

/** All that a council's team decided, a complaint's together and in its order. */
export async function examplesOf(db: Db, council: string): Promise<Example[]> {
  const rows = await db
    .selectFrom('examples')
    .selectAll()
    .where('council', '=', council)
    .orderBy('ref')
    .orderBy('seq')
    .execute();
  return rows.map(({ council: _, by_whom, model, rules, ...it }) => ({
    ...it,
    by: by_whom,
    ...(model && rules && { madeBy: { model, rules } }),
  }));
}
