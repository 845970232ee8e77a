import type { MessageKind } from '../src/complaints/decision.ts';
import { button, type Card } from './card.ts';

export interface Untold {
  ref: string;
  line: number;
  kind: string;
  because: string;
  /** Nothing failed: the way they chose is one that only a person can go. */
  byHand: boolean;
}

const WHAT: Partial<Record<MessageKind, string>> = {
  acknowledged: 'the acknowledgement',
  'more-time': 'the notice of delay',
  'agree-date': 'the question about a later date',
  answered: 'the answer',
  entitled: 'what they may ask for now that the date has passed',
  letter: 'a letter',
};

/** A message to the person who complained that nobody but a person can bring them now. What it says is read one to one. */
export function notDeliveredCard({ ref, line, kind, because, byHand }: Untold): Card {
  const what = WHAT[kind as MessageKind] ?? 'a message';
  const values = { line: String(line) };
  return {
    title: byHand ? `${ref}: please tell them ${because}` : `${ref}: a message did not reach them`,
    tone: byHand ? 'warn' : 'alert',
    body: [
      {
        text: byHand
          ? `They asked to be told ${because}. It is ${what}.`
          : `It was ${what}. It could not be sent (${because}). Tell them another way that is safe for them.`,
      },
      { input: { key: 'how', label: 'How did you tell them?', kind: 'line' } },
    ],
    buttons: [
      button('read-message', ref, 'Read the message', { values, typed: `message ${ref} ${line}` }),
      button('told-otherwise', ref, 'They have been told', { style: 'main', values, typed: `told ${ref} ${line}` }),
      ...(byHand ? [] : [button('try-again', ref, 'Try again', { values, typed: `try again ${ref} ${line}` })]),
    ],
  };
}
