import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Running } from '../support/app.ts';
import type { Microsoft, TeamsCard } from '../support/microsoft.ts';
import { recorded, startTeams, teamsPerson } from '../support/teams.ts';

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
let worker: ReturnType<typeof teamsPerson>;

const HUNTINGDON = '19:huntingdon@thread.tacv2';
const WORDS =
  'From Dana Reeve, rang at four: my son Theo was meant to have six hours a week from January and nobody has come once. I have rung the duty line nine times. I want the hours and somebody to say sorry.';

beforeAll(async () => {
  ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z') }));
  worker = teamsPerson(app, microsoft, {
    id: 'entra-lindqvist',
    name: 'A. Lindqvist',
    conversation: HUNTINGDON,
    channel: true,
  });
});

afterAll(() => stop());

beforeEach(() => {
  microsoft.sent.length = 0;
});

interface Task {
  task: { type: string; value: string | { title: string; card: { content: TeamsCard } } };
}

type Payload = Record<string, unknown>;

const payloadOf = (kind: string) => (recorded(kind).value as { messagePayload: Payload }).messagePayload;
const html = (content: string) => ({ body: { contentType: 'html', content } });

async function opens(more: Payload): Promise<TeamsCard> {
  const { body } = await worker.post('tellFetch', {
    value: { ...(recorded('tellFetch').value as object), messagePayload: { ...payloadOf('tellFetch'), ...more } },
  });
  const { value } = (body as Task).task;
  if (typeof value === 'string') throw new Error(value);
  return value.card.content;
}

async function submits(more: Payload, data: object): Promise<string> {
  const { body } = await worker.post('tellSubmit', {
    value: {
      ...(recorded('tellSubmit').value as object),
      data: { verb: 'tell', ref: 'x', ...data },
      messagePayload: { ...payloadOf('tellSubmit'), ...more },
    },
  });
  const { value } = (body as Task).task;
  return typeof value === 'string' ? value : JSON.stringify(value.card.content);
}

const FILLED = { who: 'A parent', first: '2026-03-23', name: 'Dana Reeve, about Theo', reach: 'phone, evenings' };

async function sam() {
  const person = (await app.desk.people('cambridgeshire')).find((it) => it.id === 'sam')!;
  return { kind: 'officer', council: 'cambridgeshire', person } as const;
}

async function complaints(): Promise<{ ref: string; telling: string; received: string }[]> {
  return app.store.db.selectFrom('complaints').select(['ref', 'telling', 'received']).orderBy('ref').execute();
}

describe('Tell Heard on a message', () => {
  const message = { id: '100', ...html(`<div><p>${WORDS}</p><p>Kind regards<br>Joy Okafor</p></div>`) };

  test('the dialog shows what was said, who wrote it here and when, and what is missing', async () => {
    const card = await opens(message);
    expect(card.fallbackText).toContain('six hours a week');
    expect(card.fallbackText).toContain('Written by J. Okafor on Monday 23 March 2026.');
    expect(card.fallbackText).toContain('Who: the parent of your son');
    expect(JSON.stringify(card.body)).toContain('"value":"2026-03-23"');
    expect(card.actions).toEqual([expect.objectContaining({ type: 'Action.Submit', title: 'Open a complaint' })]);
    expect(await complaints()).toEqual([]);
  });

  test('what is still missing is said, with everything that was filled in', async () => {
    expect(await submits(message, { ...FILLED, first: 'purple' })).toContain('Please give the day');
    expect(await complaints()).toEqual([]);
  });

  test('it is opened; the thread gets the reference and nothing of the story', async () => {
    expect(await submits(message, FILLED)).toContain('CAM-26-0001 is with the complaints team');
    const posted = microsoft.sent.at(-1)!;
    expect(decodeURIComponent(posted.path)).toContain(`${HUNTINGDON};messageid=100`);
    expect(posted.activity.text).toContain('CAM-26-0001');
    expect(posted.activity.text).not.toMatch(/Theo|Dana|hours|duty/);
    expect(await complaints()).toEqual([expect.objectContaining({ ref: 'CAM-26-0001', received: '2026-03-23' })]);
  });

  test('on another message with the same words, the dialog says that it was passed on, and when', async () => {
    const card = await opens({ ...message, id: '190' });
    expect(card.fallbackText).toContain('Something like this was passed on on Tuesday 24 March');
    expect(card.actions).toEqual([expect.objectContaining({ title: 'Open a complaint' })]);
  });

  test('whoever passes it on, whoever wrote it and whoever said it are three people on record', async () => {
    const story = await app.desk.readStory(await sam(), 'CAM-26-0001');
    expect(story).toMatchObject({
      complainant: {
        name: 'Dana Reeve',
        details: { forwardedBy: 'lindqvist', writtenBy: 'J. Okafor', writtenOn: '2026-03-23' },
      },
    });
  });

  test('told again, by anybody, it stays one complaint: they are told at once, and fill in nothing', async () => {
    await expect(opens(message)).rejects.toThrow('This was passed on before: CAM-26-0001 is with the complaints team');
    expect(await submits(message, FILLED)).toContain('CAM-26-0001');
    expect(await complaints()).toHaveLength(1);
  });

  test('the same submission sent twice by Teams is one', async () => {
    const again = { id: 'f:the-same' };
    const send = () =>
      worker.post('tellSubmit', {
        ...again,
        value: {
          ...(recorded('tellSubmit').value as object),
          data: { verb: 'tell', ref: 'x', ...FILLED },
          messagePayload: {
            ...payloadOf('tellSubmit'),
            id: '150',
            ...html('<p>The transport has not come for three weeks.</p>'),
          },
        },
      });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(await complaints()).toHaveLength(2);
  });

  test('where Heard may not write in the chat, the dialog says it all', async () => {
    microsoft.refuse('messageid=160', { status: 403, code: 'BotNotInConversationRoster' });
    expect(await submits({ id: '160', ...html('<p>The bus did not come.</p>') }, FILLED)).toContain('CAM-26-0003');
    expect(microsoft.sent).toEqual([]);
  });
});

describe('calling Heard where others read along', () => {
  const inThread = (conversation: string, more: object = { channel: true }) =>
    teamsPerson(app, microsoft, { id: 'entra-lindqvist', name: 'A. Lindqvist', conversation, ...more });
  const story =
    'tell: a dad rang, his daughter’s contact with her brother was cancelled four times and nobody says why.';

  test('in a thread: opened at once, and nothing is asked that would be answered with a name', async () => {
    const said = await inThread(`${HUNTINGDON};messageid=170`).say(story);
    expect(said).toMatch(/CAM-26-\d+ is with the complaints team/);
    expect(said).toContain('please do not write names here');
    expect(said).not.toMatch(/Who told|What is their name|brother|\?/);
  });

  test('in a group chat as well', async () => {
    const said = await inThread('19:group@thread.v2', { group: true }).say(story);
    expect(said).toMatch(/CAM-26-\d+ is with the complaints team/);
  });

  test('with nothing to pass on: how it is done', async () => {
    expect(await inThread(`${HUNTINGDON};messageid=171`).say('tell')).toContain('use Tell Heard on the message itself');
  });
});

describe('messages that are not what one hopes for', () => {
  test('deleted before it could be passed on: one writes down what it said', async () => {
    const card = await opens({ id: '200', deleted: true, ...html('') });
    expect(card.fallbackText).toContain('may have been deleted');
    expect(JSON.stringify(card.body)).toContain('What were you told?');
    const ref = await submits(
      { id: '200', deleted: true, ...html('') },
      { ...FILLED, words: 'The taxi has not come for a week.' },
    );
    expect(ref).toContain('is with the complaints team');
  });

  test('as long as a book: the dialog is cut, the words are kept whole', async () => {
    const long = Array.from({ length: 9000 }, (_, at) => `Day ${at}: nobody came.`).join(' ');
    const card = await opens({ id: '210', ...html(`<p>${long}</p>`) });
    expect(JSON.stringify(card).length * 2).toBeLessThan(28_000);
    expect(card.fallbackText).toContain('The rest is kept');
    await submits({ id: '210', ...html(`<p>${long}</p>`) }, FILLED);
    const { ref } = (await complaints()).at(-1)!;
    const story = await app.desk.readStory(await sam(), ref);
    const { words } = 'problem' in story ? { words: story.says } : story.words.find((it) => it.kind === 'what')!;
    expect(words).toBe(long);
  });

  test('an email that was forwarded to the channel: its day counts, its signature does not', async () => {
    const email = `<div>From: Dana Reeve &lt;dana@example.org&gt;<br>Sent: 19 March 2026 21:14<br>To: Children's Services<br>Subject: short breaks<br><br>Nobody has come once since January. I want the hours.<br><br>Kind regards<br>Dana<br></div>`;
    const card = await opens({
      id: '220',
      subject: 'FW: short breaks',
      from: { user: null, application: { id: 'email', displayName: 'Email' } },
      ...html(email),
    });
    expect(JSON.stringify(card.body)).toContain('"value":"2026-03-19"');
    expect(card.fallbackText).toContain('Nobody has come once');
  });

  test('a message that quotes another brings the quoted one along', async () => {
    const content = JSON.stringify({
      messageId: '1',
      messagePreview: 'Mum says nobody has come since January.',
      messageSender: { user: { displayName: 'A. Lindqvist' } },
    });
    const card = await opens({
      id: '230',
      ...html('<attachment id="1"></attachment><p>Please log this.</p>'),
      attachments: [{ id: '1', contentType: 'messageReference', content, name: null }],
    });
    expect(card.fallbackText).toContain('nobody has come since January');
    expect(card.fallbackText).toContain('Please log this.');
  });

  test('markup stays words: nothing that somebody wrote is ever markup on our card', async () => {
    const card = await opens({
      id: '240',
      ...html('<p>He said &lt;b&gt;no&lt;/b&gt; **twice** <script>alert(1)</script></p>'),
    });
    expect(card.body).toContainEqual({
      type: 'RichTextBlock',
      inlines: [expect.objectContaining({ text: 'He said <b>no</b> **twice**' })],
    });
  });

  test('files that only their readers can open are named', async () => {
    const card = await opens({
      id: '250',
      ...html('<p>See the letter.</p>'),
      attachments: [{ id: 'x', contentType: 'reference', name: 'letter.pdf' }],
    });
    expect(card.fallbackText).toContain('letter.pdf');
  });

  test('harm in it reaches the duty team at once, and the dialog says so', async () => {
    const card = await opens({
      id: '260',
      ...html('<p>The boy says his stepdad hits him and he is scared to go home tonight.</p>'),
    });
    expect(JSON.stringify(card.body)).toContain('may not be safe');
    const { n } = await app.store.db
      .selectFrom('alerts')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBeGreaterThan(0);
  });

  test('nothing at all in it is answered with a form', async () => {
    const { body } = await worker.post('tellFetch', { value: { commandId: 'tell', commandContext: 'compose' } });
    expect(JSON.stringify(body)).toContain('What were you told?');
  });
});

describe('a selection or an answer that is longer than anybody means', () => {
  const long = 'x'.repeat(150_000);
  const ours = () => teamsPerson(app, microsoft, { id: 'entra-sam', name: 'Sam Whitlock', conversation: 'a:sam' });
  const press = async (verb: string, more: object) => {
    const data = { verb, ref: 'CAM-26-0001', ...more };
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const { status, body } = await ours().post('invoke', { value });
    return { status, text: String((body as { value: unknown }).value) };
  };

  test.each<[string, object]>([
    ['assign', { respondent: long, second: long }],
    ['choose-procedure', { procedure: long, reason: 'why' }],
    ['more-time', { ground: long }],
    ['tell', { who: long, first: long, words: 'The bus did not come.' }],
    [long, {}],
  ])('%.20s: a short sentence, and nothing is changed', async (verb, more) => {
    const before = await app.store.db.selectFrom('entries').select('act').execute();
    const { status, text } = await press(verb, more);
    expect([status, text.length > 0 && text.length < 1000]).toEqual([200, true]);
    expect(await app.store.db.selectFrom('entries').select('act').execute()).toEqual(before);
  });

  test('looked for: a sentence', async () => {
    const value = { ...(recorded('find').value as object), parameters: [{ name: 'about', value: long }] };
    const { status, body } = await ours().post('find', { value });
    expect([status, JSON.stringify(body).length < 2000]).toEqual([200, true]);
  });
});

describe('looking a complaint up', () => {
  const manager = () =>
    teamsPerson(app, microsoft, { id: 'entra-sam', name: 'Sam Whitlock', conversation: HUNTINGDON, channel: true });
  const search = async (person: ReturnType<typeof teamsPerson>, about: string) =>
    JSON.stringify(
      (
        await person.post('find', {
          value: { ...(recorded('find').value as object), parameters: [{ name: 'about', value: about }] },
        })
      ).body,
    );

  test('by what one types, references and dates only', async () => {
    const got = await search(manager(), 'open in the last month');
    expect(got).toContain('CAM-26-0001');
    expect(got).not.toMatch(/Theo|Dana|T\.R\.|hours/);
  });

  test('what is chosen is put into the chat as it stands, for everybody', async () => {
    const { body } = await manager().post('findChosen', { value: { ref: 'CAM-26-0001' } });
    const text = JSON.stringify(body);
    expect(text).toContain('CAM-26-0001 · Stage 1');
    expect(text).toContain('What can I do?');
    expect(text).not.toMatch(/Theo|Dana|D\.R\.|short breaks/);
  });

  test('somebody who may not see it gets a sentence', async () => {
    const stranger = teamsPerson(app, microsoft, { id: 'entra-new', name: 'N. New', conversation: 'a:new' });
    const { body } = await stranger.post('findChosen', { value: { ref: 'CAM-26-9999' } });
    expect(body).toMatchObject({ composeExtension: { type: 'message', text: expect.stringContaining('CAM-26-9999') } });
  });

  test('a link to a complaint becomes its status; another link is left alone', async () => {
    const link = async (url: string) => (await manager().post('link', { value: { url } })).body;
    expect(JSON.stringify(await link('https://heard.council.example/tab/complaint/CAM-26-0001'))).toContain(
      'CAM-26-0001 · Stage 1',
    );
    expect(await link('https://elsewhere.example/CAM-26-0001')).toBeUndefined();
    expect(await link('https://heard.council.example/tab')).toBeUndefined();
  });
});
