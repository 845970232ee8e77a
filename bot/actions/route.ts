import type { Verb } from '../../cards/verbs.ts';
import { oneOf } from '../../dialogs/answers.ts';
import type { ProcedureName } from '../../src/complaints/happened.ts';
import { refuse } from '../../src/complaints/problems.ts';
import { type Action, afterwards, candidateNames, idOf, teamView } from './action.ts';

const PROCEDURES = {
  statutory: ['statutory'],
  corporate: ['corporate'],
  schools: ['schools', 'school'],
  none: ['none', 'not a complaint'],
} as const;

/** What the complaints team does with a complaint before a manager has it. */
export const route = {
  'confirm-route': {
    async run(sight, deed) {
      const standing = await sight.desk.stand(deed.who, deed.ref);
      if ('problem' in standing) return [{ text: standing.says, refused: true }];
      const procedure = standing.complaint.facts.procedure;
      return afterwards(
        sight,
        deed,
        await sight.desk.confirmRoute(deed.who, deed.ref, { procedure }),
        `confirmed as ${procedure}.`,
        teamView,
      );
    },
  },
  'choose-procedure': {
    asks: async () => [
      { key: 'procedure', ask: 'Which procedure?', options: Object.values(PROCEDURES).map(([it]) => it) },
      { key: 'reason', ask: 'Why that one? It is kept on record.' },
    ],
    async run(sight, deed) {
      const read = oneOf<ProcedureName>(PROCEDURES)(deed.values.procedure ?? '');
      if (!('answer' in read))
        return [{ text: refuse.missing('the procedure: statutory, corporate, schools or none').says, refused: true }];
      return afterwards(
        sight,
        deed,
        await sight.desk.confirmRoute(deed.who, deed.ref, { procedure: read.answer, reason: deed.values.reason }),
        `changed to ${read.answer}, with your reason on record.`,
        teamView,
      );
    },
  },
  acknowledge: {
    run: async (sight, deed) =>
      afterwards(
        sight,
        deed,
        await sight.desk.acknowledge(deed.who, deed.ref),
        'acknowledged. The person has been told.',
        teamView,
      ),
  },
  assign: {
    asks: async (sight, deed) => [
      { key: 'respondent', ask: 'Who should answer?', options: await candidateNames(sight, deed) },
      { key: 'second', ask: 'Who stands in if they are away?', options: await candidateNames(sight, deed) },
    ],
    async run(sight, deed) {
      const { council } = deed.who;
      const respondent = await idOf(sight, council, deed.values.respondent);
      const second = await idOf(sight, council, deed.values.second);
      const done = await sight.desk.assign(deed.who, deed.ref, { respondent, second });
      return afterwards(sight, deed, done, 'both have been told.', teamView);
    },
  },
} satisfies Partial<Record<Verb, Action>>;
