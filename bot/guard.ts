import type { Next, Request, Response, Server } from 'restify';
import { LIMITS, type Limit, type Limits, networkOf } from './limits.ts';

export interface GuardParts {
  limits: Limits;
  /** How many proxies of ours stand before this program, each adding whom it heard to X-Forwarded-For. */
  proxies: number;
  /** False in the demonstration, where everybody is on one machine. */
  limitNetworks: boolean;
  /** True where browsers come by HTTPS. */
  https: boolean;
}

/** What stands before every address: sizes, speeds and crowds. */
export interface Guard {
  network(request: Request): string;
  /** True where none of these has been tried too often. */
  may(request: Request, ...tries: readonly [limit: Limit, key: string][]): boolean;
  /** The same for a whole network. */
  mayNetwork(request: Request, limit: Limit): boolean;
  /** Somebody came without a good token; too many of those, and nobody from there is looked at for a while. */
  knocked(request: Request): void;
  isStranger(request: Request): boolean;
}

export const SIZES = { json: 500_000, small: 4_000, file: 11_000_000 };

/** Requests in hand at once: from one network, from one that signs what it sends, and all of them. A crowd waits at the door and not in memory. */
const AT_ONCE = { network: 60, signed: 300, all: 600 };

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
};

/** Nothing that is not a page may do anything in a browser. */
const NOT_A_PAGE = "default-src 'none'; frame-ancestors 'none'; sandbox";

const HALF_A_YEAR = 'max-age=15768000';

export function createGuard({ limits, proxies, limitNetworks, https }: GuardParts, server: Server): Guard {
  const networks = new Map<string, number>();
  let all = 0;
  const network = (request: Request) =>
    networkOf(request.socket.remoteAddress, String(request.headers['x-forwarded-for'] ?? ''), proxies);

  const guard: Guard = {
    network,
    may: (_, ...tries) => tries.every(([limit, key]) => limits.take(limit, key)),
    mayNetwork: (request, limit) => !limitNetworks || limits.take(limit, network(request)),
    knocked: (request) => void (limitNetworks && limits.take(LIMITS.stranger, network(request))),
    isStranger: (request) => limitNetworks && limits.isOver(LIMITS.stranger, network(request)),
  };

  server.pre((request: Request, response: Response, next: Next) => {
    const no = refusal(request, guard);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.setHeader('content-security-policy', NOT_A_PAGE);
    if (https) response.setHeader('strict-transport-security', HALF_A_YEAR);
    if (no) return refuse(request, response, next, no);
    const from = network(request);
    const many = networks.get(from) ?? 0;
    const most = isSigned(request.path()) ? AT_ONCE.signed : AT_ONCE.network;
    if (all >= AT_ONCE.all || (limitNetworks && many >= most)) return refuse(request, response, next, CROWD);
    all++;
    networks.set(from, many + 1);
    response.once('close', () => {
      all--;
      const left = (networks.get(from) ?? 1) - 1;
      if (left > 0) networks.set(from, left);
      else networks.delete(from);
    });
    return next();
  });

  patience(server);
  return guard;
}

interface No {
  status: number;
  code: string;
  says: string;
}

const CROWD: No = {
  status: 503,
  code: 'TooManyAtOnce',
  says: 'Many people are here just now. Please try again in a minute.',
};
const TOO_OFTEN: No = { status: 429, code: 'TooManyRequests', says: 'Please wait a little and try again.' };
const TOO_BIG: No = {
  status: 413,
  code: 'MessageSizeTooBig',
  says: 'That is more than I can take at once. Please send it in parts.',
};
const PACKED: No = { status: 415, code: 'UnsupportedMediaType', says: 'Please send it as it is, not compressed.' };

/** What can be said before a single byte of the body is read. A compressed body may be a thousand times its size. */
function refusal(request: Request, guard: Guard): No | undefined {
  const path = request.path();
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return PACKED;
  if (Number(request.headers['content-length'] ?? 0) > largest(path)) return TOO_BIG;
  if (guard.isStranger(request)) return TOO_OFTEN;
  return isSigned(path) || guard.mayNetwork(request, LIMITS.page) ? undefined : TOO_OFTEN;
}

/** Whoever sends there proves who they are, and Microsoft and Slack send everything from a few addresses. */
function isSigned(path: string): boolean {
  return path.startsWith('/api/') || path === '/slack/events';
}

function largest(path: string): number {
  if (path.endsWith('/upload')) return SIZES.file;
  return path.includes('/tokens/') || path.startsWith('/demo') ? SIZES.small : SIZES.json;
}

function refuse(request: Request, response: Response, next: Next, { status, code, says }: No): void {
  response.setHeader('retry-after', '60');
  response.setHeader('connection', 'close');
  response.send(status, { error: { code, message: says } });
  request.resume();
  next(false);
}

/** Somebody who sends a header a second, or never reads the answer, is let go. */
function patience(server: Server): void {
  Object.assign(server.server, {
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    maxHeadersCount: 60,
    maxConnections: 5_000,
  });
}

/** A sentence about too many tries, as every address says it. */
export const tooOften = {
  status: TOO_OFTEN.status,
  body: { error: { code: TOO_OFTEN.code, message: TOO_OFTEN.says } },
};
