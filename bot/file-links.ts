import { jwtVerify, SignJWT } from 'jose';
import type { ShownFile } from '../cards/story.ts';
import type { Desk } from '../src/desk/desk.ts';
import type { Who } from '../src/people/person.ts';
import type { Download } from './uploads.ts';
import type { Sight } from './views.ts';

/** Links to files: each for one person and a few minutes, and whether that person may is asked again when it is opened. */
export interface FileLinks {
  link(who: Who, id: string): Promise<string>;
  open(pass: string): Promise<Download>;
}

export interface FileLinksParts {
  desk: Pick<Desk, 'people' | 'readFile'>;
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

  async function read(pass: string): Promise<{ who: Who; id: string } | undefined> {
    const checked = await jwtVerify(pass, key, { ...OURS, algorithms: ['HS256'], currentDate: now() }).catch(() => {});
    const { sub: id, council, person: its } = (checked?.payload ?? {}) as Record<string, string | undefined>;
    const person = council && (await desk.people(council)).find((it) => it.id === its);
    return id && council && person ? { id, who: { kind: 'officer', council, person, from: 'a link' } } : undefined;
  }

  return {
    async link(who, id) {
      const person = who.kind === 'officer' ? who.person.id : undefined;
      const pass = await new SignJWT({ council: who.council, person })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(id)
        .setIssuer(OURS.issuer)
        .setAudience(OURS.audience)
        .setExpirationTime(seconds() + LIFETIME)
        .sign(key);
      return `${address()}/files?pass=${pass}`;
    },
    async open(pass) {
      const asked = await read(pass);
      if (!asked) return { status: 403, says: 'This link was good for ten minutes. Ask Heard for the story again.' };
      const file = await desk.readFile(asked.who, asked.id);
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
