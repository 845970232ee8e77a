import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SCOPES } from '../../bot/channels/slack/install.ts';
import { arrivalIn } from '../../bot/channels/slack/payload.ts';
import { mistakesIn } from '../support/slack/shapes.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  display_information: { name: string; description: string; long_description: string };
  features: {
    shortcuts: { type: string; name: string; callback_id: string; description: string }[];
    slash_commands: { command: string; url: string }[];
  };
  oauth_config: { scopes: { bot: string[]; user?: string[] }; redirect_urls: string[] };
  settings: {
    event_subscriptions: { request_url: string; bot_events: string[] };
    interactivity: { request_url: string };
    org_deploy_enabled: boolean;
  };
}
const manifest = parse(read('manifest/slack/manifest.yaml')) as Manifest;
const { features, oauth_config, settings } = manifest;

test('has the shape that Slack publishes, and lengths that it takes', () => {
  expect(mistakesIn(manifest, 'Manifest')).toEqual([]);
  const { name, description, long_description } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(long_description.length).toBeGreaterThan(174);
  expect(long_description.length).toBeLessThanOrEqual(4000);
  for (const it of features.shortcuts) expect(it.name.length).toBeLessThanOrEqual(24);
});

test('the check would notice a mistake', () => {
  const wrong = { ...manifest, settings: { ...settings, socket_mode_enabled: 'no' } };
  expect(mistakesIn(wrong, 'Manifest').join()).toContain('socket_mode_enabled');
});

test('every address in it is one that the server has, on one host', () => {
  const addresses = [
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
    ...features.slash_commands.map((it) => it.url),
    ...oauth_config.redirect_urls,
  ].map((it) => new URL(it));
  expect(new Set(addresses.map((it) => it.origin))).toEqual(new Set(['https://heard.council.example']));
  for (const { pathname } of addresses) expect(read('bot/server.ts')).toContain(` ${pathname}'`);
});

describe('what it asks for is what is used, and nothing more', () => {
  /** From Slack's reference: what each method and each event needs. The others need nothing. */
  const NEEDS: Record<string, string> = {
    'chat.postMessage': 'chat:write',
    'chat.postEphemeral': 'chat:write',
    'chat.update': 'chat:write',
    'chat.delete': 'chat:write',
    'users.info': 'users:read',
    'files.slack.com': 'files:read',
    app_mention: 'app_mentions:read',
    'message.im': 'im:history',
  };
  const FREE = ['views.open', 'views.update', 'views.publish', 'app_home_opened', 'app_uninstalled', 'tokens_revoked'];

  test('scopes', () => {
    const called = [...read('bot/channels/slack/api.ts').matchAll(/call\(\s*team,\s*'([\w.]+)'/g)].map(([, it]) => it!);
    const fetched = [...read('bot/fetching/hosts.ts').matchAll(/'(files\.slack\.com)'/g)].map(([, it]) => it!);
    const used = [...called, ...fetched, ...settings.event_subscriptions.bot_events];
    expect(called.length).toBeGreaterThan(6);
    expect(used.filter((it) => !NEEDS[it] && !FREE.includes(it))).toEqual([]);
    const wanted = new Set(['commands', ...used.flatMap((it) => NEEDS[it] ?? [])]);
    expect(oauth_config.scopes).toEqual({ bot: [...wanted].sort() });
    expect([...SCOPES]).toEqual(oauth_config.scopes.bot);
  });

  test('every scope has its reason in docs/slack.md', () => {
    for (const it of SCOPES) expect(read('docs/slack.md')).toMatch(new RegExp(`\\| \`${it}\` \\| .{20,} \\|`));
  });

  test('events: each that is asked for is one that we understand, and each that we understand is asked for', () => {
    const body = (event: object) => ({
      type: 'event_callback',
      team_id: 'T0HEARD01',
      event_id: 'Ev1',
      event: { user: 'U0SAM', channel: 'C1', text: 'help', ts: '1.2', ...event },
    });
    const understood = settings.event_subscriptions.bot_events.filter((it) => {
      const [type, kind] = it.split('.');
      return arrivalIn(body({ type, ...(kind && { channel_type: kind }) }));
    });
    expect(understood).toEqual(settings.event_subscriptions.bot_events);
    const named = [...read('bot/channels/slack/payload.ts').matchAll(/event\.type (?:===|!==) '(\w+)'/g)];
    expect(new Set(named.map(([, it]) => it))).toEqual(
      new Set(settings.event_subscriptions.bot_events.map((it) => it.split('.')[0])),
    );
  });

  test('shortcuts and the command are understood', () => {
    const person = { team: { id: 'T0HEARD01' }, user: { id: 'U0SAM' } };
    for (const { type, callback_id } of features.shortcuts) {
      const isMessage = type === 'message';
      const payload = { ...person, type: isMessage ? 'message_action' : 'shortcut', callback_id, action_ts: '1.2' };
      const message = isMessage && { channel: { id: 'C1' }, message: { ts: '1.1', user: 'U0X', text: 'words' } };
      expect(arrivalIn({ ...payload, trigger_id: '3.4', ...message })).toMatchObject({ kind: 'tell' });
    }
    expect(features.slash_commands.map((it) => it.command)).toEqual(['/heard']);
  });

  test('one workspace at a time, and nothing on behalf of a user', () => {
    expect(settings.org_deploy_enabled).toBe(false);
    expect(oauth_config.scopes.user).toBeUndefined();
  });
});
