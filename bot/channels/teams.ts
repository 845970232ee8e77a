import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import type { Reply, Said, Shown } from '../../cards/card.ts';
import { teams as toCard } from '../../cards/render/teams.ts';
import { asText } from '../../cards/render/text.ts';
import { storable } from '../../src/store/text.ts';
import { arrivalOf } from '../teams/arrival.ts';
import type { Channel, Incoming, Pressed, Readers } from './channel.ts';
import { pressedIn } from './pressed.ts';

/** Undefined for a tenant that none of our councils belongs to: nobody from elsewhere is answered. */
export type CouncilOf = (tenant: string | undefined) => string | undefined;

export function createTeams(councilOf: CouncilOf): Channel {
  return {
    name: 'teams',
    told: 'Teams',
    read(activity) {
      const { tenant, person, kind, place } = arrivalOf(activity);
      const council = councilOf(tenant);
      if (!council) return undefined;
      return {
        id: activity.id ?? `${activity.conversation.id}:${activity.timestamp}`,
        council,
        conversation: activity.conversation.id,
        place,
        ...(person && {
          account: { name: activity.from.name ?? '', accounts: { teams: person, mri: activity.from.id } },
        }),
        personal: kind === 'personal',
        files: (activity.attachments ?? []).filter((it) => !it.contentType.startsWith('text/html')).length,
        said: saidIn(activity),
        pressed: pressed(activity),
        joined:
          activity.type === ActivityTypes.ConversationUpdate &&
          (activity.membersAdded ?? []).some((it) => it.id === activity.recipient.id),
      };
    },
    write(reply, readers) {
      if ('card' in reply)
        return {
          ...attachment(shownTo(reply, readers)),
          summary: reply.card.title,
          ...(reply.post && { label: reply.post.kind }),
        };
      return reply.options?.length
        ? { ...attachment(choices(reply)), summary: reply.text.slice(0, 200) }
        : { type: ActivityTypes.Message, text: reply.text, textFormat: 'plain' };
    },
    fit,
    send,
  };
}

/** The answer to a press takes the card's place, so nothing else is posted beside it. */
function fit({ pressed }: Incoming, replies: readonly Reply[]): Reply[] {
  const standing = pressed ? replies.filter((it) => 'card' in it && it.post) : [];
  return standing.length > 0 ? standing.slice(0, 1) : [...replies];
}

async function send(context: TurnContext, kept: readonly Partial<Activity>[]): Promise<void> {
  await context.sendActivities([...kept]);
}

/** In a channel everybody sees where it stands; whoever has a part in it sees their own card, made when they look. */
function shownTo({ card, among, post }: Shown, readers: Readers) {
  if (!among || !post || readers === 'one') return toCard(card);
  return toCard(readers === 'all' ? among.card : card, { ref: post.ref, viewers: among.viewers });
}

function saidIn(activity: Activity): string | undefined {
  if (activity.type !== ActivityTypes.Message || !activity.text) return undefined;
  return storable(TurnContext.removeRecipientMention({ ...activity }).trim()) || undefined;
}

/** An Action.Execute comes as an invoke; an old Action.Submit as a message with a value. */
function pressed(activity: Activity): Pressed | undefined {
  const card = activity.replyToId;
  if (activity.type !== ActivityTypes.Invoke) return pressedIn(activity.value, card);
  const { action, trigger } = (activity.value ?? {}) as { action?: { data?: unknown }; trigger?: string };
  const found = pressedIn(action?.data, card);
  return found && trigger === 'automatic' ? { ...found, unasked: true } : found;
}

function attachment(content: unknown): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

/** Teams has no suggested answers outside one-to-one chats, so they are buttons on a card that type themselves. */
function choices({ text, options = [] }: Said) {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }],
    actions: options.map((title) => ({
      type: 'Action.Submit',
      title,
      data: { msteams: { type: 'imBack', value: title } },
    })),
    fallbackText: asText({ title: text, body: [{ list: options }] }),
  };
}
