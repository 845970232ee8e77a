import type { Verb } from '../../cards/verbs.ts';
import { speak } from '../say.ts';
import { type Action, type Deed, inASentence } from './action.ts';

/** Messages that reached nobody: read, told another way, or tried again. */
export const delivery = {
  'read-message': {
    async run(sight, { who, ref, values, personal }) {
      if (!personal)
        return [
          {
            text: `What people are told is never shown where other people read along. Ask me in our own chat: message ${ref} ${values.line ?? ''}`,
          },
        ];
      const line = await sight.desk.undeliveredLine(who, ref, lineIn(values));
      if ('problem' in line) return [{ text: line.says, refused: true }];
      const story = await sight.desk.readStory(who, ref);
      if ('problem' in story) return [{ text: story.says, refused: true }];
      const reply = await speak(sight, line);
      const reach = [story.complainant?.replyBy, story.complainant?.replyTo].filter(Boolean).join(': ');
      if ('because' in reply) return [{ text: `There is nothing to tell any more: ${reply.because}.` }];
      return [{ text: `Reach them: ${reach || 'they left no way'}` }, reply];
    },
  },
  'told-otherwise': {
    asks: async () => [{ key: 'how', ask: 'How did you tell them?', options: ['by phone', 'by post', 'in person'] }],
    async run(sight, { who, ref, values }) {
      const told = await sight.desk.toldOtherwise(who, ref, { line: lineIn(values), how: values.how ?? '' });
      return inASentence(told, `${ref}: noted, with the day and your name. Thank you.`);
    },
  },
  'try-again': {
    async run(sight, { who, ref, values }) {
      const refused = await sight.desk.tryAgain(who, lineIn(values));
      return inASentence(refused, `${ref}: I am trying again. If it fails again, you will hear.`);
    },
  },
} satisfies Partial<Record<Verb, Action>>;

/** Lines are numbered from 1. */
function lineIn({ line }: Deed['values']): number {
  const number = Number(line);
  return Number.isSafeInteger(number) ? number : 0;
}
