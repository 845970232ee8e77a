import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveIn } from '../../dialogs/teaching.ts';
import { addDays, instantOf, localDate } from '../../src/calendar/local-date.ts';
import { mayTeach } from '../../src/complaints/teaching.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat, openOwnChat } from '../support/chat.ts';
import { done } from '../support/desk.ts';
import { intakeOf } from '../support/intake.ts';
import { officerOf } from '../support/telling.ts';

let app: Running;
let team: Chat;
beforeAll(async () => {
  app = await startApp({ at: instantOf('2026-03-20', '10:00') });
  team = await openChat(app, 'team');
});
afterAll(() => app.close());

const heard = { kind: 'heard', council: 'cambridgeshire' } as const;
const standing = async (ref: string) => done(await app.desk.stand(heard, ref)).complaint;
const lent = async (ref: string) => mayTeach(await standing(ref));
const acts = async (ref: string) => (await standing(ref)).entries.map((it) => it.act);
const ASKED = /your words be used, without names/;
const parentTold = (chat?: Chat) =>
  intakeOf(app, 'My son has had no social worker since January and nobody rings.', [], chat);

describe('asked once, after the receipt', () => {
  test('a child, in a child’s words: a bare yes is enough, and nothing is asked again', async () => {
    const { chat, ref, receipt } = await intakeOf(
      app,
      'my sw keeps cancelling contact with my brother. im 13 and in foster care',
    );
    const [first, question] = receipt.split('\n\n');
    expect(first).toContain(`Your number is ${ref}`);
    expect(question).toContain('One more thing. Can I learn from your words how people say things?');
    expect(question).toContain('[Yes, use my words] [No, don’t use my words]');
    expect(await chat.say('yeah')).toContain('Thank you. If you change your mind, type "don\'t use my words".');
    expect(await lent(ref)).toBe(true);
    expect(await chat.say('yes')).not.toMatch(/use your words/);
    expect(await acts(ref)).not.toContain('stage2.asked');
  });

  test('an adult presses no: it stays as it was, and nothing is written down about it', async () => {
    const { chat, ref, receipt } = await parentTold();
    expect(receipt).toMatch(ASKED);
    expect(await chat.say('No, don’t use my words')).toContain('Your words will not be used for that.');
    expect(await acts(ref)).toEqual(['opened']);
  });

  test('saying nothing about it is a no; what they say instead is kept, also where it begins with "no"', async () => {
    const { chat, ref } = await parentTold();
    expect(await chat.say('no they never came')).toContain(`I've added that to ${ref}`);
    expect(await chat.say('yes')).toContain(`I've added that to ${ref}`);
    expect(await lent(ref)).toBe(false);
    expect(await acts(ref)).toEqual(['opened', 'words.added', 'words.added']);
  });

  test('a yes on another day may be meant for something else: it is kept as words, and lends nothing', async () => {
    const { chat, ref } = await parentTold();
    const at = app.clock.now();
    app.clock.moveTo(instantOf(addDays(localDate(at), 3), '10:00'));
    await chat.say('yes');
    expect(await acts(ref)).toEqual(['opened', 'words.added']);
    app.clock.moveTo(at);
  });

  test('a yes to a later date is that, and no more', async () => {
    const { chat, ref } = await parentTold();
    const sam = await officerOf(app.desk, 'sam');
    const complaint = await standing(ref);
    done(await app.desk.confirmRoute(sam, ref, { procedure: complaint.facts.procedure }));
    done(await app.desk.askToAgree(sam, ref, { until: '2026-04-15' }));
    await app.deliver();
    expect(await chat.say('yes')).toMatch(/told them that you agree|agree/);
    expect(await lent(ref)).toBe(false);
    expect(await acts(ref)).toContain('stage1.extended');
  });

  test('where somebody may not be safe it is never asked', async () => {
    const { receipt } = await intakeOf(app, 'my stepdad hits me and my social worker does not listen. im 13');
    expect(receipt).toContain('Your number is');
    expect(receipt).not.toMatch(/your words/);
  });

  test('danger after the question: the question is not waited for any more', async () => {
    const { chat, ref } = await parentTold();
    expect(await chat.say('he grabbed my son round the neck last night')).toContain('999');
    await chat.say('yes');
    expect(await lent(ref)).toBe(false);
  });
});

describe('changed at any time', () => {
  test('by whoever comes back with the code, from anywhere', async () => {
    const { ref, receipt } = await parentTold();
    const [code] = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(receipt)!;
    const elsewhere = await openChat(app);
    await elsewhere.say(code);
    await elsewhere.say('You can use my words');
    expect(await lent(ref)).toBe(true);
    await elsewhere.say('please don’t use my words any more');
    expect(await lent(ref)).toBe(false);
    expect((await acts(ref)).filter((it) => it === 'teaching.agreed')).toHaveLength(2);
  });

  test.each([
    ['you can use my words', true],
    ["don't use my words", false],
  ])('before it is sent, "%s": it counts when it is sent, and is not asked again', async (said, yes) => {
    const chat = await openChat(app);
    expect(await chat.say(said)).toContain(yes ? 'Thank you.' : 'Your words will not be used');
    const { ref, receipt } = await parentTold(chat);
    expect(receipt).not.toMatch(ASKED);
    expect(await lent(ref)).toBe(yes);
  });

  test('for somebody who rings: the complaints team takes it back, a manager cannot', async () => {
    const { chat, ref } = await parentTold();
    await chat.say('yes');
    const manager = await openChat(app, 'manager');
    await manager.say(`don't use the words of ${ref}`);
    expect(await lent(ref)).toBe(true);
    expect(await team.say(`don't use the words of ${ref}`)).toContain(
      `The words of ${ref} are not used to teach triage.`,
    );
    expect(await lent(ref)).toBe(false);
  });

  test.each<[string, boolean | undefined]>([
    ['you can use my words', true],
    ['yes, use my words', true],
    ["it's ok to use my words", true],
    ['use my words please', true],
    ["don't use my words", false],
    ['no, don’t use my words', false],
    ['stop using my words', false],
    ["you can't use my words", false],
    ['i don’t want you to use my words', false],
    ['they use my words against me', undefined],
    ['do not use my words against me in court', undefined],
    ['she said you can use my words but then told my mum', undefined],
  ])('"%s"', (said, means) => {
    expect(leaveIn(said)).toBe(means);
  });
});

test('whoever passes on what somebody told them is not asked: it is not theirs to lend', async () => {
  const worker = await openOwnChat(app, 'cambridgeshire', 'lindqvist');
  let heardSoFar = '';
  for (const said of [
    'tell',
    'My son has had no social worker since January.',
    'A parent',
    'today',
    'I do not know',
    'I do not know',
  ])
    heardSoFar += await worker.say(said);
  expect(heardSoFar).toMatch(/is with the complaints team/);
  expect(heardSoFar).not.toMatch(/your words|my words/);
});
