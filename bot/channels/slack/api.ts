import { type Logger, webApi } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import type { Message } from '../../../cards/render/slack/message.ts';
import { NobodyThere, NotNow } from '../../later.ts';
import type { Workspaces } from './workspaces.ts';

/** Where a message goes: a person's own chat with us by their id, or a channel, or a thread in it. */
export interface Place {
  team: string;
  channel: string;
  thread?: string | undefined;
}

/** Slack said no, with its own word for why. */
export class SlackNo extends Error {
  readonly code: string;

  constructor(method: string, code: string) {
    super(`${method}: ${code}`);
    this.name = 'SlackNo';
    this.code = code;
  }
}

/** What we ask of Slack. Each can be refused (SlackNo), put off (NotNow), or find nobody there (NobodyThere). */
export interface SlackApi {
  /** Answers the message's id: its channel and its time stamp there. */
  post(place: Place, message: Message): Promise<string>;
  /** Seen by one person in a channel, and gone when they leave. */
  whisper(place: Place, user: string, message: Message): Promise<void>;
  update(team: string, id: string, message: Message): Promise<void>;
  remove(team: string, id: string): Promise<void>;
  /** Answers a command or a message that only one person sees. */
  respond(url: string, message: Message, replace: boolean): Promise<void>;
  open(team: string, trigger: string, view: ModalView): Promise<void>;
  show(team: string, view: string, content: ModalView): Promise<void>;
  publish(team: string, user: string, view: HomeView): Promise<void>;
  member(team: string, user: string): Promise<Member>;
}

export interface Member {
  name: string;
  /** Of the workspace's own staff: not a guest, not from elsewhere, not switched off. */
  kind: 'colleague' | 'guest' | 'gone';
}

const TOKEN_GONE = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'app_uninstalled',
]);
const NOBODY = new Set([
  'channel_not_found',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'is_archived',
  'not_in_channel',
  'user_not_in_channel',
  'restricted_action',
  'messages_tab_disabled',
]);

/** What a modal can no longer be opened or changed for: three seconds have passed, or it was closed. */
export const TOO_LATE = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
  'invalid_trigger_id',
  'not_found',
  'view_not_found',
  'view_closed',
]);
/** What a message can no longer be changed for. */
export const TOO_OLD = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'expired_url',
  'used_url',
  'no_text',
]);

export interface ApiParts {
  workspaces: Workspaces;
  logger: Logger;
  /** Another address than Slack's own, for a stand-in. */
  url?: string | undefined;
  now(): Date;
}

/** How long Slack may take over one call. */
const PATIENCE = 10_000;
/** A name is looked up again after this long; so is whether somebody was switched off. */
const KNOWN_FOR = 10 * 60_000;

export function createApi({ workspaces, logger, url, now }: ApiParts): SlackApi {
  const clients = new Map<string, webApi.WebClient>();
  const closed = new Map<string, Date>();
  const members = new Map<string, { member: Member; until: number }>();

  async function clientOf(team: string): Promise<webApi.WebClient> {
    const found = await workspaces.find(team);
    if (!found) throw new NobodyThere('Heard is not installed in that workspace');
    const known = clients.get(team);
    if (known?.token === found.token) return known;
    const made = new webApi.WebClient(found.token, {
      logger,
      timeout: PATIENCE,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      ...(url && { slackApiUrl: url }),
    });
    clients.set(team, made);
    return made;
  }

  /** One call. Where Slack asks for patience, it is given for that channel and that method, and to nobody else. */
  async function call<T>(
    team: string,
    method: string,
    where: string,
    work: (client: webApi.WebClient) => Promise<T>,
  ): Promise<T> {
    const key = `${team} ${method} ${where}`;
    const until = closed.get(key);
    if (until && until > now()) throw new NotNow(until);
    closed.delete(key);
    const client = await clientOf(team);
    return work(client).catch((error: unknown) => {
      const wait = secondsIn(error);
      if (wait !== undefined) {
        const opens = new Date(now().getTime() + wait * 1000);
        closed.set(key, opens);
        throw new NotNow(opens);
      }
      return refused(team, method, error);
    });
  }

  async function refused(team: string, method: string, error: unknown): Promise<never> {
    const code = codeOf(error);
    if (!code) throw error;
    if (TOKEN_GONE.has(code)) await workspaces.remove(team);
    if (TOKEN_GONE.has(code) || NOBODY.has(code)) throw new NobodyThere(code);
    throw new SlackNo(method, code);
  }

  const still = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const;

  return {
    async post({ team, channel, thread }, message) {
      const sent = await call(team, 'chat.postMessage', channel, (it) =>
        it.chat.postMessage({ channel, ...still, ...message, ...(thread && { thread_ts: thread }) }),
      );
      return `${sent.channel}:${sent.ts}`;
    },
    async whisper({ team, channel, thread }, user, message) {
      await call(team, 'chat.postEphemeral', channel, (it) =>
        it.chat.postEphemeral({ channel, user, parse: 'none', ...message, ...(thread && { thread_ts: thread }) }),
      );
    },
    async update(team, id, message) {
      const [channel, ts] = id.split(':') as [string, string];
      await call(team, 'chat.update', channel, (it) => it.chat.update({ channel, ts, parse: 'none', ...message }));
    },
    async remove(team, id) {
      const [channel, ts] = id.split(':') as [string, string];
      await call(team, 'chat.delete', channel, (it) => it.chat.delete({ channel, ts }));
    },
    async respond(to, message, replace) {
      if (!URL.canParse(to)) throw new SlackNo('response_url', 'expired_url');
      const answered = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ response_type: 'ephemeral', replace_original: replace, ...message }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!answered.ok) throw new SlackNo('response_url', 'expired_url');
    },
    async open(team, trigger_id, view) {
      await call(team, 'views.open', '', (it) => it.views.open({ trigger_id, view }));
    },
    async show(team, view_id, view) {
      await call(team, 'views.update', '', (it) => it.views.update({ view_id, view }));
    },
    async publish(team, user_id, view) {
      await call(team, 'views.publish', '', (it) => it.views.publish({ user_id, view }));
    },
    async member(team, user) {
      const key = `${team}:${user}`;
      const known = members.get(key);
      if (known && known.until > now().getTime()) return known.member;
      try {
        const { user: found } = await call(team, 'users.info', '', (it) => it.users.info({ user }));
        const member = memberOf(team, found ?? {});
        members.set(key, { member, until: now().getTime() + KNOWN_FOR });
        return member;
      } catch (error) {
        if (error instanceof NobodyThere) return { name: 'somebody', kind: 'gone' };
        throw error;
      }
    },
  };
}

function memberOf(team: string, it: NonNullable<webApi.UsersInfoResponse['user']>): Member {
  const name = it.profile?.real_name || it.real_name || it.name || 'a colleague';
  if (it.deleted || it.is_bot) return { name, kind: 'gone' };
  const own = (!it.team_id || it.team_id === team) && !it.is_restricted && !it.is_ultra_restricted && !it.is_stranger;
  return { name, kind: own ? 'colleague' : 'guest' };
}

function secondsIn(error: unknown): number | undefined {
  return error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : undefined;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}
