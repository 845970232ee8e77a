import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { done } from '../support/desk.ts';
import { officerOf, parentTells } from '../support/telling.ts';

/** Cards stand in chats for weeks. Whenever somebody looks at one, what it says of days is of this day, and its buttons are of use. */
let app: Running;
let team: Chat;
let manager: Chat;
let ref: string;

beforeAll(async () => {
  app = await startApp({ at: instantOf('2026-03-24', '11:20') });
  team = await openChat(app, 'team');
  manager = await openChat(app, 'manager');
  ref = await open('standing-1');
  const sam = await officer('sam');
  done(await app.desk.confirmRoute(sam, ref, { procedure: 'statutory' }));
  done(await app.desk.acknowledge(sam, ref));
  done(await app.desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' }));
  done(await app.desk.accept(await officer('patel'), ref));
  await app.deliver();
});
afterAll(() => app.close());

const open = (conversation: string) =>
  parentTells(app, conversation, { words: [{ kind: 'what', words: 'The respite never came.' }] });

const officer = (id: string) => officerOf(app.desk, id);

async function morning(day: LocalDate, time = '09:01') {
  app.clock.moveTo(instantOf(day, time));
  await app.desk.sweep();
  await app.deliver();
}

/** Each card about the complaint as it stands in a chat: all that it says, and its buttons. */
async function standing(chat: Chat, of = ref) {
  const cards = (await chat.cards()).flatMap((it) => it?.attachments?.[0]?.content ?? []);
  return cards
    .map((it) => ({ says: JSON.stringify(it.body), buttons: (it.actions ?? []).map(({ title }) => title) }))
    .filter(({ says }) => says.includes(of));
}

const days = async (chat: Chat) =>
  (await standing(chat)).flatMap(({ says }) => says.match(/\d+ working days? (left|late)/g) ?? []);

async function refreshes(of = ref): Promise<number> {
  const rows = await app.store.db
    .selectFrom('outbox')
    .select('id')
    .where('ref', '=', of)
    .where('kind', '=', 'refresh')
    .execute();
  return rows.length;
}

describe('a card that stands in a chat counts the days of today', () => {
  test.each<[LocalDate, string]>([
    ['2026-03-24', '10 working days left'],
    ['2026-03-25', '9 working days left'],
    ['2026-03-26', '8 working days left'],
    ['2026-04-01', '4 working days left'],
  ])('on %s: %s', async (day, says) => {
    await morning(day, '11:30');
    const said = [...(await days(manager)), ...(await days(team))];
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said)).toEqual(new Set([says]));
  });

  test('once a morning, and not on a day on which nothing is counted', async () => {
    await morning('2026-04-02');
    const before = await refreshes();
    await morning('2026-04-02', '09:05');
    await morning('2026-04-03');
    await morning('2026-04-04');
    expect(await refreshes()).toBe(before);
  });
});

describe('a nudge', () => {
  const nudge = async () => (await standing(manager)).find(({ says }) => !says.includes('Second respondent'))!;

  test('counts the days too, and keeps what can be done', async () => {
    const { says, buttons } = await nudge();
    expect(says).toContain('3 working days left');
    expect(buttons).toContain('Need more time');
    await morning('2026-04-07');
    expect((await nudge()).says).toContain('2 working days left');
    expect((await nudge()).buttons).toContain('Need more time');
  });

  test('has nothing left to press once it is answered', async () => {
    const patel = await officer('patel');
    done(await app.desk.reply(patel, ref, { findings: ['upheld'], words: 'You are right, and we are sorry.' }));
    await app.deliver();
    const all = await standing(manager);
    for (const { buttons } of all) expect(buttons).not.toContain('Need more time');
    const over = all.filter(({ says }) => says.includes('answered in the meantime'));
    expect(over.length).toBeGreaterThan(0);
    for (const { buttons } of over) expect(buttons).toEqual(['Open it']);
  });

  test('and is left alone from then on', async () => {
    const kept = await app.store.db
      .selectFrom('posts')
      .select('kind')
      .where('ref', '=', ref)
      .where('kind', '=', 'nudge')
      .execute();
    expect(kept).toEqual([]);
  });
});

test('a promise stands until somebody has shown that it is kept', async () => {
  const promise = { kind: 'action', what: 'a meeting', due: '2026-04-20', owner: 'patel' } as const;
  done(await app.desk.agreeAction(await officer('sam'), ref, promise));
  await app.deliver();
  const card = async () => (await standing(manager)).find(({ says }) => says.includes('promise 1'));
  const [before] = (await card())!.says.match(/\d+ working days left/)!;
  await morning('2026-04-09');
  expect((await card())!.says.match(/\d+ working days left/)![0]).not.toBe(before);
  expect((await card())!.buttons).toContain('It is done');
  done(await app.desk.doAction(await officer('patel'), ref, { action: 1, proof: 'the note of it' }));
  await app.deliver();
  expect(await card()).toBeUndefined();
  const over = (await standing(manager)).filter(({ says }) => says.includes('done in the meantime'));
  expect(over.map((it) => it.buttons)).toEqual([['Open it']]);
});

test('a complaint that is closed is not counted any more', async () => {
  const other = await open('standing-2');
  const sam = await officer('sam');
  done(await app.desk.confirmRoute(sam, other, { procedure: 'statutory' }));
  await app.deliver();
  await app.store.db.updateTable('complaints').set({ open: false }).where('ref', '=', other).execute();
  const before = await refreshes(other);
  await morning('2026-04-10');
  expect(await refreshes(other)).toBe(before);
});

test('somebody who is written to does not wait for cards that are brought up to date', async () => {
  const jobs = await app.store.boss.fetch<{ id: number }>('deliver', {
    batchSize: 1000,
    includeMetadata: true,
    ignoreStartAfter: true,
  });
  const priorities = new Map(jobs.map((it) => [it.data.id, it.priority]));
  const lines = await app.store.db.selectFrom('outbox').select(['id', 'kind']).execute();
  const of = (kind: 'refresh' | 'nudge') =>
    new Set(lines.filter((it) => it.kind === kind && priorities.has(it.id)).map((it) => priorities.get(it.id)));
  expect(of('nudge')).toEqual(new Set([0]));
  expect(of('refresh')).toEqual(new Set([-1]));
});
