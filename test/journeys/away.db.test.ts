import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { type Microsoft, openMicrosoft } from '../support/microsoft.ts';
import { teamsPerson } from '../support/teams.ts';
import { parentTells } from '../support/telling.ts';

let app: Running;
let team: Chat;
let manager: Chat;
let service: Microsoft;
let okafor: ReturnType<typeof teamsPerson>;
let ref: string;

beforeAll(async () => {
  service = await openMicrosoft();
  app = await startApp({ at: instantOf('2026-07-27', '10:00'), elsewhere: service.elsewhere });
  team = await openChat(app, 'team');
  manager = await openChat(app, 'manager');
  okafor = teamsPerson(app, service, { id: 'entra-okafor', name: 'J. Okafor', conversation: 'one-to-one-okafor' });
  await okafor.say('help');
  ref = await parentTells(app, 'c1');
  await app.deliver();
  await team.press('Right, go on');
  await app.deliver();
  await team.press('Ask them to answer', { respondent: 'patel', second: 'okafor' });
  await app.deliver();
  await manager.press("I'll take it");
  await app.deliver();
});
afterAll(async () => {
  await app.close();
  await service.close();
});

describe('"I\'m away" in chat', () => {
  test('what cannot be read is asked again', async () => {
    expect(await manager.say("I'm away")).toContain('From when until when');
  });

  test('is read back, with who takes what', async () => {
    const noted = await manager.say("I'm away 3 to 14 August");
    expect(noted).toContain('Noted: you are away from Monday 3 August to Friday 14 August.');
    expect(noted).toContain(`When it begins: ${ref} goes to J. Okafor.`);
  });

  test('nothing moves before it begins', async () => {
    app.clock.moveTo(instantOf('2026-07-31', '16:00'));
    expect((await app.desk.sweep()).passed).toEqual([]);
  });

  test('on the first morning the second respondent has it in Teams, with what happened before', async () => {
    app.clock.moveTo(instantOf('2026-08-03', '09:01'));
    expect((await app.desk.sweep()).passed).toMatchObject([{ ref, because: 'away', from: 'patel', to: 'okafor' }]);
    const before = service.sent.length;
    await app.deliver();
    const card = JSON.stringify(service.sent.slice(before));
    expect(card).toContain(ref);
    expect(card).toContain('from R. Patel, who is away, to J. Okafor');
    expect(card).toContain('R. Patel took it');
    expect(await okafor.press("I'll take it")).toContain('Stage 1');
  });

  test('whoever asks sees who is away', async () => {
    expect(await okafor.say('who is away?')).toContain('R. Patel, from today to Friday 14 August');
  });

  test('"I am back" ends it, and what moved stays where it is', async () => {
    app.clock.moveTo(instantOf('2026-08-06', '09:30'));
    expect(await manager.say("I'm back")).toContain('Welcome back. Tasks that moved on stay where they are');
    expect(await okafor.say('who is away?')).toContain('Everybody is there');
  });
});

describe('declared for somebody else', () => {
  test('by a manager in Teams, with a cover', async () => {
    const noted = await okafor.say('R. Patel is off sick today, M. Brennan covers');
    expect(noted).toContain('Noted: R. Patel is away today. M. Brennan covers.');
  });

  test('a name nobody has, and one that two people have', async () => {
    expect(await okafor.say('S. Nobody is away tomorrow')).toContain('I know nobody called S. Nobody');
    await app.desk.savePeople([
      { council: 'cambridgeshire', id: 'patel2', name: 'S. Patel', roles: [], teams: [], accounts: {} },
    ]);
    expect(await okafor.say('Patel is away tomorrow')).toContain('There is more than one Patel: R. Patel, S. Patel');
  });

  test('time that is over already is refused', async () => {
    expect(await okafor.say("I'm away 2026-08-03 to 2026-08-04")).toContain('That time is over already');
  });

  test('handing over by typing; the reason is with the story, because it may name anybody', async () => {
    app.clock.moveTo(instantOf('2026-08-07', '09:30'));
    expect(await okafor.say(`hand over ${ref} to R. Patel`)).toContain('Why?');
    expect(await okafor.say('they know the family')).toContain('handed over');
    await app.deliver();
    const card = await manager.read();
    expect(card).toContain('J. Okafor handed it over to R. Patel');
    expect(card).not.toContain('they know the family');
    expect(await manager.say(`story ${ref}`)).toContain('they know the family');
  });

  test('somebody who has left is asked nothing any more', async () => {
    expect(await okafor.say('R. Patel has left')).toContain('R. Patel no longer works here');
    const { passed } = await app.desk.sweep();
    expect(passed).toMatchObject([{ ref, because: 'left', from: 'patel' }]);
  });
});
