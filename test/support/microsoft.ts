import { createServer, type IncomingMessage, type Server } from 'node:http';
import { ServiceClientCredentialsFactory, TokenCredentials } from 'botframework-connector';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Elsewhere } from '../../bot/adapter.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { TEST_KEYS } from './keys.ts';
import { openShelf, type Shelf } from './shelf.ts';

export const APP = '00000000-0000-4000-8000-0000000000b0';
export const TENANT = 'a1b2c3d4-0000-4000-8000-000000000001';

export interface TeamsCard {
  fallbackText: string;
  body: { type: string; [more: string]: unknown }[];
  actions?: { type: string; title: string; verb: string; data: Record<string, unknown> }[];
  refresh?: { action: object; userIds: string[] };
  msteams?: { entities: object[] };
}

export interface Sent {
  /** The id that Teams gave it. */
  id: string;
  method: string;
  path: string;
  activity: {
    id?: string;
    text?: string;
    summary?: string;
    members?: { id: string }[];
    attachments?: { content: TeamsCard }[];
  };
}

/** What Teams answers instead of taking a message. */
export interface Refused {
  status: number;
  code?: string;
  headers?: Record<string, string>;
}

/**
 * Microsoft's end, on this machine: the keys that tokens are signed with, and the service that takes what Heard posts, gives each
 * message an id and knows who is in a chat.
 */
export interface Microsoft {
  url: string;
  sent: Sent[];
  /** Files that Teams keeps. */
  shelf: Shelf;
  /** Members of a conversation beside those who simply work here: guests, people of other tenants. */
  members: Map<string, object>;
  /** Answers for the next posts to this path, or to any that contains this; then they go through again. */
  refuse(path: string, ...answers: Refused[]): void;
  /** A token as Teams sends it with an activity. */
  sign(claims?: object): Promise<string>;
  /** A token as Teams gives it to a page for the person who looks at it. */
  signFor(claims: object): Promise<string>;
  /** Signed like the others, by a key that nobody knows. */
  forge(claims?: object): Promise<string>;
  /** Where the program finds its keys and tokens. */
  elsewhere: Elsewhere;
  close(): Promise<void>;
}

/** Hands out a token without asking anybody for it. */
class LocalCredentials extends ServiceClientCredentialsFactory {
  override isValidAppId = async (id: string) => id === APP;
  override isAuthenticationDisabled = async () => false;
  override createCredentials = async () => new TokenCredentials('a token of the bot');
}

/** Where a program finds keys and tokens, with Microsoft's end at this address: for whoever runs in another process than it. */
export function elsewhereAt(url: string): Elsewhere {
  return {
    credentials: new LocalCredentials(),
    service: url,
    userKeys: `${url}user/keys`,
    settings: {
      ToBotFromChannelOpenIdMetadataUrl: `${url}bot/openid`,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}bot/openid`,
      ToChannelFromBotLoginUrl: url,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: url,
    },
  };
}

/** A whole address, or a part of one. */
function matches(path: string, wanted: string): boolean {
  return wanted.startsWith('/') ? path === wanted : path.includes(wanted);
}

/** Everybody whom the tests do not say otherwise about works at the council. */
function ordinary(id: string) {
  return { id, name: 'Somebody', tenantId: TENANT, userRole: 'user', aadObjectId: id.replace(/^29:/, '') };
}

export async function openMicrosoft(): Promise<Microsoft> {
  const sent: Sent[] = [];
  const shelf = openShelf();
  /** Teams never gives an id twice. */
  let given = 0;
  const members = new Map<string, object>();
  const refusals: { path: string; answers: Refused[] }[] = [];
  const [bot, user, unknown] = await Promise.all([1, 2, 3].map(() => generateKeyPair('RS256')));
  const jwk = async (key: typeof bot, kid: string) => ({
    ...(await exportJWK(key!.publicKey)),
    kid,
    use: 'sig',
    endorsements: ['msteams'],
  });
  const keys = { bot: [await jwk(bot, 'bot-1')], user: [await jwk(user, 'user-1')] };

  function answer(request: IncomingMessage, body: string): { status: number; body: unknown; headers?: object } {
    const path = decodeURIComponent(request.url!);
    if (path === '/bot/openid') return { status: 200, body: { jwks_uri: `${url}bot/keys` } };
    if (path === '/bot/keys') return { status: 200, body: { keys: keys.bot } };
    if (path === '/user/keys') return { status: 200, body: { keys: keys.user } };
    const member = /\/members\/([^/?]+)$/.exec(path)?.[1];
    if (member) return { status: 200, body: members.get(member) ?? ordinary(member) };
    const refused = refusals.find((it) => matches(path, it.path) && it.answers.length > 0)?.answers.shift();
    if (refused)
      return {
        status: refused.status,
        body: { error: { code: refused.code ?? 'Error', message: 'no' } },
        headers: refused.headers,
      };
    const id = path === '/v3/conversations' ? `a:made-${++given}` : `teams-${++given}`;
    sent.push({ id, method: request.method!, path: request.url!, activity: body ? JSON.parse(body) : {} });
    return { status: path === '/v3/conversations' ? 201 : 200, body: { id } };
  }

  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      if (shelf.serve(request.url!, request.headers.authorization, response)) return;
      const found = answer(request, body);
      response.writeHead(found.status, { 'content-type': 'application/json', ...found.headers });
      response.end(JSON.stringify(found.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;

  const signed = (key: typeof bot, kid: string, claims: object) =>
    new SignJWT({ serviceurl: url, ...claims }).setProtectedHeader({ alg: 'RS256', kid }).sign(key!.privateKey);
  const soon = () => Math.floor(Date.now() / 1000) + 3600;
  const fromTeams = (claims: object = {}) => ({
    iss: 'https://api.botframework.com',
    aud: APP,
    exp: soon(),
    ...claims,
  });
  return {
    url,
    sent,
    shelf,
    members,
    refuse: (path, ...answers) => refusals.push({ path, answers }),
    sign: (claims) => signed(bot, 'bot-1', fromTeams(claims)),
    forge: (claims) => signed(unknown, 'bot-1', fromTeams(claims)),
    signFor: (claims) =>
      signed(user, 'user-1', {
        iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
        aud: APP,
        tid: TENANT,
        scp: 'access_as_user',
        ver: '2.0',
        exp: soon(),
        ...claims,
      }),
    elsewhere: elsewhereAt(url),
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Settings of a council that runs Heard for real. */
export const SETTINGS: Readonly<Record<string, string>> = {
  HEARD_DATABASE_URL: 'postgres://not-used@127.0.0.1/heard',
  HEARD_COUNCIL: 'cambridgeshire',
  HEARD_SECRET: 'a secret for tests only, long enough',
  HEARD_KEY: TEST_KEYS[0].toString('base64'),
  HEARD_LOG: 'silent',
  HEARD_ADDRESS: 'https://heard.council.example',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: APP,
  MicrosoftAppPassword: 'not a real one',
  MicrosoftAppTenantId: TENANT,
};

export function councilConfig(more: Record<string, string> = {}): Config {
  const read = readConfig({ ...SETTINGS, ...more });
  if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
  return read.config;
}
