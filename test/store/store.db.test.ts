import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextNumber } from '../../src/store/complaints.ts';
import { createTurns, spokenSince, type Turns } from '../../src/store/conversations.ts';
import { markSent, promiseMessages, unsent, unsentIds } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { openTestStore } from '../support/db.ts';

let store: Store;
let turns: Turns;
const at = new Date('2026-03-20T16:50:00Z');
let KEY: string;

beforeAll(async () => {
  store = await openTestStore();
  turns = createTurns(store);
  KEY = store.vault.newKey();
});

afterAll(() => store.close());

describe('values mean the same on both databases', () => {
  test('a date stays the day it was, as text', async () => {
    const row = { council: 'types', ref: 'T-1', clock: 'acknowledge', due: '2026-07-01', rung: 'late', at } as const;
    await store.db.insertInto('rungs').values(row).execute();
    const found = await store.db
      .selectFrom('rungs')
      .selectAll()
      .where('council', '=', 'types')
      .executeTakeFirstOrThrow();
    expect(found).toEqual(row);
  });

  test('a count is a number', async () => {
    const { many } = await store.db
      .selectFrom('rungs')
      .select((it) => it.fn.countAll<number>().as('many'))
      .where('council', '=', 'types')
      .executeTakeFirstOrThrow();
    expect(many).toBe(1);
  });
});

test('fifty complaints opened at once get fifty numbers with none left out', async () => {
  const numbers = await Promise.all(
    Array.from({ length: 50 }, () => store.db.transaction().execute((tx) => nextNumber(tx, 'numbers', 2026))),
  );
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
});

test('a transaction that fails gives its number back', async () => {
  const failed = store.db.transaction().execute(async (tx) => {
    await nextNumber(tx, 'numbers', 2027);
    throw new Error('on purpose');
  });
  await expect(failed).rejects.toThrow('on purpose');
  expect(await store.db.transaction().execute((tx) => nextNumber(tx, 'numbers', 2027))).toBe(1);
});

describe('a turn is kept whole or not at all', () => {
  const turn = (version: number, text: string, id: string) => ({
    council: 'turns',
    conversation: 'one',
    channel: 'webchat',
    version,
    key: KEY,
    state: { said: text },
    reference: undefined,
    at,
    spoken: [
      { id, from: 'user' as const, activity: { text } },
      { id: `${id}-reply`, from: 'bot' as const, inReplyTo: id, activity: { text: `you said ${text}` } },
    ],
  });

  test('the first turn makes the conversation', async () => {
    expect((await turns.take('turns', 'one', 'a')).version).toBe(0);
    expect(await turns.keep(turn(0, 'hello', 'a'))).toBe(true);
    expect(await turns.take('turns', 'one', 'b')).toMatchObject({
      version: 1,
      state: { said: 'hello' },
      answered: undefined,
    });
  });

  test('the same message again is answered with the same words and changes nothing', async () => {
    expect((await turns.take('turns', 'one', 'a')).answered).toEqual([{ text: 'you said hello' }]);
  });

  test('of two turns that read the same version only one is kept, and the other leaves no trace', async () => {
    const kept = await Promise.all([turns.keep(turn(1, 'left', 'b')), turns.keep(turn(1, 'right', 'c'))]);
    expect(kept.filter(Boolean)).toHaveLength(1);
    const said = await spokenSince(store.db, 'turns', 'one', 0);
    expect(said.map((it) => it.seq)).toEqual([1, 2, 3, 4]);
  });

  test('turns of many people that come together are each kept once', async () => {
    const many = Array.from({ length: 200 }, (_, at) => ({
      ...turn(0, `number ${at}`, `m${at}`),
      conversation: `crowd-${at}`,
    }));
    expect(await Promise.all(many.map((it) => turns.keep(it)))).toEqual(many.map(() => true));
    expect(await Promise.all(many.map((it) => turns.keep({ ...it, version: 1 })))).toEqual(many.map(() => false));
    expect(await spokenSince(store.db, 'turns', 'crowd-77', 0)).toHaveLength(2);
  });

  test('what many people left is read together, and each is given their own', async () => {
    const asked = ['crowd-5', 'nobody', 'crowd-6', 'one'].map((it) => turns.take<{ said: string }>('turns', it, 'm6'));
    const [five, nobody, six, one] = await Promise.all(asked);
    expect([five!.state, nobody!.state, six!.state]).toEqual([{ said: 'number 5' }, undefined, { said: 'number 6' }]);
    expect([five!.answered, six!.answered]).toEqual([undefined, [{ text: 'you said number 6' }]]);
    expect([nobody!.version, one!.version]).toEqual([0, 2]);
  });

  test('a turn that cannot be kept does not take the others with it', async () => {
    const bad = { ...turn(0, 'bad', 'x'), conversation: 'bad', at: new Date(Number.NaN) };
    const good = { ...turn(0, 'good', 'y'), conversation: 'good' };
    const first = turns.keep({ ...turn(0, 'first', 'z'), conversation: 'first' });
    const kept = await Promise.allSettled([first, turns.keep(bad), turns.keep(good)]);
    expect(kept.map((it) => it.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('words come back exactly as they were typed', async () => {
    const words = 'Ünïcødé 🙈 \u202Eright to left\u202C <b>not markup</b> \\ \' " \n tab\t end';
    const { version } = await turns.take('turns', 'one', 'd');
    await turns.keep(turn(version, words, 'd'));
    const said = await spokenSince(store.db, 'turns', 'one', 4);
    expect(said[0]?.activity.text).toBe(words);
  });
});

describe('what is promised is sent once', () => {
  const message = { to: 'complaints', kind: 'new-complaint', ref: 'CAM-26-0001', key: 'one' } as const;

  test('a message of one key is promised once', async () => {
    for (let n = 0; n < 3; n++)
      await store.db.transaction().execute((tx) => promiseMessages(tx, store.boss, 'promises', [message], at));
    expect(await unsentIds(store.db, 'promises')).toHaveLength(1);
  });

  test('a promise made in a transaction that fails was never made', async () => {
    const failed = store.db.transaction().execute(async (tx) => {
      await promiseMessages(tx, store.boss, 'promises', [{ ...message, key: 'two' }], at);
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    expect(await unsentIds(store.db, 'promises')).toHaveLength(1);
  });

  test('of two that send it, one finds it sent', async () => {
    const [id] = await unsentIds(store.db, 'promises');
    const marked = await Promise.all([
      markSent(store.db, 'promises', [id!], at, 'sent'),
      markSent(store.db, 'promises', [id!], at, 'sent'),
    ]);
    expect(marked.filter(Boolean)).toHaveLength(1);
    expect(await unsent(store.db, 'promises', id!)).toBeUndefined();
  });
});
