import { readFileSync, statSync } from 'node:fs';
import { platform } from 'node:os';

/** The settings that nobody else may know. Each may be in a file instead, named by the same setting with _FILE behind it. */
export const SECRETS = [
  'HEARD_DATABASE_URL',
  'HEARD_KEY',
  'HEARD_SECRET',
  'MicrosoftAppPassword',
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_SECRET',
  'HEARD_OUTLOOK_SECRET',
  'HEARD_SMTP_URL',
  'HEARD_ANCHOR_URL',
  'HEARD_HEARTBEAT_URL',
] as const;

type Environment = Record<string, string | undefined>;

/** Bytes. The longest secret here is a handful of keys. */
const LONGEST = 16_000;

/** Read, write or enter by anybody who has an account on the machine. */
const EVERYBODY = 0o007;

/**
 * The environment with the secrets that are in files put in their places. What is wrong comes back as sentences, which name the
 * setting and never its value: somebody may have written the secret where the path belongs.
 */
export function withSecretFiles(environment: Environment): { environment: Environment; mistakes: string[] } {
  const mistakes: string[] = [];
  const found: Environment = {};
  for (const name of SECRETS) {
    const path = environment[fileSetting(name)];
    if (!path) continue;
    const read = environment[name]
      ? { mistake: `${name} and ${fileSetting(name)} are both set. Leave one of them out.` }
      : secretIn(path);
    if ('secret' in read) found[name] = read.secret;
    else mistakes.push('mistake' in read ? read.mistake : `${fileSetting(name)}: ${read.says}`);
  }
  return { environment: { ...environment, ...found }, mistakes };
}

export function fileSetting(name: string): string {
  return `${name}_FILE`;
}

function secretIn(path: string): { secret: string } | { says: string } {
  try {
    const found = statSync(path);
    if (!found.isFile()) return { says: 'that is not a file. Write the whole path of a file with the secret in it.' };
    if (platform() !== 'win32' && found.mode & EVERYBODY)
      return { says: 'everybody on this machine may read or change that file. Run "chmod 640" on it, or mount it so.' };
    if (found.size > LONGEST) return { says: 'that file is too long for a secret. Write the secret alone in it.' };
    return alone(readFileSync(path, 'utf8').trim());
  } catch (error) {
    const { code = 'Error' } = error as NodeJS.ErrnoException;
    return { says: `I cannot read that file (${code}). Write the whole path of a file that this program may read.` };
  }
}

function alone(secret: string): { secret: string } | { says: string } {
  if (secret === '') return { says: 'that file is empty. Write the secret in it.' };
  if (/[\r\n\0\uFFFD]/.test(secret))
    return { says: 'that file has more than one line of text in it. Write the secret alone.' };
  return { secret };
}
