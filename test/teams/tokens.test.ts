import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTokens, type Tokens } from '../../bot/tokens.ts';
import { APP, type Microsoft, openMicrosoft, TENANT } from '../support/microsoft.ts';

let microsoft: Microsoft;
let tokens: Tokens;
const clock = { now: () => new Date() };

beforeAll(async () => {
  microsoft = await openMicrosoft();
  tokens = createTokens({
    appId: APP,
    address: 'https://heard.council.example',
    serves: (tenant) => tenant === TENANT,
    now: clock.now,
    keys: microsoft.elsewhere.userKeys!,
  });
});

afterAll(() => microsoft.close());

const SAM = { oid: 'entra-sam', name: 'Sam Whitlock', roles: ['complaints-team'], groups: ['4d1f'] };
const check = async (claims: object) => tokens.check(`Bearer ${await microsoft.signFor({ ...SAM, ...claims })}`);
const past = () => Math.floor(Date.now() / 1000) - 3600;

test('somebody who works at the council, with the roles and groups that Entra gives them', async () => {
  expect(await check({})).toEqual({
    tenant: TENANT,
    person: 'entra-sam',
    name: 'Sam Whitlock',
    claims: ['complaints-team', '4d1f'],
  });
});

test('a token for our address is as good as one for our id; so is one of the older kind', async () => {
  expect(await check({ aud: `api://heard.council.example/${APP}` })).toHaveProperty('person');
  expect(await check({ iss: `https://sts.windows.net/${TENANT}/` })).toHaveProperty('person');
});

const OTHER = 'ffffffff-0000-4000-8000-00000000000f';

test.each<[string, object, number, string]>([
  ['run out', { exp: past() }, 401, 'open this page again'],
  ['for another app', { aud: 'another' }, 401, 'open this page again'],
  [
    'of another tenant',
    { tid: OTHER, iss: `https://login.microsoftonline.com/${OTHER}/v2.0` },
    403,
    'signed in somewhere else',
  ],
  [
    'that names our tenant and was issued by another',
    { iss: `https://login.microsoftonline.com/${OTHER}/v2.0` },
    403,
    'signed in somewhere else',
  ],
  ['of a guest, as the app registration says', { acct: 1 }, 403, 'a guest'],
  ['of a guest, by where they signed in', { idp: `https://sts.windows.net/${OTHER}/` }, 403, 'a guest'],
  ['that an app got for itself', { scp: undefined, roles: ['complaints-team'] }, 401, 'open this page again'],
  ['that names nobody', { oid: undefined }, 401, 'open this page again'],
])('a token %s', async (_, claims, status, says) => {
  expect(await check(claims)).toEqual({ status, says: expect.stringContaining(says) });
});

test('nothing, something else, and a token of the bot', async () => {
  for (const header of [undefined, '', 'Basic x', 'Bearer', 'Bearer x.y.z', `Bearer ${await microsoft.sign()}`])
    expect(await tokens.check(header)).toMatchObject({ status: 401 });
});

test('keys that cannot be had are our trouble, and may be back in a minute', async () => {
  const lost = createTokens({
    appId: APP,
    address: undefined,
    serves: () => true,
    now: clock.now,
    keys: 'http://127.0.0.1:1/keys',
  });
  expect(await lost.check(`Bearer ${await microsoft.signFor(SAM)}`)).toMatchObject({ status: 503 });
});
