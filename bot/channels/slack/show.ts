import { type Message, slackChosen, slackSaid, slack as toMessages } from '../../../cards/render/slack/message.ts';
import { slackModal, slackSays } from '../../../cards/render/slack/modal.ts';
import { isLook } from '../../actions/look.ts';
import { NobodyThere } from '../../later.ts';
import { type SlackApi, SlackNo, TOO_LATE, TOO_OLD } from './api.ts';
import type { KeptReply } from './channel.ts';
import type { Origin, Pressing } from './payload.ts';

/** One reply on its way, with what is noted when a message of it has reached Slack. */
export interface Outgoing {
  reply: KeptReply;
  reached(message: string): Promise<void>;
  /** Whether it stands in the thread that it is about; and that it does from now on. */
  inThread: boolean;
  reachedThread(): Promise<void>;
}

type Words = Outgoing & { reply: { said: NonNullable<KeptReply['said']> } };
type Cards = Outgoing & { reply: { shown: NonNullable<KeptReply['shown']> } };

export interface ShowParts {
  api: SlackApi;
  /** The same form once more, with what was filled in, where it was refused. */
  again(): Promise<KeptReply['shown']>;
}

/**
 * Shows replies where they belong. What one person asked for alone, they alone see: in a modal, in a message only they see, or in
 * their own chat with us, which is also where everything ends up that can no longer be shown where it was asked for.
 */
export async function show(
  parts: ShowParts,
  origin: Origin,
  pressing: Pressing,
  replies: readonly Outgoing[],
): Promise<void> {
  const words = replies.filter((it): it is Words => it.reply.said !== undefined);
  const cards = replies.filter((it): it is Cards => it.reply.shown !== undefined);
  if (origin.surface === 'modal') return inModal(parts, origin, words, cards);
  if (origin.surface === 'home') return opened(parts, origin, words, cards);
  if (origin.surface === 'command') return answered(parts, origin, replies, cards);
  if (!origin.message) return posted(parts, placeOf(origin), replies);
  const inPlace = pressing.verb && !isLook(pressing.verb) ? cards.find(standsThere(origin)) : undefined;
  if (inPlace) await replaced(parts, origin, inPlace);
  const others = cards.filter((it) => it !== inPlace);
  if (others.length > 0) return opened(parts, origin, words, others);
  if (origin.surface === 'own') return posted(parts, placeOf(origin), words);
  await whispered(parts, origin, words);
}

/** A card that may be seen by everybody who reads along takes the place of the one whose button was pressed. */
function standsThere({ surface }: Origin) {
  return ({ reply: { shown } }: Cards) => shown.post !== undefined && !(surface === 'channel' && shown.among);
}

/** What was chosen stands there instead of the choices. */
export async function chosen(
  { api }: Pick<ShowParts, 'api'>,
  { team, channel, message }: Origin,
  from: string,
  said: string,
) {
  if (!channel || !message) return;
  await unless(TOO_OLD, api.update(team, `${channel}:${message}`, slackChosen(from, said)));
}

function placeOf({ team, user, surface, channel, thread }: Origin) {
  return {
    team,
    channel: surface === 'channel' ? channel! : user,
    thread: surface === 'channel' || channel ? thread : undefined,
  };
}

function messagesOf({ said, shown }: KeptReply): Message[] {
  return shown ? toMessages(shown.card) : slackSaid(said!);
}

async function posted(
  { api }: ShowParts,
  place: Parameters<SlackApi['post']>[0],
  replies: readonly Outgoing[],
): Promise<void> {
  for (const it of replies) {
    let id = '';
    for (const message of messagesOf(it.reply)) id = await api.post(place, message);
    await it.reached(id);
  }
}

async function whispered(parts: ShowParts, origin: Origin, words: readonly Words[]): Promise<void> {
  const { team, user, channel, thread } = origin;
  for (const it of words) {
    for (const message of messagesOf(it.reply)) {
      await parts.api.whisper({ team, channel: channel!, thread }, user, message).catch(async (error) => {
        if (!(error instanceof NobodyThere)) throw error;
        await parts.api.post(ownChat(origin), message);
      });
    }
    await it.reached('');
  }
}

/** In the place of the card that was pressed; where Slack no longer lets that one be changed, in their own chat. */
async function replaced(parts: ShowParts, origin: Origin, it: Cards): Promise<void> {
  const { api } = parts;
  const { team, channel, message, respond } = origin;
  const [shown] = messagesOf(it.reply);
  const id = `${channel}:${message}`;
  if (await unless(TOO_OLD, api.update(team, id, shown!))) return it.reached(id);
  if (respond && (await unless(TOO_OLD, api.respond(respond, shown!, true)))) return it.reached(id);
  await posted(parts, ownChat(origin), [it]);
}

/** A modal for one person; in their own chat where it is too late for one. */
async function opened(
  parts: ShowParts,
  origin: Origin,
  words: readonly Words[],
  cards: readonly Cards[],
): Promise<void> {
  const [first, ...rest] = cards;
  const view = modalOf(words, first?.reply.shown, origin);
  const open = origin.trigger ? await unless(TOO_LATE, parts.api.open(origin.team, origin.trigger, view)) : false;
  if (!open) return posted(parts, ownChat(origin), [...words, ...cards]);
  await reached([...words, ...(first ? [first] : [])]);
  await posted(parts, ownChat(origin), rest);
}

/** The modal that was filled in shows what came of it; the form itself again where that was a no. */
async function inModal(
  parts: ShowParts,
  origin: Origin,
  words: readonly Words[],
  cards: readonly Cards[],
): Promise<void> {
  const [first, ...rest] = cards;
  const refused = !first && words.some((it) => it.reply.said.refused) ? await parts.again() : undefined;
  if (!first && !refused) await thanked(parts, origin, words.at(-1));
  const view = modalOf(words, first?.reply.shown ?? refused, origin);
  const seen = origin.view ? await unless(TOO_LATE, parts.api.show(origin.team, origin.view, view)) : false;
  if (!seen) return posted(parts, ownChat(origin), [...words, ...cards]);
  await reached([...words, ...(first ? [first] : [])]);
  await posted(parts, ownChat(origin), rest);
}

/** What was passed on is with us: the thread it came from gets its reference and nothing else, where Heard may write there. */
async function thanked({ api }: ShowParts, { team, about }: Origin, last: Words | undefined): Promise<void> {
  if (!about || !last || last.inThread || last.reply.said.refused) return;
  const [channel, thread] = about.split(':') as [string, string];
  try {
    for (const message of messagesOf(last.reply)) await api.post({ team, channel, thread }, message);
    await last.reachedThread();
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
  }
}

/** A command's answer is for whoever typed it. A form opens at once; the rest they see where they typed. */
async function answered(
  parts: ShowParts,
  origin: Origin,
  replies: readonly Outgoing[],
  cards: readonly Cards[],
): Promise<void> {
  if (cards.some(({ reply }) => submitOf(reply.shown))) {
    const words = replies.filter((it): it is Words => it.reply.said !== undefined);
    return opened(parts, origin, words, cards);
  }
  for (const it of replies) {
    for (const message of messagesOf(it.reply)) {
      const heard = origin.respond && (await unless(TOO_OLD, parts.api.respond(origin.respond, message, false)));
      if (!heard) await parts.api.post(ownChat(origin), message);
    }
    await it.reached('');
  }
}

function modalOf(words: readonly Words[], shown: KeptReply['shown'], { about }: Origin) {
  const says = words.map((it) => it.reply.said.text).join('\n');
  const options = words.flatMap((it) => it.reply.said.options ?? []);
  if (!shown) return slackSays(says, options);
  const submit = submitOf(shown);
  return slackModal(shown.card, { about, options, ...(says && { says }), ...(submit && { submit }) });
}

/** The button that sends what is filled in. A complaint's own card only offers its buttons; each then opens its form. */
function submitOf({ card, post }: NonNullable<KeptReply['shown']>) {
  return !post && card.body.some((it) => 'input' in it) ? card.buttons?.find((it) => !it.alone) : undefined;
}

function ownChat({ team, user }: Origin) {
  return { team, channel: user };
}

async function reached(all: readonly Outgoing[]): Promise<void> {
  for (const it of all) await it.reached('');
}

/** False where Slack said one of these; anything else it says is a fault. */
async function unless(codes: ReadonlySet<string>, work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof SlackNo && codes.has(error.code)) return false;
    throw error;
  }
}
