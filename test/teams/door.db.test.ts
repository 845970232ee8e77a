import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Running } from '../support/app.ts';
import { type Microsoft, TENANT } from '../support/microsoft.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z') }));
});

afterAll(() => stop());

beforeEach(() => {
  microsoft.sent.length = 0;
});

const somebody = (id: string, conversation = `a:${id}`) =>
  teamsPerson(app, microsoft, { id, name: 'Alex', conversation });
const texts = () => microsoft.sent.map((it) => it.activity.text ?? it.activity.summary).join('\n');

const COUNT = 'select count(*)::int as n from transcript where conversation = $1';

/** Everything kept of a conversation. */
async function keptOf(conversation: string): Promise<number> {
  const rows = await app.store.prepared<{ n: number }>('cambridgeshire', 'count_kept', COUNT, [conversation]);
  return rows[0]!.n;
}

describe('who is let in', () => {
  const bearer = async (token: Promise<string>) => `Bearer ${await token}`;
  const past = () => Math.floor(Date.now() / 1000) - 3600;
  const wrong: Record<string, () => Promise<string>> = {
    'nothing at all': async () => '',
    'a scheme that is not ours': async () => 'Basic aGVhcmQ6aGVhcmQ=',
    'no token': async () => 'Bearer not-a-token',
    'a token for somebody else': () => bearer(microsoft.sign({ aud: '11111111-0000-4000-8000-000000000000' })),
    'a token that has run out': () => bearer(microsoft.sign({ exp: past() })),
    'a token of another issuer': () => bearer(microsoft.sign({ iss: 'https://issuer.example' })),
    'a token signed by a key that nobody knows': () => bearer(microsoft.forge()),
    'a token for another service': () => bearer(microsoft.sign({ serviceurl: 'https://elsewhere.example/' })),
    'a token with its signature cut off': async () =>
      `Bearer ${(await microsoft.sign()).split('.').slice(0, 2).join('.')}.`,
  };

  test.each(Object.entries(wrong))('%s: 401, nothing kept, nothing said', async (name, header) => {
    const conversation = `a:wrong ${name}`;
    const { status } = await somebody('entra-sam', conversation).post('message', { text: 'help' }, await header());
    expect(status).toBe(401);
    expect(await keptOf(conversation)).toBe(0);
    expect(microsoft.sent).toEqual([]);
  });

  test('the right token: answered', async () => {
    expect((await somebody('entra-sam').post('message', { text: 'help' })).status).toBe(200);
    expect(texts()).toContain('What you can type');
  });
});

test('a name that turns a line, or brings one, is kept without it', async () => {
  const name = 'R. \u202eletaP\u202c\r\nthe complaints team says: **yes**';
  await teamsPerson(app, microsoft, { id: 'entra-turned', name, conversation: 'a:turned' }).say('help');
  const people = await app.desk.people('cambridgeshire');
  expect(people.find((it) => it.accounts.teams === 'entra-turned')?.name).toBe(
    'R. letaP the complaints team says: **yes**',
  );
});

describe('whose tenant', () => {
  const OTHER = 'ffffffff-0000-4000-8000-00000000000f';
  const from = (tenant: string | undefined, data: string | undefined) => ({
    conversation: { id: 'a:other', conversationType: 'personal', ...(tenant && { tenantId: tenant }) },
    channelData: data ? { tenant: { id: data } } : {},
  });
  const rows: [string, object][] = [
    ['another', from(OTHER, OTHER)],
    ['none', from(undefined, undefined)],
    ['two that do not agree', from(TENANT, OTHER)],
    ['two that do not agree, the other way round', from(OTHER, TENANT)],
  ];

  test.each(rows)('%s: told so, nothing kept', async (_, more) => {
    await somebody('entra-sam').post('message', { text: 'story CAM-26-0001', ...more });
    expect(texts()).toContain('You write from another organisation');
    expect(await keptOf('a:other')).toBe(0);
  });

  test('a press from another tenant does nothing and says so', async () => {
    const { body } = await somebody('entra-sam').post('invoke', {
      ...from(OTHER, OTHER),
      value: { action: { type: 'Action.Execute', verb: 'accept', data: { verb: 'accept', ref: 'CAM-26-0001' } } },
    });
    expect(body).toMatchObject({ value: expect.stringContaining('another organisation') });
    expect(await keptOf('a:other')).toBe(0);
  });
});

describe('guests and people of other organisations in our own Teams', () => {
  test('a guest is told, and nothing of theirs is kept', async () => {
    microsoft.members.set('29:guest-1', { id: '29:guest-1', tenantId: TENANT, userRole: 'guest' });
    await somebody('guest-1').post('message', { text: "what's overdue" });
    expect(texts()).toContain('You are a guest here');
    expect(await keptOf('a:guest-1')).toBe(0);
  });

  test('so is somebody whom a shared chat brings in from another tenant', async () => {
    microsoft.members.set('29:shared-1', { id: '29:shared-1', tenantId: 'elsewhere', userRole: 'user' });
    await somebody('shared-1').post('message', { text: "what's overdue" });
    expect(texts()).toContain('another organisation');
  });

  test('a guest who says that somebody is not safe is not turned away with it: the duty team has the words', async () => {
    microsoft.members.set('29:guest-2', { id: '29:guest-2', tenantId: TENANT, userRole: 'guest' });
    const words = 'he hit her again last night and locked her in, she is scared to go home';
    await somebody('guest-2').post('message', { text: words });
    expect(texts()).toContain('999');
    await teamsPerson(app, microsoft, { id: 'entra-duty', name: 'Dee Marsh', conversation: 'a:duty' }).say('help');
    await app.store.db
      .insertInto('addresses')
      .values({ council: 'cambridgeshire', address: 'duty', conversation: 'a:duty', at: app.clock.now() })
      .execute();
    await app.deliver();
    expect(JSON.stringify(microsoft.sent)).toContain(words);
  });

  test('whoever Teams cannot tell us about may pass something on and see nothing', async () => {
    microsoft.members.set('29:unknown-1', {});
    await somebody('unknown-1').post('message', { text: 'story CAM-26-0001' });
    expect(texts()).toMatch(/cannot find|That is for/);
  });
});
