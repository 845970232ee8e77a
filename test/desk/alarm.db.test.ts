import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Raised } from '../../src/desk/alarm.ts';
import type { Who } from '../../src/people/person.ts';
import { saveAddress } from '../../src/store/addresses.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';

/** Friday at ten to five: the office closes in ten minutes, danger does not. */
const FRIDAY = new Date('2026-03-20T16:50:00Z');
const CHILD: Who & { kind: 'complainant' } = { kind: 'complainant', council: 'cambridgeshire', conversation: 'web-1' };

const alert = (more: Partial<Raised> = {}): Raised => ({
  id: 'web-1:1',
  conversation: 'web-1',
  level: 'now',
  flags: ['safeguarding'],
  words: 'he grabbed me round the neck',
  ...more,
});

let at: AtDesk;
beforeAll(async () => {
  at = await atDesk({ at: FRIDAY });
});
afterAll(() => at.close());

const pass = (minutes: number) => (at.at = new Date(at.at.getTime() + minutes * 60_000));

/** Every line about an alert that was promised since the last look: to whom, and what. The morning's post is none of them. */
async function promised(): Promise<string[]> {
  const rows = await at.store.db
    .selectFrom('outbox')
    .select(['address', 'kind', 'details', 'id'])
    .where('sent_at', 'is', null)
    .orderBy('id')
    .execute();
  await at.store.db.updateTable('outbox').set({ sent_at: at.at }).where('sent_at', 'is', null).execute();
  return rows.filter((it) => it.kind !== 'refresh' && it.kind !== 'report').map((it) => `${it.kind} to ${it.address}`);
}

describe('the first on duty has ten minutes, then the next', () => {
  beforeAll(async () => {
    await saveAddress(at.store.db, at.council, 'person:duty', 'chat-of-dee', at.at);
    await saveAddress(at.store.db, at.council, 'person:sam', 'chat-of-sam', at.at);
  });

  test('whoever is on duty and nothing else is asked first, in a chat of their own', async () => {
    await at.desk.raiseAlert(CHILD, alert());
    expect(await promised()).toEqual(['danger to person:duty']);
  });

  test('raised again by the same message, nobody is asked again', async () => {
    await at.desk.raiseAlert(CHILD, alert());
    expect(await promised()).toEqual([]);
  });

  test('before ten minutes are over nothing happens', async () => {
    pass(9);
    expect((await at.desk.sweep()).escalated).toEqual([]);
  });

  test('after ten minutes the next is asked, although the office is closed, and the child is told once', async () => {
    pass(1);
    const swept = await at.desk.sweep();
    expect(swept.asleep).toEqual(['cambridgeshire']);
    expect(swept.escalated).toEqual([{ council: 'cambridgeshire', alert: 'web-1:1', to: ['sam'] }]);
    expect(await promised()).toEqual(['danger to person:sam', 'still-asking to conversation:web-1']);
  });

  test('another sweep in the same ten minutes asks nobody twice', async () => {
    pass(5);
    expect((await at.desk.sweep()).escalated).toEqual([]);
  });

  test('at the end of the chain everybody is asked again, and again every half hour', async () => {
    pass(5);
    expect((await at.desk.sweep()).escalated.map((it) => it.to)).toEqual([['duty', 'sam']]);
    pass(29);
    expect((await at.desk.sweep()).escalated).toEqual([]);
    pass(1);
    expect((await at.desk.sweep()).escalated.map((it) => it.to)).toEqual([['duty', 'sam']]);
    expect(await promised()).toEqual(Array(2).fill(['danger to person:duty', 'danger to person:sam']).flat());
  });

  test('what the child says meanwhile stands on the same card, and asks nobody anew', async () => {
    expect(await at.desk.raiseAlert(CHILD, alert({ id: 'web-1:2', words: 'hes in the next room' }))).toBe('web-1:1');
    expect(await at.desk.alsoSaid(CHILD, 'web-1:1', { id: 'web-1:3', words: 'hello?' })).toBe(true);
    expect(await promised()).toEqual([]);
    const found = done(await at.desk.findAlert(at.officer('duty'), 'web-1:1'));
    expect(found.more.map((it) => it.words)).toEqual(['hes in the next room', 'hello?']);
  });

  test('once somebody is with them, no clock runs and their words go to that person', async () => {
    expect(done(await at.desk.seeAlert(at.officer('sam'), 'web-1:1')).first).toBe(true);
    pass(45);
    expect((await at.desk.sweep()).escalated).toEqual([]);
    await at.desk.alsoSaid(CHILD, 'web-1:1', { id: 'web-1:4', words: 'ok' });
    expect(await promised()).toEqual(['danger to person:sam']);
  });

  test('somebody else who answers hears who is with them', async () => {
    expect(done(await at.desk.seeAlert(at.officer('duty'), 'web-1:1'))).toMatchObject({
      first: false,
      alert: { seenBy: 'sam' },
    });
  });

  test('an hour later it is over, and new danger is a new alert', async () => {
    pass(61);
    expect(await at.desk.alsoSaid(CHILD, 'web-1:1', { id: 'web-1:5', words: 'thanks' })).toBe(false);
    expect(await at.desk.raiseAlert(CHILD, alert({ id: 'web-1:6' }))).toBe('web-1:6');
    expect(await promised()).toEqual(['danger to person:duty']);
  });
});

describe('who is asked', () => {
  const inConversation = (conversation: string) => ({ ...CHILD, conversation });
  let conversation = 10;
  beforeEach(() => void conversation++);

  async function chainOf(words: string, level: Raised['level'] = 'now'): Promise<readonly string[]> {
    const id = `web-${conversation}:1`;
    await at.desk.raiseAlert(
      inConversation(`web-${conversation}`),
      alert({ id, conversation: `web-${conversation}`, words, level }),
    );
    await promised();
    return done(await at.desk.findAlert({ kind: 'heard', council: at.council }, id)).chain;
  }

  test('whoever the words are about is not told of them, and finds nothing', async () => {
    expect(await chainOf('Dee Marsh hit me')).toEqual(['sam']);
    expect(await at.desk.findAlert(at.officer('duty'), `web-${conversation}:1`)).toMatchObject({
      problem: 'not-found',
    });
    expect(await at.desk.seeAlert(at.officer('duty'), `web-${conversation}:1`)).toMatchObject({ problem: 'not-found' });
  });

  test('whoever is away comes last: nobody at all is worse', async () => {
    const dee = at.officer('duty');
    await at.desk.beAway(dee, { person: 'duty', from: at.at, until: new Date(at.at.getTime() + 3600_000) });
    expect(await chainOf('he hits me')).toEqual(['sam', 'duty']);
    await at.desk.beBack(dee, 'duty');
  });

  test('the chain is the one of the moment it was raised', async () => {
    const before = await chainOf('he hits me');
    await at.know({ id: 'kit', name: 'Kit Lowe', roles: ['duty'] });
    const id = `web-${conversation}:1`;
    expect(done(await at.desk.findAlert({ kind: 'heard', council: at.council }, id)).chain).toEqual(before);
    conversation++;
    expect(await chainOf('he hits me again')).toEqual(['duty', 'kit', 'sam']);
    await at.desk.seeAlert(at.officer('sam'), id);
  });

  test('what is to be looked at today goes on by working hours', async () => {
    at.at = new Date('2026-03-24T14:00:00Z');
    await chainOf('we stop at nans till hes asleep', 'today');
    await at.desk.sweep();
    await promised();
    pass(110);
    const mine = async () =>
      (await at.desk.sweep()).escalated.filter((it) => it.alert === `web-${conversation}:1`).length;
    expect(await mine()).toBe(0);
    pass(10);
    expect(await mine()).toBe(1);
    pass(180);
    expect(await mine()).toBe(0);
  });

  test('something worse than before is an alert of its own', async () => {
    await chainOf('we stop at nans till hes asleep', 'today');
    const id = `web-${conversation}:2`;
    const worse = alert({ id, conversation: `web-${conversation}` });
    expect(await at.desk.raiseAlert(inConversation(`web-${conversation}`), worse)).toBe(id);
  });
});

test('on a complaint its history says that there was an alert, and that somebody answered', async () => {
  const { ref, mine } = await at.open('My worker keeps cancelling.');
  const who = mine as Who & { kind: 'complainant' };
  await at.desk.raiseAlert(who, alert({ id: 'own:1', conversation: who.conversation, ref }));
  await at.desk.seeAlert(at.officer('duty'), 'own:1');
  const { complaint } = done(await at.desk.stand({ kind: 'heard', council: at.council }, ref));
  expect(complaint.entries.slice(1).map((it) => [it.act, it.by])).toEqual([
    ['alert.raised', 'complainant'],
    ['alert.seen', 'duty'],
  ]);
});
