import { createServer } from 'node:http';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Running } from '../support/app.ts';
import type { Microsoft } from '../support/microsoft.ts';
import type { Shelved } from '../support/shelf.ts';
import { recorded, startTeams, teamsPerson } from '../support/teams.ts';
import { filesOf, officerOf } from '../support/telling.ts';

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
let people = 0;

beforeAll(async () => {
  ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z') }));
});
afterAll(() => stop());
beforeEach(() => {
  microsoft.sent.length = 0;
  microsoft.shelf.asked.length = 0;
});

/** Somebody else each time, so that no telling of one test goes on in the next. */
const worker = () => {
  const id = `entra-worker-${++people}`;
  const at = `a:${id}`;
  return { at, ...teamsPerson(app, microsoft, { id, name: `Worker ${people}`, conversation: at }) };
};
type Worker = ReturnType<typeof worker>;

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';
const there = (path: string) => `${microsoft.url.replace(/\/$/, '')}${path}`;
/** What was said in somebody's own chat. */
const saidTo = (who: Worker) =>
  microsoft.sent
    .filter((it) => decodeURIComponent(it.path).includes(`/${who.at}/`))
    .map(({ activity }) => activity.text ?? activity.attachments?.[0]?.content.fallbackText)
    .join('\n');

function fileAt(name: string, downloadUrl: unknown) {
  const [type] = name.split('.').reverse();
  return {
    contentType: DOWNLOAD,
    name,
    contentUrl: `https://x.sharepoint.com/${name}`,
    content: { downloadUrl, fileType: type },
  };
}

/** A file as Teams hands it over: with a link that opens it for a while. */
function shelved(name: string, file: Shelved): object {
  microsoft.shelf.put(`/download/${name}`, file);
  return fileAt(name, there(`/download/${name}`));
}

async function send(who: Worker, text: string | undefined, ...attachments: object[]): Promise<string> {
  microsoft.sent.length = 0;
  await who.post('message', { text, attachments });
  return saidTo(who);
}

async function fetched(who: Worker): Promise<string> {
  microsoft.sent.length = 0;
  await app.deliver();
  return saidTo(who);
}

const docx = (text: string) =>
  zipSync({
    'word/document.xml': strToU8(`<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`),
  });

const officer = (id: string) => officerOf(app.desk, id);
const storyOf = async (ref: string) => {
  const story = await app.desk.readStory(await officer('sam'), ref);
  return 'problem' in story ? [] : story.words;
};
const lastRef = async () =>
  (await app.store.db.selectFrom('complaints').select('ref').orderBy('ref', 'desc').executeTakeFirstOrThrow()).ref;
const ANSWERS = ['a parent', 'today', 'Dana Reeve, about Theo', 'phone'];

describe('a file that is sent to Heard', () => {
  test('beside what is passed on: the turn does not wait for it, and it is with the complaint in the end', async () => {
    const who = worker();
    const letter = shelved('the letter.txt', { body: 'It says that nobody comes before June.' });
    const said = await send(who, 'tell: a mum brought this, nobody has come for the six hours since January', letter);
    expect(said).toContain('I am saving the letter.txt. I tell you when I have it.');
    expect(said).toContain('Who told you this?');
    expect(microsoft.shelf.asked).toEqual([]);
    expect(await fetched(who)).toBe('I have kept the letter.txt with what you are passing on.');
    for (const answer of ANSWERS) await who.say(answer);
    expect(await filesOf(app.desk, await lastRef())).toEqual(['the letter.txt']);
    expect(await fetched(who)).not.toContain('letter');
  });

  test('fetched only when the complaint is open already: it goes there by itself', async () => {
    const who = worker();
    await send(who, 'tell: nobody rings back about the school place', shelved('late.txt', { body: 'Dear all' }));
    for (const answer of ANSWERS) await who.say(answer);
    const ref = await lastRef();
    expect(await filesOf(app.desk, ref)).toEqual([]);
    expect(await fetched(who)).toContain(`late.txt is with ${ref} now.`);
    expect(await filesOf(app.desk, ref)).toEqual(['late.txt']);
  });

  test('"tell" with nothing but a document: what is in it is passed on', async () => {
    const who = worker();
    const said = await send(
      who,
      'tell',
      shelved('letter.docx', { body: docx('The taxi has not come for three weeks.') }),
    );
    expect(said).toContain('Please paste what you were told');
    expect(await fetched(who)).toMatch(/I have kept letter\.docx with.*Who told you this/s);
    for (const answer of ANSWERS) await who.say(answer);
    expect((await storyOf(await lastRef())).find((it) => it.kind === 'what')?.words).toContain('three weeks');
  });

  test('by itself: kept with whoever sent it, until they say what it is about', async () => {
    const who = worker();
    await send(who, undefined, shelved('alone.txt', { body: 'A list of days.' }));
    expect(await fetched(who)).toContain('I have kept alone.txt. Say which complaint it belongs to');
    await send(who, 'tell: a dad rang, the contact was cancelled four times and nobody says why');
    for (const answer of ANSWERS) await who.say(answer);
    const ref = await lastRef();
    expect(await filesOf(app.desk, ref)).toEqual([]);
    expect(await who.say(`add files ${ref}`)).toContain(`Added to ${ref}`);
    expect(await filesOf(app.desk, ref)).toEqual(['alone.txt']);
  });

  test('a picture among the words is opened with our own token, which goes nowhere else', async () => {
    const png = new Uint8Array([...Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 1, 2, 3]);
    microsoft.shelf.put('/v3/attachments/7/views/original', { body: png, token: 'Bearer a token of the bot' });
    const picture = { contentType: 'image/*', contentUrl: there('/v3/attachments/7/views/original') };
    const who = worker();
    await send(who, undefined, picture);
    const said = await fetched(who);
    expect(said).toContain('I have kept the picture.png');
    expect(said).toContain('I cannot read the picture.png myself');
    const text = shelved('plain.txt', { body: 'words' });
    await send(who, undefined, text);
    await fetched(who);
    expect(microsoft.shelf.asked.map((it) => it.authorization)).toEqual(['Bearer a token of the bot', undefined]);
  });

  test('harm in it reaches the people on duty, although nobody typed a word', async () => {
    const who = worker();
    const note = shelved('note.txt', { body: 'His stepdad hits him and he is scared to go home tonight.' });
    await send(who, undefined, note);
    expect(await fetched(who)).toContain('may not be safe');
    const alerts = await app.store.db.selectFrom('alerts').select('id').execute();
    expect(alerts.length).toBeGreaterThan(0);
  });

  test('sent again by Teams, it is one file and one answer', async () => {
    const who = worker();
    const again = {
      id: 'the-same',
      text: 'tell: nobody came, see the letter',
      attachments: [shelved('once.txt', { body: 'x' })],
    };
    await who.post('message', again);
    await who.post('message', again);
    microsoft.sent.length = 0;
    await app.deliver();
    await app.deliver();
    expect(saidTo(who)).toBe('I have kept once.txt with what you are passing on.');
    expect(microsoft.shelf.asked).toHaveLength(1);
  });

  test('Heard taken out of that chat in the meantime: it is kept all the same', async () => {
    const who = worker();
    await send(who, 'tell: nobody came, see the letter', shelved('left.txt', { body: 'x' }));
    for (const answer of ANSWERS) await who.say(answer);
    microsoft.refuse('/activities', { status: 403, code: 'BotNotInConversationRoster' });
    expect(await app.deliver()).toBe(0);
    expect(await filesOf(app.desk, await lastRef())).toEqual(['left.txt']);
  });

  test('where it was is sealed while it waits, and forgotten when it is done', async () => {
    const rows = async () =>
      app.store.db.selectFrom('outbox').select(['words', 'details', 'key']).where('kind', '=', 'fetch-file').execute();
    const who = worker();
    await send(who, undefined, shelved('quillfeather.txt', { body: 'x' }));
    expect(JSON.stringify(await rows())).not.toMatch(/quillfeather|download/);
    await fetched(who);
    expect((await rows()).every((it) => it.words === null)).toBe(true);
  });
});

describe('what cannot be fetched is said, with what to do', () => {
  const GONE = /could not fetch it\.txt: the link to it has run out/;
  test.each<[string, Shelved, RegExp]>([
    ['the link has run out', { status: 404 }, GONE],
    ['Heard may not open it', { status: 401 }, GONE],
    ['a page to sign in on', { body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } }, GONE],
    ['empty', { body: '' }, /file is empty/],
    ['of a kind that is not kept', { body: 'MZ\u0000\u0001' }, /cannot keep a file of that kind/],
    ['larger than it may be', { body: Buffer.alloc(10_000_001, 'x') }, /larger than 10 MB/],
    [
      'sent on to a place inside',
      { status: 302, headers: { location: 'http://169.254.169.254/latest' } },
      /cannot open it\.txt where it is/,
    ],
    ['sent on and on', { status: 302, headers: { location: '/download/it.txt' } }, /cannot open it\.txt where it is/],
  ])('%s', async (_, file, says) => {
    const who = worker();
    await send(who, undefined, shelved('it.txt', file));
    expect(await fetched(who)).toMatch(says);
  });

  test('larger than it says it is: not a byte more is read than may be kept', async () => {
    let wrote = 0;
    const endless = createServer((_, response) => {
      const part = Buffer.alloc(1_000_000, 'x');
      const more = () => {
        while (!response.destroyed && wrote < 200_000_000) {
          wrote += part.length;
          if (!response.write(part)) return void response.once('drain', more);
        }
      };
      more();
    });
    await new Promise<void>((done) => endless.listen(0, '127.0.0.1', done));
    const { port } = endless.address() as { port: number };
    const { createGetFile } = await import('../../bot/fetching/get.ts');
    const get = createGetFile({ mayFetch: () => true, authorization: async () => undefined });
    const got = await get({ name: 'endless.txt', url: `http://127.0.0.1:${port}/`, from: 'Slack' });
    expect(got).toMatchObject({ problem: 'not-kept' });
    expect(wrote).toBeLessThan(60_000_000);
    endless.closeAllConnections();
    endless.close();
  });

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:1/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'http://tenant.sharepoint.com/letter.txt',
    'https://tenant.sharepoint.com:8443/letter.txt',
    'https://user:password@tenant.sharepoint.com/letter.txt',
    'https://tenant.sharepoint.com.elsewhere.example/letter.txt',
    'https://notsharepoint.com/letter.txt',
    'https://files.slack.com/letter.txt',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'not an address',
    '',
  ])('nothing is asked of %s', async (url) => {
    const who = worker();
    await send(who, undefined, fileAt('it.txt', url));
    expect(await fetched(who)).toContain('I cannot open it.txt where it is');
    expect(microsoft.shelf.asked).toEqual([]);
  });

  test('a server that is down is asked again later, for an hour; then it is said', async () => {
    const who = worker();
    await send(who, undefined, shelved('soon.txt', { status: 503 }));
    expect([await app.deliver(), microsoft.sent.length]).toEqual([1, 1]);
    microsoft.shelf.put('/download/soon.txt', { body: 'Here it is.' });
    expect(await fetched(who)).toContain('I have kept soon.txt');
    await send(who, undefined, shelved('never.txt', { status: 503 }));
    expect(await app.deliver()).toBe(1);
    app.clock.moveTo(new Date(app.clock.now().getTime() + 3_600_001));
    expect(await fetched(who)).toContain('could not fetch never.txt');
  });

  test('whatever stands where a file should, the words beside it are heard', async () => {
    const odd = [
      { contentType: DOWNLOAD },
      { contentType: DOWNLOAD, content: null, name: 'x.pdf' },
      { contentType: '' },
    ];
    const who = worker();
    const said = await send(who, 'help', ...odd, { contentType: 'image/png' });
    expect(said).toContain('I cannot open');
    expect(said).toContain('x.pdf');
  });
});

describe('Tell Heard on a message with files', () => {
  const value = (kind: string, more: object) => ({
    ...(recorded(kind).value as object),
    messagePayload: { ...(recorded(kind).value as { messagePayload: object }).messagePayload, ...more },
  });

  test('they are named, with what to do; the team has their names and where they are', async () => {
    const who = worker();
    const attachments = [
      {
        id: 'x',
        contentType: 'reference',
        name: 'letter.pdf',
        contentUrl: 'https://council.sharepoint.com/sites/a/letter.pdf',
      },
    ];
    const content =
      '<p>See the letter. <img src="https://graph.microsoft.com/x/hostedContents/1/$value"> <img itemtype="http://schema.skype.com/Emoji" alt="x"></p>';
    const message = { id: '900', body: { contentType: 'html', content }, attachments };
    const { body } = await who.post('tellFetch', { value: value('tellFetch', message) });
    const shown = JSON.stringify(body);
    expect(shown).toContain('I cannot open these where they are: letter.pdf, the picture in the message.');
    const data = { verb: 'tell', ref: 'x', who: 'A parent', first: '2026-03-23', linked: 'https://evil.example' };
    await who.post('tellSubmit', { value: { ...value('tellSubmit', message), data } });
    const linked = (await storyOf(await lastRef())).find((it) => it.kind === 'linked')?.words;
    expect(linked).toBe('letter.pdf: https://council.sharepoint.com/sites/a/letter.pdf\nthe picture in the message');
    expect(await fetched(who)).not.toContain('letter');
  });
});
