import { LIMITS, type Limit } from './limits.ts';

/** What may come to an address. */
export interface Allowance {
  /** Bytes of a body. */
  size: number;
  /** How often from one network. */
  network: Limit;
  /** Requests in hand at once from one network. A crowd waits at the door and not in memory. */
  crowd: number;
  /** How often about one conversation, or by whoever holds one token. */
  each?: { limit: Limit; by: 'conversation' | 'token' };
}

/** Bytes. An address that takes no body takes a small one, so that nobody has to wait for its end. */
export const SIZES = { json: 500_000, small: 4_000, file: 11_000_000 };

/** Microsoft and Slack send everything from a few addresses, and sign it. */
const CROWD = { network: 60, signed: 300 };

const page = { size: SIZES.small, network: LIMITS.page, crowd: CROWD.network } as const;
const probe = { ...page, network: LIMITS.probe } as const;
const signed = { size: SIZES.json, network: LIMITS.signed, crowd: CROWD.signed } as const;
/** The web chat's pages poll, from a whole school at once. */
const chat = { size: SIZES.small, network: LIMITS.looks, crowd: CROWD.signed } as const;
const content = { ...page, network: LIMITS.messages, each: { limit: LIMITS.reader, by: 'token' } } as const;

const DIRECT_LINE = '/api/directline/v3/directline';

/** Every address Heard answers at, with what it bears. The server takes none that is not in here. */
export const ROUTES = {
  'POST /api/messages': signed,
  [`POST ${DIRECT_LINE}/tokens/generate`]: { ...chat, network: LIMITS.chat },
  'GET /api/challenge': { ...chat, network: LIMITS.chat },
  [`POST ${DIRECT_LINE}/tokens/refresh`]: { ...chat, each: { limit: LIMITS.renewal, by: 'token' } },
  [`POST ${DIRECT_LINE}/conversations`]: { ...chat, network: LIMITS.messages, size: SIZES.json },
  [`GET ${DIRECT_LINE}/conversations/:id`]: { ...chat, each: { limit: LIMITS.look, by: 'conversation' } },
  [`GET ${DIRECT_LINE}/conversations/:id/activities`]: { ...chat, each: { limit: LIMITS.look, by: 'conversation' } },
  [`POST ${DIRECT_LINE}/conversations/:id/activities`]: {
    ...chat,
    size: SIZES.json,
    network: LIMITS.messages,
    each: { limit: LIMITS.message, by: 'conversation' },
  },
  [`POST ${DIRECT_LINE}/conversations/:id/upload`]: {
    ...chat,
    size: SIZES.file,
    network: LIMITS.files,
    crowd: CROWD.network,
    each: { limit: LIMITS.file, by: 'conversation' },
  },
  'GET /': page,
  'GET /tab': page,
  'GET /tab/*': page,
  'GET /dialog/*': page,
  'GET /content/*': content,
  'POST /content/act': { ...content, size: SIZES.json },
  'GET /files': { ...page, network: LIMITS.saves },
  'GET /assets/:file': page,
  'GET /demo': page,
  'POST /demo/token': page,
  'POST /demo/clock': page,
  'POST /slack/events': signed,
  'GET /slack/install': { ...page, network: LIMITS.install },
  'GET /slack/oauth_redirect': { ...page, network: LIMITS.install },
  'GET /health': probe,
  'GET /ready': probe,
  'GET /metrics': probe,
} as const satisfies Record<string, Allowance>;

export type Route = keyof typeof ROUTES;

const known = Object.entries(ROUTES).map(([route, allowed]): [method: string, pattern: RegExp, Allowance] => {
  const [method, path] = methodAndPath(route);
  return [method, new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`), allowed];
});

export function methodAndPath(route: string): [method: string, path: string] {
  const [method, path] = route.split(' ');
  return [method!, path!];
}

/** What a request may be. One that leads nowhere is looked at like a page. */
export function allowanceFor(method: string | undefined, path: string): Allowance {
  return known.find(([verb, pattern]) => verb === method && pattern.test(path))?.[2] ?? page;
}
