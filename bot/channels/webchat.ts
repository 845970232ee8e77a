import { ActivityTypes } from 'botbuilder';
import { asText } from '../../cards/render/text.ts';
import { webchat as toCard } from '../../cards/render/webchat.ts';
import { storable } from '../../src/store/text.ts';
import type { Channel, Keeping } from './channel.ts';
import { pressedIn } from './pressed.ts';

/** What our own Direct Line door puts on an activity after checking its token; nothing from the page is believed. */
export interface Door {
  council: string;
  conversation: string;
  person?: string;
  network?: string;
  kept?: Keeping;
  /** A pane of the demonstration that stands for a team's channel, where several people read. */
  channel?: boolean;
}

export const webchat: Channel = {
  name: 'webchat',
  told: 'web chat',
  read(activity) {
    const door = (activity.channelData as { heard?: Door } | undefined)?.heard;
    if (!door) return undefined;
    const { council, conversation, person, network, kept, channel = false } = door;
    return {
      id: activity.id!,
      council,
      conversation,
      person,
      network,
      personal: !channel,
      kept,
      files: kept ? 0 : (activity.attachments?.length ?? 0),
      said: activity.type === ActivityTypes.Message && activity.text ? storable(activity.text) : undefined,
      pressed: pressedIn(activity.value, undefined),
      joined: activity.type === ActivityTypes.ConversationUpdate,
    };
  },
  /** The refresh that every change promises brings the card up to date, so it is not posted a second time; who only looks gets it. */
  fit({ pressed }, replies) {
    const beside = replies.filter((it) => !('card' in it && it.post));
    return pressed && beside.length > 0 ? beside : [...replies];
  },
  write(reply) {
    if ('card' in reply) {
      return {
        type: ActivityTypes.Message,
        summary: reply.card.title,
        speak: asText(reply.card),
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: toCard(reply.card) }],
      };
    }
    const { file } = reply;
    return {
      type: ActivityTypes.Message,
      text: file ? file.name : reply.text,
      textFormat: 'plain',
      ...(file && {
        attachments: [
          { contentType: file.type, name: file.name, contentUrl: `data:${file.type};base64,${file.base64}` },
        ],
      }),
      ...(reply.options?.length && {
        suggestedActions: { to: [], actions: reply.options.map((it) => ({ type: 'imBack', title: it, value: it })) },
      }),
    };
  },
  /** What was kept is what the page reads. */
  send: async () => {},
};
