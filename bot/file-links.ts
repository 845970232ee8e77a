import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { ShownFile } from '../cards/story.ts';
import type { Desk } from '../src/desk/desk.ts';
import { letterDocx } from '../src/letters/docx.ts';
import { isLetter, type LetterName } from '../src/letters/index.ts';
import type { Who } from '../src/people/person.ts';
import { documentName } from './actions/writing.ts';
import type { Download } from './uploads.ts';
import type { Sight } from './views.ts';

/** Links to files and letters: each for one person and a few minutes, and whether that person may is asked again when it is opened. */
export interface FileLinks {
  link(who: Who, id: string): Promise<string>;
  letterLink(who: Who, ref: string, letter: LetterName): Promise<string>;
  open(pass: string): Promise<Download>;
}

export interface FileLinksParts {
  desk: Pick<Desk, 'people' | 'readFile' | 'letter'>;
  secret: string;
  now(): Date;
  /** Where links lead. */
  address(): string;
}

const OURS = { issuer: 'heard', audience: 'files' };
/** Long enough to press it, too short to pass it on. */
const LIFETIME = 10 * 60;

export function createFileLinks({ desk, secret, now, address }: FileLinksParts): FileLinks {
  const key = new TextEncoder().encode(secret);
  const seconds = () => Math.floor(now().getTime() / 1000);

  /** What a link says, and whose it is. */
  async function read(pass: string): Promise<{ who: Who; says: JWTPayload } | undefined> {
    const checked = await jwtVerify(pass, key, { ...OURS, algorithms: ['HS256'], currentDate: now() }).catch(() => {});
    const { council, person: its } = (checked?.payload ?? {}) as Record<string, string | undefined>;
    const person = council && (await desk.people(council)).find((it) => it.id === its);
    return checked && council && person
      ? { who: { kind: 'officer', council, person, from: 'a link' }, says: checked.payload }
      : undefined;
  }

  async function linkTo(who: Who, subject: string, more: { letter?: LetterName } = {}): Promise<string> {
    const person = who.kind === 'officer' ? who.person.id : undefined;
    const pass = await new SignJWT({ council: who.council, person, ...more })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(subject)
      .setIssuer(OURS.issuer)
      .setAudience(OURS.audience)
      .setExpirationTime(seconds() + LIFETIME)
      .sign(key);
    return `${address()}/files?pass=${pass}`;
  }

  async function letterOf(who: Who, ref: string, letter: LetterName): Promise<Download> {
    const written = await desk.letter(who, ref, letter);
    if ('problem' in written) return { status: 404, says: written.says };
    return { name: documentName(ref, letter), bytes: await letterDocx(written) };
  }

  return {
    link: (who, id) => linkTo(who, id),
    letterLink: (who, ref, letter) => linkTo(who, ref, { letter }),
    async open(pass) {
      const asked = await read(pass);
      const about = asked?.says.sub;
      if (!asked || !about) return { status: 403, says: 'This link was good for ten minutes. Ask Heard for it again.' };
      if (isLetter(asked.says.letter)) return letterOf(asked.who, about, asked.says.letter);
      const file = await desk.readFile(asked.who, about);
      if ('problem' in file) return { status: 404, says: file.says };
      return { name: file.name, bytes: file.bytes };
    },
  };
}

/** What was sent about a complaint, each with its link, for whoever may read it. */
export async function filesFor(sight: Sight, who: Who, ref: string): Promise<ShownFile[]> {
  const files = await sight.desk.files(who, ref);
  if ('problem' in files) return [];
  return Promise.all(
    files.map(async (it) => ({ ...it, ...(sight.fileLink && { to: await sight.fileLink(who, it.id) }) })),
  );
}
