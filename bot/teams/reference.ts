import type { Activity } from 'botbuilder';

/** How to reach the conversation of an activity again. */
export function referenceOf({ serviceUrl, channelId, conversation, recipient, from }: Activity) {
  return { serviceUrl, channelId, conversation, bot: recipient, user: from };
}
