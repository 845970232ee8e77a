import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { intakeOf } from '../support/intake.ts';

let app: Running;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The intake up to the question after the story. */
async function told(story: string): Promise<Chat> {
  const chat = await openChat(app);
  await chat.say('no');
  await chat.say(story);
  return chat;
}

const sent = (story: string) => intakeOf(app, story);

const sam = async () => ({
  kind: 'officer' as const,
  council: 'cambridgeshire',
  person: (await app.desk.people('cambridgeshire')).find((it) => it.id === 'sam')!,
});

async function storyOf(ref: string): Promise<string> {
  const story = await app.desk.readStory(await sam(), ref);
  if ('problem' in story) throw new Error(story.says);
  return story.words.find((it) => it.kind === 'what')!.words;
}

describe('whatever is typed is kept exactly', () => {
  test.each([
    ['emoji', '😡😡😡 they took my brother 👦🏽 away and nobody rang 📵'],
    ['right-to-left text', 'لم يتصل بي أحد منذ شهرين بشأن ابني ولا أعرف لماذا'],
    ['direction tricks', 'the worker said \u202Edetpursid\u202C and \u2066nothing\u2069 else about my son'],
    ['markup', '<b>my son</b> <script>alert(1)</script> <img src=x onerror=alert(2)> waited & waited for a worker'],
    [
      'card templates and markdown',
      '${$root.secret} {{DATE(1)}} [click](javascript:alert(1)) **my son** has no social worker',
    ],
    [
      'quotes and backslashes',
      'my son\'s "plan" is in C:\\nowhere\\u0000 and nobody \\ can \'; drop table complaints; -- find it',
    ],
  ])('%s', async (_, story) => {
    const { ref } = await sent(story);
    expect(await storyOf(ref)).toContain(story);
  });

  test('a zero byte and half a character are made visible, and the rest is kept', async () => {
    const { ref } = await sent('nobody\u0000rang me about my son \uD83D for weeks');
    expect(await storyOf(ref)).toContain('nobody\u2400rang me about my son \uFFFD for weeks');
  });

  test('a message of 100,000 letters is kept whole', async () => {
    const story = `My son has had no social worker. ${'They said they would ring and did not. '.repeat(2600)}`.slice(
      0,
      100_000,
    );
    const { ref } = await sent(story);
    expect((await storyOf(ref)).startsWith(story)).toBe(true);
  });
});

test('a longer message is refused with a sentence, before anything is cut off', async () => {
  const chat = await openChat(app);
  const refused = await chat.post({ text: 'a'.repeat(100_001) });
  expect(refused.status).toBe(413);
  expect(((await refused.json()) as { error: { message: string } }).error.message).toContain('send it in parts');
});

test('an empty message changes nothing and is asked again', async () => {
  const chat = await openChat(app);
  await chat.say('no');
  expect((await chat.post({ text: '   ' })).ok).toBe(true);
  expect(await chat.read()).toContain('did not get any words');
});

test('markup in the story is text on the card: never a link, never formatting', async () => {
  const { ref } = await sent('[my son](javascript:alert(1)) **has** <script>no</script> social worker');
  const manager = await openChat(app, 'manager');
  const asSam = await sam();
  await app.desk.confirmRoute(asSam, ref, { procedure: 'statutory' });
  await app.desk.assign(asSam, ref, { respondent: 'patel', second: 'okafor' });
  await manager.say(`story ${ref}`);
  const card = (await manager.cards()).at(-1)!;
  const body = JSON.stringify(card.attachments![0]!.content!.body);
  expect(body).toContain('[my son](javascript:alert(1))');
  const runs = card.attachments![0]!.content!.body as { type: string }[];
  expect(runs.filter((it) => it.type === 'TextBlock')).toEqual([]);
});

describe('dates that make no sense', () => {
  test.each([
    ['tomorrow', /has not come yet/],
    ['in the year of the flood', /would you like to happen/],
    ['31 February', /would you like to happen/],
    ['99/99/9999', /would you like to happen/],
    ['1066', /would you like to happen|sooner/],
  ])('"%s"', async (said, reply) => {
    const chat = await told('My son has no social worker');
    let heard = await chat.say('yes');
    if (/who are you/.test(heard)) heard = await chat.say('parent');
    expect(heard).toMatch(/When did this happen/);
    expect(await chat.say(said)).toMatch(reply);
  });
});

test('a reference that does not exist is not found, in words', async () => {
  const team = await openChat(app, 'team');
  expect(await team.say('status CAM-26-9999')).toContain('I cannot find CAM-26-9999');
});

test('more than a year ago is a question, never a refusal', async () => {
  const chat = await told('My son has no social worker');
  let heard = await chat.say('yes');
  if (/who are you/.test(heard)) heard = await chat.say('parent');
  const asked = await chat.say('March 2023');
  expect(asked).toContain('What made it hard to tell us sooner?');
  expect(asked).not.toMatch(/cannot|too late|refuse/i);
});

test('guessing codes: after six tries in a quarter of an hour the seventh is not looked up', async () => {
  const chat = await openChat(app);
  for (let tried = 0; tried < 6; tried++)
    expect(await chat.say(`ABCD-EFGH-JK${tried + 2}M`)).toContain('I do not know that code');
  expect(await chat.say('ABCD-EFGH-JK9M')).toContain('That is a lot of codes');
});

test('a file is not taken, and that is said; the words beside it are', async () => {
  const chat = await openChat(app);
  await chat.post({ attachments: [{ contentType: 'application/pdf', contentUrl: 'data:,' }] });
  expect(await chat.read()).toContain('I cannot take files from here');
});

describe('a token opens one conversation', () => {
  test("somebody else's conversation is refused", async () => {
    const [mine, other] = [await openChat(app), await openChat(app)];
    const got = await fetch(`${app.url}/api/directline/v3/directline/conversations/${other.id}/activities`, {
      headers: { authorization: `Bearer ${mine.token}` },
    });
    expect(got.status).toBe(403);
  });

  test.each([
    ['no token', ''],
    ['a made-up token', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
    ['nonsense', 'Bearer x'],
  ])('%s is refused', async (_, header) => {
    const mine = await openChat(app);
    const got = await fetch(`${app.url}/api/directline/v3/directline/conversations/${mine.id}/activities`, {
      headers: { authorization: header },
    });
    expect(got.status).toBe(401);
  });

  test('what the page says about who it is, is thrown away', async () => {
    const chat = await openChat(app);
    await chat.post({
      text: 'status CAM-26-0001',
      from: { id: 'sam', role: 'bot' },
      channelData: { heard: { person: 'sam', council: 'cambridgeshire', conversation: 'x' } },
    });
    expect(await chat.read()).not.toContain('Stage 1');
  });
});

describe('what is posted to the bot itself', () => {
  test.each([
    ['nothing', ''],
    ['not JSON', '{'],
    ['a list', '[]'],
    ['an activity with no sender', '{"type":"message","text":"hello"}'],
  ])('%s is answered with a status and no crash', async (_, body) => {
    const got = await fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(got.status).toBeGreaterThanOrEqual(400);
    expect(got.status).toBeLessThan(500);
  });
});

test('two messages of one conversation that come together are answered one after the other', async () => {
  const chat = await openChat(app);
  await chat.say('no');
  await Promise.all([
    chat.post({ text: 'My son has had no social worker since January and nobody rings.' }),
    chat.post({ text: 'And the plan is wrong, it says he lives with his dad which he does not.' }),
  ]);
  const heard = await chat.read();
  expect(heard).toMatch(/Is that right|who are you/);
  expect(heard).toContain("I've added that");
});

test('leaving and coming back with the code: the same question, and nothing lost', async () => {
  const first = await told('My son has no social worker and nobody rings me back about it');
  const code = /code to come back is (\S{14})/.exec(await first.say('stop'))![1]!;
  const second = await openChat(app);
  expect(await second.say(code)).toMatch(/Welcome back[\s\S]*(Is that right|who are you)/);
});

test("start again, help, and one's own code work at any question", async () => {
  const chat = await told('My son has no social worker');
  expect(await chat.say('help')).toContain('start again');
  expect(await chat.say('start again')).toContain('is anyone hurt or not safe right now?');
});

test('check your answers: each can be changed, and only that one is asked again', async () => {
  const chat = await told('My son has no social worker and nobody rings me back about it');
  let heard = await chat.say('yes');
  const answers: [RegExp, string][] = [
    [/who are you/, 'parent'],
    [/When did this happen/, 'last month'],
    [/Which team/, 'Huntingdon'],
    [/What would you like/, 'a social worker'],
    [/in court/, 'no'],
    [/What is your name/, 'Al Green'],
    [/should we reply/, 'al@example.org'],
  ];
  while (!/pass on/.test(heard)) heard = await chat.say(answers.find(([it]) => it.test(heard))![1]);
  expect(heard).toContain('al@example.org');
  expect(await chat.say('change')).toContain('What would you like to change?');
  expect(await chat.say('How we reach you')).toContain('How should we reply');
  expect(await chat.say('phone 01480 000111')).toMatch(/pass on[\s\S]*by phone, 01480 000111/);
});
