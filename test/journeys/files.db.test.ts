import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScanner } from '../../bot/scan.ts';
import type { Who } from '../../src/people/person.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { recordFrom } from '../../src/store/record.ts';
import { demoConfig, type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { done } from '../support/desk.ts';
import { intakeOf } from '../support/intake.ts';

const COUNCIL = 'cambridgeshire';
const PATH = '/api/directline/v3/directline';
let app: Running;
let service: Server;
/** What the scanning service answers just now. */
let answer = 200;
let looked = 0;

beforeAll(async () => {
  service = createServer((request, response) => {
    looked++;
    response.statusCode = answer;
    request.resume().once('end', () => response.end());
  });
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
  const { port } = service.address() as { port: number };
  app = await startApp({ config: { ...demoConfig(), scanner: `http://127.0.0.1:${port}/scan` } });
});
afterAll(async () => {
  await app.close();
  service.close();
});

function upload(chat: Chat, files: [name: string, text: BlobPart][], more: { id?: string; text?: string } = {}) {
  const form = new FormData();
  const activity = { type: 'message', text: more.text, channelData: { clientActivityID: more.id } };
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  for (const [name, text] of files) form.append('file', new Blob([text]), name);
  return send(chat, form);
}

const send = (chat: Chat, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${PATH}/conversations/${chat.id}/upload?userId=you`, {
    method: 'POST',
    headers: { authorization: `Bearer ${chat.token}`, ...headers },
    body,
  });

const docx = (...paragraphs: string[]) =>
  new Uint8Array(
    zipSync({
      'word/document.xml': strToU8(
        `<w:document><w:body>${paragraphs.map((it) => `<w:p><w:r><w:t>${it}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
      ),
    }),
  );

const officer = (id: string): Who => ({
  kind: 'officer',
  council: COUNCIL,
  person: samplePeople(COUNCIL).find((it) => it.id === id)!,
});
const filesOf = async (ref: string) => {
  const files = await app.desk.files(officer('sam'), ref);
  if ('problem' in files) throw new Error(files.says);
  return files;
};

test('files sent before and after a complaint is sent belong to it; whoever may read the story saves them, and that is on record', async () => {
  const chat = await openChat(app);
  await upload(chat, [['the letter.txt', 'It says that nobody comes before June.']], { id: 'one' });
  expect(await chat.read()).toMatch(/I have kept the letter\.txt\..*\n\n.*\?/s);
  const { ref } = await intakeOf(app, 'Nobody rings us back, and the letter says June.', [], chat);
  await upload(chat, [['answer.txt', 'We got this.']], { id: 'two', text: 'this came today' });
  await upload(chat, [['answer.txt', 'We got this.']], { id: 'two', text: 'this came today' });
  expect(await chat.read()).toContain(`added answer.txt to ${ref}`);
  expect((await filesOf(ref)).map((it) => `${it.name} ${it.state}`).sort()).toEqual([
    'answer.txt clean',
    'the letter.txt clean',
  ]);

  done(await app.desk.confirmRoute(officer('sam'), ref, { procedure: 'statutory' }));
  done(await app.desk.assign(officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
  const manager = await openChat(app, 'manager');
  const story = await manager.say(`story ${ref}`);
  expect(story).toContain('the letter.txt');
  const link = /Save the letter\.txt: (\S+)/.exec(story)![1]!;
  const saved = await fetch(link);
  expect(await saved.text()).toBe('It says that nobody comes before June.');
  expect(saved.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''the%20letter.txt");
  expect(saved.headers.get('content-type')).toBe('application/octet-stream');
  expect(saved.headers.get('content-security-policy')).toContain('sandbox');
  const last = (await recordFrom(app.store.db, COUNCIL, 0, 10_000)).at(-1)!;
  expect(JSON.parse(last.entry)).toMatchObject({ did: 'readFile', ref, shown: ['story'], from: 'a link' });
  expect(last.entry).not.toContain('letter');
  expect((await fetch(link.replace(/.{6}$/, 'xxxxxx'))).status).toBe(403);
});

test('somebody who may not read the story finds no file, by list or by link', async () => {
  const chat = await openChat(app);
  await upload(chat, [['mine.txt', 'words']]);
  const { ref } = await intakeOf(app, 'Sam Whitlock shouted at my mother about the plan.', [], chat);
  const [file] = (await app.desk.files({ kind: 'heard', council: COUNCIL }, ref)) as { id: string }[];
  expect(await app.desk.files(officer('sam'), ref)).toMatchObject({ problem: 'not-found' });
  expect(await app.desk.readFile(officer('sam'), file!.id)).toMatchObject({ problem: 'not-found' });
  expect(await app.desk.readFile(officer('patel'), file!.id)).toMatchObject({ problem: 'not-found' });
});

test('what is harmful is not kept; what nobody can look at just now is kept, waits, and is looked at later', async () => {
  const chat = await openChat(app);
  answer = 406;
  await upload(chat, [['bad.txt', 'x']]);
  expect(await chat.read()).toContain('found something harmful');
  answer = 500;
  await upload(chat, [['later.txt', 'y']]);
  await upload(chat, [['worse.txt', 'z']]);
  expect(await chat.read()).toContain('I have kept later.txt');
  const { ref } = await intakeOf(app, 'Nobody rings us back and I do not know whom to ask.', [], chat);
  const [later, worse] = await filesOf(ref);
  expect([later!.state, worse!.state]).toEqual(['waiting', 'waiting']);
  expect(await app.desk.readFile(officer('sam'), later!.id)).toMatchObject({ problem: 'not-kept' });
  expect(await app.desk.lookAtFiles(COUNCIL)).toEqual({ waiting: 2 });
  answer = 200;
  looked = 0;
  expect(await app.desk.lookAtFiles(COUNCIL)).toEqual({ waiting: 0 });
  expect(looked).toBe(2);
  expect((await filesOf(ref)).map((it) => it.state)).toEqual(['clean', 'clean']);
});

test('found harmful later, it is gone for good and the complaint says so', async () => {
  const chat = await openChat(app);
  answer = 500;
  await upload(chat, [['odd.txt', 'q']]);
  const { ref } = await intakeOf(app, 'The review was late and nobody told us why.', [], chat);
  answer = 406;
  await app.desk.lookAtFiles(COUNCIL);
  expect(await filesOf(ref)).toEqual([]);
  const standing = await app.desk.explain(officer('sam'), ref);
  expect('complaint' in standing && standing.complaint.entries.map((it) => it.act)).toContain('file.removed');
  answer = 200;
});

test('the words in files go with the story, beside what is typed; what cannot be read is kept, and that is said', async () => {
  const chat = await openChat(app);
  await upload(chat, [
    ['letter.docx', docx('The review is put off to June.', 'Nobody asked you.')],
    ['photo.jpg', new Uint8Array([0xff, 0xd8, 0xff])],
  ]);
  const said = await chat.read();
  expect(said).toContain('I have kept letter.docx, photo.jpg');
  expect(said).toContain('I cannot read photo.jpg');
  const { ref } = await intakeOf(app, 'They put off my review and nobody told me why.', [], chat);
  const story = done(await app.desk.readStory(officer('sam'), ref));
  expect(story.words.find((it) => it.kind === 'what')!.words).toBe('They put off my review and nobody told me why.');
  expect(story.words.find((it) => it.kind === 'files')!.words).toBe(
    'letter.docx:\nThe review is put off to June.\nNobody asked you.',
  );
  await upload(chat, [['scan.pdf', '%PDF-1.4\nnothing that can be read']]);
  expect(await chat.read()).toContain('I cannot read scan.pdf');
  await upload(chat, [['more.txt', 'And the next one was put off too.']], { text: 'this came today' });
  const added = done(await app.desk.readStory(officer('sam'), ref)).words.filter((it) => it.kind === 'added');
  expect(added.map((it) => it.words)).toEqual(
    expect.arrayContaining(['more.txt:\nAnd the next one was put off too.', 'this came today']),
  );
});

test('a file in a telling that is never sent waits for a person like words do, by its name', async () => {
  const chat = await openChat(app);
  await chat.say('no');
  await upload(chat, [['what he does.txt', 'We stop at nans till hes asleep.']]);
  const waiting = done(await app.desk.unread(officer('sam')));
  expect(waiting.map((it) => it.ref)).toContain(`chat:${chat.id}`);
  const unsent = done(await app.desk.readUnsent(officer('sam'), chat.id));
  expect(unsent.words.map((it) => it.words)).toContain('Sent a file: what he does.txt');
  expect(unsent.words.at(-1)!.words).toBe('what he does.txt:\nWe stop at nans till hes asleep.');
});

test('danger in a file is danger: help comes first, the duty team has the words, and nothing typed beside it is lost', async () => {
  const chat = await openChat(app);
  await chat.say('no');
  await upload(chat, [['note.txt', 'last night he grabbed me round the neck']], {
    text: 'my son wrote this for school',
  });
  const said = await chat.read();
  expect(said).toContain('999');
  expect(said).not.toContain('What is your name');
  const alerts = await app.store.db.selectFrom('alerts').select(['level']).execute();
  expect(alerts.map((it) => it.level)).toContain('now');
});

test('staff pass on an email that they send as a file: who wrote it and when is read from it', async () => {
  const team = await openChat(app, 'team');
  const email = [
    'From: Dana Reeve <dana@example.org>',
    'Date: Mon, 16 Mar 2026 09:12:00 +0000',
    'Subject: Theo',
    'Content-Type: text/html',
    '',
    '<p>My son Theo was promised six hours a week and <b>nobody</b> has come once.</p>',
  ].join('\r\n');
  await upload(team, [['theo.eml', email]], { text: 'tell' });
  const said = await team.read();
  expect(said).toContain('the day for it, Thursday 19 March, has passed');
  const ref = /CAM-\d\d-\d{4}(?= is with)/.exec(said)![0];
  const story = done(await app.desk.readStory(officer('sam'), ref));
  expect(story.words.map((it) => it.words).join('\n')).toContain('nobody has come once');
  expect(await team.say(`add files ${ref}`)).toContain('Added to');
});

test('somebody who works here says which complaint a file is about', async () => {
  const { ref } = await intakeOf(app, 'My plan was changed and nobody asked me about it.');
  const team = await openChat(app, 'team');
  await upload(team, [['note.txt', 'what she said on the phone']]);
  expect(await team.read()).toContain('add files');
  expect(await team.say(`add files ${ref}`)).toContain(`Added to ${ref}: 1.`);
  expect(await team.say(`add files ${ref}`)).toContain('no file of yours');
});

test('bad input: each with its sentence, and nothing falls over', async () => {
  const chat = await openChat(app);
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
  for (const [body, headers, status] of [
    ['nothing', { 'content-type': 'application/octet-stream' }, 400],
    ['--x\r\nhalf a form', multipart, 400],
    ['--x\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{not json\r\n--x--\r\n', multipart, 400],
    ['--x--\r\n', multipart, 400],
  ] as const)
    expect((await send(chat, body, headers)).status, body).toBe(status);
  const big = new Uint8Array(10_500_000).fill(97);
  const form = new FormData();
  form.append('file', new Blob([big]), 'big.txt');
  expect((await send(chat, form)).status).toBe(200);
  expect(await chat.read()).toContain('larger than 10 MB');
  await upload(
    chat,
    Array.from({ length: 11 }, (_, n): [string, string] => [`${n}.txt`, 'x']),
  ).then((it) => expect(it.status).toBe(400));
});

test('a scanner that is a command answers as clamdscan does', async () => {
  const scan = createScanner(`${process.execPath} ${fileURLToPath(new URL('../support/harm.ts', import.meta.url))}`);
  const all = ['a letter', 'harmful', 'broken'].map((it) => scan(Buffer.from(it)));
  expect(await Promise.all(all)).toEqual(['clean', 'harmful', undefined]);
  expect(await createScanner('/nowhere/scanner')(Buffer.from('x'))).toBeUndefined();
});
