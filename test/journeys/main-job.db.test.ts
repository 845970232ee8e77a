import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';

let app: Running;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Everything that was told and everybody's names: none of it may stand in a channel. */
const SECRETS = ['Kayla', 'Smith', 'Mia', 'respite', 'emails'];

describe('a parent complains, the team confirms, a manager takes it, a nudge comes before the date', () => {
  let parent: Chat;
  let team: Chat;
  let manager: Chat;

  test('the people of the desk open their chats', async () => {
    team = await openChat(app, 'team');
    manager = await openChat(app, 'manager');
    parent = await openChat(app);
  });

  test('the parent tells what went wrong, and is asked nothing twice', async () => {
    for (const [said, reply] of [
      ['no', /own words/],
      ['My daughter was promised respite at weekends and it never came. Nobody answers my emails.', /Is that right\?/],
      ['yes', /When did this happen/],
      ['since september. Huntingdon, I wrote twice', /What would you like/],
      ['the respite hours we were promised', /in court/],
      ['no', /What is your name/],
      ['Kayla Smith, about Mia', /How should we reply/],
      ['here in chat', /pass on/],
    ] as const) {
      expect(await parent.say(said)).toMatch(reply);
    }
  });

  test('the receipt gives a number, a code, and the dates that the leaflet promises', async () => {
    const receipt = await parent.say('send it');
    expect(receipt).toContain('Your number is CAM-26-0001');
    expect(receipt).toMatch(/code to come back is [2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/);
    expect(receipt).toContain('by Wednesday 25 March');
    expect(receipt).toContain('by Tuesday 7 April');
  });

  test('sending twice opens nothing twice', async () => {
    expect(await parent.say('send it')).not.toContain('CAM-26-0002');
  });

  test('the team gets a card with what it looks like and why, and no word of the story', async () => {
    await app.deliver();
    const card = await team.read();
    expect(card).toContain('CAM-26-0001 · new');
    expect(card).toMatch(/Looks like: statutory/);
    for (const secret of SECRETS) expect(card).not.toContain(secret);
  });

  test('a person confirms the procedure; a second press changes nothing and says who did', async () => {
    expect(await team.press('Right, go on')).toContain('confirmed as statutory');
    expect(await team.press('Right, go on')).toContain('Sam Whitlock has already confirmed');
    await app.deliver();
  });

  test('a manager and a stand-in have to be two people', async () => {
    expect(await team.press('Ask them to answer', { respondent: 'patel', second: 'patel' })).toContain('two people');
    expect(await team.press('Ask them to answer', { respondent: 'patel', second: 'okafor' })).toContain(
      'both have been told',
    );
  });

  test('the complaint is acknowledged, and the parent hears it', async () => {
    await app.deliver();
    expect(await team.press('Acknowledge now')).toContain('acknowledged');
    await app.deliver();
    expect(await parent.read()).toContain('has read your complaint CAM-26-0001');
  });

  test('the manager takes it from the card', async () => {
    expect(await manager.read()).toContain('answer by Tuesday 7 April');
    expect(await manager.press("I'll take it")).toContain('it is yours');
    expect(await manager.press("I'll take it")).toContain('You have already taken this');
    await app.deliver();
  });

  test('workload is no reason for more time, and what can be done instead is said', async () => {
    const refused = await manager.press('Need more time', { ground: 'workload', until: '2026-04-14', reason: 'busy' });
    expect(refused).toContain('do not allow more time for workload');
    expect(refused).toContain('J. Okafor stands in for you');
  });

  test('on day eight the nudge comes, with reference, days left and owner and nothing else', async () => {
    await team.read();
    app.clock.moveTo(instantOf('2026-04-01', '09:30'));
    const { nudges } = await app.desk.sweep();
    expect(nudges.map((it) => [it.clock, it.rung])).toEqual([['stage 1 reply', 'more time?']]);
    await app.deliver();
    const nudge = await team.read();
    expect(nudge).toContain('CAM-26-0001: answer Stage 1, 2 working days left');
    expect(nudge).toContain('R. Patel');
    for (const secret of SECRETS) expect(nudge).not.toContain(secret);
  });

  test('sweeping again sends nothing again', async () => {
    expect((await app.desk.sweep()).nudges).toEqual([]);
  });

  test('why that date?', async () => {
    expect(await team.say('why CAM-26-0001')).toContain(
      '10 working days after it was received, Friday 20 March 2026 (Good Friday 3 April and Easter Monday 6 April not counted) (Regs r.14)',
    );
  });

  test('the manager records the answer, and the parent gets it with the next stage', async () => {
    const task = (await manager.cards())
      .map((it) => JSON.stringify(it.attachments))
      .findLast((it) => /finding1/.test(it))!;
    const findings = task.match(/finding\d+/g)!;
    const values = Object.fromEntries([...new Set(findings)].map((it) => [it, 'upheld']));
    const done = await manager.press('Answered', {
      ...values,
      words: 'You were right. We are sorry.',
      remedy: 'Respite starts on 13 April.',
    });
    expect(done).toContain('answered');
    await app.deliver();
    const answer = await parent.read();
    expect(answer).toContain('You were right. We are sorry.');
    expect(answer).toContain('Stage 2');
    expect(answer).toContain('Ombudsman');
  });

  test('the parent asks for the status', async () => {
    expect(await parent.say('status')).toContain('CAM-26-0001: it has been answered (Stage 1).');
  });

  test('after the answer nobody is nudged any more', async () => {
    app.clock.moveTo(instantOf('2026-04-08', '09:30'));
    expect((await app.desk.sweep()).nudges).toEqual([]);
  });
});
