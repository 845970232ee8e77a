import type { Verb } from '../../cards/verbs.ts';
import { dangerView, namesOf, replyOf } from '../views.ts';

import { type Action, inASentence } from './action.ts';

/** What the person on duty does about somebody who may not be safe. */
export const alert = {
  'see-alert': {
    async run(sight, { who, ref }) {
      const seen = await sight.desk.seeAlert(who, ref);
      if ('problem' in seen) return [{ text: seen.says, refused: true }];
      if (!seen.first)
        return [{ text: `${(await namesOf(sight, who.council))(seen.alert.seenBy!)} is with them already.` }];
      return [
        { text: 'Thank you. You are with them now. Write in the card, or type: write, then the number of the alert.' },
        replyOf(await dangerView(sight, who, ref, false)),
      ];
    },
  },
  'write-back': {
    asks: async () => [{ key: 'words', ask: 'What would you like to write to them?' }],
    async run(sight, { who, ref, values }) {
      const sent = await sight.desk.writeBack(who, ref, values.words ?? '');
      return inASentence(sent, 'Sent. They see your first name and what you wrote.');
    },
  },
} satisfies Partial<Record<Verb, Action>>;
