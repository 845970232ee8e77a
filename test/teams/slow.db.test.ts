import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Running } from '../support/app.ts';
import { type Microsoft, TENANT } from '../support/microsoft.ts';
import { type Held, holdable } from '../support/slow.ts';
import { recorded, startTeams, teamsPerson } from '../support/teams.ts';

/** A database that does not answer while somebody waits. How long anybody waits is decided here, not by a clock. */
let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
let database: Held;
let ref: string;
let waiting: (() => void)[] = [];

const patel = () => teamsPerson(app, microsoft, { id: 'entra-patel', name: 'R. Patel', conversation: 'a:patel' });

beforeAll(async () => {
  database = holdable();
  const patience = (over: () => void) => {
    waiting.push(over);
    return () => {};
  };
  ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z'), patience }));
  for (const who of [
    patel(),
    teamsPerson(app, microsoft, { id: 'entra-okafor', name: 'J. Okafor', conversation: 'a:okafor' }),
  ])
    await who.say('help');
});

afterAll(() => stop());

beforeEach(async () => {
  const sam = {
    kind: 'officer',
    council: 'cambridgeshire',
    person: (await app.desk.people('cambridgeshire')).find((it) => it.id === 'sam')!,
  } as const;
  const telling = {
    id: crypto.randomUUID(),
    channel: 'web chat',
    receivedAt: app.clock.now(),
    complainant: 'parent',
    words: [{ kind: 'what', words: 'I want to complain. My son has no social worker.' }],
    details: {},
  } as const;
  ({ ref } = await app.desk.open(
    { kind: 'complainant', council: 'cambridgeshire', conversation: telling.id },
    { ...telling, words: [...telling.words] },
  ));
  await app.desk.confirmRoute(sam, ref, { procedure: 'statutory', reason: 'It is.' });
  await app.desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' });
  microsoft.sent.length = 0;
});

afterEach(async () => {
  database.letGo();
  await app.settled();
});

/** Posts while the database does not answer, until the program has asked it something; then patience runs out. */
async function whileHeld(post: () => Promise<{ status: number; body: unknown }>) {
  waiting = [];
  database.hold();
  const answered = post();
  await until(() => database.waiting() > 0 && waiting.length > 0);
  for (const it of waiting) it();
  return answered;
}

async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((done) => setImmediate(done));
}

const press = (id: string, verb = 'accept', more: object = {}) =>
  patel().post('invoke', {
    id,
    value: { action: { type: 'Action.Execute', verb, data: { verb, ref, ...more } }, trigger: 'manual' },
  });

async function acts(): Promise<string[]> {
  const rows = await app.store.db.selectFrom('entries').select('act').where('ref', '=', ref).orderBy('seq').execute();
  return rows.map((it) => it.act);
}

test('a press is answered before Teams gives up, and has its effect afterwards, once', async () => {
  const { status, body } = await whileHeld(() => press('p-1'));
  expect(status).toBe(200);
  expect(body).toMatchObject({ value: expect.stringContaining('I have it. It takes a moment') });
  database.letGo();
  await app.settled();
  expect((await acts()).filter((it) => it === 'accepted')).toHaveLength(1);
  await app.deliver();
  expect(JSON.stringify((await press('p-2')).body)).toContain('already taken');
  expect((await acts()).filter((it) => it === 'accepted')).toHaveLength(1);
});

test('pressed again while it was slow: one effect, and the second is told', async () => {
  await whileHeld(() => press('p-3'));
  const second = press('p-4');
  database.letGo();
  await second;
  await app.settled();
  expect((await acts()).filter((it) => it === 'accepted')).toHaveLength(1);
});

test('a no that came too late to be shown is said in the chat', async () => {
  await whileHeld(() => press('p-5', 'decline'));
  database.letGo();
  await app.settled();
  expect(JSON.stringify(microsoft.sent)).toContain('Please give the reason');
  expect(await acts()).not.toContain('declined');
});

test('a message is let go, so that Teams does not send it again, and answered when there is an answer', async () => {
  const { status } = await whileHeld(() => patel().post('message', { id: 'm-1', text: `status ${ref}` }));
  expect(status).toBe(200);
  expect(microsoft.sent).toEqual([]);
  database.letGo();
  await app.settled();
  expect(microsoft.sent.map((it) => it.activity.summary)).toEqual([expect.stringContaining(ref)]);
});

test('a message that Teams did send again is answered with the same and done once', async () => {
  const words =
    'tell: I want to complain, says a mum: the transport has not come for three weeks and nobody says why it has not.';
  const send = () => patel().post('message', { id: 'm-2', text: words });
  await whileHeld(send);
  const again = send();
  database.letGo();
  await again;
  await app.settled();
  const said = microsoft.sent.map((it) => it.activity.summary);
  expect(new Set(said).size).toBe(1);
});

test('Tell Heard says that it is slow; tried again, it opens', async () => {
  const tell = () =>
    patel().post('tellFetch', {
      value: {
        ...(recorded('tellFetch').value as object),
        messagePayload: { id: '9', body: { contentType: 'html', content: '<p>Nobody came.</p>' } },
      },
    });
  const { body } = await whileHeld(tell);
  expect(body).toMatchObject({ task: { type: 'message', value: expect.stringContaining('try again') } });
  database.letGo();
  await app.settled();
  expect(JSON.stringify((await tell()).body)).toContain('Nobody came.');
});

test('Tell Heard that is sent while it is slow opens one complaint, however often it is sent, and its sender hears of it', async () => {
  const filled = { verb: 'tell', ref: 'x', who: 'A parent', first: '2026-03-23' };
  const submit = (id: string) =>
    patel().post('tellSubmit', {
      id,
      conversation: { conversationType: 'personal', tenantId: TENANT, id: 'a:patel' },
      value: {
        ...(recorded('tellSubmit').value as object),
        data: filled,
        messagePayload: { id: '77', body: { contentType: 'html', content: '<p>The taxi has not come.</p>' } },
      },
    });
  const { body } = await whileHeld(() => submit('s-1'));
  expect(body).toMatchObject({ task: { value: expect.stringContaining('I have it. It takes a moment') } });
  const again = submit('s-2');
  database.letGo();
  await again;
  await app.settled();
  expect(JSON.stringify(microsoft.sent)).toMatch(/CAM-26-\d+ is with the complaints team/);
  const opened = await app.store.db
    .selectFrom('complaints')
    .select('ref')
    .where('telling', 'like', '%:tell:77')
    .execute();
  expect(opened).toHaveLength(1);
});

test.each<[string, string, () => object]>([
  [
    'a search',
    'find',
    () => ({ ...(recorded('find').value as object), parameters: [{ name: 'about', value: 'open' }] }),
  ],
  ['what was found and chosen', 'findChosen', () => ({ ref })],
  ['a link', 'link', () => ({ url: `https://heard.council.example/tab/complaint/${ref}` })],
])('%s is answered in time, with a sentence that says to try again; nothing is changed', async (_, kind, value) => {
  const before = await acts();
  const { status, body } = await whileHeld(() => patel().post(kind, { value: value() }));
  expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('Please try again')]);
  database.letGo();
  await app.settled();
  expect(await acts()).toEqual(before);
});

test('a look at a card leaves it as it is', async () => {
  const { body } = await whileHeld(() =>
    patel().post('invoke', {
      value: {
        action: { type: 'Action.Execute', verb: 'status', data: { verb: 'status', ref } },
        trigger: 'automatic',
      },
    }),
  );
  expect(body).toMatchObject({ type: 'application/vnd.microsoft.error' });
});
