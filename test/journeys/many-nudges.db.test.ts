import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';

let app: Running;
let team: Chat;
const refs: string[] = [];
const MANY = 15;

beforeAll(async () => {
  app = await startApp({ at: instantOf('2026-03-24', '11:20') });
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
afterAll(() => app.close());

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
