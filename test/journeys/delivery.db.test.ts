import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../../bot/delivery/attempt.ts';
import { instantOf } from '../../src/calendar/local-date.ts';
import { givenUp } from '../../src/store/outbox.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { type Microsoft, openMicrosoft } from '../support/microsoft.ts';
import { teamsPerson } from '../support/teams.ts';
import { officerOf, parentTells } from '../support/telling.ts';

const COUNCIL = 'cambridgeshire';
const WAIT = { status: 429, headers: { 'retry-after': '0' } };

let app: Running;
let service: Microsoft;
let team: Chat;
let okafor: ReturnType<typeof teamsPerson>;
let count = 0;

beforeAll(async () => {
  service = await openMicrosoft();
  app = await startApp({ at: instantOf('2026-03-24', '11:20'), elsewhere: service.elsewhere });
  team = await openChat(app, 'team');
  okafor = teamsPerson(app, service, { id: 'entra-okafor', name: 'J. Okafor', conversation: 'one-to-one-okafor' });
  await okafor.say('help');
});
afterAll(async () => {
  await app.close();
  await service.close();
});

async function opened(more: object = {}): Promise<string> {
  const ref = await parentTells(app, `delivery-${++count}`, more);
  await app.deliver();
  await team.read();
  return ref;
}

const officer = (id: string) => officerOf(app.desk, id);

async function askOkafor(ref: string): Promise<void> {
  const sam = await officer('sam');
  await app.desk.confirmRoute(sam, ref, { procedure: 'statutory' });
  await app.desk.assign(sam, ref, { respondent: 'okafor', second: 'patel' });
}

async function lines(ref: string) {
  return app.store.db.selectFrom('outbox').selectAll().where('ref', '=', ref).orderBy('id').execute();
}

describe('a channel that does not take a message', () => {
  test('is busy: it is sent later, once, and how often it was tried is kept', async () => {
    const ref = await opened();
    await askOkafor(ref);
    service.refuse('one-to-one-okafor', { status: 501 });
    expect(await app.deliver()).toBeGreaterThan(0);
    const [asked] = (await lines(ref)).filter((it) => it.address === 'person:okafor');
    expect(asked).toMatchObject({ sent_at: null, tries: 1, because: 'status 501' });
    const before = service.sent.length;
    await app.deliver();
    expect(service.sent.slice(before).filter((it) => JSON.stringify(it).includes(ref))).toHaveLength(1);
    expect((await lines(ref)).find((it) => it.id === asked!.id)).toMatchObject({ outcome: 'sent' });
  });

  test('asks to wait: the pause is kept, and is no failure', async () => {
    const ref = await opened();
    await askOkafor(ref);
    // Microsoft's own client asks three times more before it says so.
    service.refuse('one-to-one-okafor', ...Array.from({ length: 4 }, () => WAIT));
    const [asked] = (await lines(ref)).filter((it) => it.address === 'person:okafor');
    expect(await attempt(app.delivering, { council: COUNCIL, id: asked!.id })).toEqual({ pause: 0 });
    expect((await lines(ref)).find((it) => it.id === asked!.id)).toMatchObject({ tries: 0, given_up_at: null });
    await app.deliver();
  });

  test('is gone: the complaints team reads it in their stead, and is told once', async () => {
    const ref = await opened();
    await askOkafor(ref);
    service.refuse('one-to-one-okafor', { status: 404 });
    await app.deliver();
    await app.deliver();
    const said = await team.read();
    expect(said).toContain('For J. Okafor, whom I cannot reach in chat');
    expect(said.match(/I cannot reach J\. Okafor any more/g)).toHaveLength(1);
  });

  test('is there again as soon as they write', async () => {
    await okafor.say('help');
    const ref = await opened();
    await askOkafor(ref);
    const before = service.sent.length;
    await app.deliver();
    expect(service.sent.slice(before).some((it) => JSON.stringify(it).includes(ref))).toBe(true);
  });
});

describe('a team’s channel that was deleted', () => {
  test('its posts go to the complaints team, which hears how to name another', async () => {
    const channel = teamsPerson(app, service, {
      id: 'entra-sam',
      name: 'Sam Whitlock',
      conversation: 'huntingdon-channel',
      channel: true,
    });
    expect(await channel.say('use this channel for huntingdon')).toContain('From now on I post here');
    const ref = await opened();
    await askOkafor(ref);
    await app.desk.accept(await officer('okafor'), ref);
    await app.deliver();
    service.refuse('huntingdon-channel', { status: 404 });
    await team.read();
    app.clock.moveTo(instantOf('2026-04-08', '09:30'));
    await app.desk.sweep();
    await app.deliver();
    await app.deliver();
    const said = await team.read();
    expect(said).toContain('The channel for Huntingdon is gone');
    expect(said).toContain(ref);
  });
});

describe('somebody who leaves', () => {
  test('between the promise and the post: nothing goes to their chat, and the complaints team reads it', async () => {
    await app.desk.savePeople([
      {
        council: COUNCIL,
        id: 'ncube',
        name: 'T. Ncube',
        roles: ['responding-manager'],
        teams: ['huntingdon'],
        accounts: { teams: 'entra-ncube' },
      },
    ]);
    await teamsPerson(app, service, { id: 'entra-ncube', name: 'T. Ncube', conversation: 'chat-of-ncube' }).say('help');
    const ref = await opened();
    const sam = await officer('sam');
    await app.desk.confirmRoute(sam, ref, { procedure: 'statutory' });
    await app.desk.assign(sam, ref, { respondent: 'ncube', second: 'okafor' });
    await app.desk.leave(await officer('brennan'), 'ncube');
    const before = service.sent.length;
    await app.deliver();
    expect(service.sent.slice(before).filter((it) => it.path.includes('chat-of-ncube'))).toEqual([]);
    expect(await team.read()).toContain('For T. Ncube, whom I cannot reach in chat');
    await app.desk.sweep();
    await app.deliver();
    expect((await lines(ref)).filter((it) => it.address === 'person:okafor' && it.sent_at).length).toBeGreaterThan(0);
  });
});

describe('somebody who chose a way that only a person can go', () => {
  let ref: string;

  test('the complaints team is asked to tell them, and the chat says nothing', async () => {
    app.clock.moveTo(instantOf('2026-04-14', '11:20'));
    ref = await opened({ replyBy: 'phone', replyTo: '01223 555 010' });
    await app.desk.acknowledge(await officer('sam'), ref);
    await app.deliver();
    await app.deliver();
    const card = await team.read();
    expect(card).toContain(`${ref}: please tell them by phone`);
    expect(card).not.toContain('01223');
    const spoken = await app.store.db
      .selectFrom('transcript')
      .selectAll()
      .where('conversation', '=', `delivery-${count}`)
      .execute();
    expect(spoken).toEqual([]);
  });

  test('what to say is never shown in the channel', async () => {
    expect(await team.press('Read the message')).toContain('never shown where other people read along');
  });

  test('it is a task until somebody says how they told them', async () => {
    const heard = { kind: 'heard', council: COUNCIL } as const;
    const [line] = (await lines(ref)).filter((it) => it.given_up_at);
    expect(
      await app.store.db.selectFrom('tasks').select(['task', 'kind']).where('ref', '=', ref).execute(),
    ).toContainEqual({
      task: `tell ${line!.id}`,
      kind: 'tell',
    });
    expect(await team.press('They have been told')).toContain('Please give how you told them');
    expect(await team.press('They have been told', { how: 'rang her at ten' })).toContain(
      'noted, with the day and your name',
    );
    expect(await team.press('They have been told', { how: 'again' })).toContain('Sam Whitlock recorded');
    const account = await app.desk.explain(heard, ref);
    if ('problem' in account) throw new Error(account.says);
    expect(account.said.find((it) => it.kind === 'acknowledged')).toMatchObject({ outcome: 'told another way' });
    expect(await givenUp(app.store.of(COUNCIL), COUNCIL)).toEqual([]);
  });
});

describe('a line that another instance has claimed', () => {
  let line: { council: string; id: number };
  const claimedAgo = (seconds: number) =>
    app.store.db
      .updateTable('outbox')
      .set({ claimed_at: sql`clock_timestamp() - ${seconds} * interval '1 second'` })
      .where('id', '=', line.id)
      .execute();
  const arrivals = () =>
    service.sent.filter((it) => it.method === 'POST' && it.path.includes('one-to-one-okafor')).length;

  beforeAll(async () => {
    const ref = await opened();
    await askOkafor(ref);
    line = { council: COUNCIL, id: (await lines(ref)).find((it) => it.address === 'person:okafor')!.id };
  });

  test('is not sent beside it, and is looked at again once the claim has run out', async () => {
    await claimedAgo(30);
    const before = arrivals();
    const { pause } = (await attempt(app.delivering, line)) as { pause: number };
    expect(pause).toBeGreaterThan(60);
    expect(pause).toBeLessThanOrEqual(90);
    expect(arrivals()).toBe(before);
  });

  test('by a clock of ours that is minutes ahead it is not sent either: the claim is by the database’s', async () => {
    app.clock.moveTo(new Date(app.clock.now().getTime() + 10 * 60_000));
    await claimedAgo(5);
    const before = arrivals();
    expect(await attempt(app.delivering, line)).toMatchObject({ pause: expect.any(Number) });
    expect(arrivals()).toBe(before);
  });

  test('whoever claimed it died: it goes out, once', async () => {
    await claimedAgo(121);
    const before = arrivals();
    expect(await attempt(app.delivering, line)).toBe('done');
    expect(await attempt(app.delivering, line)).toBe('done');
    expect(arrivals()).toBe(before + 1);
  });
});
