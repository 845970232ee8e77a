import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';

let at: AtDesk;
let ref: string;
const moment = (day: LocalDate, time: string) => instantOf(day, time);

beforeAll(async () => {
  at = await atDesk({ at: moment('2026-03-24', '09:30') });
});
afterAll(() => at.close());

const unread = async () => done(await at.desk.unread(at.officer('sam'))).map((it) => it.ref);

/** What a sweep at that moment says about its reading: the rung and whom it tells. */
async function rungsAt(day: LocalDate, time: string) {
  at.at = moment(day, time);
  const { nudges } = await at.desk.sweep();
  return nudges.filter((it) => it.ref === ref && it.clock.startsWith('read ')).map(({ rung, to }) => [rung, ...to]);
}

describe('what somebody writes is read by a person the same working day', () => {
  test('it is in the queue, with its working', async () => {
    ref = (await at.open('we stop at nans till hes asleep', { team: 'huntingdon' })).ref;
    const [first] = done(await at.desk.unread(at.officer('sam')));
    expect(first).toMatchObject({
      ref,
      by: moment('2026-03-24', '17:00'),
      working: 'Came on Tuesday 24 March at 09:30. Read the same working day: by Tuesday 24 March at 17:00.',
    });
  });

  test.each<[LocalDate, string, string[][]]>([
    ['2026-03-24', '11:29', []],
    ['2026-03-24', '11:30', [['to be read', 'complaints']]],
    ['2026-03-24', '11:45', []],
    ['2026-03-24', '16:30', [['today still', 'complaints', 'person:sam']]],
    ['2026-03-24', '16:31', []],
    ['2026-03-25', '09:00', [['not read', 'complaints', 'person:sam', 'person:brennan']]],
    ['2026-03-25', '15:00', []],
    ['2026-03-26', '09:05', [['not read 2', 'complaints', 'person:sam', 'person:brennan']]],
  ])('on %s at %s', async (day, time, rungs) => {
    expect(await rungsAt(day, time)).toEqual(rungs);
  });

  test('somebody here reads it, and nobody is nudged again', async () => {
    at.at = moment('2026-03-26', '10:00');
    done(await at.desk.readStory(at.officer('sam'), ref));
    expect(await unread()).toEqual([]);
    expect(await rungsAt('2026-03-27', '09:05')).toEqual([]);
  });

  test('reading it twice puts nothing more on its history', async () => {
    done(await at.desk.readStory(at.officer('sam'), ref));
    const { complaint } = done(await at.desk.stand(at.officer('sam'), ref));
    expect(complaint.entries.filter((it) => it.act === 'words.read').map((it) => it.by)).toEqual(['sam']);
  });

  test('what is added to it is to be read afresh', async () => {
    at.at = moment('2026-03-30', '13:00');
    const mine = { kind: 'complainant', council: at.council, conversation: 'chat-1', ref } as const;
    done(await at.desk.addWords(mine, ref, { words: 'And Friday too.', message: 'more' }));
    expect(await unread()).toEqual([ref]);
    expect(await rungsAt('2026-03-30', '15:00')).toEqual([['to be read', 'complaints']]);
  });

  test('whoever complained reads it back: that is nobody here', async () => {
    const mine = { kind: 'complainant', council: at.council, conversation: 'chat-1', ref } as const;
    done(await at.desk.readStory(mine, ref));
    expect(await unread()).toEqual([ref]);
  });

  describe('whoever takes up an alert has read what it says', () => {
    const DANGER = { level: 'now' as const, flags: ['safeguarding'] };
    const raise = (words: string, ref: string, conversation: string) =>
      at.desk.raiseAlert(
        { kind: 'complainant', council: at.council, conversation, ref },
        { ...DANGER, id: `${conversation}:${words}`, conversation, ref, words },
      );

    test('where that is all that nobody had read yet, nobody else is asked to read it', async () => {
      const { ref: other, mine } = await at.open('he grabbed me round the neck');
      const { conversation } = mine as { conversation: string };
      const id = await raise('he grabbed me round the neck', other, conversation);
      expect(await unread()).toContain(other);
      done(await at.desk.seeAlert(at.officer('duty'), id));
      expect(await unread()).not.toContain(other);
      const { complaint } = done(await at.desk.stand(at.officer('sam'), other));
      expect(complaint.entries.filter((it) => it.act === 'words.read').map((it) => it.by)).toEqual(['duty']);
    });

    test('what is added later with another alert is read with that one', async () => {
      const { ref: other, mine } = await at.open('Nobody rings back at all.');
      const { conversation } = mine as { conversation: string };
      done(await at.desk.readStory(at.officer('sam'), other));
      at.at = moment('2026-03-30', '15:10');
      done(await at.desk.addWords(mine, other, { words: 'he hit me today', message: 'hit' }));
      const id = await raise('he hit me today', other, conversation);
      done(await at.desk.seeAlert(at.officer('duty'), id));
      expect(await unread()).not.toContain(other);
    });

    test('where there is more of the story, it is still to be read', async () => {
      const { ref: other, mine } = await at.open('we stop at nans till hes asleep\nhe grabbed me');
      const { conversation } = mine as { conversation: string };
      const id = await raise('he grabbed me', other, conversation);
      done(await at.desk.seeAlert(at.officer('duty'), id));
      expect(await unread()).toContain(other);
      done(await at.desk.readStory(at.officer('sam'), other));
    });
  });

  test('an acknowledgement says that somebody has read it, so it has been read', async () => {
    const { ref: other } = await at.open('Nobody rings back.');
    done(await at.desk.confirmRoute(at.officer('sam'), other, { procedure: 'statutory' }));
    expect(await unread()).toContain(other);
    done(await at.desk.acknowledge(at.officer('sam'), other));
    expect(await unread()).not.toContain(other);
  });
});
