import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';

let app: Running;
let team: Chat;
let person: Chat;
const STORY = 'we stop at nans till hes asleep and nobody has asked why';

beforeAll(async () => {
  app = await startApp({ at: instantOf('2026-03-24', '10:12') });
  team = await openChat(app, 'team');
  person = await openChat(app);
});
afterAll(() => app.close());

const sam = async () => ({
  kind: 'officer' as const,
  council: 'cambridgeshire',
  person: (await app.desk.people('cambridgeshire')).find((it) => it.id === 'sam')!,
});

async function waiting() {
  const all = await app.desk.unread(await sam());
  if ('problem' in all) throw new Error(all.says);
  return all;
}

/** What the team's channel is told by a sweep at that moment. */
async function toldAt(day: LocalDate, time: string): Promise<string> {
  await app.deliver();
  await team.read();
  app.clock.moveTo(instantOf(day, time));
  await app.desk.sweep();
  await app.deliver();
  return team.read();
}

describe('told and never sent is read the same working day too', () => {
  test('saying no, and nothing else, is nothing to read', async () => {
    await person.say('no');
    expect(await waiting()).toEqual([]);
  });

  test('what is told stands in the queue, with its working and no word of it', async () => {
    await person.say(STORY);
    const [first, ...more] = await waiting();
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      ref: `chat:${person.id}`,
      working: 'Came on Tuesday 24 March at 10:12. Read the same working day: by Tuesday 24 March at 17:00.',
    });
    const said = await team.say('unread');
    expect(said).toContain('told and not sent');
    expect(said).not.toContain('nans');
  });

  test('what is told after it does not move its day', async () => {
    app.clock.moveTo(instantOf('2026-03-24', '11:40'));
    await person.say('yes');
    await person.say('and my brother cries every night when we go home');
    expect((await waiting()).map((it) => it.since)).toEqual([instantOf('2026-03-24', '10:12')]);
  });

  test.each<[LocalDate, string, boolean]>([
    ['2026-03-24', '12:11', false],
    ['2026-03-24', '12:12', true],
    ['2026-03-24', '12:30', false],
    ['2026-03-25', '09:00', true],
    ['2026-03-25', '10:00', false],
    ['2026-03-26', '09:01', true],
  ])('on %s at %s the channel hears of it: %s', async (day, time, hears) => {
    const said = await toldAt(day, time);
    expect(said.includes('told us something and not sent it')).toBe(hears);
    expect(said).not.toContain('nans');
  });

  test('where others read along it is not shown', async () => {
    expect(await team.say(`unsent chat:${person.id}`)).not.toContain('nans');
  });

  test('somebody of the team reads it, once, and that is on record', async () => {
    const found = await app.desk.readUnsent(await sam(), person.id);
    if ('problem' in found) throw new Error(found.says);
    expect(found.words.map((it) => it.words)).toContain(STORY);
    expect(await waiting()).toEqual([]);
    expect(await app.desk.readUnsent(await sam(), person.id)).toMatchObject({ problem: 'not-found' });
    expect(await toldAt('2026-03-27', '09:01')).not.toContain('not sent it');
  });

  test('whoever told it goes on, and that is to be read afresh', async () => {
    await person.say('there is something else i did not say about him yet');
    expect((await waiting()).map((it) => it.since)).toEqual([app.clock.now()]);
  });

  test('nobody finds what is about themselves', async () => {
    const about = await openChat(app);
    await about.say('no');
    await about.say('Sam Whitlock was rude to me on the phone about my daughter');
    expect(await app.desk.readUnsent(await sam(), about.id)).toMatchObject({ problem: 'not-found' });
    expect((await waiting()).map((it) => it.ref)).toContain(`chat:${about.id}`);
  });
});
