import { ASKS } from '../../cards/gaps.ts';
import type { Verb } from '../../cards/verbs.ts';
import type { Data, Gap } from '../../src/complaints/gaps.ts';
import type { Action } from './action.ts';
import { type Field, type Fields, fill, optional } from './fields.ts';

/** What the annual report counts and nobody has said yet. */
export const gaps = {
  'record-data': fill(
    'record-data',
    'What the annual report needs',
    {},
    (sight, { who, ref }, read) => sight.desk.recordData(who, ref, read as Data),
    'recorded. Thank you.',
    async (sight, { who, ref, personal, values }): Promise<Fields> => {
      const missing = await sight.desk.gaps(who, ref);
      if ('problem' in missing) return {};
      // What somebody says of a child is typed where nobody reads along.
      const may = missing.filter((it) => personal || it === 'theme' || values[it] !== undefined);
      return Object.fromEntries(may.map((it) => [it, optional(chosen(it))]));
    },
  ),
} satisfies Partial<Record<Verb, Action>>;

function chosen(gap: Gap): Field<string> {
  const { label, options } = ASKS[gap];
  return {
    ask: label,
    kind: 'choice',
    wrong: `one of these: ${options.map(([, it]) => it).join('; ')}`,
    options: () => options.map(([value, it]) => ({ value, label: it })),
    read: (text) => {
      const wanted = text.trim().toLowerCase();
      return options.find(([value, it]) => [value.toLowerCase(), it.toLowerCase()].includes(wanted))?.[0];
    },
  };
}
