import { type Activity, ActivityTypes } from 'botbuilder';
import type { Called, Reply, Shown } from '../../../cards/card.ts';
import { asText } from '../../../cards/render/text.ts';
import type { Channel, Pressed } from '../channel.ts';
import type { Carried } from './files.ts';
import type { Origin } from './payload.ts';

/** What our own worker puts on an activity after looking up who it is; nothing else of it is believed. */
export interface Door {
  council: string;
  conversation: string;
  origin: Origin;
  /** Of the workspace's own staff. A guest has none, and tells us something like anybody from outside. */
  account?: Called;
  /** Their id at the desk, where they have one. */
  person?: string;
  files?: Carried;
  personal: boolean;
  pressed?: Pressed;
  /** They look at our chat, and nobody has spoken yet. */
  joined?: boolean;
  /** The message whose offered answer was chosen. */
  chosenFrom?: string;
}

/** A reply as it is kept: neutral, because how Slack shows it depends on where it is shown. */
export interface KeptReply {
  said?: { text: string; options?: readonly string[]; refused?: true };
  shown?: Pick<Shown, 'card' | 'post'> & { /** People read along who have no part in it. */ among?: true };
}

export const slack: Channel = {
  name: 'slack',
  // Triage knows by this word that it was typed in a chat.
  told: 'Slack chat',
  read(activity) {
    const door = doorOf(activity);
    if (!door) return undefined;
    const { council, conversation, account, files, personal, pressed, joined } = door;
    return {
      id: activity.id!,
      council,
      conversation,
      personal,
      files: 0,
      ...(files?.toFetch.length && { toFetch: files.toFetch }),
      ...(files?.elsewhere.length && { elsewhere: files.elsewhere }),
      ...(account && { account }),
      ...(pressed && { pressed }),
      ...(joined && { joined }),
      ...(activity.text && { said: activity.text }),
    };
  },
  fit: (_, replies) => [...replies],
  write(reply, readers) {
    const kept = keptReply(reply, readers === 'all');
    const text = kept.shown ? asText(kept.shown.card) : kept.said!.text;
    return { type: ActivityTypes.Message, text, channelData: { reply: kept } };
  },
  async send(context, kept) {
    // Bot Framework takes the ids away from what is sent; ours say what has reached Slack already.
    if (kept.length > 0) await context.sendActivities(kept.map(withId));
  },
};

export function doorOf({ channelData }: Partial<Activity>): Door | undefined {
  return (channelData as { heard?: Door } | undefined)?.heard;
}

export function replyIn({ channelData }: Partial<Activity>): KeptReply | undefined {
  return (channelData as { reply?: KeptReply } | undefined)?.reply;
}

function withId(it: Partial<Activity>): Partial<Activity> {
  return { ...it, channelData: { ...it.channelData, id: it.id } };
}

export function idIn({ channelData }: Partial<Activity>): string {
  return (channelData as { id: string }).id;
}

function keptReply(reply: Reply, all: boolean): KeptReply {
  if (!('card' in reply)) return { said: reply };
  const { card, post, among } = reply;
  return { shown: { card: all && among ? among.card : card, ...(post && { post }), ...(among && { among: true }) } };
}
