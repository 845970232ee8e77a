import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempt } from '../../bot/delivery/attempt.ts';
import { instantOf } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { type Microsoft, openMicrosoft } from '../support/microsoft.ts';
import { teamsPerson } from '../support/teams.ts';

let app: Running;
let team: Chat;
let microsoft: Microsoft;
const refs: string[] = [];
const MANY = 15;

beforeAll(async () => {
  microsoft = await openMicrosoft();
  app = await startApp({ at: instantOf('2026-03-24', '11:20'), elsewhere: microsoft.elsewhere });
  team = await openChat(app, 'team');
  const council = 'cambridgeshire';
  for (let at = 0; at < MANY; at++) {
    const { ref } = await app.desk.open(
      { kind: 'complainant', council, conversation: `c${at}` },
      {
        id: `c${at}`,
        conversation: `c${at}`,
        channel: 'web chat',
        receivedAt: app.clock.now(),
        complainant: 'parent',
        words: [{ kind: 'what', words: 'Nobody came.' }],
        details: {},
      },
    );
    refs.push(ref);
  }
  const sam = (await app.desk.people('cambridgeshire')).find((it) => it.id === 'sam')!;
  for (const ref of refs) await app.desk.readStory({ kind: 'officer', council: 'cambridgeshire', person: sam }, ref);
  await app.deliver();
  await team.read();
});
afterAll(async () => {
  await app.close();
  await microsoft.close();
});

test('after an outage the channel gets one list, what is late first, and every nudge is marked as sent', async () => {
  app.clock.moveTo(instantOf('2026-03-30', '09:30'));
  const { nudges } = await app.desk.sweep();
  expect(nudges).toHaveLength(MANY * 2);
  await app.deliver();
  const said = await team.read();
  expect(said.match(/dates need somebody/g)).toHaveLength(1);
  expect(said).toContain(`${MANY * 2} dates need somebody, ${MANY} of them late`);
  const account = await app.desk.explain({ kind: 'heard', council: 'cambridgeshire' }, refs.at(-1)!);
  if ('problem' in account) throw new Error(account.says);
  const nudged = account.said.filter((it) => it.kind === 'nudge');
  expect(nudged.length).toBeGreaterThan(0);
  expect(nudged.every((it) => it.sentAt && it.outcome === 'sent')).toBe(true);
});

test('delivering again says nothing again', async () => {
  await app.deliver();
  expect(await team.read()).toBe('');
});

test('two that deliver at once say each thing once', async () => {
  app.clock.moveTo(instantOf('2026-03-31', '09:30'));
  await app.desk.sweep();
  await Promise.all([app.deliver(), app.deliver()]);
  const lists = (await team.read()).split('\n\n').filter((it) => it.includes('dates need somebody'));
  for (const ref of refs) expect(lists.join('\n').match(new RegExp(ref, 'g'))?.length).toBe(2);
});

test('one of many that somebody claimed and died with: the others go out as a list, and it is looked at again until it is sent', async () => {
  const sam = { id: 'entra-sam', name: 'Sam Whitlock', conversation: 'a-channel', channel: true };
  await teamsPerson(app, microsoft, sam).say('use this channel for complaints');
  await app.deliver();
  app.clock.moveTo(instantOf('2026-04-01', '09:30'));
  await app.desk.sweep();
  const { id } = await app.store.db
    .selectFrom('outbox')
    .select('id')
    .where('kind', '=', 'nudge')
    .where('address', '=', 'complaints')
    .where('sent_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const claimedAgo = (seconds: number) =>
    app.store.db
      .updateTable('outbox')
      .set({ claimed_at: sql`clock_timestamp() - ${seconds} * interval '1 second'` })
      .where('id', '=', id)
      .execute();
  const unsent = () => app.store.db.selectFrom('outbox').select('id').where('id', '=', id).where('sent_at', 'is', null);
  const line = { council: 'cambridgeshire', id };
  const before = microsoft.sent.length;
  await claimedAgo(30);
  expect(await attempt(app.delivering, line)).toEqual({ pause: expect.any(Number) });
  expect(microsoft.sent.slice(before).map((it) => it.activity.summary)).toEqual([
    expect.stringContaining('dates need somebody'),
  ]);
  expect(await unsent().execute()).toHaveLength(1);
  await claimedAgo(121);
  expect(await attempt(app.delivering, line)).toBe('done');
  expect(await unsent().execute()).toHaveLength(0);
  expect(microsoft.sent.slice(before)).toHaveLength(2);
});
