import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { intakeIn } from '../support/intake.ts';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import type { SlackPerson } from '../support/slack/person.ts';

let app: SlackApp;
let sam: SlackPerson;
let manager: SlackPerson;
let guest: SlackPerson;
const CHANNEL = 'C0COMPLAINTS';
const STORY =
  'My daughter has had no social worker since January. I rang the duty line nine times. <!channel> <@U0SAM> <!here|now> <https://x.example|press me> *all* of _you_ & `him` &lt;!everyone&gt;';

const wait = (seconds: number) => app.clock.moveTo(new Date(app.clock.now().getTime() + seconds * 1000));
const effects = async () => (await app.store.db.selectFrom('entries').select('seq').execute()).length;

beforeAll(async () => {
  app = await startSlackApp({ at: new Date('2026-03-24T11:20:00Z') });
  sam = app.person('U0SAM', [CHANNEL]);
  manager = app.person('U0PATEL');
  guest = app.person('U0GUEST', [CHANNEL]);
  await sam.mention(CHANNEL, 'use this channel for complaints');
  for (const it of [sam, manager, app.person('U0OKAFOR')]) await it.say('help');
});
afterAll(() => app.close());

describe('a guest, who is no colleague', () => {
  test('calls Heard in a channel: it goes on in their own chat, and the channel reads nothing', async () => {
    const before = app.slack.messages.length;
    const heard = await guest.mention(CHANNEL, 'my daughter has no social worker');
    expect(heard).toMatch(/safe right now/);
    expect(app.slack.messages.slice(before).map((it) => it.channel)).toEqual(['D0GUEST']);
  });

  test('tells their story in it, one answer after another, and gets their number', async () => {
    const { receipt, ref } = await intakeIn(guest.say, STORY);
    expect(ref).toBe('CAM-26-0001');
    expect(receipt).toMatch(/Your number is CAM-26-0001/);
  });

  test('can press nothing that belongs to the desk', async () => {
    await app.deliver();
    const before = await effects();
    await guest.press('What can I do?').catch(String);
    expect(await effects()).toBe(before);
    expect(guest.modal()).toBeUndefined();
  });
});

describe('what somebody typed', () => {
  test('is read letter by letter as it was typed, and calls nobody', async () => {
    const shown = await sam.press('Read the story').catch(() => sam.say('story CAM-26-0001'));
    expect(shown).toContain(STORY);
    expect(JSON.stringify(app.slack.calls)).not.toContain('"mrkdwn"');
    for (const { args } of app.slack.calls) expect(String(args.text ?? '')).not.toMatch(/<[!@#]/);
  });

  test('of 20,000 letters is shown whole, in pieces that Slack takes', async () => {
    const long = `The carer said nothing. ${Array.from({ length: 3000 }, (_, at) => `word${at}`).join(' ')}`;
    const worker = app.person('U0LINDQ');
    await worker.tellAbout(long);
    expect(await worker.submit({ who: 'A parent', first: '2026-03-24' })).toContain('CAM-26-0002');
    const shown = (await sam.command('story CAM-26-0002')).replace(/\n(> )?/g, '');
    expect(shown).toContain(long);
  });
});

describe('what is too late', () => {
  test('a modal that could not be opened in three seconds: they are asked to press once more, and then it opens', async () => {
    await sam.post(sam.commandOf('procedure CAM-26-0001'), { form: true });
    wait(4);
    await app.workSlack();
    expect(sam.read()).toContain('press it once more');
    expect(await sam.command('procedure CAM-26-0001')).toContain('Another procedure');
  });

  test('looking at something when it is too late for a modal: it is in their own chat', async () => {
    const command = sam.commandOf('story CAM-26-0001');
    await sam.post(command, { form: true });
    wait(31 * 60);
    await app.workSlack();
    expect(app.slack.messages.at(-1)).toMatchObject({ channel: 'D0SAM' });
    expect(sam.read()).toContain('no social worker since January');
  });

  test('a card that Slack no longer changes: by its response address; when that has run out, in their own chat', async () => {
    await sam.command('confirm CAM-26-0001');
    await sam.command('assign CAM-26-0001');
    await sam.submit({ respondent: 'patel', second: 'okafor' });
    await app.deliver();
    const press = manager.pressOf("I'll take it");
    app.slack.refuse('chat.update', 'cant_update_message');
    await manager.post(press, { form: true });
    manager.read();
    wait(31 * 60);
    await app.workSlack();
    expect(manager.read()).toContain('it is yours');
  });
});

describe('a modal', () => {
  test('sent twice has one effect and one answer', async () => {
    await manager.press('Need more time');
    const sent = manager.submissionOf({ ground: 'complex', until: '2026-04-14', reason: 'three services' });
    const before = await effects();
    await Promise.all([manager.post(sent, { form: true }), manager.post(sent, { form: true })]);
    expect(await app.workSlack()).toBe(1);
    const after = await effects();
    expect(after).toBeGreaterThan(before);
    await manager.post(sent, { form: true });
    expect(await app.workSlack()).toBe(0);
    expect(await effects()).toBe(after);
  });

  test('sent after the complaint was answered says so, and changes nothing', async () => {
    await manager.press('Need more time');
    const late = manager.submissionOf({ ground: 'complex', until: '2026-04-15', reason: 'four services' });
    const form = await manager.press('Answered');
    const findings = [...form.matchAll(/<(finding\d+)>/g)].map(([, key]) => [key!, 'upheld'] as const);
    await manager.submit({
      ...Object.fromEntries(findings),
      words: 'You were right.',
      remedy: 'A worker from Monday.',
    });
    const before = await effects();
    await manager.post(late, { form: true });
    await app.workSlack();
    expect(await effects()).toBe(before);
    expect(manager.read()).toContain('not waiting for an answer');
  });
});

describe('where Slack asks for patience', () => {
  test('one channel waits, the others do not, and nothing is said twice', async () => {
    const before = app.slack.messages.length;
    const inChannel = (channel: string) => (args: Record<string, unknown>) => args.channel === channel;
    app.slack.refuse('chat.postMessage', 30, inChannel('U0PATEL'));
    await manager.post(manager.messageOf('who is away?'));
    await sam.post(sam.messageOf('who is away?'));
    await app.workSlack();
    await app.workSlack();
    expect(app.slack.messages.slice(before).map((it) => it.channel)).toEqual(['D0SAM']);
    wait(31);
    await app.workSlack();
    expect(app.slack.messages.slice(before).map((it) => it.channel)).toEqual(['D0SAM', 'D0PATEL']);
    expect(await app.workSlack()).toBe(0);
  });

  test('a message of our own waits too, does not count as failed, and goes out once', async () => {
    await app.deliver();
    app.slack.refuse('chat.postMessage', 120, (args) => args.channel === CHANNEL);
    const worker = app.person('U0LINDQ');
    await worker.tellAbout('Dad says the wrong school is in the plan and wants it put right.');
    await worker.submit({ who: 'A parent', first: '2026-03-24' });
    const before = app.slack.messages.length;
    const inChannel = () => app.slack.messages.slice(before).filter((it) => it.channel === CHANNEL);
    expect(await app.deliver()).toBeGreaterThan(0);
    wait(60);
    await app.deliver();
    expect(inChannel()).toEqual([]);
    const [line] = await app.store.db.selectFrom('outbox').select('tries').where('sent_at', 'is', null).execute();
    expect(line?.tries).toBe(0);
    wait(61);
    expect(await app.deliver()).toBe(0);
    expect(inChannel().map((it) => it.text.slice(0, 11))).toEqual(['CAM-26-0003']);
  });
});

describe('somebody who can no longer be reached', () => {
  test('what was meant for them is read by the complaints team in their stead, once', async () => {
    app.slack.users.get('U0PATEL')!.deleted = true;
    await sam.command('confirm CAM-26-0003');
    await sam.command('assign CAM-26-0003');
    await sam.submit({ respondent: 'patel', second: 'okafor' });
    const before = app.slack.messages.length;
    await app.deliver();
    const instead = app.slack.messages.slice(before).filter((it) => it.text.includes('whom I cannot reach in chat'));
    expect(instead).toMatchObject([{ channel: CHANNEL, text: expect.stringContaining('R. Patel') }]);
    expect(await app.deliver()).toBe(0);
  });
});

describe('a complaint’s cards that are taken back', () => {
  const cards = (ref: string) =>
    app.slack.messages.filter((it) => [CHANNEL, 'D0PATEL'].includes(it.channel) && it.text.startsWith(`${ref} · `));

  test('leave every chat they stand in', async () => {
    expect(cards('CAM-26-0001').length).toBeGreaterThan(1);
    expect(await sam.command('take back CAM-26-0001')).toContain('will be gone');
    await app.deliver();
    expect(cards('CAM-26-0001')).toEqual([]);
  });

  test('one that Slack keeps loses everything that was on it', async () => {
    const [kept] = cards('CAM-26-0003');
    app.slack.refuse('chat.delete', 'cant_delete_message');
    await sam.command('take back CAM-26-0003');
    await app.deliver();
    expect(kept).toMatchObject({ channel: CHANNEL, text: 'This card was taken back.' });
    expect(JSON.stringify(kept!.blocks)).not.toContain('CAM-26-0003');
  });
});
