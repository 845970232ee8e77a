import type { Next, Request, Response, Server } from 'restify';
import { type Allowance, allowanceFor } from './allowances.ts';
import { LIMITS, type Limits, networkOf } from './limits.ts';

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
  /** Counts this one for its conversation or its token, where its address has such a limit. */
  mayEach(request: Request, allowed: Allowance): boolean;
  /** Somebody came without a good token; too many of those, and nobody from there is looked at for a while. */
  knocked(request: Request): void;
}

/** Requests in hand at once, of everybody. */
const ALL_AT_ONCE = 600;

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

  const isStranger = (request: Request) => limitNetworks && limits.isOver(LIMITS.stranger, network(request));
  const mayNetwork = (request: Request, { network: limit }: Allowance) =>
    !limitNetworks || limits.take(limit, network(request));

  /** What can be said before a single byte of the body is read. A compressed body may be a thousand times its size. */
  function refusal(request: Request, allowed: Allowance): No | undefined {
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return PACKED;
    if (Number(request.headers['content-length'] ?? 0) > allowed.size) return TOO_BIG;
    return isStranger(request) || !mayNetwork(request, allowed) ? TOO_OFTEN : undefined;
  }

  server.pre((request: Request, response: Response, next: Next) => {
    const allowed = allowanceFor(request.method, request.path());
    const no = refusal(request, allowed);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.setHeader('content-security-policy', NOT_A_PAGE);
    if (https) response.setHeader('strict-transport-security', HALF_A_YEAR);
    if (no) return refuse(request, response, next, no);
    const from = network(request);
    const many = networks.get(from) ?? 0;
    if (all >= ALL_AT_ONCE || (limitNetworks && many >= allowed.crowd))
      return refuse(request, response, next, TOO_MANY);
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
  return {
    network,
    mayEach(request, { each }) {
      const key = each?.by === 'conversation' ? request.params.id : request.headers.authorization;
      return !each || !key || limits.take(each.limit, key);
    },
    knocked: (request) => void (limitNetworks && limits.take(LIMITS.stranger, network(request))),
  };
}

interface No {
  status: number;
  code: string;
  says: string;
}

const TOO_MANY: No = {
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
