import type { Verb } from '../../cards/verbs.ts';
import { pressedQuestion, question } from '../question.ts';
import type { Action } from './action.ts';

/** A question pressed where nothing is remembered of the conversation: it goes on from the words on its card. */
export const ask = {
  ask: {
    run: async (sight, { who, ref, values, personal }) =>
      (await question({}, pressedQuestion({ verb: 'ask', ref, values }), who, personal, sight)).replies,
  },
} satisfies Partial<Record<Verb, Action>>;
