import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, instantOf, localDate } from '../../src/calendar/local-date.ts';
import type { Running } from '../support/app.ts';
import { APP, type Microsoft, type Sent } from '../support/microsoft.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;

const COMPLAINTS = '19:complaints@thread.tacv2';
const HUNTINGDON = '19:huntingdon@thread.tacv2';
const TEAM = '19:huntsteam@thread.tacv2';

const sam = (conversation = COMPLAINTS) =>
  teamsPerson(app, microsoft, { id: 'entra-sam', name: 'Sam Whitlock', conversation, channel: true });
const alone = (id: string, name: string) =>
  teamsPerson(app, microsoft, { id: `entra-${id}`, name, conversation: `a:${id}` });
const inTeam = {
  channelData: {
    team: { id: TEAM },
    channel: { id: HUNTINGDON },
    tenant: { id: 'a1b2c3d4-0000-4000-8000-000000000001' },
  },
};

beforeAll(async () => {
  ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z') }));
  await sam().post('installedInTeam', {
    channelData: { team: { id: '19:compteam@thread.tacv2' }, tenant: { id: 'a1b2c3d4-0000-4000-8000-000000000001' } },
  });
  await sam().say('use this channel for complaints');
  await sam(HUNTINGDON).post('installedInTeam', {});
});

afterAll(() => stop());

beforeEach(() => {
  microsoft.sent.length = 0;
});

const to = (place: string) => microsoft.sent.filter((it) => decodeURIComponent(it.path).includes(place));
const text = (all: readonly Sent[]) =>
  all.map((it) => it.activity.text ?? it.activity.attachments?.[0]?.content.fallbackText ?? '').join('\n');

async function forget(address: string): Promise<void> {
  await app.store.db.deleteFrom('addresses').where('address', '=', address).execute();
}

async function open(words: string): Promise<string> {
  const { ref } = await app.desk.open(
    { kind: 'complainant', council: 'cambridgeshire', conversation: `web-${randomUUID()}` },
    {
      id: words,
      channel: 'web chat',
      receivedAt: app.clock.now(),
      complainant: 'parent',
      words: [{ kind: 'what', words }],
      details: {},
      team: 'huntingdon',
    },
  );
  return ref;
}

async function assigned(words: string): Promise<string> {
  const ref = await open(words);
  const who = {
    kind: 'officer',
    council: 'cambridgeshire',
    person: (await app.desk.people('cambridgeshire')).find((it) => it.id === 'sam')!,
  } as const;
  await app.desk.confirmRoute(who, ref, { procedure: 'statutory', reason: 'It is about support to a child in need.' });
  const given = await app.desk.assign(who, ref, { respondent: 'patel', second: 'okafor' });
  if ('problem' in given) throw new Error(given.says);
  return ref;
}

describe('installed', () => {
  test('for one person: they are welcomed once and can be reached from then on; somebody else is written to where Teams allows it', async () => {
    const okafor = alone('okafor', 'J. Okafor');
    await okafor.post('installedPersonally', {});
    await okafor.post('installedPersonally', {
      type: 'conversationUpdate',
      action: undefined,
      membersAdded: [{ id: `28:${APP}` }],
    });
    expect(to('a:okafor')).toHaveLength(1);
    expect(text(to('a:okafor'))).toContain('Paste what somebody told you');
    await assigned('My son waits for a social worker.');
    await app.deliver();
    expect(text(to('a:okafor'))).toContain('You are the second respondent');
    // R. Patel has not written to Heard, and is written to first.
    const [made] = microsoft.sent.filter((it) => it.path === '/v3/conversations');
    expect(made?.activity.members).toEqual([{ id: 'entra-patel', name: '' }]);
    expect(text(to(made!.id))).toContain("I'll take it");
  });

  test('a channel that was chosen in a thread is used as a whole: what is said there begins a thread of its own', async () => {
    await sam(`${HUNTINGDON};messageid=7`).say('use this channel for Huntingdon');
    app.clock.moveTo(instantOf('2026-03-26', '09:30'));
    await app.desk.sweep();
    await app.deliver();
    const posted = to(HUNTINGDON).filter((it) => it.activity.attachments);
    for (const it of posted) expect(decodeURIComponent(it.path)).not.toContain('messageid');
  });
});

describe('somebody who has not written to Heard yet', () => {
  test('without the app, the complaints team reads it and hears who can help; Teams is not asked again at once', async () => {
    await forget('person:patel');
    microsoft.refuse('/v3/conversations', { status: 403, code: 'BotNotInConversationRoster' });
    await assigned('The transport has not come for three weeks.');
    await app.deliver();
    expect(text(to(COMPLAINTS))).toContain('For R. Patel, whom I cannot reach in chat');
    expect(text(to(COMPLAINTS))).toContain('ask your Teams administrator to install it for them');
    await assigned('The panel letter never came to us at all.');
    await app.deliver();
    expect(microsoft.sent.filter((it) => it.path === '/v3/conversations')).toEqual([]);
  });
});

describe('Teams says no', () => {
  test('busy: the line waits and goes out later, once', async () => {
    await app.deliver();
    microsoft.sent.length = 0;
    const ref = await open('Nobody has written the plan that was agreed.');
    microsoft.refuse(COMPLAINTS, { status: 429, code: 'Throttled', headers: { 'retry-after': '8' } });
    expect(await app.deliver()).toBe(1);
    expect(text(to(COMPLAINTS))).not.toContain(ref);
    await app.deliver();
    expect(to(COMPLAINTS).filter((it) => it.method === 'POST' && text([it]).includes(ref))).toHaveLength(1);
  });

  test('the chat is gone: the complaints team reads it and is told', async () => {
    await alone('brennan', 'M. Brennan').say('help');
    microsoft.sent.length = 0;
    microsoft.refuse('a:brennan', { status: 403, code: 'MessageWritesBlocked' });
    const at = app.clock.now();
    await app.store.db
      .insertInto('outbox')
      .values({
        council: 'cambridgeshire',
        key: 'x',
        address: 'person:brennan',
        kind: 'stand-in',
        ref: 'CAM-26-0001',
        details: '{}',
        at,
      })
      .execute();
    await app.deliver();
    await app.deliver();
    expect(text(to(COMPLAINTS))).toContain('I cannot reach M. Brennan any more');
  });

  test('a service that moved is written to at its new address', async () => {
    const other = `${microsoft.url}emea/`;
    const moved = alone('okafor', 'J. Okafor');
    await moved.post(
      'message',
      { text: 'help', serviceUrl: other },
      `Bearer ${await microsoft.sign({ serviceurl: other })}`,
    );
    microsoft.sent.length = 0;
    await assigned('The school place was never sorted out for her.');
    await app.deliver();
    expect(to('a:okafor')[0]?.path).toMatch(/^\/emea\//);
  });
});

describe('removed', () => {
  test('a channel is deleted in the middle of a stage: what is for it comes to the complaints team', async () => {
    await sam(HUNTINGDON).say('use this channel for Huntingdon');
    microsoft.sent.length = 0;
    await sam(HUNTINGDON).post('channelDeleted', {});
    await app.deliver();
    expect(text(to(COMPLAINTS))).toContain('The channel for Huntingdon is gone');
    app.clock.moveTo(instantOf(addDays(localDate(app.clock.now()), 14), '09:30'));
    await app.desk.sweep();
    await app.deliver();
    expect(to(HUNTINGDON)).toEqual([]);
    expect(text(to(COMPLAINTS))).toMatch(/CAM-26-0001/);
  });

  test('taken out of the team and put back: its channel is its channel again', async () => {
    await sam(HUNTINGDON).post('installedInTeam', {});
    await sam(HUNTINGDON).say('use this channel for Huntingdon');
    await sam(HUNTINGDON).post('removedFromTeam', {});
    await app.deliver();
    await sam(HUNTINGDON).post('installedInTeam', {});
    const row = await app.store.db
      .selectFrom('addresses')
      .selectAll()
      .where('address', '=', 'team:huntingdon')
      .executeTakeFirstOrThrow();
    expect(row.gone_at).toBeNull();
  });

  test('the complaints team’s own channel goes: they hear one by one', async () => {
    await alone('sam', 'Sam Whitlock').say('help');
    microsoft.sent.length = 0;
    await sam().post('removedFromTeam', {
      channelData: { team: { id: '19:compteam@thread.tacv2' }, tenant: { id: 'a1b2c3d4-0000-4000-8000-000000000001' } },
    });
    await app.deliver();
    expect(text(to('a:sam'))).toContain('The channel for complaints is gone');
    const ref = await open('Nobody rings back about the review, I have tried five times.');
    await app.deliver();
    expect(text(to('a:sam'))).toContain(ref);
    await sam().post('installedInTeam', {
      channelData: { team: { id: '19:compteam@thread.tacv2' }, tenant: { id: 'a1b2c3d4-0000-4000-8000-000000000001' } },
    });
  });

  test('somebody who has left the team presses a card there: nothing happens, and they are told why; back again, it works', async () => {
    const ref = await assigned('The carer says the money stopped in February.');
    const okafor = teamsPerson(app, microsoft, {
      id: 'entra-okafor',
      name: 'J. Okafor',
      conversation: HUNTINGDON,
      channel: true,
    });
    const account = { id: '29:entra-okafor', aadObjectId: 'entra-okafor' };
    const press = () =>
      okafor.post('invoke', {
        ...inTeam,
        value: { action: { type: 'Action.Execute', verb: 'accept', data: { verb: 'accept', ref } }, trigger: 'manual' },
      });
    await okafor.post('memberRemoved', { membersRemoved: [account] });
    expect((await press()).body).toMatchObject({ value: expect.stringContaining('no longer in this team') });
    expect((await app.desk.stand({ kind: 'heard', council: 'cambridgeshire' }, ref)) as object).toMatchObject({
      complaint: { entries: expect.not.arrayContaining([expect.objectContaining({ act: 'accepted' })]) },
    });
    await okafor.post('memberAdded', { membersAdded: [account] });
    expect(JSON.stringify((await press()).body)).toContain('Need more time');
  });
});

describe('taken back', () => {
  const team = { say: (text: string) => alone('sam', 'Sam Whitlock').say(text) };

  test('every card about a complaint leaves the chats it stands in; the complaint is as it was', async () => {
    const ref = await assigned('The review was called off again and nobody said why.');
    await app.deliver();
    const posted = microsoft.sent.filter((it) => JSON.stringify(it.activity.attachments ?? '').includes(ref));
    expect(posted.length).toBeGreaterThan(1);
    microsoft.sent.length = 0;
    expect(await team.say(`take back ${ref}`)).toContain(`cards about ${ref} will be gone`);
    await app.deliver();
    const gone = microsoft.sent.filter((it) => it.method === 'DELETE').map((it) => it.path.split('/').at(-1));
    expect(gone.length).toBeGreaterThan(1);
    expect(posted.map((it) => it.id)).toEqual(expect.arrayContaining(gone));
    expect(await team.say(`take back ${ref}`)).toContain('There is nothing to take back');
    expect(await team.say(ref)).toContain('R. Patel');
  });

  test('a card that was deleted by hand is gone already; Teams that is busy is asked again', async () => {
    const ref = await open('Nobody came to the meeting that was promised for Monday.');
    await app.deliver();
    await team.say(`take back ${ref}`);
    microsoft.refuse(COMPLAINTS, { status: 429, headers: { 'retry-after': '3' } });
    await app.deliver();
    expect(await team.say(`take back ${ref}`)).toContain('will be gone');
    microsoft.refuse(COMPLAINTS, { status: 404, code: 'ActivityNotFoundInConversation' });
    await app.deliver();
    expect(await team.say(`take back ${ref}`)).toContain('There is nothing to take back');
  });

  test('whoever has no part in it cannot', async () => {
    const ref = await open('They closed the case without telling us.');
    await app.deliver();
    expect(await alone('lindqvist', 'A. Lindqvist').say(`take back ${ref}`)).toMatch(
      /complaints team|complaints manager/i,
    );
    expect(microsoft.sent.filter((it) => it.method === 'DELETE')).toEqual([]);
  });
});
