import type { Activity } from 'botbuilder';
import type { Bot } from '../bot.ts';
import type { Channel } from '../channels/channel.ts';
import type { Outlet } from '../delivery/outlet.ts';
import { type AdaptiveCard, cardIn, dialog } from './answers.ts';
import type { MessagePayload } from './message.ts';
import { WAIT } from './press.ts';
import { referenceOf } from './reference.ts';
import type { Answer, Asker, Invoke } from './turn.ts';

export interface ForwardParts {
  bot: Bot;
  channel: Channel;
  outlet: Outlet;
  /** Where Heard is not in that chat, the answer in the dialog is all there is. */
  fault(error: unknown): unknown;
}

const TITLE = 'Tell Heard';
const SLOW = 'This takes longer than it should. Close this and try again in a minute: nothing is opened twice.';

/** "Tell Heard" on a message: the dialog with what was understood, and what is filled in coming back from it. */
export function createForward(parts: ForwardParts): Record<string, Invoke> {
  const { says } = dialog;
  return {
    'composeExtension/fetchTask': { says, tooLong: () => says(SLOW), answer: (asker) => opened(parts, asker) },
    'composeExtension/submitAction': { says, tooLong: () => says(WAIT), answer: (asker) => submitted(parts, asker) },
  };
}

async function opened({ bot, channel }: ForwardParts, { activity }: Asker): Promise<Answer> {
  return { body: asDialog(await bot.take(activity, channel)) };
}

/** The complaint is open: the thread gets its reference and nothing else, where Heard may write there. */
async function submitted({ bot, channel, outlet, fault }: ForwardParts, { activity, arrival }: Asker): Promise<Answer> {
  const kept = (await bot.take(activity, channel)) as Partial<Activity>[];
  const body = asDialog(kept);
  const last = kept.at(-1);
  if (!last?.text || arrival.kind === 'personal') return { body, late: last?.text };
  const reference = { ...referenceOf(activity), conversation: { ...activity.conversation, id: threadOf(activity) } };
  await outlet.send(reference, { type: 'message', text: last.text, textFormat: 'plain' }).catch(fault);
  return { body };
}

/** The thread that the message stands in. */
function threadOf({ conversation, value }: Activity): string {
  const { id, replyToId } = (value as { messagePayload?: MessagePayload } | undefined)?.messagePayload ?? {};
  const first = replyToId ?? id;
  if (conversation.conversationType !== 'channel' || conversation.id.includes(';') || !first) return conversation.id;
  return `${conversation.id};messageid=${first}`;
}

/** The form with whatever was said before it on top; or, with no form left to fill in, what was said. */
function asDialog(kept: readonly Partial<Activity>[]): object {
  const form = kept.map(cardIn).find((it) => it !== undefined);
  const texts = kept.flatMap((it) => it.text ?? []);
  return form ? dialog.card(TITLE, inDialog(form, texts)) : dialog.says(texts.join(' '));
}

/** A dialog knows no Action.Execute; every button brings its Action.Submit along. */
function inDialog(card: AdaptiveCard, texts: readonly string[]): AdaptiveCard {
  const { actions = [], body = [] } = card as AdaptiveCard & { actions?: { fallback?: object }[] };
  const said = texts.map((text) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, weight: 'Bolder', color: 'Attention' }],
  }));
  return { ...card, ...{ body: [...said, ...body], actions: actions.map((it) => it.fallback ?? it) } };
}
