import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { done, problemOf } from '../support/desk.ts';
import { officerOf, parentTells } from '../support/telling.ts';

const COUNCIL = 'cambridgeshire';

let app: Running;
let parent: Chat;
let patel: Chat;
let ref: string;

beforeAll(async () => {
  app = await startApp({ at: instantOf('2026-03-24', '11:20') });
  patel = await openChat(app, 'manager');
});
afterAll(() => app.close());

const officer = (id: string) => officerOf(app.desk, id);

/** A complaint of somebody who chose to hear in chat, that R. Patel took on that day. */
async function taken(day: LocalDate): Promise<void> {
  app.clock.moveTo(instantOf(day, '11:20'));
  parent = await openChat(app);
  ref = await parentTells(app, parent.id, { id: `told-${parent.id}` });
  const sam = await officer('sam');
  done(await app.desk.readStory(sam, ref));
  done(await app.desk.confirmRoute(sam, ref, { procedure: 'statutory' }));
  done(await app.desk.acknowledge(sam, ref));
  done(await app.desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' }));
  done(await app.desk.accept(await officer('patel'), ref));
  await app.deliver();
  await parent.read();
  await patel.read();
}

/** What the person and the manager hear when that moment is swept. */
async function at(day: LocalDate, time = '09:00'): Promise<{ parent: string; patel: string }> {
  app.clock.moveTo(instantOf(day, time));
  await app.desk.sweep();
  return heard();
}

async function heard() {
  await app.deliver();
  return { parent: await parent.read(), patel: await patel.read() };
}

describe('more time', () => {
  test('is told at once, before the date, with the reason and the new date', async () => {
    await taken('2026-04-13');
    app.clock.moveTo(instantOf('2026-04-23', '15:00'));
    const more = { ground: 'complex', until: '2026-05-06', reason: 'Two services have to be asked.' } as const;
    done(await app.desk.extend(await officer('patel'), ref, more));
    const told = await heard();
    expect(told.parent).toContain('Two services have to be asked.');
    expect(told.parent).toContain('Wednesday 6 May');
    const account = done(await app.desk.explain({ kind: 'heard', council: COUNCIL }, ref));
    const line = account.said.find((it) => it.kind === 'more-time')!;
    expect(line.sentAt! < instantOf('2026-04-27', '00:00')).toBe(true);
  });

  test('is no longer possible once the date has passed: the person is told what they are entitled to instead', async () => {
    await taken('2026-04-13');
    app.clock.moveTo(instantOf('2026-04-28', '08:00'));
    const late = await app.desk.extend(await officer('patel'), ref, { ground: 'complex', reason: 'It took long.' });
    expect(problemOf(late)).toBeDefined();
    expect((await heard()).parent).toBe('');
  });
});

describe('the next stage', () => {
  test('nothing on the day the answer is due; on the day they may ask for it they are told, with how', async () => {
    expect((await at('2026-04-27')).parent).toBe('');
    const { parent: told } = await at('2026-04-28');
    expect(told).toContain(ref);
    expect(told).toMatch(/Stage 2/);
  });

  test('once, and in writing among the letters', async () => {
    expect((await at('2026-04-28', '14:00')).parent).toBe('');
    expect((await at('2026-04-29')).parent).toBe('');
    const account = done(await app.desk.explain({ kind: 'heard', council: COUNCIL }, ref));
    expect(account.said.filter((it) => it.kind === 'entitled')).toMatchObject([{ outcome: 'sent' }]);
  });
});

describe('an answer whose outcome nobody recorded', () => {
  beforeAll(async () => {
    await taken('2026-05-11');
    const terms = { terms: 'The visits go on.', agreed: 'They said so on the telephone.', actions: [] };
    done(await app.desk.resolve(await officer('sam'), ref, terms));
    await heard();
  });

  test('is asked for after two working days, with one tap for each answer', async () => {
    expect((await at('2026-05-12')).patel).not.toContain('what came of it');
    const { patel: asked } = await at('2026-05-13');
    expect(asked).toContain(`${ref}: record the outcome`);
    expect(asked).toContain('One tap is enough.');
  });

  test('one tap records it, and the report counts it', async () => {
    expect(await patel.press('Partially upheld')).toContain(`${ref}: recorded as partially upheld. Thank you.`);
    const row = await app.store.db.selectFrom('register').select('outcome').where('ref', '=', ref).executeTakeFirst();
    expect(row?.outcome).toBe('partially upheld');
  });

  test('a second tap changes nothing, and nobody is asked again', async () => {
    const again = await app.desk.recordOutcome(await officer('patel'), ref, 'upheld');
    expect(again).toMatchObject({ problem: expect.any(String), says: expect.stringContaining('R. Patel') });
    await heard();
    for (const day of ['2026-05-14', '2026-05-18', '2026-05-21'] as const)
      expect((await at(day)).patel).not.toContain('record the outcome');
  });
});

test('a day on which everything moves: nobody is told twice about one thing', async () => {
  await taken('2026-06-01');
  await at('2026-06-11', '09:00');
  done(await app.desk.askToAgree(await officer('patel'), ref, { until: '2026-06-22' }));
  await at('2026-06-11', '10:00');
  done(await app.desk.extend(await officer('patel'), ref, { ground: 'complex', until: '2026-06-16', reason: 'x y z' }));
  for (const time of ['11:00', '12:00', '14:00', '16:59']) await at('2026-06-11', time);
  const lines = await app.store.db
    .selectFrom('outbox')
    .select(['address', 'details'])
    .where('ref', '=', ref)
    .where('kind', '=', 'nudge')
    .where('at', '>=', instantOf('2026-06-11', '00:00'))
    .execute();
  const things = lines.map((it) => `${it.address} ${it.details.clock}`);
  expect(things.length).toBeGreaterThan(0);
  expect(new Set(things).size).toBe(things.length);
});
