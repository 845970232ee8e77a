import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { openShelf, type Shelf } from '../shelf.ts';
import { excessIn, messageExcess } from './limits.ts';
import { APP_TOKEN, BOT_TOKEN, BOT_USER, TEAM } from './settings.ts';
import { mistakesIn } from './shapes.ts';
import { openSocket, type SlackSocket } from './socket.ts';

export interface SlackUser {
  id: string;
  name: string;
  guest?: boolean;
  deleted?: boolean;
  /** Of another workspace, in a shared channel. */
  team?: string;
}

export interface Posted {
  channel: string;
  ts: string;
  text: string;
  blocks: unknown[];
  thread?: string;
  /** Seen by this person alone. */
  only?: string;
}

export interface View {
  id: string;
  hash: string;
  user: string;
  blocks: unknown[];
  title?: { text: string };
  private_metadata?: string;
  submit?: { text: string };
}

export interface Call {
  method: string;
  args: Record<string, unknown>;
}

/** Slack's end of the Web API: it knows who is where, refuses what Slack refuses, and keeps what it was given. */
export interface StandIn {
  url: string;
  team: string;
  users: Map<string, SlackUser>;
  calls: Call[];
  /** Files that Slack keeps. */
  shelf: Shelf;
  messages: Posted[];
  /** Everything that was shown, in its order: a message each time it changed, a modal as "view" and whose it is. */
  history: Posted[];
  views: Map<string, View>;
  homes: Map<string, View>;
  /** Every payload that Slack would have refused for its shape or its size. */
  broken: string[];
  /** What is answered instead, once for each time it is given: an error's name, or seconds to wait. */
  refuse(method: string, how: string | number, where?: (args: Record<string, unknown>) => boolean): void;
  /** A trigger that opens a modal, for three seconds. */
  trigger(user: string): string;
  /** Where a command or a private message is answered, for half an hour. */
  responseUrl(channel: string, user: string): string;
  /** What an administrator has just agreed to, by the code that Slack sends back with them: a workspace, or a whole organisation. */
  grants: Map<string, { team: string; whole?: boolean }>;
  /** From now on this token is not taken. */
  revoke(token: string): void;
  /** The tokens that are taken, and whose workspace each is for. */
  tokens: Map<string, string>;
  /** The socket that Heard opens, where it is set to. */
  socket: SlackSocket;
  /** Called before each answer: a test that ends the program here ends it between sending and knowing. */
  before?: (call: Call) => Promise<void> | void;
  close(): Promise<void>;
}

type Args = Record<string, unknown>;
type Answer = Record<string, unknown>;
type Method = (args: Args, team: string) => Answer;

/** Every argument that the method takes, as far as we use it. Anything else is a mistake, as it would be a warning in Slack. */
const ARGUMENTS: Record<string, readonly string[]> = {
  'auth.test': [],
  'users.info': ['user'],
  'chat.postMessage': ['channel', 'text', 'blocks', 'thread_ts', 'unfurl_links', 'unfurl_media', 'parse', 'link_names'],
  'chat.postEphemeral': ['channel', 'user', 'text', 'blocks', 'thread_ts', 'parse'],
  'chat.update': ['channel', 'ts', 'text', 'blocks', 'parse'],
  'chat.delete': ['channel', 'ts'],
  'views.open': ['trigger_id', 'view'],
  'views.update': ['view_id', 'view'],
  'views.publish': ['user_id', 'view'],
  'oauth.v2.access': ['code', 'client_id', 'client_secret', 'redirect_uri'],
  'apps.connections.open': [],
};

export async function openStandIn(users: readonly SlackUser[], now: () => Date): Promise<StandIn> {
  let count = 0;
  const next = () => ++count;
  const triggers = new Map<string, { user: string; until: number }>();
  const responses = new Map<string, { channel: string; user: string; until: number }>();
  const refusals: { method: string; how: string | number; where?: (args: Args) => boolean }[] = [];
  const directs = new Map<string, string>();

  const channelOf = (place: string) => {
    if (!place.startsWith('U')) return place;
    const known = directs.get(place) ?? `D${place.slice(1)}`;
    directs.set(place, known);
    return known;
  };
  const ts = () => `${Math.floor(now().getTime() / 1000)}.${String(next()).padStart(6, '0')}`;
  const no = (error: string): Answer => ({ ok: false, error });
  const gone = (id: unknown) => {
    const user = stand.users.get(String(id));
    return !user || user.deleted ? (user ? 'user_disabled' : 'user_not_found') : undefined;
  };

  function keep(it: Omit<Posted, 'ts'>): Answer {
    const posted = { ...it, ts: ts() };
    stand.messages.push(posted);
    stand.history.push({ ...posted });
    return { ok: true, channel: it.channel, ts: posted.ts, message: { text: it.text } };
  }

  function show(content: View | Args, user: string, id = `V${next()}`): Answer {
    const view = { ...(content as View), id, user, hash: `${Math.floor(now().getTime() / 1000)}.${next()}` };
    stand.views.set(id, view);
    stand.history.push({ channel: `view ${user}`, ts: '', text: view.submit?.text ?? '', blocks: view.blocks });
    return { ok: true, view };
  }

  const methods: Record<string, Method> = {
    'auth.test': (_, team) => ({
      ok: true,
      team_id: team,
      team: 'A council',
      user_id: BOT_USER,
      bot_id: 'B0HEARD00',
      url: 'https://heard.slack.test/',
    }),
    'users.info': ({ user }, at) => {
      const found = stand.users.get(String(user));
      if (!found) return no('user_not_found');
      const { id, name, guest = false, deleted = false, team = at } = found;
      return {
        ok: true,
        user: { id, name, team_id: team, deleted, is_restricted: guest, is_bot: false, profile: { real_name: name } },
      };
    },
    'chat.postMessage': ({ channel, text, blocks, thread_ts }) => {
      const place = String(channel);
      const error = place.startsWith('U') ? gone(place) : undefined;
      if (error) return no(error);
      return keep({
        channel: channelOf(place),
        text: String(text),
        blocks: parsedBlocks(blocks),
        ...(thread_ts ? { thread: String(thread_ts) } : {}),
      });
    },
    'chat.postEphemeral': ({ channel, user, text, blocks, thread_ts }) => {
      const error = gone(user);
      if (error) return no(error);
      const thread = thread_ts ? { thread: String(thread_ts) } : {};
      return keep({
        channel: String(channel),
        only: String(user),
        text: String(text),
        blocks: parsedBlocks(blocks),
        ...thread,
      });
    },
    'chat.update': ({ channel, ts: at, text, blocks }) => {
      const found = stand.messages.find((it) => it.channel === channel && it.ts === at && !it.only);
      if (!found) return no('message_not_found');
      Object.assign(found, { text: String(text), blocks: parsedBlocks(blocks) });
      stand.history.push({ ...found });
      return { ok: true, channel, ts: at };
    },
    'chat.delete': ({ channel, ts: at }) => {
      const found = stand.messages.findIndex((it) => it.channel === channel && it.ts === at && !it.only);
      if (found < 0) return no('message_not_found');
      // Whoever counts what was said goes by places in the list.
      Object.assign(stand.messages[found]!, { channel: 'deleted', blocks: [] });
      return { ok: true, channel, ts: at };
    },
    'views.open': ({ trigger_id, view }) => {
      const trigger = triggers.get(String(trigger_id));
      triggers.delete(String(trigger_id));
      if (!trigger) return no('exchanged_trigger_id');
      if (trigger.until < now().getTime()) return no('expired_trigger_id');
      return show(view as Args, trigger.user);
    },
    'views.update': ({ view_id, view }) => {
      const known = stand.views.get(String(view_id));
      return known ? show(view as Args, known.user, known.id) : no('not_found');
    },
    'views.publish': ({ user_id, view }) => {
      const error = gone(user_id);
      if (error) return no(error);
      const home = { ...(view as View), id: `H${user_id}`, user: String(user_id), hash: `${next()}` };
      stand.homes.set(String(user_id), home);
      return { ok: true, view: home };
    },
    'oauth.v2.access': ({ code }) => {
      const grant = stand.grants.get(String(code));
      stand.grants.delete(String(code));
      if (!grant) return no('invalid_code');
      const { team, whole = false } = grant;
      const token = `xoxb-${next()}-${team}`;
      stand.tokens.set(token, team);
      return {
        ok: true,
        app_id: 'A0HEARD00',
        access_token: token,
        token_type: 'bot',
        scope: 'chat:write',
        bot_user_id: BOT_USER,
        team: whole ? null : { id: team, name: 'Another workspace' },
        enterprise: whole ? { id: 'E0GRID', name: 'A whole organisation' } : null,
        is_enterprise_install: whole,
        authed_user: { id: 'U0INSTALL' },
      };
    },
    'apps.connections.open': () => ({ ok: true, url: stand.url.replace('http', 'ws').replace('/api/', '/socket') }),
  };

  function judge(method: string, args: Args): string[] {
    const extra = Object.keys(args).filter((it) => !ARGUMENTS[method]?.includes(it) && it !== 'token');
    const found = extra.map((it) => `${method} has no ${it}`);
    if (args.blocks !== undefined) {
      const blocks = parsedBlocks(args.blocks);
      found.push(
        ...blocks.flatMap((it) => mistakesIn(it, 'KnownBlock')),
        ...excessIn(blocks),
        ...messageExcess(blocks),
      );
    }
    if (args.view !== undefined) {
      const type = (args.view as { type?: string }).type === 'home' ? 'HomeView' : 'ModalView';
      found.push(...mistakesIn(args.view, type), ...excessIn(args.view));
    }
    if (method.startsWith('chat.') && method !== 'chat.delete' && !args.text)
      found.push(`${method} without text: nobody is notified, no screen reader reads it`);
    if (method.startsWith('chat.') && /<[!@#]/.test(String(args.text)))
      found.push(`${method}: its text calls somebody`);
    return found;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = new URL(request.url!, 'http://stand.in').pathname;
    if (stand.shelf.serve(path, request.headers.authorization, response)) return;
    if (path.startsWith('/respond/')) return respond(path, body, response);
    const method = path.replace('/api/', '');
    const args = argumentsIn(body);
    const call = { method, args };
    stand.calls.push(call);
    await stand.before?.(call);
    const at = refusals.findIndex((it) => it.method === method && (it.where?.(args) ?? true));
    const [refused] = at >= 0 ? refusals.splice(at, 1) : [];
    if (typeof refused?.how === 'number') {
      response.writeHead(429, { 'retry-after': String(refused.how) });
      return void response.end();
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(refused ? no(String(refused.how)) : settled(method, args, request)));
  }

  function settled(method: string, args: Args, request: IncomingMessage): Answer {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const team = stand.tokens.get(token);
    if (method !== 'oauth.v2.access' && !team) return no('invalid_auth');
    const wrong = judge(method, args);
    stand.broken.push(...wrong);
    if (wrong.length > 0) return no('invalid_blocks');
    return methods[method]?.(args, team ?? '') ?? no('unknown_method');
  }

  function respond(path: string, body: string, response: ServerResponse): void {
    const place = responses.get(path);
    if (!place || place.until < now().getTime()) {
      response.writeHead(404);
      return void response.end('expired_url');
    }
    const { text = '', blocks = [] } = JSON.parse(body) as { text?: string; blocks?: unknown[] };
    stand.broken.push(
      ...blocks.flatMap((it) => mistakesIn(it, 'KnownBlock')),
      ...excessIn(blocks),
      ...messageExcess(blocks),
    );
    keep({ channel: place.channel, only: place.user, text, blocks });
    response.end('ok');
  }

  const server = createServer((request, response) => void answer(request, response));
  const stand: StandIn = {
    url: '',
    team: TEAM,
    socket: openSocket(server),
    users: new Map(users.map((it) => [it.id, it])),
    calls: [],
    shelf: openShelf(),
    messages: [],
    history: [],
    views: new Map(),
    homes: new Map(),
    broken: [],
    tokens: new Map([
      [BOT_TOKEN, TEAM],
      [APP_TOKEN, TEAM],
    ]),
    grants: new Map(),
    refuse: (method, how, where) => refusals.push({ method, how, ...(where && { where }) }),
    trigger(user) {
      const id = `${next()}.trigger`;
      triggers.set(id, { user, until: now().getTime() + 3000 });
      return id;
    },
    responseUrl(channel, user) {
      const path = `/respond/${next()}`;
      responses.set(path, { channel, user, until: now().getTime() + 30 * 60_000 });
      return `${stand.url.replace('/api/', '')}${path}`;
    },
    revoke: (token) => stand.tokens.delete(token),
    close() {
      stand.socket.close();
      return new Promise((done) => server.close(() => done()));
    },
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stand.url = `http://127.0.0.1:${(server.address() as { port: number }).port}/api/`;
  return stand;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

/** The Web API takes a form whose larger values are JSON. */
function argumentsIn(body: string): Args {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      key === 'view' || key === 'blocks' ? JSON.parse(value) : value,
    ]),
  );
}

function parsedBlocks(blocks: unknown): unknown[] {
  return Array.isArray(blocks) ? blocks : [];
}
