import type { Verb } from '../../cards/verbs.ts';
import { speak } from '../say.ts';
import type { Action } from './action.ts';

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
      const line = await sight.desk.undeliveredLine(who, ref, Number(values.line));
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
      const told = await sight.desk.toldOtherwise(who, ref, { line: Number(values.line), how: values.how ?? '' });
      return [{ text: 'problem' in told ? told.says : `${ref}: noted, with the day and your name. Thank you.` }];
    },
  },
  'try-again': {
    async run(sight, { who, ref, values }) {
      const refused = await sight.desk.tryAgain(who, Number(values.line));
      return [{ text: refused ? refused.says : `${ref}: I am trying again. If it fails again, you will hear.` }];
    },
  },
} satisfies Partial<Record<Verb, Action>>;
