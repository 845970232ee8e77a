import type { Card } from '../../cards/card.ts';
import { teams } from '../../cards/render/teams.ts';
import { asText } from '../../cards/render/text.ts';
import { webchat } from '../../cards/render/webchat.ts';

/** How each channel shows a card. A new channel is a line here, and then a golden file for every card. */
export const channels: Record<string, (card: Card) => unknown> = {
  teams: (card) => teams(card),
  webchat,
  text: (card) => asText(card).split('\n'),
};
