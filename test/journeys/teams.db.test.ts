import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import type { Running } from '../support/app.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';

let app: Running;
let service: Microsoft;
let stop: () => Promise<void>;
let worker: ReturnType<typeof teamsPerson>;
let team: ReturnType<typeof teamsPerson>;
let bystander: ReturnType<typeof teamsPerson>;
let manager: ReturnType<typeof teamsPerson>;

const CHANNEL = '19:complaints@thread.tacv2';

beforeAll(async () => {
  ({ app, microsoft: service, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z') }));
  worker = teamsPerson(app, service, { id: 'entra-lindqvist', name: 'A. Lindqvist', conversation: 'a:lindqvist' });
  team = teamsPerson(app, service, { id: 'entra-sam', name: 'Sam Whitlock', conversation: CHANNEL, channel: true });
  bystander = teamsPerson(app, service, {
    id: 'entra-lindqvist',
    name: 'A. Lindqvist',
    conversation: CHANNEL,
    channel: true,
  });
  manager = teamsPerson(app, service, { id: 'entra-patel', name: 'R. Patel', conversation: 'a:patel' });
});

afterAll(async () => {
  await stop();
});

const STORY =
  'Mum rang again about the short breaks. She says: my son Theo was meant to have six hours a week from January and nobody has come once. I have rung the duty line nine times and no one rings back. I want the hours and somebody to say sorry.';

test('the channel is chosen by the complaints team', async () => {
  expect(await team.say('use this channel for complaints')).toContain('references, dates and owners only');
  await manager.say('help');
});

test('a social worker pastes what a mother told her; the thread gets a reference and nothing of the story', async () => {
  expect(await worker.say(STORY)).toContain('Who told you this?');
  expect(await worker.say('a parent')).toContain('When did they first tell');
  expect(await worker.say('today')).toContain('What is their name');
  expect(await worker.say('Dana Reeve, about Theo')).toContain('reached safely');
  const done = await worker.say('phone, evenings, 07700 900456');
  expect(done).toContain('CAM-26-0001 is with the complaints team');
  expect(done).toContain('by Friday 27 March');
  for (const word of ['Theo', 'Dana', 'short breaks', 'duty line']) expect(done).not.toContain(word);
});

test('the card comes to the channel, and a press is answered with the card that takes its place', async () => {
  await app.deliver();
  const card = service.sent.at(-1)!;
  expect(card.path).toContain(encodeURIComponent(CHANNEL));
  expect(JSON.stringify(card.activity)).not.toMatch(/Theo|Dana|short breaks/);
  expect(card.activity.attachments![0]!.content.fallbackText).not.toContain('T.');
  expect(await team.sees('Right, go on')).toContain('Looks like: statutory, Stage 1');
  await expect(bystander.sees('Right, go on')).rejects.toThrow('no card');
  expect(await bystander.sees('What can I do?')).toContain('With the complaints team.');
  expect(await team.press('Right, go on')).toContain('Statutory procedure, confirmed by Sam Whitlock');
  await app.deliver();
  expect(await team.press('Ask them to answer', { respondent: 'patel', second: 'okafor' })).toContain(
    'CAM-26-0001: both have been told.',
  );
});

test('the same press delivered twice has one effect and one answer', async () => {
  await app.deliver();
  const first = await manager.press("I'll take it");
  expect(first).toContain('answer by Thursday 9 April');
  const again = await manager.press("I'll take it");
  expect(again).toContain('already taken');
});

test('the nudge reaches the manager and the channel, without a name or a word of the story', async () => {
  await app.deliver();
  const before = service.sent.length;
  app.clock.moveTo(instantOf('2026-04-07', '09:30'));
  await app.desk.sweep();
  await app.deliver();
  const posted = service.sent.slice(before);
  expect(posted.map((it) => decodeURIComponent(it.path))).toEqual(
    expect.arrayContaining([expect.stringContaining(CHANNEL), expect.stringContaining('a:patel')]),
  );
  expect(JSON.stringify(posted)).toContain('CAM-26-0001: answer Stage 1, 2 working days left');
  expect(JSON.stringify(posted)).not.toMatch(/Theo|Dana|Reeve|short breaks/);
});

test('what is due this week? why that date?', async () => {
  expect(await team.say("what's due this week?")).toContain('CAM-26-0001 · answer Stage 1 · Thu 9 Apr');
  expect(await team.say('why CAM-26-0001')).toContain('Good Friday 3 April and Easter Monday 6 April not counted');
});

test('the story is not shown in a channel, and is in our own chat to those who may read it', async () => {
  expect(await team.say('story CAM-26-0001')).toContain('never shown where other people read along');
  expect(await manager.say('story CAM-26-0001')).toContain('six hours a week');
  expect(await worker.say('story CAM-26-0001')).toContain('That is for');
});

test('a message that Teams sends again is answered again and counted once', async () => {
  const body = { id: 'again-1', text: "what's overdue" };
  const before = service.sent.length;
  await manager.post('message', body);
  await manager.post('message', body);
  const [first, second] = service.sent.slice(before);
  expect(second?.activity.summary).toBe(first?.activity.summary);
});
