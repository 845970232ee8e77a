import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBounce } from '../../bot/email/bounce.ts';
import { instantOf } from '../../src/calendar/local-date.ts';
import { demoConfig, type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';
import { officerOf, parentTells } from '../support/telling.ts';

const COUNCIL = 'cambridgeshire';

let app: Running;
let server: MailServer;
let team: Chat;
let count = 0;

beforeAll(async () => {
  server = await openMailServer();
  const email = { url: server.url, from: 'Complaints <complaints@council.invalid>' };
  app = await startApp({ at: instantOf('2026-03-24', '11:20'), config: { ...demoConfig(), email } });
  team = await openChat(app, 'team');
});
afterAll(async () => {
  await app.close();
  await server.close();
});

/** A complaint of somebody who wants to be written to. */
async function opened(more: object = {}): Promise<string> {
  const asked = { replyBy: 'email', replyTo: 'dana.reeve@example.invalid' };
  const ref = await parentTells(app, `letters-${++count}`, { ...asked, ...more });
  await app.deliver();
  await team.read();
  return ref;
}

const sam = () => officerOf(app.desk, 'sam');

async function said(ref: string, kind: string) {
  const account = await app.desk.explain({ kind: 'heard', council: COUNCIL }, ref);
  if ('problem' in account) throw new Error(account.says);
  return account.said.find((it) => it.kind === kind);
}

describe('somebody who chose email', () => {
  let ref: string;

  test('gets the same words by email, from the council, with a number of its own', async () => {
    ref = await opened();
    await app.desk.acknowledge(await sam(), ref);
    await app.deliver();
    const [letter] = server.mail;
    expect(letter).toMatchObject({ from: 'complaints@council.invalid', to: 'dana.reeve@example.invalid' });
    expect(letter!.raw).toContain(`Subject: ${ref}: a message from Cambridgeshire`);
    expect(letter!.raw).toContain('has read your complaint');
    expect(letter!.raw).toMatch(/^Reply-To: Childrens\.ServicesFeedback@cambridgeshire\.gov\.uk$/im);
    expect(letter!.raw).toMatch(/^Message-ID: <heard-cambridgeshire-\d+@council\.invalid>$/m);
    expect(await said(ref, 'acknowledged')).toMatchObject({ outcome: 'sent by email' });
  });

  test('and nothing of it in the chat, which is not the way they chose', async () => {
    const rows = await app.store.db
      .selectFrom('transcript')
      .selectAll()
      .where('conversation', '=', `letters-${count}`)
      .execute();
    expect(rows).toEqual([]);
  });

  test('delivering again sends nothing again', async () => {
    await app.deliver();
    expect(server.mail).toHaveLength(1);
  });

  test('a letter that comes back is a task, with why and with no address', async () => {
    const id = /heard-cambridgeshire-\d+/.exec(server.mail[0]!.raw)![0];
    const notice = readFileSync(new URL('../fixtures/bounces/postfix.eml', import.meta.url), 'utf8').replaceAll(
      'heard-cambridgeshire-17',
      id,
    );
    const bounce = (await readBounce(notice))!;
    expect(await app.desk.bounced(bounce.letter, bounce.because)).toBe(true);
    await app.deliver();
    const card = await team.read();
    expect(card).toContain(`${ref}: a message did not reach them`);
    expect(card).toContain('there is no such mailbox');
    expect(card).not.toContain('dana');
    expect(await said(ref, 'acknowledged')).toMatchObject({
      outcome: expect.stringMatching(/^not received: it came back/),
    });
  });

  test('the same notice again changes nothing, and one of somebody else’s letter neither', async () => {
    const id = /heard-cambridgeshire-\d+/.exec(server.mail[0]!.raw)![0];
    expect(await app.desk.bounced(id, 'again')).toBe(true);
    expect(await app.desk.bounced('heard-cambridgeshire-999999', 'no')).toBe(false);
    await app.deliver();
    expect(await team.read()).toBe('');
  });
});

describe('a mail server that does not take a letter', () => {
  test('for now: it is tried again, and sent once', async () => {
    const ref = await opened();
    server.refuse(451);
    await app.desk.acknowledge(await sam(), ref);
    const before = server.mail.length;
    expect(await app.deliver()).toBe(1);
    expect(await app.deliver()).toBe(0);
    expect(server.mail).toHaveLength(before + 1);
    expect(await said(ref, 'acknowledged')).toMatchObject({ outcome: 'sent by email', tries: 1 });
  });

  test('for good: the complaints team is asked to tell them another way', async () => {
    const ref = await opened();
    server.refuse(550);
    await app.desk.acknowledge(await sam(), ref);
    await app.deliver();
    await app.deliver();
    expect(await team.read()).toContain('It could not be sent (the mail server said 550)');
    expect(await said(ref, 'acknowledged')).toMatchObject({ outcome: 'not received: the mail server said 550' });
  });

  test('or is not there: it is tried again', async () => {
    const ref = await opened();
    await server.close();
    await app.desk.acknowledge(await sam(), ref);
    expect(await app.deliver()).toBe(1);
    expect(await said(ref, 'acknowledged')).toMatchObject({ tries: 1, outcome: undefined });
  });
});
