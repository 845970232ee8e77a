import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';

/** What was said, word for word: only the people on duty may have it. */
const WORDS = 'hes been drinking again. last night he grabbed me round the neck. dont tell him i said';

let app: Running;
let duty: Chat;
let team: Chat;
beforeAll(async () => {
  app = await startApp();
  [duty, team] = [await openChat(app, 'duty'), await openChat(app, 'team')];
});
afterAll(() => app.close());
beforeEach(async () => {
  const council = 'cambridgeshire';
  const person = (await app.desk.people(council)).find((it) => it.id === 'duty')!;
  for (const { id } of await app.store.db.selectFrom('alerts').select('id').where('seen_at', 'is', null).execute())
    await app.desk.seeAlert({ kind: 'officer', council, person }, id);
  await app.deliver();
  await Promise.all([duty.read(), team.read()]);
});

const later = (minutes: number) => app.clock.moveTo(new Date(app.clock.now().getTime() + minutes * 60_000));

async function sweep(): Promise<void> {
  await app.desk.sweep();
  await app.deliver();
}

/** The rules that hold whatever was said: help first, nothing asked about what happened, no secret promised, nothing told to anybody at home. */
function isRightHelp(heard: string): void {
  expect(heard).toContain('call 999');
  expect(heard).toContain('press 55');
  expect(heard).toMatch(/can't keep this a secret|cannot keep this to myself/);
  expect(heard).toContain('Can you stay in this chat?');
  expect(heard).not.toMatch(/what happened|when did|who (did|was)|how often|why\b|safeguarding|I promise/i);
}

describe('a child says the worst thing in the middle of the intake', () => {
  let child: Chat;

  beforeEach(async () => {
    child = await openChat(app);
    await child.say('no');
    await child.say('im 13, im in foster care. my sw keeps cancelling contact');
  });

  test('help comes first, in a child’s words, with the numbers for the hour', async () => {
    const heard = await child.say(WORDS);
    isRightHelp(heard);
    expect(heard).toContain("I'm really glad you told me");
    expect(heard).toContain('Childline is free on 0800 1111');
    expect(heard).toContain('85258');
    expect(heard).toContain("I won't tell your family or the people you live with");
    expect(heard).toContain('[Yes] [No, call me] [I have to go]');
  });

  test('the person on duty has the exact words in a chat of their own, the team’s channel has none of them', async () => {
    await child.say(WORDS);
    await app.deliver();
    const card = await duty.read();
    expect(card).toContain(WORDS);
    expect(card).toContain('Friday 20 March at 16:50');
    expect(card).toContain('Do not ask them to tell it again');
    expect(await team.read()).toBe('');
  });

  test('nobody answers in ten minutes: the next is asked, and the child is not left to wonder', async () => {
    await child.say(WORDS);
    await sweep();
    later(10);
    await child.read();
    await sweep();
    const heard = await child.read();
    expect(heard).toContain('I am still finding a person to write to you here');
    expect(heard).toContain('call 999');
    later(10);
    await sweep();
    expect(await child.read()).toBe('');
  });

  test('somebody answers and they talk; what the child says reaches them; the complaint goes on and is sent', async () => {
    await child.say(WORDS);
    await app.deliver();
    expect(await duty.press('I am on it')).toContain('You are with them now');
    await duty.press('Send', { words: 'Hi, I am Dee. Are you somewhere safe?' });
    await app.deliver();
    expect(await child.read()).toContain('Dee from the duty team: Hi, I am Dee. Are you somewhere safe?');
    expect(await child.say('yes')).toContain('They are coming');
    expect(await child.say('im in my room')).toBeTruthy();
    await app.deliver();
    expect(await duty.read()).toContain('im in my room');
    later(30);
    await sweep();
    expect(await child.read()).not.toContain('still finding');
  });

  test('they want to be rung: the number goes to the person on duty and nobody else', async () => {
    await child.say(WORDS);
    expect(await child.say('No, call me')).toContain('What number is safe to call?');
    expect(await child.say('07700 900123 not after 9')).toContain('I have passed that on');
    await app.deliver();
    expect(await duty.read()).toContain('07700 900123 not after 9');
    expect(await team.read()).not.toContain('07700');
  });

  test('they have to go: a code to come back, and the alert stays open', async () => {
    await child.say(WORDS);
    const heard = await child.say('I have to go');
    expect(heard).toMatch(/come back here any time with the code [2-9A-Z]{4}-/);
    later(10);
    expect((await app.desk.sweep()).escalated).toHaveLength(1);
  });

  test('the telling is not lost: after the alert the next question comes, only if they want', async () => {
    await child.say(WORDS);
    expect(await child.say('yes')).toContain('Only if you want to go on now');
  });
});

describe('the right help for the person', () => {
  test('somebody who wants to die is given whom to ring and whom to text', async () => {
    const leaver = await openChat(app);
    await leaver.say('no');
    const heard = await leaver.say("I am 34 and I was in care. I don't want to be alive any more");
    isRightHelp(heard);
    expect(heard).toContain('116 123');
    expect(heard).toContain('85258');
  });

  test('"not sure" to the first question is looked at today, and nobody is asked what they mean', async () => {
    const parent = await openChat(app);
    const heard = await parent.say('Not sure');
    expect(heard).toContain('call 999');
    await app.deliver();
    const alerts = await app.store.db.selectFrom('alerts').select('level').where('seen_at', 'is', null).execute();
    expect(alerts).toEqual([{ level: 'today' }]);
  });
});
