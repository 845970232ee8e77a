import type { Verb } from '../../cards/verbs.ts';
import { type Action, afterwards, candidateNames, idOf } from './action.ts';

/** Giving a task to somebody else, and naming who stands in. */
export const holding = {
  'hand-over': {
    asks: async (sight, deed) => [
      { key: 'person', ask: 'Who should have it?', options: await candidateNames(sight, deed) },
      { key: 'reason', ask: 'Why? It is kept with the history. Say "no reason" if there is none.' },
    ],
    async run(sight, deed) {
      const person = await idOf(sight, deed.who.council, deed.values.person);
      const reason = /^no( reason)?$/i.test(deed.values.reason?.trim() ?? '') ? undefined : deed.values.reason;
      const done = await sight.desk.handOver(deed.who, deed.ref, { person, reason });
      return afterwards(sight, deed, done, 'handed over, with everything that happened so far. They have been told.');
    },
  },
  'name-second': {
    asks: async (sight, deed) => [
      { key: 'second', ask: 'Who stands in if they are away?', options: await candidateNames(sight, deed) },
    ],
    async run(sight, deed) {
      const second = await idOf(sight, deed.who.council, deed.values.second);
      return afterwards(
        sight,
        deed,
        await sight.desk.nameSecond(deed.who, deed.ref, { second }),
        'they have been told.',
      );
    },
  },
} satisfies Partial<Record<Verb, Action>>;
