import { z } from 'zod';
import { SAY } from '../../../cards/render/slack/blocks.ts';
import { VALUE } from '../../../cards/render/slack/modal.ts';
import { type LocalDate, localDate } from '../../../src/calendar/local-date.ts';
import { storable } from '../../../src/store/text.ts';
import { passedOnIn } from '../../officer.ts';
import type { Pressed } from '../channel.ts';
import { pressedIn } from '../pressed.ts';
import { type Carried, carriedIn, NONE, slackFile } from './files.ts';
import { type Shared, sharedIn, type Written, wordsOf } from './words.ts';

/** Where something came from, and so where an answer to it can be shown. */
export interface Origin {
  team: string;
  user: string;
  /** Their own chat with us, a channel, a modal, the Home tab, or a command, which only they see answered. */
  surface: 'own' | 'channel' | 'modal' | 'home' | 'command';
  channel?: string;
  thread?: string;
  /** The message whose button was pressed. */
  message?: string;
  /** Opens a modal, for three seconds. */
  trigger?: string;
  /** Answers a command or a message that only one person sees, for half an hour. */
  respond?: string;
  view?: string;
  /** Where the message stands that is passed on: its channel and its thread. */
  about?: string;
  /** A channel that people of another organisation read. */
  shared?: true;
}

/** What was pressed, as far as showing an answer depends on it. */
export interface Pressing {
  verb?: Pressed['verb'];
}

/** What Slack sent, as something that happened. */
export type Arrival = { id: string; origin: Origin } & Happening;

type Happening =
  | { kind: 'said'; said: string; files: Carried; chosenFrom?: string }
  /** A button; filled in where it came from a modal's inputs. */
  | { kind: 'pressed'; pressed: Pressed; filled: boolean }
  /** "Tell Heard", about a message or about nothing yet. */
  | { kind: 'tell'; words: string; message?: Source }
  | { kind: 'home' }
  /** They look at our chat. */
  | { kind: 'joined' }
  | { kind: 'removed' };

/** The message that somebody passes on: who wrote it here and when, and what cannot be taken from it. */
export interface Source {
  /** The same message told twice is one telling: it is named by the message. */
  id: string;
  /** Their id, or the name of an app that wrote it. */
  by?: { user: string } | { name: string };
  on?: LocalDate;
  files: Carried;
}

const id = z.string().min(1).max(100);
const team = z.object({ id }).nullish();
const user = z.object({ id, team_id: z.string().optional() });
const written = z.object({ text: z.string().optional(), blocks: z.array(z.unknown()).optional() });
const shared = z
  .array(
    z.object({
      is_share: z.boolean().optional(),
      is_msg_unfurl: z.boolean().optional(),
      author_name: z.string().optional(),
      text: z.string().optional(),
    }),
  )
  .optional()
  .catch(undefined);
const values = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string().optional() })));

const files = z.array(slackFile).optional();

const schemas = {
  event: z.object({
    type: z.literal('event_callback'),
    team_id: id,
    event_id: id,
    is_ext_shared_channel: z.boolean().optional(),
    authorizations: z.array(z.object({ team_id: z.string().nullish(), user_id: z.string().nullish() })).optional(),
    event: written.extend({
      type: z.string(),
      subtype: z.string().optional(),
      channel_type: z.string().optional(),
      user: id.optional(),
      channel: id.optional(),
      ts: z.string().optional(),
      thread_ts: z.string().optional(),
      bot_id: z.string().optional(),
      tab: z.string().optional(),
      files,
      attachments: shared,
      message: written
        .extend({ user: id.optional(), bot_id: z.string().optional(), ts: z.string().optional() })
        .optional(),
      previous_message: written.optional(),
    }),
  }),
  actions: z.object({
    type: z.literal('block_actions'),
    team,
    user,
    trigger_id: z.string().optional(),
    response_url: z.string().optional(),
    container: z
      .object({ type: z.string().optional(), message_ts: z.string().optional(), is_ephemeral: z.boolean().optional() })
      .optional(),
    channel: z.object({ id }).optional(),
    message: written.extend({ thread_ts: z.string().optional() }).optional(),
    view: z.object({ id, type: z.string(), state: z.object({ values }).optional() }).optional(),
    actions: z.array(z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().nullish() })).min(1),
  }),
  submission: z.object({
    type: z.literal('view_submission'),
    team,
    user,
    trigger_id: z.string().optional(),
    view: z.object({
      id,
      callback_id: id,
      hash: z.string(),
      private_metadata: z.string(),
      app_installed_team_id: z.string().optional(),
      state: z.object({ values }),
    }),
  }),
  shortcut: z.object({
    type: z.enum(['shortcut', 'message_action']),
    team,
    user,
    action_ts: z.string(),
    callback_id: id,
    trigger_id: z.string(),
    response_url: z.string().optional(),
    channel: z.object({ id }).optional(),
    message: written
      .extend({
        ts: z.string().optional(),
        thread_ts: z.string().optional(),
        user: id.nullish(),
        username: z.string().nullish(),
        files,
        attachments: shared,
      })
      .optional(),
  }),
  command: z.object({
    command: z.string(),
    team_id: id,
    user_id: id,
    channel_id: id,
    text: z.string().optional(),
    trigger_id: z.string(),
    response_url: z.string(),
  }),
};

/** Undefined for what is not for us: other people's bots, what Slack says about itself, what has no shape that we know. */
export function arrivalIn(body: unknown): Arrival | undefined {
  return eventIn(body) ?? actionIn(body) ?? submissionIn(body) ?? shortcutIn(body) ?? commandIn(body);
}

function eventIn(body: unknown): Arrival | undefined {
  const read = schemas.event.safeParse(body);
  if (!read.success) return undefined;
  const { event, event_id, team_id, authorizations, is_ext_shared_channel } = read.data;
  const us = authorizations?.[0]?.user_id ?? undefined;
  const at = { id: event_id, team: authorizations?.[0]?.team_id ?? team_id };
  if (event.type === 'app_uninstalled' || event.type === 'tokens_revoked')
    return { id: at.id, origin: { team: at.team, user: event.user ?? '', surface: 'home' }, kind: 'removed' };
  const sender = event.message?.user ?? event.user;
  if (!sender || event.bot_id || event.message?.bot_id) return undefined;
  const origin = { team: at.team, user: sender, channel: event.channel };
  if (event.type === 'app_home_opened') {
    if (event.tab === 'home') return { id: at.id, origin: { ...origin, surface: 'home' }, kind: 'home' };
    return { id: at.id, origin: { ...origin, surface: 'own' }, kind: 'joined' };
  }
  const thread = event.thread_ts;
  if (event.type === 'app_mention') {
    const where = { ...origin, surface: 'channel' as const, thread: thread ?? event.ts };
    return said(at.id, { ...where, ...(is_ext_shared_channel && { shared: true as const }) }, event, us);
  }
  if (event.type !== 'message' || event.channel_type !== 'im') return undefined;
  const own = { ...origin, surface: 'own' as const, ...(thread && { thread }) };
  if (!event.subtype || event.subtype === 'file_share') return said(at.id, own, event, us);
  return event.subtype === 'message_changed' ? changed(at.id, own, event, us) : undefined;
}

type Event = z.infer<typeof schemas.event>['event'];

function said(at: string, origin: Origin, event: Event, us: string | undefined): Arrival | undefined {
  const words = passedOn(event, us);
  const carried = carriedIn(event.files, origin.team);
  const any = carried.toFetch.length + carried.elsewhere.length > 0;
  return words || any ? { id: at, origin, kind: 'said', said: words, files: carried } : undefined;
}

/** The words and whatever they pass on of somebody else's. */
function passedOn(it: Written & { attachments?: Shared[] | undefined }, us?: string): string {
  return storable([wordsOf(it, us), ...sharedIn(it.attachments)].filter(Boolean).join('\n\n'));
}

/** Somebody put right what they had said: the new words count like any others. Slack also sends this when it unfolds a link. */
function changed(
  at: string,
  origin: Origin,
  { message, previous_message }: Event,
  us: string | undefined,
): Arrival | undefined {
  const words = storable(wordsOf(message ?? {}, us));
  if (!words || words === storable(wordsOf(previous_message ?? {}, us))) return undefined;
  return { id: at, origin, kind: 'said', said: words, files: NONE };
}

function actionIn(body: unknown): Arrival | undefined {
  const read = schemas.actions.safeParse(body);
  if (!read.success) return undefined;
  const { user, actions, view, message, channel, container, response_url, trigger_id } = read.data;
  const [{ action_id, action_ts, value }] = actions as [(typeof actions)[number]];
  const at = `${user.id}:${action_ts}:${action_id}`;
  const origin: Origin = {
    team: read.data.team?.id ?? user.team_id ?? '',
    user: user.id,
    surface: surfaceOf(view?.type, channel?.id),
    trigger: trigger_id,
    ...(channel && { channel: channel.id }),
    ...(message?.thread_ts && { thread: message.thread_ts }),
    ...(container?.message_ts && !container.is_ephemeral && { message: container.message_ts }),
    ...(response_url && { respond: response_url }),
    ...(view?.type === 'modal' && { view: view.id }),
  };
  if (action_id.startsWith(SAY) || action_id === SEARCH) {
    if (!value) return undefined;
    const from = message && wordsOf(message);
    return { id: at, origin, kind: 'said', said: storable(value), files: NONE, ...(from && { chosenFrom: from }) };
  }
  const pressed = pressedFrom(value, view?.state?.values);
  return (
    pressed && { id: at, origin, kind: 'pressed', pressed, filled: view?.type === 'modal' && hasInputs(view.state) }
  );
}

export const SEARCH = 'search';

function surfaceOf(view: string | undefined, channel: string | undefined): Origin['surface'] {
  if (view) return view === 'home' ? 'home' : 'modal';
  return isDirect(channel) ? 'own' : 'channel';
}

function isDirect(channel = ''): boolean {
  return channel.startsWith('D');
}

function hasInputs(state: { values: object } | undefined): boolean {
  return Object.keys(state?.values ?? {}).length > 0;
}

function submissionIn(body: unknown): Arrival | undefined {
  const read = schemas.submission.safeParse(body);
  if (!read.success) return undefined;
  const { user, view, team, trigger_id } = read.data;
  const pressed = pressedFrom(view.private_metadata, view.state.values);
  if (!pressed) return undefined;
  const { about } = parsed(view.private_metadata) ?? {};
  const from = view.app_installed_team_id ?? team?.id ?? user.team_id ?? '';
  const origin: Origin = {
    team: from,
    user: user.id,
    surface: 'modal',
    view: view.id,
    trigger: trigger_id,
    ...(typeof about === 'string' && { about }),
  };
  // A second press on a form that was not drawn anew has the same hash: it is the same submission.
  return { id: `${view.id}:${view.hash}`, origin, kind: 'pressed', pressed, filled: true };
}

function shortcutIn(body: unknown): Arrival | undefined {
  const read = schemas.shortcut.safeParse(body);
  if (!read.success) return undefined;
  const { user, action_ts, trigger_id, response_url, channel, message } = read.data;
  const origin: Origin = {
    team: read.data.team?.id ?? user.team_id ?? '',
    user: user.id,
    surface: 'command',
    trigger: trigger_id,
    ...(channel && { channel: channel.id }),
    ...(response_url && { respond: response_url }),
  };
  const at = `${user.id}:${action_ts}`;
  if (!message) return { id: at, origin, kind: 'tell', words: '' };
  const { ts, thread_ts, user: by, username, files: sent } = message;
  const told = { ...(by ? { by: { user: by } } : username ? { by: { name: username } } : {}), ...dayOf(ts) };
  const source: Source = {
    id: `${channel?.id ?? ''}:${ts ?? action_ts}`,
    ...told,
    files: carriedIn(sent, origin.team),
  };
  const thread = thread_ts ?? ts;
  return {
    id: at,
    origin: { ...origin, ...(thread && channel && !isDirect(channel.id) && { about: `${channel.id}:${thread}` }) },
    kind: 'tell',
    words: passedOn(message),
    message: source,
  };
}

/** A message's id begins with the second in which it was written. */
function dayOf(ts: string | undefined): { on?: LocalDate } {
  const seconds = Number(ts);
  return seconds > 0 && seconds < 1e11 ? { on: localDate(new Date(seconds * 1000)) } : {};
}

function commandIn(body: unknown): Arrival | undefined {
  const read = schemas.command.safeParse(body);
  if (!read.success) return undefined;
  const { team_id, user_id, channel_id, text = '', trigger_id, response_url } = read.data;
  const origin: Origin = {
    team: team_id,
    user: user_id,
    surface: 'command',
    channel: channel_id,
    trigger: trigger_id,
    respond: response_url,
  };
  const words = storable(wordsOf({ text }));
  const told = passedOnIn(words);
  if (told !== undefined) return { id: trigger_id, origin, kind: 'tell', words: told };
  return { id: trigger_id, origin, kind: 'said', said: words || 'help', files: NONE };
}

/** A button's own data, and what was filled in beside it. */
function pressedFrom(data: string | null | undefined, filled: z.infer<typeof values> = {}): Pressed | undefined {
  const own = parsed(data);
  const entries = Object.entries(filled).flatMap(([key, block]) =>
    valueIn(block[VALUE]).map((it) => [key, it] as const),
  );
  const { about, ...given } = own ?? {};
  return own && pressedIn({ ...given, ...Object.fromEntries(entries), verb: own.verb, ref: own.ref }, undefined);
}

function valueIn(element: Record<string, unknown> | undefined): string[] {
  const chosen = element?.selected_option as { value?: unknown } | null | undefined;
  const value = element?.value ?? element?.selected_date ?? chosen?.value;
  return typeof value === 'string' ? [value] : [];
}

function parsed(data: string | null | undefined): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(data ?? '');
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whose chat it belongs to, so that what one person does comes one after the other. */
export function conversationOf({ team, user, channel, surface, message }: Origin): string {
  return surface === 'channel' && !message ? `${team}:${channel}` : `${team}:${user}`;
}
