import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { appendSpoken, sealReference } from '../../src/store/conversations.ts';
import { savePost } from '../../src/store/posts.ts';
import { type Running, startApp } from '../support/app.ts';
import { openChat } from '../support/chat.ts';
import { intakeOf } from '../support/intake.ts';
import { createGatherer, leaksIn } from '../support/scanner.ts';
import { KINDS } from '../support/ways-out.ts';

/** The scanner that looks at everything that leaves in every journey, tried on leaks that were put there. */
let app: Running;
const COUNCIL = 'cambridgeshire';

beforeAll(async () => {
  app = await startApp();
  await intakeOf(app, 'Our son waits for a psychologist since the autumn and the school has stopped answering us.', [
    [/What is your name/, 'Wilhelmina Tamsin, about Peregrine'],
    [/should we reply/, 'wt@example.org'],
  ]);
  await openChat(app, 'team');
  await app.deliver();
});
afterAll(() => app.store.close());

const scan = (gathered: { where: string; text: string }[] = []) => leaksIn(app.store.db, [COUNCIL], gathered);

test('nothing has left that may not', async () => {
  expect(await scan()).toEqual([]);
});

test.each([
  ['a name', 'Peregrine has a card'],
  ['a name in other letters and signs', '{"who":"TAMSIN\\n"}'],
  ['a way to reach somebody', 'mail to wt@example.org failed'],
  ['five words of a story in a row', 'error at "waits for a psychologist since"'],
])('%s in a log line is found', async (_, text) => {
  const gathered = createGatherer();
  createLog('debug', gathered.log).error({ detail: text }, 'a turn failed');
  expect(await scan(gathered.left)).toEqual([expect.stringContaining('log: ')]);
});

test('a name posted to the complaints channel is found', async () => {
  const activity = { type: 'message', id: 'leak', text: 'About Peregrine.', from: { role: 'bot' } };
  await appendSpoken(app.store.of(COUNCIL), COUNCIL, 'demo-team', [{ id: 'leak', from: 'bot', activity }], new Date(0));
  expect(await scan()).toEqual([expect.stringContaining('posted to complaints: "peregrine"')]);
});

const FROM_HEARD = { type: 'message', text: 'About Peregrine.', from: { role: 'bot' } };

/** What is planted is gone again, so that each leak is found by itself. */
async function planted(plant: () => Promise<unknown>): Promise<string[]> {
  await app.store.db.deleteFrom('transcript').where('activity_id', 'like', 'leak%').execute();
  await plant();
  return scan();
}

test.each(Object.entries(KINDS))(
  'posted where several people read, as %s: found, but for duty’s own words',
  async (kind, looked) => {
    const id = `leak-${kind}`;
    const db = app.store.of(COUNCIL);
    const post = {
      conversation: 'demo-team',
      activityId: id,
      address: 'complaints',
      kind,
      ref: 'x',
      details: {},
      at: new Date(0),
    };
    const found = await planted(async () => {
      await savePost(db, COUNCIL, post);
      await appendSpoken(db, COUNCIL, 'demo-team', [{ id, from: 'bot', activity: { ...FROM_HEARD, id } }], new Date(0));
    });
    expect(found).toHaveLength('rights' in looked ? 0 : 1);
  },
);

test('said in a chat of several people that is nobody’s channel: found', async () => {
  const { db, vault } = app.store;
  const reference = sealReference(vault, COUNCIL, 'a group', { conversation: { conversationType: 'groupChat' } });
  const found = await planted(async () => {
    const talk = {
      council: COUNCIL,
      id: 'a group',
      version: 1,
      seq: 0,
      channel: 'teams',
      key: vault.newKey(),
      reference,
      at: new Date(0),
    };
    await db
      .insertInto('conversations')
      .values(talk as never)
      .execute();
    const spoken = { id: 'leak', from: 'bot', activity: { ...FROM_HEARD, id: 'leak' } } as const;
    await appendSpoken(app.store.of(COUNCIL), COUNCIL, 'a group', [spoken], new Date(0));
  });
  expect(found).toEqual([expect.stringContaining('posted to a chat of several: "peregrine"')]);
});

test('in a row of the register that is exported: found', async () => {
  const found = await planted(() => app.store.db.updateTable('register').set({ team: 'Peregrine' }).execute());
  expect(found).toEqual([expect.stringContaining('the register: "peregrine"')]);
  await app.store.db.updateTable('register').set({ team: null }).execute();
});

test.each([
  ['/ready', 200, 1],
  ['/tab/complaint/CAM-26-0001', 200, 1],
  ['/content/tab', 200, 0],
  ['/content/tab', 409, 1],
])('in what %s answers with %i: found %i times', async (path, status, times) => {
  const gathered = createGatherer();
  const server = createServer((_, response) => {
    response.statusCode = status;
    response.end('Peregrine is well');
  });
  gathered.watch(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await fetch(`http://127.0.0.1:${(server.address() as { port: number }).port}${path}`);
  server.close();
  expect((await scan(gathered.left)).filter((it) => it.startsWith('GET'))).toHaveLength(times);
});

test('names of people who work there are none', async () => {
  expect(
    (await scan([{ where: 'log', text: 'Sam Whitlock and R. Patel' }])).filter((it) => it.startsWith('log')),
  ).toEqual([]);
});
