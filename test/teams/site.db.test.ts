import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Running } from '../support/app.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { startTeams } from '../support/teams.ts';

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
let ref: string;

beforeAll(async () => {
  const settings = { HEARD_ENTRA_ROLES: 'complaints-manager, auditor, 4d1f=team:ecf' };
  ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z'), settings }));
  const telling = {
    id: 'web-1',
    channel: 'web chat',
    receivedAt: app.clock.now(),
    complainant: 'parent',
    name: 'Dana Reeve',
    details: {},
    words: [{ kind: 'what', words: 'I want to complain. <script>alert(1)</script> Nobody came.' }],
  } as const;
  ({ ref } = await app.desk.open(
    { kind: 'complainant', council: 'cambridgeshire', conversation: 'web-1' },
    { ...telling, words: [...telling.words] },
  ));
});

afterAll(() => stop());

interface Served {
  status: number;
  html?: string;
  done?: string;
  alert?: string;
}

const as = (id: string, claims: object = {}) => ({ oid: `entra-${id}`, name: id, ...claims });

async function get(path: string, claims: object): Promise<Served> {
  const response = await fetch(`${app.url}/content${path}`, {
    headers: { authorization: `Bearer ${await microsoft.signFor(claims)}` },
  });
  return { status: response.status, ...((await response.json()) as object) };
}

async function act(body: object, claims: object): Promise<Served> {
  const response = await fetch(`${app.url}/content/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await microsoft.signFor(claims)}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

describe('who is looking', () => {
  test('nobody: 401, and nothing of a page', async () => {
    const response = await fetch(`${app.url}/content/tab`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ alert: expect.stringContaining('does not know who you are') });
  });

  test('a guest, somebody from elsewhere', async () => {
    expect(await get('/tab', as('sam', { acct: 1 }))).toMatchObject({
      status: 403,
      alert: expect.stringContaining('a guest'),
    });
    expect(await get('/tab', as('sam', { tid: 'x', iss: 'https://login.microsoftonline.com/x/v2.0' }))).toMatchObject({
      status: 403,
    });
  });

  test('the shell is the same for everybody, and has nothing in it', async () => {
    const shells = await Promise.all(
      ['/tab', `/tab/complaint/${ref}`, `/dialog/story?ref=${ref}`].map(async (it) =>
        (await fetch(app.url + it)).text(),
      ),
    );
    expect(new Set(shells).size).toBe(1);
  });
});

describe('what they see', () => {
  test('the complaints team sees everything; the story only where it was asked for, escaped', async () => {
    expect((await get('/tab?view=open', as('sam'))).html).toContain(ref);
    const page = (await get(`/tab/complaint/${ref}`, as('sam'))).html!;
    expect(page).toContain('Choose another procedure');
    expect(page).not.toMatch(/Dana|Nobody came/);
    const story = (await get(`/dialog/story?ref=${ref}`, as('sam'))).html!;
    expect(story).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Nobody came.');
  });

  test('reading the story is on record, with where it was read', async () => {
    const rows = await app.store.of('cambridgeshire').selectFrom('record').selectAll().execute();
    expect(JSON.stringify(rows)).toContain('teams, tab');
  });

  test('somebody who has no part in it: not there, and not on their board', async () => {
    const stranger = as('new', { oid: 'entra-new' });
    expect(await get(`/tab/complaint/${ref}`, stranger)).toMatchObject({ status: 404 });
    expect(await get(`/dialog/story?ref=${ref}`, stranger)).toMatchObject({ alert: expect.any(String) });
    expect((await get('/tab?view=open', stranger)).html).not.toContain(ref);
    expect(await act({ verb: 'confirm-route', ref }, stranger)).toMatchObject({
      status: 409,
      alert: expect.any(String),
    });
  });

  test.each([
    '/tab/elsewhere',
    '/dialog/nothing',
    '/tab/complaint/%00',
    '/dialog/letter?ref=x&letter=__proto__',
    '/dialog/act?verb=constructor&ref=x',
  ])('%s: a sentence, never a fault', async (path) => {
    const { status, alert } = await get(path, as('sam'));
    expect([404, 409]).toContain(status);
    expect(alert).toMatch(/\.$/);
  });

  test('a board that nobody could have asked for is the usual one', async () => {
    expect(await get('/tab?view=everything&stage=9&first=-3&team=%27--', as('sam'))).toMatchObject({
      status: 200,
      html: expect.stringContaining('Needs me now'),
    });
  });
});

describe('what Entra says they are', () => {
  test('a role and a team given there are theirs here, and taken away with it; the others stay', async () => {
    const who = async () =>
      (await app.desk.people('cambridgeshire')).find((it) => it.accounts.teams === 'entra-brennan')!;
    await get('/tab', as('brennan', { roles: ['auditor'], groups: ['4d1f'] }));
    expect(await who()).toMatchObject({ roles: ['area-manager', 'auditor'], teams: ['ecf'] });
    await get('/tab', as('brennan'));
    expect(await who()).toMatchObject({ roles: ['area-manager'], teams: [] });
  });

  test('a role that is not in the settings is not given', async () => {
    await get('/tab', as('new', { oid: 'entra-new', roles: ['complaints-team', 'administrator'] }));
    expect((await app.desk.people('cambridgeshire')).find((it) => it.accounts.teams === 'entra-new')!.roles).toEqual([
      'frontline',
    ]);
  });
});

describe('what they do', () => {
  test('what is missing is said and nothing is lost; then it is done, once', async () => {
    expect(await act({ verb: 'choose-procedure', ref, procedure: 'corporate', reason: '' }, as('sam'))).toMatchObject({
      status: 409,
      alert: expect.stringContaining('reason'),
    });
    expect(
      await act(
        { verb: 'choose-procedure', ref, procedure: 'corporate', reason: 'It is about a school place.' },
        as('sam'),
      ),
    ).toMatchObject({ status: 200, done: expect.stringContaining('corporate') });
    expect(
      await act({ verb: 'choose-procedure', ref, procedure: 'corporate', reason: 'Again.' }, as('sam')),
    ).toMatchObject({ status: 409 });
  });

  test('words that disclose harm are heard here as well', async () => {
    const body = {
      verb: 'choose-procedure',
      ref,
      procedure: 'statutory',
      reason: 'Mum rang: he hit her again last night and she is scared to go home.',
    };
    expect((await act(body, as('sam'))).alert).toContain('may not be safe');
  });

  test.each([[null], ['text'], [{ verb: 7 }], [{ verb: 'accept' }], [{ verb: '__proto__', ref: 'x' }]])(
    '%j: a sentence, never a fault',
    async (body) => {
      const { status, alert } = await act(body as object, as('sam'));
      expect(status).toBeLessThan(500);
      expect(alert).toMatch(/\.$/);
    },
  );
});
