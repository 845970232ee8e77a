import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERBS } from '../../cards/verbs.ts';
import { textOf } from '../../src/files/text.ts';
import type { Running } from '../support/app.ts';
import { done } from '../support/desk.ts';
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
  instead?: string;
  html?: string;
  done?: string;
  alert?: string;
}

const person = async (id: string) => (await app.desk.people('cambridgeshire')).find((it) => it.id === id)!;

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

describe('a letter', () => {
  const letter = (who: string) => get(`/dialog/letter?ref=${ref}&letter=acknowledgement`, as(who));

  test('is read on its page and saved as a document by whoever may; the link is theirs, and on record', async () => {
    const page = (await letter('sam')).html!;
    expect(page).toContain('<article><p>Dear');
    const link = /href="([^"]+)"[^>]*>Save as a document/.exec(page)![1]!;
    const saved = await fetch(`${app.url}${new URL(link).pathname}${new URL(link).search}`);
    expect(saved.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${ref}%20acknowledgement.docx`);
    expect(saved.headers.get('content-type')).toBe('application/octet-stream');
    expect(saved.headers.get('cache-control')).toBe('no-store');
    const text = await textOf(new Uint8Array(await saved.arrayBuffer()), 'docx');
    expect(text).toContain('What you can do next');
    const rows = await app.store.of('cambridgeshire').selectFrom('record').selectAll().execute();
    expect(JSON.stringify(rows.at(-1))).toContain('a link');
  });

  test.each(['new', 'duty', 'lindqvist'])('%s may not: a sentence, and no link', async (who) => {
    const { status, alert, html } = await letter(who);
    expect([status === 403 || status === 404, html]).toEqual([true, undefined]);
    expect(alert).toMatch(/\.$/);
  });

  test('a link changed by a letter, or of somebody whose part in it is over, opens nothing', async () => {
    const page = (await letter('sam')).html!;
    const { pathname, search } = new URL(/href="([^"]+)"[^>]*>Save as a document/.exec(page)![1]!);
    const changed = search.replace(/.$/, (it) => (it === 'A' ? 'B' : 'A')).replace('.', '.e30');
    expect((await fetch(`${app.url}${pathname}${changed}`)).status).toBe(403);
    await app.desk.savePeople([{ ...(await person('sam')), roles: ['frontline'] }]);
    const gone = await fetch(`${app.url}${pathname}${search}`);
    expect([gone.status, gone.headers.get('content-disposition')]).toEqual([404, null]);
    await app.desk.savePeople([{ ...(await person('sam')), roles: ['complaints-team'] }]);
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

  test('a no to what is no longer to be done says what is: a link to each form, and to where it stands', async () => {
    const { alert, instead } = await act({ verb: 'accept', ref }, as('sam'));
    expect(alert).toMatch(/\.$/);
    expect(instead).toContain('What you can do instead');
    expect(instead).toContain(`href="/dialog/act?verb=assign&amp;ref=${ref}"`);
    expect(instead).toContain(`href="/tab/complaint/${ref}"`);
  });

  test('what can be put right where it is needs no other way', async () => {
    expect(await act({ verb: 'assign', ref }, as('sam'))).not.toHaveProperty('instead');
  });

  test('more time for workload: whom to ask, and who stands in, each a link to its form', async () => {
    const sam = { kind: 'officer', council: 'cambridgeshire', person: await person('sam') } as const;
    const patel = { kind: 'officer', council: 'cambridgeshire', person: await person('patel') } as const;
    done(await app.desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' }));
    done(await app.desk.accept(patel, ref));
    const filled = { verb: 'more-time', ref, ground: 'workload', until: '2026-04-20', reason: 'There are many.' };
    const { status, alert, instead, done: says } = await act(filled, as('patel'));
    expect([status, says]).toEqual([409, undefined]);
    expect(alert).toMatch(/do not allow more time for workload.*J\. Okafor stands in/s);
    expect(instead).toMatch(
      new RegExp(`verb=ask-to-agree&amp;ref=${ref}.*verb=decline&amp;ref=${ref}.*Not me: ask J. Okafor`, 's'),
    );
    expect((await act({ ...filled, ref: 'CAM-26-9999' }, as('patel'))).instead).toContain('href="/tab"');
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

  test.each(VERBS.filter((it) => it !== 'tell' && it !== 'ask'))(
    '%s about nothing that is there is a no, and never done',
    async (verb) => {
      for (const more of [
        {},
        { words: 'x', reason: 'x', until: '2026-04-20', how: 'by phone', finding: 'upheld', action: '1' },
      ]) {
        const { status, alert, done: says, html } = await act({ verb, ref: 'CAM-26-9999', ...more }, as('sam'));
        expect([status, says, html]).toEqual([409, undefined, undefined]);
        expect(alert).toMatch(/[.?]$/);
      }
    },
  );

  test.each([[null], ['text'], [{ verb: 7 }], [{ verb: 'accept' }], [{ verb: '__proto__', ref: 'x' }]])(
    '%j: a sentence, never a fault',
    async (body) => {
      const { status, alert } = await act(body as object, as('sam'));
      expect(status).toBeLessThan(500);
      expect(alert).toMatch(/\.$/);
    },
  );
});

test('points are split and merged on a page that has them as they might be cut; whoever may not set them gets no words', async () => {
  const who = { kind: 'complainant', council: 'cambridgeshire', conversation: 'web-2' } as const;
  const words =
    'Nobody has visited my son since January. The social worker was rude to my mother on the phone. The allowance was stopped without a letter.';
  const opened = await app.desk.open(who, {
    ...{ id: 'web-2', channel: 'web chat', receivedAt: app.clock.now(), complainant: 'parent', details: {} },
    words: [{ kind: 'what', words }],
  });
  const path = `/dialog/act?verb=set-points&ref=${opened.ref}`;
  const { html } = await get(path, as('sam'));
  expect(html).toMatch(/<textarea[^>]*>[^<]*Nobody has visited my son since January\n[^<]*The allowance was stopped/);
  expect((await get(path, as('nguyen'))).html ?? '').not.toContain('Nobody has visited');
  const points = 'Nobody has visited since January, and the allowance was stopped.\nHow the social worker spoke.';
  expect(await act({ verb: 'set-points', ref: opened.ref, points }, as('sam'))).toMatchObject({ status: 200 });
  const { complaint } = done(await app.desk.stand({ kind: 'heard', council: 'cambridgeshire' }, opened.ref));
  expect(complaint.entries.at(-1)).toMatchObject({ act: 'points.set', by: 'sam' });
});
