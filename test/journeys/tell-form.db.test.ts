import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat, openOwnChat } from '../support/chat.ts';

let app: Running;
let chat: Chat;
beforeAll(async () => {
  app = await startApp({ at: new Date('2026-03-24T11:20:00Z') });
  chat = await openChat(app, 'manager');
});
afterAll(() => app.close());

const STORY =
  'Mum rang again. She says: my son Theo was meant to have six hours a week from January and nobody has come once.\n\nKind regards\nAnna Lindqvist | Social Worker | Tel: 01480 000000';

const begin = async (ref: string, words?: string) => {
  await chat.read();
  await chat.post({ value: { verb: 'tell', ref, ...(words && { words }) } });
  return chat.read();
};
const FILLED = { who: 'A parent', first: '2026-03-23', name: 'Dana Reeve, about Theo', reach: '07700 900456' };

test('the words come first: they are shown back without the signature, with what was understood', async () => {
  const form = await begin('m1', STORY);
  expect(form).toContain('nobody has come once');
  expect(form).not.toContain('01480 000000');
  expect(form).toContain('What I understood:');
  expect(form).toMatch(/Who told you this\?/);
});

test('a day that has not come is asked again, with everything that was filled in still there', async () => {
  const again = await chat.press('Open a complaint', { ...FILLED, first: '2026-03-25' });
  expect(again).toContain('has not come yet');
  expect(JSON.stringify((await chat.cards()).at(-1))).toContain('Dana Reeve, about Theo');
});

test('filled in, a complaint is opened with the words whole, received on the day the council first had them', async () => {
  expect(await chat.press('Open a complaint', FILLED)).toContain('CAM-26-0001 is with the complaints team');
  const sam = (await app.desk.people('cambridgeshire')).find((it) => it.id === 'sam')!;
  const who = { kind: 'officer', council: 'cambridgeshire', person: sam } as const;
  const story = await app.desk.readStory(who, 'CAM-26-0001');
  expect('words' in story && story.words.find((it) => it.kind === 'what')?.words).toBe(STORY);
  const standing = await app.desk.stand(who, 'CAM-26-0001');
  expect('complaint' in standing && standing.complaint.facts).toMatchObject({
    received: '2026-03-23',
    complainant: 'parent',
  });
});

test('the same form sent again opens nothing again', async () => {
  expect(await chat.press('Open a complaint', { ...FILLED, words: STORY })).toContain('CAM-26-0001');
});

test('with no words yet, they are asked for on the form', async () => {
  expect(await begin('m2')).toContain('What were you told?');
  const done = await chat.press('Open a complaint', { ...FILLED, words: 'The bus never comes for my daughter.' });
  expect(done).toContain('CAM-26-0002');
});

test('words that say somebody may not be safe reach the duty team at once, before anything is filled in', async () => {
  expect(
    await begin('m3', 'He told me his stepdad hit him with a belt last night and he is scared to go home'),
  ).toContain('Somebody in this may not be safe');
});

test('what was passed on before is said, with its reference where it is theirs, and it is opened all the same', async () => {
  const form = await begin('m4', STORY);
  expect(form).toContain(
    'Something like this was passed on on Tuesday 24 March, and the complaints team has it. It is CAM-26-0001.',
  );
  expect(await chat.press('Open a complaint', FILLED)).toContain('CAM-26-0003 is with the complaints team');
});

test('typed, it is said before the first question; of what is another’s only the day', async () => {
  const colleague = await openOwnChat(app, 'cambridgeshire', 'okafor');
  const said = await colleague.say(`tell: ${STORY}`);
  expect(said).toContain('Something like this was passed on on Tuesday 24 March, and the complaints team has it. If');
  expect(said).not.toContain('CAM-26');
  expect(said).toContain('Who told you this?');
  for (const answer of ['A parent', 'Today', 'I do not know']) await colleague.say(answer);
  expect(await colleague.say('I do not know')).toContain('CAM-26-0004 is with the complaints team');
});
