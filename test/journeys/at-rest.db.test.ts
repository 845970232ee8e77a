import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { intakeOf } from '../support/intake.ts';

let app: Running;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Told, typed or written by somebody in this journey: each must be sealed wherever it is kept. */
const SECRETS = [
  'Zephyrine',
  'Quillfeather',
  'Barnabus',
  'trampoline',
  'grabbed',
  '07700900321',
  'kestrel',
  'marigold',
  'saffron',
];

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(app.store.db);
  const all = await Promise.all(
    rows.map(({ name }) => sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(app.store.db)),
  );
  return all.flatMap(({ rows: its }, n) => its.map((it) => `${rows[n]!.name}: ${it.row}`)).join('\n');
}

async function leaks(): Promise<string[]> {
  const kept = (await everything()).split('\n');
  return kept.filter((it) => SECRETS.some((secret) => it.toLowerCase().includes(secret.toLowerCase())));
}

test('whoever has the database and not the key finds no name and no word of what anybody told', async () => {
  const { ref, chat } = await intakeOf(app, 'The trampoline fell on my son and the worker did not come for weeks.', [
    [/What is your name/, 'Zephyrine Quillfeather, about Barnabus'],
    [/should we reply/, 'text 07700900321'],
  ]);
  const team = await openChat(app, 'team');
  const manager = await openChat(app, 'manager');
  const duty = await openChat(app, 'duty');
  await app.deliver();
  await team.press('Right, go on');
  await app.deliver();
  await team.press('Ask them to answer', { respondent: 'patel', second: 'okafor' });
  await app.deliver();
  await manager.press('Not me', { reason: 'the kestrel case of the Quillfeather family is too close to me' });
  await app.deliver();
  await chat.say('last night he grabbed me round the neck');
  await app.deliver();
  await writeBack(duty);
  await manager.say(`story ${ref}`);
  await team.say('how many about Zephyrine Quillfeather');
  app.clock.moveTo(instantOf('2026-04-08', '09:30'));
  await app.desk.sweep();
  await app.deliver();
  expect(await leaks()).toEqual([]);
});

async function writeBack(duty: Chat): Promise<void> {
  await duty.press('I am on it');
  await app.deliver();
  await duty.press('Send', { words: 'marigold is the word to say if you cannot talk' });
  await app.deliver();
}

test('a leak would be found', async () => {
  await app.store.db
    .insertInto('settings')
    .values({ council: 'x', name: 'planted', value: '{"a":"Saffron"}' })
    .execute();
  expect(await leaks()).toHaveLength(1);
});
