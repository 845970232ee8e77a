import { DISCOUNTS } from '../danger/discounts.ts';
import { GROUPS } from '../danger/evidence/evidence.ts';
import { EVIDENCE } from '../danger/evidence/index.ts';
import { type Found, pattern, patternSet, search } from '../english/patterns.ts';
import type { Reading } from '../english/read.ts';
import { SIGNALS } from '../signals/index.ts';

/** A pattern of one of the tables, found in a message. */
export interface Finding extends Found {
  /** Which row: an index into `ROWS`. */
  row: number;
}

export interface Row {
  id: string;
  table: 'evidence' | 'discount' | 'signal';
}

/** All rows of all tables, in one order that the model's weights follow. */
export const ROWS: readonly Row[] = [
  ...EVIDENCE.map(({ id }) => ({ id, table: 'evidence' as const })),
  ...DISCOUNTS.map(({ id }) => ({ id, table: 'discount' as const })),
  ...SIGNALS.map(({ id }) => ({ id, table: 'signal' as const })),
];

const numbers = new Map(ROWS.map(({ id }, at) => [id, at]));

export function rowOf(id: string): number {
  const row = numbers.get(id);
  if (row === undefined) throw new Error(`There is no row "${id}" in the tables of evidence, discounts and signals.`);
  return row;
}

const patterns = patternSet(
  [...EVIDENCE, ...DISCOUNTS, ...SIGNALS].flatMap(({ when }, row) =>
    when.map((source) => [pattern(source, GROUPS), row] as const),
  ),
);

/** Everything that the tables know, looked for once. */
export function findings({ words, sentences }: Reading): Finding[] {
  const out: Finding[] = [];
  search(patterns, words, sentences, (row, found) => out.push({ ...found, row }));
  return out;
}
