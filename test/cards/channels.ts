import type { Card } from '../../cards/card.ts';
import { slack } from '../../cards/render/slack/message.ts';
import { slackModal } from '../../cards/render/slack/modal.ts';
import { teams } from '../../cards/render/teams.ts';
import { asText } from '../../cards/render/text.ts';
import { webchat } from '../../cards/render/webchat.ts';

/** How each channel shows a card. A new channel is a line here, and then a golden file for every card. */
export const channels: Record<string, (card: Card) => unknown> = {
  teams: (card) => teams(card, { pages: true }),
  webchat,
  slack: inSlack,
  text: (card) => asText(card).split('\n'),
};

/** What stands in a chat, and what a button of it opens where there is something to fill in. */
function inSlack(card: Card) {
  const submit = card.buttons?.find((it) => !it.alone);
  const asks = submit && card.body.some((it) => 'input' in it);
  return { messages: slack(card), ...(asks && { modal: slackModal(card, { submit }) }) };
}
