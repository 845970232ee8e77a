import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command as keys } from '../scripts/commands/keys.ts';
import { readConfig, SETTINGS } from '../src/config.ts';
import { SECRETS } from '../src/secret-files.ts';
import { SETTINGS as COUNCIL } from './support/microsoft.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = COUNCIL.HEARD_KEY!;

function file(name: string, text: string | Buffer, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

/** A council's settings with its key in a file. */
const withKey = (path: string, more: Record<string, string> = {}) => {
  const { HEARD_KEY: _, ...others } = COUNCIL;
  return readConfig({ ...others, HEARD_KEY_FILE: path, ...more });
};
const mistakes = (read: ReturnType<typeof readConfig>) => ('mistakes' in read ? read.mistakes.join('\n') : 'none');

describe('a secret in a file', () => {
  test.each([
    ['as it is', KEY],
    ['with the line’s end that an editor adds', `${KEY}\n`],
    ['with Windows’ mark and line’s end', `\uFEFF${KEY}\r\n`],
    ['with blanks around it', `  ${KEY}\t\n\n`],
  ])('%s', (name, text) => {
    const read = withKey(file(name, text));
    expect('config' in read && read.config.keys?.map((it) => it.toString('base64'))).toEqual([KEY]);
  });

  test('every secret setting', () => {
    const values: Record<(typeof SECRETS)[number], string> = {
      HEARD_DATABASE_URL: 'postgres://heard:secret@db.example/heard',
      HEARD_KEY: KEY,
      HEARD_SECRET: 'another secret of these tests, long enough',
      MicrosoftAppPassword: 'from a file',
      SLACK_SIGNING_SECRET: 'ab'.repeat(16),
      SLACK_BOT_TOKEN: 'xoxb-from-a-file',
      SLACK_APP_TOKEN: 'xapp-from-a-file',
      SLACK_CLIENT_SECRET: 'from a file too',
      HEARD_OUTLOOK_SECRET: 'from a file as well',
      HEARD_SMTP_URL: 'smtp://user:secret@mail.example:587',
      HEARD_ANCHOR_URL: 'https://anchors.example/secret',
      HEARD_HEARTBEAT_URL: 'https://beats.example/secret',
    };
    // A workspace's token and an app's own id do not go together, so one read is with the one and one with the other.
    const readWith = (left: readonly string[], more: object) => {
      const files = SECRETS.filter((it) => !left.includes(it)).map((it) => [`${it}_FILE`, file(it, values[it])]);
      const plain = Object.fromEntries(Object.entries(COUNCIL).filter(([name]) => !SECRETS.some((it) => it === name)));
      const letters = {
        HEARD_EMAIL_FROM: 'complaints@council.example',
        HEARD_OUTLOOK_APP_ID: '5f0c4d1e-0000-4000-8000-000000000001',
      };
      return readConfig({ ...plain, ...letters, ...Object.fromEntries(files), ...more });
    };
    expect(readWith(['SLACK_CLIENT_SECRET'], {})).toMatchObject({
      config: {
        databaseUrl: values.HEARD_DATABASE_URL,
        secret: values.HEARD_SECRET,
        microsoft: { password: 'from a file' },
        slack: {
          signingSecret: values.SLACK_SIGNING_SECRET,
          botToken: 'xoxb-from-a-file',
          appToken: 'xapp-from-a-file',
        },
        outlook: { secret: 'from a file as well' },
        email: { url: values.HEARD_SMTP_URL },
        anchorUrl: values.HEARD_ANCHOR_URL,
        heartbeatUrl: values.HEARD_HEARTBEAT_URL,
      },
    });
    expect(readWith(['SLACK_BOT_TOKEN'], { SLACK_CLIENT_ID: 'id' })).toMatchObject({
      config: { slack: { client: { id: 'id', secret: 'from a file too' } } },
    });
  });

  test.each<[string, () => string, RegExp]>([
    ['is not there', () => join(folder, 'nowhere'), /^HEARD_KEY_FILE: I cannot read that file \(ENOENT\)\./],
    [
      'is a folder',
      () => mkdirSync(join(folder, 'a', 'folder'), { recursive: true })!,
      /HEARD_KEY_FILE: that is not a file/,
    ],
    ['is behind a file', () => join(file('a file', KEY), 'x'), /ENOTDIR/],
    ['is the secret itself', () => KEY, /I cannot read that file/],
    [
      'everybody may read',
      () => file('readable', KEY, 0o644),
      /everybody on this machine may read or change that file/,
    ],
    ['everybody may change', () => file('writable', KEY, 0o602), /everybody on this machine/],
    ['is empty', () => file('empty', ' \n'), /that file is empty/],
    ['has two lines', () => file('two', `${KEY}\n${KEY}\n`), /more than one line/],
    ['is not text', () => file('bytes', Buffer.from([0xff, 0xfe, 0x00, 0x41])), /more than one line of text/],
    ['is a film', () => file('film', Buffer.alloc(20_000, 'a')), /too long for a secret/],
    ['has something else in it', () => file('else', 'a key that is none'), /^HEARD_KEY_FILE: write keys as/],
  ])('that %s: a sentence that says what to do, and nothing of the secret', (_, path, sentence) => {
    const at = path();
    const says = mistakes(withKey(at));
    expect(says).toMatch(sentence);
    for (const secret of [KEY, at, 'a key that is none']) expect(says).not.toContain(secret);
  });

  test('the group may read it, so that root can own it', () => {
    expect(mistakes(withKey(file('of a group', KEY, 0o640)))).toBe('none');
  });

  test('a setting and its file do not go together', () => {
    const says = mistakes(withKey(file('both', KEY), { HEARD_KEY: KEY }));
    expect(says).toBe('HEARD_KEY and HEARD_KEY_FILE are both set. Leave one of them out.');
  });

  test('left empty is left out', () => {
    expect(mistakes(withKey('', { HEARD_KEY: KEY }))).toBe('none');
    expect(mistakes(withKey(''))).toContain('HEARD_KEY is missing');
  });

  test('the demonstration and files do not go round what it may not have', () => {
    const read = readConfig({
      HEARD_DEMO: '1',
      HEARD_DATABASE_URL_FILE: file('db', 'postgres://127.elsewhere.example/x'),
    });
    expect(mistakes(read)).toContain('a database on this machine only');
  });

  test('the command line reads them too, and stops with the same sentences', async () => {
    const environment = { HEARD_KEY_FILE: join(folder, 'nowhere') };
    const io = { environment, now: () => new Date(0) } as unknown as Parameters<typeof keys.run>[1];
    await expect(keys.run([], io)).rejects.toThrow('HEARD_KEY_FILE: I cannot read that file (ENOENT)');
  });
});

describe('what is written down about settings', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

  test.each([...SETTINGS])('%s is in the README’s table', (name) => {
    expect(readme.split('\n').filter((it) => it.startsWith('| `') && it.includes(`\`${name}\``))).toHaveLength(1);
  });

  test('so is which may be in a file', () => {
    const paragraph = readme.split('\n\n').find((it) => it.includes('_FILE'))!;
    const named = SETTINGS.filter((it) => paragraph.includes(`\`${it}\``));
    expect(named.sort()).toEqual([...SECRETS].sort());
  });
});
