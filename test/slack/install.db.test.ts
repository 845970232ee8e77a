import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCOPES } from '../../bot/channels/slack/install.ts';
import { createInvitations } from '../../bot/channels/slack/invitation.ts';
import { command as slackInvite } from '../../scripts/commands/slack-invite.ts';
import { SECRET } from '../support/app.ts';
import { ran } from '../support/io.ts';
import { SEVERAL, type SlackApp, startSlackApp } from '../support/slack/app.ts';

let app: SlackApp;
beforeAll(async () => {
  app = await startSlackApp({ council: 'cambridgeshire,shropshire', settings: SEVERAL });
});
afterAll(() => app.close());

const environment = {
  HEARD_COUNCIL: 'cambridgeshire,shropshire',
  HEARD_SECRET: SECRET,
  HEARD_ADDRESS: 'https://heard.council.test',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'of the app',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
};

/** What the command prints, as somebody would open it here. */
async function invitation(council: string): Promise<string> {
  const { out } = await ran(slackInvite, [council], { environment, now: app.clock.now().toISOString() });
  return out.link.replace('https://heard.council.test', app.url);
}

interface Step {
  status: number;
  text: string;
  location: URL;
  cookie: string;
}

async function open(url: string, cookie = ''): Promise<Step> {
  const got = await fetch(url, { redirect: 'manual', headers: { cookie } });
  return {
    status: got.status,
    text: await got.text(),
    location: new URL(got.headers.get('location') ?? 'about:blank'),
    cookie: got.headers.get('set-cookie')?.split(';')[0] ?? '',
  };
}

let codes = 0;

/** Opens an invitation, agrees at Slack's, and comes back. */
async function install(link: string, team: string, whole = false): Promise<Step> {
  const begun = await open(link);
  const code = `code-${++codes}`;
  app.slack.grants.set(code, { team, whole });
  return comeBack(`code=${code}&state=${begun.location.searchParams.get('state')}`, begun.cookie);
}

const comeBack = (query: string, cookie: string) => open(`${app.url}/slack/oauth_redirect?${query}`, cookie);

describe('an invitation', () => {
  test('sends its reader to Slack, which asks for what the manifest lists and nothing else', async () => {
    const { status, location } = await open(await invitation('cambridgeshire'));
    expect(status).toBe(302);
    expect(location.origin + location.pathname).toBe('https://slack.com/oauth/v2/authorize');
    expect(location.searchParams.get('scope')?.split(',')).toEqual([...SCOPES]);
    expect(location.searchParams.get('user_scope')).toBeNull();
  });

  test.each([
    ['none', ''],
    ['something else', '?invitation=please'],
    ['one that was changed', '?invitation=eyJhbGciOiJub25lIn0.eyJzdWIiOiJzaHJvcHNoaXJlIn0.'],
  ])('%s: nobody gets in, and they are told whom to ask', async (_, query) => {
    const { status, text } = await open(`${app.url}/slack/install${query}`);
    expect(status).toBe(403);
    expect(text).toContain('heard slack-invite');
  });

  test('runs out after a week', async () => {
    const eightDaysAgo = () => new Date(app.clock.now().getTime() - 8 * 24 * 60 * 60_000);
    const old = await createInvitations(SECRET, eightDaysAgo).write({ council: 'shropshire', invitation: 'old' });
    expect((await open(`${app.url}/slack/install?invitation=${old}`)).status).toBe(403);
  });

  test('says what is missing before it can be made', async () => {
    const { SLACK_CLIENT_ID, ...without } = environment;
    expect(await ran(slackInvite, [], { environment: without })).toMatchObject({
      status: 2,
      said: expect.stringContaining('SLACK_CLIENT_ID'),
    });
    expect((await ran(slackInvite, ['trafford'], { environment })).said).toContain('cambridgeshire, shropshire');
  });
});

describe('installing', () => {
  test('a workspace is its council’s from then on, and its token is nowhere to be read', async () => {
    const { status, text } = await install(await invitation('shropshire'), 'T0SHROP');
    expect(text).toContain('Heard is installed in Another workspace');
    expect(status).toBe(200);
    const rows = await app.store.db.selectFrom('slack_workspaces').selectAll().execute();
    expect(rows).toMatchObject([{ team: 'T0SHROP', council: 'shropshire' }]);
    expect(JSON.stringify(rows)).not.toContain('xoxb-');
    const guest = app.person('U0GUEST', [], 'T0SHROP');
    await guest.openHome('messages');
    expect(app.slack.messages.at(-1)?.text).toContain('Shropshire');
  });

  test('the same workspace may open its invitation again, another may not', async () => {
    const link = await invitation('cambridgeshire');
    expect((await install(link, 'T0CAMBS')).status).toBe(200);
    expect((await install(link, 'T0CAMBS')).status).toBe(200);
    const other = await install(link, 'T0ELSE');
    expect(other).toMatchObject({ status: 403, text: expect.stringContaining('one of your own') });
    expect(await app.person('U0SAM', [], 'T0ELSE').command('help').catch(String)).toBe('');
  });

  test('a whole organisation is not one council', async () => {
    const refused = await install(await invitation('cambridgeshire'), 'T0GRID', true);
    expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('one workspace at a time') });
  });

  test.each([
    ['cancelled at Slack’s', 'error=access_denied'],
    ['no code', 'state=x'],
    ['a state that we never wrote', 'code=good&state=x'],
    ['a code that Slack does not know', undefined],
  ])('%s: nothing is installed, and they are told to begin again', async (_, query) => {
    const begun = await open(await invitation('cambridgeshire'));
    const state = begun.location.searchParams.get('state');
    const back = await comeBack(query ?? `code=unknown&state=${state}`, begun.cookie);
    expect(back).toMatchObject({ status: 400, text: expect.stringContaining('open your invitation once more') });
  });

  test('somebody else’s link back, in a browser that never opened the invitation, installs nothing', async () => {
    const begun = await open(await invitation('cambridgeshire'));
    app.slack.grants.set('stolen', { team: 'T0VICTIM' });
    const back = await comeBack(`code=stolen&state=${begun.location.searchParams.get('state')}`, '');
    expect(back.status).toBe(400);
    expect(app.slack.grants.has('stolen')).toBe(true);
  });
});

describe('taken out again', () => {
  test.each([
    ['uninstalled', { type: 'app_uninstalled' }],
    ['its token revoked', { type: 'tokens_revoked', tokens: { bot: ['U0HEARD00'] } }],
  ])('%s: the token is forgotten, and whoever types a command hears why', async (_, event) => {
    const team = `T0${event.type.toUpperCase()}`;
    await install(await invitation('cambridgeshire'), team);
    const person = app.person('U0SAM', [], team);
    expect(await person.say('help')).toContain('What you can type');
    await person.event(event);
    const row = await app.store.db
      .selectFrom('slack_workspaces')
      .selectAll()
      .where('team', '=', team)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ installation: null, removed_at: expect.any(Date) });
    const answered = await person.post(person.commandOf('help'), { form: true });
    expect(await answered.json()).toMatchObject({ text: expect.stringContaining('not installed in this workspace') });
    expect((await person.post(person.messageOf('hello'))).status).toBe(200);
    expect(await app.workSlack()).toBe(0);
  });

  test('a token that Slack takes no longer is forgotten as soon as it is used', async () => {
    await install(await invitation('cambridgeshire'), 'T0REVOKED');
    const person = app.person('U0SAM', [], 'T0REVOKED');
    for (const [token, team] of app.slack.tokens) if (team === 'T0REVOKED') app.slack.revoke(token);
    await person.post(person.messageOf('help'));
    expect(await app.workSlack()).toBe(1);
    expect(await app.workSlack()).toBe(0);
    await install(await invitation('cambridgeshire'), 'T0REVOKED');
    expect(await person.say('help')).toContain('What you can type');
  });
});
