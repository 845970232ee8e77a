import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../bot/limits.ts';
import type { Running } from '../support/app.ts';
import { openChat, solved } from '../support/chat.ts';
import { BOT_TOKEN } from '../support/slack/settings.ts';
import { SIGNING_SECRET, signed } from '../support/slack/sign.ts';
import { startTeams } from '../support/teams.ts';

/** As in production: networks are limited, and nobody is let in without a token. */
let app: Running;
let stop: () => Promise<void>;
const PATH = '/api/directline/v3/directline';
const json = { 'content-type': 'application/json' };

beforeAll(async () => {
  const settings = { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: BOT_TOKEN };
  ({ app, stop } = await startTeams({ settings }));
});
afterAll(() => stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers });
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, { method: 'POST', headers: { ...json, ...headers }, body });

describe('every address answers with headers that let a browser do nothing it should not', () => {
  test.each([
    '/',
    '/tab',
    '/assets/heard.css',
    '/assets/chat.js',
    '/health',
    '/ready',
    '/metrics',
    '/nowhere',
    '/demo',
    '/content/x',
  ])('%s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('frame-ancestors');
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*[^.]/);
  });

  test('two pages never have the same nonce', async () => {
    const nonce = async () => /'nonce-([^']+)'/.exec((await get('/')).headers.get('content-security-policy')!)![1];
    expect(await nonce()).not.toBe(await nonce());
  });

  test('the demonstration is not there', async () => {
    expect((await get('/demo')).status).toBe(404);
    expect((await post('/demo/token', '{"pane":"team"}')).status).toBe(404);
  });
});

describe('sizes', () => {
  test('a compressed body is refused before it is opened', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    const { status } = await post(`${PATH}/tokens/generate`, bomb, { 'content-encoding': 'gzip' });
    expect(status).toBe(415);
  });

  test('a body that says it is too long is refused before it is read, and the connection ends', async () => {
    const answer = await raw(`POST ${PATH}/tokens/generate HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('connection: close');
  });

  test('a body that does not say, and is', async () => {
    const { status } = await post(`${PATH}/tokens/generate`, `{"a":"${'a'.repeat(600_000)}"}`);
    expect(status).toBe(413);
  });

  test('JSON as deep as it is long', async () => {
    const { status } = await post(`${PATH}/tokens/generate`, '['.repeat(3000));
    expect(status).toBe(400);
  });

  test('a header longer than any that means well', async () => {
    expect((await get('/health', { 'x-long': 'a'.repeat(20_000) })).status).toBe(431);
  });
});

describe('speeds and crowds', () => {
  test('a whole Slack sends from a few addresses: what it signs is not counted as pages of one network', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    const ask = async () => (await post('/slack/events', body, signed(body, app.clock.now()))).status;
    for (let asked = 0; asked <= LIMITS.page.most; asked += 50)
      expect(new Set(await Promise.all(Array.from({ length: 50 }, ask)))).toEqual(new Set([200]));
  });

  test('headers that never end are not waited for', () => {
    const { headersTimeout, requestTimeout, maxHeadersCount } = app.server.server as unknown as Record<string, number>;
    expect([headersTimeout, requestTimeout, maxHeadersCount]).toEqual([10_000, 60_000, 60]);
  });

  test('messages of one conversation: so many a minute, then a sentence', async () => {
    const chat = await openChat(app);
    const all = await Promise.all(Array.from({ length: LIMITS.message.most + 5 }, () => chat.post({ text: '' })));
    const refused = all.filter((it) => it.status === 429);
    expect(refused).toHaveLength(5);
    expect(await refused[0]!.json()).toMatchObject({ error: { message: 'Please wait a little and try again.' } });
  });

  test('a chat is opened for whoever has done the sum, once for each sum', async () => {
    const open = (solution?: unknown) => post(`${PATH}/tokens/generate`, JSON.stringify({ solution }));
    const solution = await solved(app.url);
    expect((await open()).status).toBe(403);
    expect((await open(btoa(JSON.stringify({ number: 1 })))).status).toBe(403);
    expect((await open(solution)).status).toBe(201);
    expect((await open(solution)).status).toBe(403);
    expect((await open(await solved(app.url))).status).toBe(201);
  });

  test('a sum changed to be easier is none of ours', async () => {
    const { salt } = (await (await get('/api/challenge')).json()) as { salt: string };
    const easy = createHash('sha256').update(`${salt}0`).digest('hex');
    const forged = btoa(JSON.stringify({ algorithm: 'SHA-256', challenge: easy, number: 0, salt, signature: easy }));
    expect((await post(`${PATH}/tokens/generate`, JSON.stringify({ solution: forged }))).status).toBe(403);
  });

  test('new chats of one network', async () => {
    const made: number[] = [];
    for (let n = 0; n < LIMITS.chat.most + 3; n++) made.push((await post(`${PATH}/tokens/generate`, '{}')).status);
    expect(made.slice(-3)).toEqual([429, 429, 429]);
  });

  test('knocking at the bot’s door without a good token: after so many tries nobody from there is looked at', async () => {
    const activity = JSON.stringify({
      type: 'message',
      text: 'x',
      conversation: { id: 'c' },
      from: { id: 'f' },
      recipient: { id: 'r' },
    });
    const statuses: number[] = [];
    for (let n = 0; n < LIMITS.stranger.most + 3; n++) statuses.push((await post('/api/messages', activity)).status);
    expect(statuses.slice(0, 3)).toEqual([401, 401, 401]);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect((await get('/health')).status).toBe(429);
  });
});

/** What a server answers to bytes as they are. */
function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  return new Promise((done, failed) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on('data', (part) => {
      answer += part;
    });
    socket.on('error', failed);
    socket.on('close', () => done(answer.toLowerCase().replace('http/1.1', 'HTTP/1.1')));
  });
}
