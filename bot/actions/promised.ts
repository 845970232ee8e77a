import { isLocalDate, type LocalDate } from '../../src/calendar/local-date.ts';
import type { Promised } from '../../src/complaints/actions.ts';
import type { Sight } from '../views.ts';
import { idOf, readDay } from './action.ts';
import { type Field, words } from './fields.ts';

/** "A new plan; R. Patel; 20 April", a line each: what is promised with an answer, with its owner and its day. */
export function promisesIn(ask: string): Field<Promised[]> {
  return {
    ...words(ask),
    wrong: 'for each promise a line of its own: what; who does it, by their name; by when',
    async read(text, sight, { who }) {
      const lines = text.split('\n').filter((it) => it.trim());
      const read = await Promise.all(lines.map((it) => promiseIn(it, sight, who.council)));
      return read.every((it) => it !== undefined) ? read : undefined;
    },
  };
}

async function promiseIn(line: string, sight: Sight, council: string): Promise<Promised | undefined> {
  const [what, name, by] = line.split(';').map((it) => it.trim());
  if (!what || !name || !by) return undefined;
  const due: LocalDate | undefined = isLocalDate(by) ? by : readDay(by, sight);
  const owner = await idOf(sight, council, name);
  const known = (await sight.desk.people(council)).some((it) => it.id === owner && !it.left);
  return due && known ? { kind: 'action', what, owner, due } : undefined;
}
