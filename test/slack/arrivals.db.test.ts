import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import type { SlackPerson } from '../support/slack/person.ts';
import { signed } from '../support/slack/sign.ts';

let app: SlackApp;
let sam: SlackPerson;
beforeAll(async () => {
  app = await startSlackApp();
  sam = app.person('U0SAM');
});
afterAll(() => app.close());
afterEach(() => app.workSlack());

const kept = async () =>
  Number(
    (
      await app.store.db
        .selectFrom('slack_inbox')
        .select((it) => it.fn.countAll().as('many'))
        .executeTakeFirstOrThrow()
    ).many,
  );

async function post(body: string, headers: Record<string, string>) {
  const answered = await fetch(`${app.url}/slack/events`, { method: 'POST', headers, body });
  return { status: answered.status, text: await answered.text() };
}

const later = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);
const body = () => JSON.stringify(sam.messageOf('help'));

describe('what does not come from Slack is not looked at', () => {
  test.each([
    ['signed with another secret', (it: string) => signed(it, later(0), { secret: 'f'.repeat(32) })],
    ['signed for another body', () => signed('another', later(0))],
    ['six minutes old', (it: string) => signed(it, later(-6))],
    ['from six minutes ahead', (it: string) => signed(it, later(6))],
    ['no signature', (it: string) => ({ ...signed(it, later(0)), 'x-slack-signature': '' })],
    ['no time', (it: string) => ({ ...signed(it, later(0)), 'x-slack-request-timestamp': '' })],
    ['a time that is none', (it: string) => ({ ...signed(it, later(0)), 'x-slack-request-timestamp': 'now' })],
    ['a signature of half its length', (it: string) => ({ ...signed(it, later(0)), 'x-slack-signature': 'v0=ab' })],
    ['no headers at all', () => ({})],
  ])('%s', async (_, headersOf) => {
    const before = await kept();
    const text = body();
    const answered = await post(text, headersOf(text));
    expect(answered.status).toBe(401);
    expect(answered.text).toContain('Check the signing secret and the clock of this machine');
    expect(await kept()).toBe(before);
  });

  test('four minutes either way is still taken: no two clocks are the same', async () => {
    for (const minutes of [-4, 4]) {
      const text = body();
      expect((await post(text, signed(text, later(minutes)))).status).toBe(200);
    }
  });
});

describe('signed, and still nothing that can be used', () => {
  const JSON_TYPE = 'application/json';
  const FORM = 'application/x-www-form-urlencoded';
  test.each([
    ['not JSON', 'hello', JSON_TYPE, 400],
    ['nothing', '', JSON_TYPE, 400],
    ['a list', '[]', JSON_TYPE, 400],
    ['a number', '7', JSON_TYPE, 400],
    ['a form whose payload is no JSON', 'payload=hello', FORM, 400],
    ['an empty object', '{}', JSON_TYPE, 200],
    ['an event of no known kind', JSON.stringify({ type: 'event_callback', team_id: 'T0HEARD01' }), JSON_TYPE, 200],
    ['a press of nothing', `payload=${JSON.stringify({ type: 'block_actions', actions: [] })}`, FORM, 200],
    ['a field of the wrong kind', JSON.stringify({ type: 'event_callback', team_id: 7, event: [] }), JSON_TYPE, 200],
    ['Slack looking at our certificate', 'ssl_check=1&token=x', FORM, 200],
  ])('%s', async (_, text, type, status) => {
    const before = await kept();
    expect((await post(text, signed(text, later(0), { type }))).status).toBe(status);
    expect(await kept()).toBe(before);
  });

  test('the address is confirmed with what Slack sends to confirm it', async () => {
    const text = JSON.stringify({ type: 'url_verification', challenge: 'c-123' });
    const answered = await post(text, signed(text, later(0)));
    expect(answered).toEqual({ status: 200, text: JSON.stringify({ challenge: 'c-123' }) });
  });
});

describe('the same thing twice', () => {
  test('a request that is replayed, or sent again by Slack, is acknowledged and done once', async () => {
    await app.workSlack();
    const before = app.slack.messages.length;
    const message = sam.messageOf('who is away?');
    for (const retry of [undefined, 1, 2]) expect((await sam.post(message, { retry: retry ?? 0 })).status).toBe(200);
    expect(await app.workSlack()).toBe(1);
    await sam.post(message, { retry: 3 });
    expect(await app.workSlack()).toBe(0);
    expect(app.slack.messages.length).toBe(before + 1);
  });

  test('two copies at the same moment', async () => {
    const message = sam.messageOf('who is away?');
    await Promise.all([sam.post(message), sam.post(message), sam.post(message)]);
    expect(await app.workSlack()).toBe(1);
  });
});

describe('who it is from', () => {
  test('a workspace that Heard is not in: acknowledged, not kept; a command is told why', async () => {
    const elsewhere = app.person('U0SAM', [], 'T0ELSEWHERE');
    const before = await kept();
    expect((await elsewhere.post(elsewhere.messageOf('help'))).status).toBe(200);
    const answered = await elsewhere.post(elsewhere.commandOf('help'), { form: true });
    expect(await answered.json()).toMatchObject({ text: expect.stringContaining('not installed in this workspace') });
    expect(await kept()).toBe(before);
  });

  test('somebody who was switched off is not answered, not even ten minutes after we last looked', async () => {
    const gone = app.person('U0LINDQ');
    expect(await gone.say('help')).not.toBe('');
    app.slack.users.get('U0LINDQ')!.deleted = true;
    app.clock.moveTo(later(11));
    expect(await gone.say('help')).toBe('');
    app.slack.users.get('U0LINDQ')!.deleted = false;
    app.clock.moveTo(later(11));
    expect(await gone.say('help')).not.toBe('');
  });

  test.each([
    ['another bot', { bot_id: 'B0OTHER' }],
    ['a message about a message', { subtype: 'message_deleted' }],
    ['nobody', { user: undefined }],
    ['a channel that it was not called in', { channel_type: 'channel', channel: 'C0GENERAL' }],
  ])('%s is not listened to', async (_, more) => {
    expect(await sam.say('help', more)).toBe('');
  });

  test('a channel that another organisation reads: nothing is said there, and whoever asked is told why', async () => {
    const before = app.slack.messages.length;
    const reader = app.person('U0SAM', ['C0SHARED']);
    expect(await reader.mention('C0SHARED', "what's overdue", { shared: true })).toContain(
      'shared with another organisation',
    );
    expect(app.slack.messages.slice(before)).toMatchObject([{ channel: 'C0SHARED', only: 'U0SAM' }]);
  });
});

describe('what somebody changed or sent along', () => {
  test('a message that was put right counts; one that Slack only unfolded does not', async () => {
    const edited = (text: string, before: string) =>
      sam.messageOf('', {
        subtype: 'message_changed',
        text: undefined,
        blocks: undefined,
        message: { user: 'U0SAM', text },
        previous_message: { text: before },
      });
    await sam.post(edited('who is away?', 'hoo is away?'));
    expect(await app.workSlack()).toBe(1);
    await sam.post(edited('who is away?', 'who is away?'));
    expect(await app.workSlack()).toBe(0);
  });

  test('a file with no address is said to be out of reach, and the words beside it are heard', async () => {
    const answered = await sam.say('who is away?', {
      subtype: 'file_share',
      files: [{ id: 'F1', name: 'letter.pdf' }],
    });
    expect(answered).toContain('I cannot open letter.pdf where it is');
    expect(answered).toContain('Everybody is there');
    expect(await sam.say('', { subtype: 'file_share', files: [{ id: 'F1' }], blocks: [] })).toContain(
      'cannot open a file',
    );
  });
});
