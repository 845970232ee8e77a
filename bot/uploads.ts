import type { Activity } from 'botbuilder';
import type { Desk } from '../src/desk/desk.ts';
import type { Who } from '../src/people/person.ts';
import type { Keeping } from './channels/channel.ts';
import type { ReadText } from './reading/reader.ts';

/** A message with its files, as a page sends them together. */
export interface Upload {
  activity: Partial<Activity>;
  files: { name: string; bytes: Uint8Array }[];
}

/** What is behind a link: a file, or a sentence about why not. */
export type Download = { name: string; bytes: Buffer } | { status: number; says: string };

/** A message has at most so many files; the form has one more part, the message itself. */
const MOST_FILES = 10;

/** Reads a form with files in it, and not a byte more than it may have. Undefined where it is no such form. */
export async function uploadIn(
  body: AsyncIterable<Buffer>,
  type: string | undefined,
  most: number,
): Promise<Upload | 'too big' | undefined> {
  const read: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) return 'too big';
    read.push(part);
  }
  if (!type?.startsWith('multipart/form-data')) return undefined;
  try {
    const form = await new Response(Buffer.concat(read), { headers: { 'content-type': type } }).formData();
    return await readForm(form);
  } catch {
    return undefined;
  }
}

async function readForm(form: FormData): Promise<Upload | undefined> {
  const files: Upload['files'] = [];
  let activity: unknown = {};
  for (const [name, part] of form) {
    if (name === 'activity') activity = JSON.parse(typeof part === 'string' ? part : await part.text());
    else if (typeof part !== 'string') files.push({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  if (files.length === 0 || files.length > MOST_FILES) return undefined;
  return typeof activity === 'object' && activity ? { activity, files } : undefined;
}

/** Keeps what came with one message, and reads the words in it; sent again, it is the same. */
export async function keepFiles(
  desk: Pick<Desk, 'keepFile'>,
  who: Who,
  message: string,
  files: Upload['files'],
  readText: ReadText,
): Promise<Keeping> {
  const keeping: Keeping = { kept: [], ids: [], texts: [], unread: [], refused: [] };
  for (const [place, { name, bytes }] of files.entries()) {
    const it = await desk.keepFile(who, { message, place, name, bytes });
    if ('problem' in it) {
      keeping.refused.push(it.says);
      continue;
    }
    keeping.kept.push(it.name);
    keeping.ids.push(it.id);
    const text = await readText(bytes, it.kind);
    if (text) keeping.texts.push({ name: it.name, text });
    else keeping.unread.push(it.name);
  }
  return keeping;
}
