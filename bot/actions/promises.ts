import { actionsCard } from '../../cards/actions.ts';
import type { Reply } from '../../cards/card.ts';
import type { Verb } from '../../cards/verbs.ts';
import { oneOf } from '../../dialogs/answers.ts';
import { localDate, long } from '../../src/calendar/local-date.ts';
import { FINDINGS, type Finding } from '../../src/complaints/complaint.ts';
import { refuse } from '../../src/complaints/problems.ts';
import { namesOf, type Sight } from '../views.ts';
import { type Action, type Asked, type Deed, idOf, inASentence, readDay } from './action.ts';

const WHICH: Asked = { key: 'action', ask: 'Which promise? Its number.' };
const DAY = 'a day, like 2026-04-20';

/** What was promised with an answer, and what came of an answer that nobody recorded. */
export const promises = {
  actions: { run: list },
  'agree-action': {
    asks: async () => [
      { key: 'what', ask: 'What will be done?' },
      { key: 'owner', ask: 'Who will do it?' },
      { key: 'until', ask: 'By when?' },
    ],
    run: agree,
  },
  'action-done': {
    asks: async () => [WHICH, { key: 'proof', ask: 'What shows that it is done?' }],
    async run(sight, { who, ref, values }) {
      const done = { action: Number(values.action), proof: values.proof ?? '' };
      return inASentence(
        await sight.desk.doAction(who, ref, done),
        `${ref}: promise ${done.action} is done. Thank you.`,
      );
    },
  },
  'move-action': {
    asks: async () => [
      WHICH,
      { key: 'until', ask: 'Until when?' },
      { key: 'reason', ask: 'Why? It is kept on record.' },
    ],
    async run(sight, { who, ref, values }) {
      const due = readDay(values.until ?? '', sight);
      if (!due) return [{ text: refuse.missing(DAY).says, refused: true }];
      const moved = { action: Number(values.action), due, reason: values.reason };
      return inASentence(
        await sight.desk.moveAction(who, ref, moved),
        `${ref}: promise ${moved.action} is now for ${long(due)}.`,
      );
    },
  },
  outcome: {
    asks: async () => [{ key: 'finding', ask: 'What came of it?', options: FINDINGS }],
    async run(sight, { who, ref, values }) {
      const read = oneOf<Finding>(Object.fromEntries(FINDINGS.map((it) => [it, [it]])) as Record<Finding, string[]>)(
        values.finding ?? '',
      );
      if (!('answer' in read))
        return [{ text: refuse.missing(`what came of it: ${FINDINGS.join(', ')}`).says, refused: true }];
      return inASentence(
        await sight.desk.recordOutcome(who, ref, read.answer),
        `${ref}: recorded as ${read.answer}. Thank you.`,
      );
    },
  },
} satisfies Partial<Record<Verb, Action>>;

/** The words of a promise may name somebody, so they are never shown where other people read along. */
async function list(sight: Sight, { who, ref, personal }: Deed): Promise<Reply[]> {
  if (!personal) return [{ text: `What was promised may name people. Ask me in our own chat: promises ${ref}` }];
  const actions = await sight.desk.actions(who, ref);
  if ('problem' in actions) return [{ text: actions.says, refused: true }];
  const nameOf = await namesOf(sight, who.council);
  return [{ card: actionsCard(ref, actions, localDate(sight.desk.now()), sight.calendar, nameOf) }];
}

async function agree(sight: Sight, { who, ref, values }: Deed): Promise<Reply[]> {
  const due = readDay(values.until ?? '', sight);
  if (!due) return [{ text: refuse.missing(DAY).says, refused: true }];
  const owner = await idOf(sight, who.council, values.owner);
  const promise = { kind: 'action' as const, what: values.what ?? '', owner, due };
  return inASentence(
    await sight.desk.agreeAction(who, ref, promise),
    `${ref}: promised for ${long(due)}. They have been told.`,
  );
}
