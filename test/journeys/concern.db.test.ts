import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat, openOwnChat } from '../support/chat.ts';
import { done, problemOf } from '../support/desk.ts';
import { officerOf, parentTells } from '../support/telling.ts';

const COUNCIL = 'cambridgeshire';
const heard = { kind: 'heard', council: COUNCIL } as const;

let app: Running;
let team: Chat;
let sam: Chat;

beforeAll(async () => {
  app = await startApp({ at: instantOf('2026-03-24', '11:20') });
  team = await openChat(app, 'team');
  sam = await openOwnChat(app, COUNCIL, 'sam');
});
afterAll(() => app.close());

const tell = (name: string, words: string) => parentTells(app, name, { words: [{ kind: 'what', words }] });

/** Whether somebody may see that it is there. */
async function sees(id: string, ref: string): Promise<boolean> {
  return problemOf(await app.desk.stand(await officerOf(app.desk, id), ref)) === undefined;
}

async function mayAnswer(id: string, ref: string): Promise<string | undefined> {
  const candidates = done(await app.desk.candidates(await officerOf(app.desk, 'sam'), ref));
  return candidates.find((it) => it.person.id === id)?.not;
}

test('somebody whom the words only mention is let in again, by a button of the card', async () => {
  const ref = await tell('mentioned', 'R. Patel was kind to us, but nobody else has rung back since January.');
  await app.deliver();
  expect(await team.read()).toContain('It names somebody who works here');
  expect(await sees('patel', ref)).toBe(false);
  expect(await mayAnswer('patel', ref)).toBe('they are named in the complaint');

  expect(await team.press('Who it is about')).toContain('Who, of those who work here?');
  const values = { person: 'patel', yes: 'no', reason: 'She is thanked in it.' };
  expect(await team.press('Who it is about', values)).toContain('decided, and on record.');
  expect(await sees('patel', ref)).toBe(true);
  expect(await mayAnswer('patel', ref)).toBeUndefined();
  const card = (await app.desk.stand(heard, ref)) as { complaint: { entries: { act: string; by: string }[] } };
  expect(card.complaint.entries.at(-1)).toMatchObject({ act: 'concern.decided', by: 'sam' });
});

test('somebody whom the words mean and do not name is kept out, in typed words', async () => {
  const ref = await tell('meant', 'The manager of that team laughed at me. I want somebody else to look at this.');
  expect(await sees('okafor', ref)).toBe(true);
  expect(await sam.say(`complained about ${ref} J. Okafor`)).toContain('Is it about them?');
  expect(await sam.say('yes')).toContain('The reason, which is kept on record?');
  expect(await sam.say('She says which manager it was.')).toContain('decided, and on record.');
  expect(await sees('okafor', ref)).toBe(false);
  expect(await mayAnswer('okafor', ref)).toBe('they are named in the complaint');
  const refused = await app.desk.decideConcern(await officerOf(app.desk, 'sam'), ref, { person: 'okafor', yes: true });
  expect(problemOf(refused)).toBe('unchanged');
});

test('whoever decides that it is about themselves is told so, and sees nothing more of it', async () => {
  const ref = await tell('own', 'The complaints office never answered the last time.');
  await sam.say(`complained about ${ref} Sam Whitlock`);
  await sam.say('yes');
  const heardBack = await sam.say('It was me.');
  expect(heardBack).toContain('decided, and on record.');
  expect(await sam.say(`status ${ref}`)).toContain(`I cannot find ${ref}`);
  expect(await sees('sam', ref)).toBe(false);
});
