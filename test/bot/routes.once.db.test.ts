import { connect, type Socket } from 'node:net';
import type { Server } from 'restify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Allowance, allowanceFor, ROUTES, type Route } from '../../bot/allowances.ts';
import { createLimits, LIMITS, type Limit } from '../../bot/limits.ts';
import { type Running, SECRET, startApp } from '../support/app.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { BOT_TOKEN } from '../support/slack/settings.ts';
import { SIGNING_SECRET } from '../support/slack/sign.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';

/** Everything that can be there at once: a council's program in Teams, Slack and the web chat. */
let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
/** The demonstration's own addresses. */
let demo: Running;

beforeAll(async () => {
  const settings = { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: BOT_TOKEN };
  ({ app, microsoft, stop } = await startTeams({ settings }));
  demo = await startApp();
});
afterAll(async () => {
  await stop();
  await demo.close();
});

/** What the server itself says it answers at. */
function routesOf(server: Server): string[] {
  const { router } = server as unknown as { router: { getRoutes(): Record<string, { method: string; path: string }> } };
  return Object.values(router.getRoutes()).map(({ method, path }) => `${method} ${path}`);
}

const allowances = Object.entries(ROUTES) as [Route, Allowance][];
const here = allowances.map(([route]) => route).filter((it) => !it.includes('/demo'));

/** An address that leads to a route. */
const addressOf = (path: string) =>
  path.replace(':id', 'a-conversation').replace(':file', 'heard.css').replace('*', 'x');

function ask(route: string, more: RequestInit = {}): Promise<Response> {
  const [method, path] = route.split(' ') as [string, string];
  const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
  return fetch(`${app.url}${addressOf(path)}`, { method, redirect: 'manual', ...body, ...more });
}

describe('the server’s real addresses', () => {
  test('each has its row, and no row is left over', () => {
    const real = [...new Set([...routesOf(app.server), ...routesOf(demo.server)])];
    expect(real.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  test.each(allowances)('%s: a size, a speed, a crowd, and they are what its requests get', (route, allowed) => {
    expect(allowed.size).toBeGreaterThan(0);
    expect(allowed.network.most).toBeGreaterThan(0);
    expect(allowed.crowd).toBeLessThanOrEqual(300);
    const [method, path] = route.split(' ') as [string, string];
    expect(allowanceFor(method, addressOf(path))).toBe(allowed);
  });

  test.each(['/nowhere', '/api/nowhere', '/TAB', '/%2e%2e/health', '//health'])('%s is no way round them', (path) => {
    expect(allowanceFor('GET', path)).toMatchObject({ network: LIMITS.page, size: 4000, crowd: 60 });
    expect(allowanceFor('DELETE', path)).toMatchObject({ network: LIMITS.page });
  });

  test.each(here)('%s: headers that let a browser do nothing it should not', async (route) => {
    const { headers, status } = await ask(route);
    expect(status).toBeLessThan(500);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
      'strict-transport-security': expect.stringContaining('max-age'),
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors/),
    });
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-inline|unsafe-eval|\*[^.]/);
  });
});

describe('sizes', () => {
  test.each(here)(
    '%s: a body that says it is longer is refused unread, and one that does not say is cut off',
    async (route) => {
      const [method, path] = route.split(' ') as [string, string];
      const { size } = ROUTES[route] as Allowance;
      const start = `${method} ${addressOf(path)} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`;
      expect(await raw(`${start}content-length: ${size + 1}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
      if (method === 'GET' || size > 1_000_000) return;
      const chunk = `${(size + 1).toString(16)}\r\n${'a'.repeat(size + 1)}\r\n0\r\n\r\n`;
      expect(await raw(`${start}transfer-encoding: chunked\r\nconnection: close\r\n\r\n${chunk}`)).toMatch(
        /^HTTP\/1\.1 413 /,
      );
    },
  );
});

describe('crowds', () => {
  test('so many requests of one network are in hand at once; the next waits outside, and is let in when they have gone', async () => {
    const { crowd } = ROUTES['POST /content/act'];
    const half =
      'POST /content/act HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{';
    const slow = await Promise.all(Array.from({ length: crowd }, () => opened(half)));
    await until(async () => (await ask('GET /health')).status === 503);
    expect(await (await ask('GET /health')).json()).toMatchObject({ error: { code: 'TooManyAtOnce' } });
    for (const it of slow) it.destroy();
    await until(async () => (await ask('GET /health')).status === 200);
  });
});

describe('speeds, counted in the store', () => {
  /** Another instance of the same council, which was asked so often a moment ago. */
  async function asked(...tries: (readonly [limit: Limit, key: string])[]): Promise<void> {
    const other = createLimits(app.store.db, SECRET, () => new Date());
    for (const [limit, key] of tries) for (let n = 0; n < limit.most; n++) other.take(limit, key);
    await app.share();
    await other.share();
  }
  /** One request that this instance counts, and then what it learns from the other. */
  async function learned(request: () => Promise<unknown>): Promise<void> {
    await request();
    await app.share();
  }

  test.each(allowances.flatMap(([route, { each }]) => (each && here.includes(route) ? [[route, each] as const] : [])))(
    '%s: so often about one conversation or with one token, on whatever instance',
    async (route, { limit, by }) => {
      const key = by === 'conversation' ? 'a-conversation' : `Bearer ${route}`;
      const knock = () => ask(route, { headers: { 'content-type': 'application/json', authorization: key } });
      await asked([limit, key]);
      await learned(knock);
      const { status } = await knock();
      expect(status).toBe(429);
    },
  );

  test('somebody in Teams who asks more often than a person can is told so once, and heard again when it is over', async () => {
    const sam = teamsPerson(app, microsoft, { id: 'entra-sam', name: 'Sam', conversation: 'a:fast' });
    await asked([LIMITS.activity, 'a:fast 29:entra-sam']);
    expect(await sam.say('help')).toContain('What you can type');
    await app.share();
    expect(await sam.say('help')).toMatch(/That is more at once.*send it again then/);
    expect(await sam.say('help')).toBe('');
    const { body } = await sam.post('invoke', {
      value: { action: { type: 'Action.Execute', verb: 'accept', data: {} } },
    });
    expect(body).toMatchObject({ value: expect.stringContaining('That is more at once') });
    const other = teamsPerson(app, microsoft, { id: 'entra-patel', name: 'R. Patel', conversation: 'a:other' });
    expect(await other.say('help')).toContain('What you can type');
  });

  test('every address: so often from one network, on whatever instance', async () => {
    for (const it of here) await ask(it);
    await asked(
      ...new Set(allowances.map(([, { network }]) => network)).values().map((it) => [it, '127.0.0.1'] as const),
    );
    await app.share();
    await learned(() => Promise.all(here.map((it) => ask(it))));
    for (const it of here) {
      const { status, headers } = await ask(it);
      expect([it, status, headers.get('retry-after')]).toEqual([it, 429, '60']);
    }
  });
});

/** What a server answers to bytes as they are. */
function raw(request: string): Promise<string> {
  return new Promise((done, failed) => {
    let answer = '';
    const socket = socketTo(() => socket.write(request));
    socket.on('data', (part) => {
      answer += part;
    });
    // It closes on whoever goes on sending; what it said before that is the answer.
    socket.on('error', (error) => (answer ? done(answer) : failed(error)));
    socket.on('close', () => done(answer));
  });
}

function opened(start: string): Promise<Socket> {
  return new Promise((done) => {
    const socket = socketTo(() => socket.write(start, () => done(socket)));
    socket.on('error', () => {});
  });
}

function socketTo(then: () => void): Socket {
  const { hostname, port } = new URL(app.url);
  return connect(Number(port), hostname, then);
}

async function until(is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await is()) return;
    await new Promise((done) => setImmediate(done));
  }
  throw new Error('it never came to that');
}
