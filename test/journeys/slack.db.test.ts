import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import type { SlackPerson } from '../support/slack/person.ts';

let app: SlackApp;
let worker: SlackPerson;
let sam: SlackPerson;
let manager: SlackPerson;
const CHANNEL = 'C0COMPLAINTS';
const SECRETS = /Theo|Dana|Reeve|short breaks|duty line/;

beforeAll(async () => {
  app = await startSlackApp({ at: new Date('2026-03-24T11:20:00Z') });
  worker = app.person('U0LINDQ');
  sam = app.person('U0SAM', [CHANNEL]);
  manager = app.person('U0PATEL');
});
afterAll(() => app.close());

const STORY =
  'Mum rang again about the short breaks. She says: my son Theo was meant to have six hours a week from January and nobody has come once. I have rung the duty line nine times and no one rings back. I want the hours and somebody to say sorry.';

test('the complaints team says what a channel is for', async () => {
  expect(await sam.mention(CHANNEL, 'use this channel for complaints')).toContain('references, dates and owners only');
  await manager.say('help');
});

test('a message is told with two clicks: a form opens with what was understood, and the rest is filled in there', async () => {
  const form = await worker.tellAbout(STORY, {
    channel: CHANNEL,
    ts: '1774000000.000100',
    files: [{ name: 'letter.pdf' }],
  });
  expect(form).toContain('Written by J. Okafor on Friday 20 March 2026.');
  expect(form).toContain('I cannot open these where they are: letter.pdf.');
  expect(form).toContain('six hours a week');
  expect(form).toContain('What I understood:');
  const done = await worker.submit({ who: 'A parent', first: '2026-03-24', name: 'Dana Reeve, about Theo' });
  expect(done).toContain('CAM-26-0001 is with the complaints team');
  expect(done).toContain('by Friday 27 March');
  expect(done).not.toMatch(SECRETS);
  const thanks = app.slack.messages.at(-1)!;
  expect(thanks).toMatchObject({ channel: CHANNEL, thread: '1774000000.000100' });
  expect(thanks.text).toMatch(/CAM-26-0001 is with the complaints team/);
});

test('the same message told again is the same complaint, said at once; a message that was deleted is asked for in words', async () => {
  await worker.tellAbout(STORY, { channel: CHANNEL, ts: '1774000000.000100' });
  const said = app.slack.messages.at(-1)!;
  expect([said.channel, said.only]).toEqual([CHANNEL, worker.id]);
  expect(said.text).toContain('This was passed on before: CAM-26-0001');
  expect(await worker.tellAbout('', { channel: CHANNEL })).toContain('may have been deleted');
  const forwarded = { is_share: true, author_name: 'J. Okafor', text: 'the bus &amp; the taxi never come' };
  const form = await worker.tellAbout('', { channel: CHANNEL, attachments: [forwarded] });
  expect(form).toContain('> the bus & the taxi never come');
});

test('the channel gets where it stands and nothing else; what the team can do opens for whoever asks', async () => {
  await app.deliver();
  const posted = sam.read();
  expect(posted).toContain('CAM-26-0001');
  expect(posted).not.toMatch(SECRETS);
  expect(posted).not.toMatch(/Looks like/);
  expect(await sam.press('What can I do?')).toMatch(/Looks like: statutory[\s\S]*\[Right, go on\]/);
});

test('a button in the modal acts, and the modal shows what came of it', async () => {
  expect(await sam.press('Right, go on')).toMatch(/confirmed as statutory[\s\S]*\[Ask them to answer\]/);
  await app.deliver();
});

test('who should answer is asked in a form; two people are needed, and the form comes back with what was chosen', async () => {
  const refused = await sam.press('Ask them to answer', { respondent: 'patel', second: 'patel' });
  expect(refused).toContain('two people');
  expect(await sam.submit({ second: 'okafor' })).toContain('both have been told');
  await app.deliver();
});

test('the manager takes it from the card in their own chat, and the card shows that it is theirs', async () => {
  expect(manager.read()).toContain("[I'll take it]");
  const taken = await manager.press("I'll take it");
  expect(taken).toContain('it is yours');
  const card = app.slack.messages.find((it) => it.channel === 'D0PATEL' && it.text.includes('CAM-26-0001'));
  expect(JSON.stringify(card?.blocks)).not.toContain("I'll take it");
});

test('more time is a form with lawful reasons; workload comes back with what can be done instead', async () => {
  const refused = await manager.press('Need more time', { ground: 'workload', until: '2026-04-14', reason: 'busy' });
  expect(refused).toContain('do not allow more time for workload');
});

test('the story opens in a modal for those who may read it, and never in a channel', async () => {
  expect(await manager.press('Read the story')).toContain('six hours a week');
  expect(await sam.mention(CHANNEL, 'story CAM-26-0001')).toContain('never shown where other people read along');
});

test('findings are filled in, and the person who complained is answered', async () => {
  const form = await manager.press('Answered');
  const fields = [...form.matchAll(/<(finding\d+)>/g)].map(([, key]) => [key!, 'upheld'] as const);
  expect(fields.length).toBeGreaterThan(0);
  const done = await manager.submit({
    ...Object.fromEntries(fields),
    words: 'You were right.',
    remedy: 'The hours start.',
  });
  expect(done).toContain('answered');
});

test('asking in a thread, by command and at home', async () => {
  expect(await sam.mention(CHANNEL, "what's due this week?")).toContain('Due this week');
  expect(await manager.command('status CAM-26-0001')).toContain('Stage 1 answered');
  expect(await sam.openHome()).toMatch(/My tasks[\s\S]*queue/);
});

test('the nudge reaches the manager and the channel, without a name or a word of the story', async () => {
  const told = await worker.say(STORY);
  expect(told).toContain('Who told you this?');
  for (const said of ['a parent', 'today', 'I do not know']) await worker.say(said);
  expect(await worker.say('I do not know')).toContain('CAM-26-0002');
  await app.deliver();
  sam.read();
  app.clock.moveTo(instantOf('2026-04-07', '09:30'));
  await app.desk.sweep();
  await app.deliver();
  const nudges = sam.read();
  expect(nudges).toContain('CAM-26-0002');
  expect(nudges).not.toMatch(SECRETS);
});
