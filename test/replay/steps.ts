import { VERBS } from '../../cards/verbs.ts';
import type { Sent } from './entrances.ts';
import type { Begun } from './lives.ts';
import { type Row, rows, typedRows } from './rows.ts';

/** Something that somebody does in a life, as its channel sends it. */
export interface Step extends Omit<Row, 'values' | 'about'> {
  name: string;
  send(begun: Begun): Pick<Sent, 'pressed' | 'typed'>;
}

const ORDER = Object.keys(rows);

/** Every button and every line that is typed, each in its life. */
export const STEPS: readonly Step[] = [
  ...VERBS.map((verb): Step => {
    const { values = {}, about, ...row }: Row = rows[verb];
    const ofRow = (it: Begun) => (typeof values === 'function' ? values(it) : values);
    return {
      ...row,
      name: verb,
      send: (it) => ({ pressed: { verb, ref: about?.(it) ?? it.ref, values: ofRow(it) } }),
    };
  }).toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name)),
  ...typedRows.map(({ typed, says, ...row }): Step => ({ ...row, name: typed, send: (it) => ({ typed: says(it) }) })),
];

/** What somebody is told where nothing was done. */
export const FAULT = /Something went wrong on our side|I do not know that button|Application Error/;
