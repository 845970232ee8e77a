import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { askForGaps } from '../../src/complaints/gaps.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { done } from '../support/desk.ts';
import { officerOf, parentTells } from '../support/telling.ts';

const COUNCIL = 'cambridgeshire';
const COMING = instantOf('2026-03-24', '11:20');

let app: Running;
let patel: Chat;
let team: Chat;
let ref: string;
let count = 0;

beforeAll(async () => {
  app = await startApp({ at: COMING });
  patel = await openChat(app, 'manager');
  team = await openChat(app, 'team');
});
afterAll(() => app.close());

const officer = (id: string) => officerOf(app.desk, id);

/** A complaint that R. Patel has answered; what each of them was sent with it. */
async function answered(words: string, more: object = {}): Promise<{ patel: string; team: string }> {
  ref = await parentTells(app, `gaps-${++count}`, { words: [{ kind: 'what', words }], ...more });
  const sam = await officer('sam');
  done(await app.desk.confirmRoute(sam, ref, { procedure: 'statutory', reason: 'The law says so.' }));
  done(await app.desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' }));
  done(await app.desk.accept(await officer('patel'), ref));
  await app.deliver();
  await patel.read();
  await team.read();
  return reply();
}

async function reply() {
  const { complaint } = done(await app.desk.stand({ kind: 'heard', council: COUNCIL }, ref));
  const findings = Array(Math.max(1, complaint.triage.points.length)).fill('upheld');
  done(await app.desk.reply(await officer('patel'), ref, { findings, words: 'You were right. We are sorry.' }));
  await app.deliver();
  return { patel: await patel.read(), team: await team.read() };
}

const row = async () =>
  app.store.db
    .selectFrom('register')
    .select(['age', 'ethnicity', 'themes'])
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow();

const counted = async (measure: string) => {
  await app.desk.announce();
  const rows = await app.store.db
    .selectFrom('tally')
    .select(['key', 'n'])
    .where('measure', '=', measure)
    .where('n', '>', 0)
    .orderBy('key')
    .execute();
  return Object.fromEntries(rows.map((it) => [it.key, it.n]));
};

describe('what the annual report counts and nobody has said', () => {
  test('is asked of whoever answered it, with the answer; what it was about was plain', async () => {
    const said = await answered('The social worker never rings us back and nobody answers our emails.');
    expect(said.patel).toContain(`${ref}: two things are missing for the annual report`);
    expect(said.patel).toContain('Which ethnic group do they belong to?');
    expect(said.team).not.toContain('annual report');
  });

  test('what is no answer is refused, with what would be one', async () => {
    expect(await patel.press('Record it', {})).toMatch(/missing|Please give/);
    expect(await row()).toMatchObject({ age: null, ethnicity: null });
  });

  test('one press says both, and the report counts it', async () => {
    expect(await patel.press('Record it', { age: '10 to 13', ethnicity: 'not known' })).toContain(
      'recorded. Thank you.',
    );
    expect(await row()).toMatchObject({ age: '10 to 13', ethnicity: 'not known' });
    expect(await counted('age')).toEqual({ '10 to 13': 1 });
  });

  test('the history says that it was said, and not what', async () => {
    const { complaint } = done(await app.desk.stand({ kind: 'heard', council: COUNCIL }, ref));
    const entry = complaint.entries.find((it) => it.act === 'data.recorded');
    expect(entry).toMatchObject({ by: 'patel', details: { recorded: ['age', 'ethnicity'] } });
    expect(JSON.stringify(entry)).not.toMatch(/10 to 13|not known/);
  });

  test('the card that asked has nothing left to press', async () => {
    await app.deliver();
    const cards = (await patel.cards()).filter((it) => JSON.stringify(it).includes('annual report'));
    expect(cards.flatMap((it) => it.attachments ?? []).flatMap((it) => it.content?.actions ?? [])).toEqual([]);
  });

  test('what it was about is asked of the complaints team, where nobody could tell', async () => {
    const said = await answered('Please look at what happened to us.', {
      age: 8,
      details: { ethnicity: 'White' },
    });
    expect((await row()).themes.filter((it) => it !== 'other')).toEqual([]);
    expect(said.patel).not.toContain('annual report');
    expect(said.team).toContain(`${ref}: one thing is missing for the annual report`);
    expect(await team.press('Record it', { theme: 'delay' })).toContain('recorded. Thank you.');
    expect((await row()).themes).toEqual(['delay']);
    expect(await counted('theme')).toMatchObject({ delay: 1 });
  });

  test('once in its whole life, whoever answers it the second time', async () => {
    await answered('The social worker never rings us back.');
    const { complaint } = done(await app.desk.stand({ kind: 'heard', council: COUNCIL }, ref));
    const asked = { ...complaint, entries: [] };
    const keys = [askForGaps(complaint, ['age'], 'sam'), askForGaps(asked, ['age'], 'sam')].map(([it]) => it!.key);
    expect(keys).toEqual([`gaps ${ref} child`, `gaps ${ref} child`]);
    expect(askForGaps(asked, ['age'], 'sam')[0]!.to).toBe('person:sam');
  });

  test('typed, question after question', async () => {
    expect(await patel.say(`details ${ref}`)).toContain('How old is the child?');
    expect(await patel.say('5 to 9')).toContain('Which ethnic group');
    expect(await patel.say('White')).toContain('recorded. Thank you.');
    expect(await row()).toMatchObject({ age: '5 to 9', ethnicity: 'White' });
    expect(await patel.say(`details ${ref}`)).toMatch(/Please give/);
  });

  test('nothing of a child is asked for where other people read along', async () => {
    await answered('The social worker never rings us back.');
    expect(await team.say(`details ${ref}`)).not.toContain('How old');
  });
});
