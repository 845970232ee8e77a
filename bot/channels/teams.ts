import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import type { Reply, Said, Shown } from '../../cards/card.ts';
import { teams as toCard } from '../../cards/render/teams.ts';
import { asText } from '../../cards/render/text.ts';
import { storable } from '../../src/store/text.ts';
import { linesOf, namesOf } from '../fetching/file-at.ts';
import { arrivalOf, hereOf } from '../teams/arrival.ts';
import { carriedIn } from '../teams/files.ts';
import { type MessagePayload, passedOnIn } from '../teams/message.ts';
import type { Channel, Incoming, Pressed, Readers } from './channel.ts';
import { pressedIn } from './pressed.ts';

/** Undefined for a tenant that none of our councils belongs to: nobody from elsewhere is answered. */
export type CouncilOf = (tenant: string | undefined) => string | undefined;

/** `pages` where our own pages can be opened beside the chat. */
export function createTeams(councilOf: CouncilOf, pages = false): Channel {
  return {
    name: 'teams',
    told: 'Teams',
    read(activity) {
      const arrival = arrivalOf(activity);
      const { person, kind } = arrival;
      const council = councilOf(arrival.tenant);
      if (!council) return undefined;
      return {
        id: activity.id ?? `${activity.conversation.id}:${activity.timestamp}`,
        council,
        conversation: activity.conversation.id,
        place: hereOf(arrival),
        ...(person && {
          account: { name: activity.from.name ?? '', accounts: { teams: person, mri: activity.from.id } },
        }),
        personal: kind === 'personal',
        files: 0,
        ...filesIn(activity),
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
          ...attachment(shownTo(reply, readers, pages)),
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
  const standing = pressed ? replies.find((it) => 'card' in it && it.post) : undefined;
  return standing ? [...replies.filter((it) => 'text' in it && it.alarm), standing] : [...replies];
}

async function send(context: TurnContext, kept: readonly Partial<Activity>[]): Promise<void> {
  await context.sendActivities([...kept]);
}

/** In a channel everybody sees where it stands; whoever has a part in it sees their own card, made when they look. */
function shownTo({ card, among, post }: Shown, readers: Readers, pages: boolean) {
  if (!among || !post || readers === 'one') return toCard(card, { pages });
  const refresh = { ref: post.ref, viewers: among.viewers };
  return toCard(readers === 'all' ? among.card : card, { refresh, pages });
}

function filesIn(activity: Activity): Pick<Incoming, 'toFetch' | 'elsewhere'> {
  if (activity.type !== ActivityTypes.Message) return {};
  const { toFetch, elsewhere } = carriedIn(activity);
  return { ...(toFetch.length > 0 && { toFetch }), ...(elsewhere.length > 0 && { elsewhere }) };
}

function saidIn(activity: Activity): string | undefined {
  if (activity.type !== ActivityTypes.Message || !activity.text) return undefined;
  return storable(TurnContext.removeRecipientMention({ ...activity }).trim()) || undefined;
}

/** What a button or a form brings: each kind of asking carries it elsewhere. */
function pressed(activity: Activity): Pressed | undefined {
  const card = activity.replyToId;
  if (activity.type !== ActivityTypes.Invoke) return pressedIn(activity.value, card);
  if (activity.name?.startsWith('composeExtension/')) return passingOn(activity);
  const { action, trigger } = (activity.value ?? {}) as { action?: { data?: unknown }; trigger?: string };
  const found = pressedIn(action?.data, card);
  return found && trigger === 'automatic' ? { ...found, unasked: true } : found;
}

/**
 * "Tell Heard" on a message, or in the box where one writes. The same message told twice is one telling: it is named by the message.
 * Teams sends the message with the filled-in form once more, so its words come from Teams and never from the form.
 */
function passingOn({ id, value }: Activity): Pressed {
  const { messagePayload, data } = (value ?? {}) as { messagePayload?: MessagePayload; data?: object };
  const filled = pressedIn({ ...data, verb: 'tell', ref: '-' }, undefined)?.values ?? {};
  if (!messagePayload) {
    const ref = (data as { ref?: unknown } | undefined)?.ref;
    return { verb: 'tell', ref: typeof ref === 'string' ? ref : (id ?? '-'), values: filled };
  }
  const { words, writtenBy = '', writtenOn = '', files } = passedOnIn(messagePayload);
  const said = {
    ...(words ? { words } : { gone: 'yes' }),
    writtenBy,
    writtenOn,
    files: namesOf(files),
    linked: linesOf(files),
  };
  return { verb: 'tell', ref: messagePayload.id ?? id ?? '-', values: { ...filled, ...said } };
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
