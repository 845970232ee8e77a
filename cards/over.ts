import { button, type Card } from './card.ts';

/** What a card becomes when the one thing it asked for is done: nothing on it can be pressed by mistake. */
export function overCard(ref: string, because: string): Card {
  return {
    title: `${ref}: ${because}`,
    tone: 'good',
    body: [{ text: 'Nothing is to be done here any more.', subtle: true }],
    buttons: [button('status', ref, 'Open it')],
  };
}
