import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chat, openChat } from '../support/chat.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { noMoreVictims, reach, startVictim, type Victim } from '../support/victim.ts';
import { afterWeekend } from '../support/weekend.ts';

let server: PostgresServer;
let victim: Victim;
let folder: string;
let chat: Chat;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heard-stops-'));
  server = await startPostgres();
  victim = await startVictim({ url: `${server.url}/postgres`, folder, at: '2026-03-20T16:50:00Z' });
});

afterAll(async () => {
  await victim.stop();
  await noMoreVictims();
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('somebody is in the middle of telling', async () => {
  chat = await openChat(reach(victim));
  await chat.say('no');
  expect(await chat.say('My son has had no social worker since January and nobody rings.')).toMatch(
    /Is that right|who are you/,
  );
});

test('the database stops: the person is told, with a reference', async () => {
  await server.stop();
  const refused = await chat.post({ text: 'yes', channelData: { clientActivityID: 'again' } });
  expect(refused.status).toBe(503);
  const { error } = (await refused.json()) as { error: { message: string } };
  expect(error.message).toMatch(/What you told me before is kept\. .* E-[0-9A-F]{10}/);
});

test('the database is back: the conversation goes on at the same question, and nothing they typed is lost', async () => {
  await server.start();
  expect((await chat.post({ text: 'yes', channelData: { clientActivityID: 'again' } })).ok).toBe(true);
  expect(await chat.read()).toMatch(/When did this happen|who are you|Which team/);
});

test('it restarts while what a weekend left behind is decided: each its highest rung, once, and none missing', async () => {
  const { interrupted, rungs, lines, twice, jobs, left } = await afterWeekend(server, 2000);
  expect(interrupted).toBe(true);
  expect({ rungs, lines, twice, jobs, left }).toEqual({
    rungs: { 'last call': 2000 },
    lines: 6000,
    twice: 0,
    jobs: 6000,
    left: 0,
  });
});
