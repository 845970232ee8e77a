import { type Refusal, refuse } from '../../src/complaints/problems.ts';
import { LARGEST_FILE } from '../../src/files/kinds.ts';
import { NotSent } from '../delivery/outlet.ts';
import type { FileAt } from './file-at.ts';

export interface Getting {
  /** Whether files of this kind are fetched from there. Asked anew for every address that we are sent on to. */
  mayFetch(from: FileAt['from'], url: URL): boolean;
  /** What opens it, where a link alone does not. */
  authorization(file: FileAt): Promise<string | undefined>;
}

export type GetFile = (file: FileAt) => Promise<Uint8Array | Refusal>;

/** A server that says nothing for so long is asked again later. */
const PATIENCE = 20_000;
/** How often we let ourselves be sent on to another address. */
const MOST_HOPS = 3;

/**
 * Fetches a file that somebody sent in a chat, from the places where that chat keeps its files and from nowhere else: whoever writes to us
 * could otherwise have us fetch from inside the council's network. Not a byte more is read than may be kept, and our token goes to the first
 * address alone. What may go well later is thrown as NotSent.
 */
export function createGetFile({ mayFetch, authorization }: Getting): GetFile {
  return async (file) => {
    let url = parsed(file.url);
    for (let hop = 0; hop <= MOST_HOPS; hop++) {
      if (!url || !mayFetch(file.from, url)) return refuse.fileOutOfReach(file.name);
      const opens = hop === 0 ? await authorization(file) : undefined;
      const answered = await ask(url, opens);
      const onwards: string | null =
        answered.status >= 300 && answered.status < 400 ? answered.headers.get('location') : null;
      if (!onwards) return take(file, answered);
      await answered.body?.cancel();
      url = parsed(onwards, url);
    }
    return refuse.fileOutOfReach(file.name);
  };
}

function parsed(address: string, from?: URL): URL | undefined {
  return URL.canParse(address, from) ? new URL(address, from) : undefined;
}

async function ask(url: URL, authorization: string | undefined): Promise<Response> {
  try {
    return await fetch(url, {
      redirect: 'manual',
      headers: authorization ? { authorization } : {},
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw later('no answer');
  }
}

function later(because: string): NotSent {
  return new NotSent({ kind: 'later', because: `a file could not be fetched: ${because}` });
}

async function take({ name }: FileAt, answered: Response): Promise<Uint8Array | Refusal> {
  const { ok, status, headers } = answered;
  // A page where a file should be is a page to sign in on.
  if (ok && !/^text\/html\b/i.test(headers.get('content-type') ?? '')) return whole(answered);
  await answered.body?.cancel();
  if (status === 408 || status === 429 || status >= 500) throw later(`status ${status}`);
  return refuse.fileGone(name);
}

async function whole({ body, headers }: Response): Promise<Uint8Array | Refusal> {
  const read: Uint8Array[] = [];
  if (Number(headers.get('content-length') ?? 0) > LARGEST_FILE) return tooBig(body);
  let size = 0;
  try {
    for await (const part of body ?? []) {
      size += part.length;
      if (size > LARGEST_FILE) return tooBig(undefined);
      read.push(part);
    }
  } catch {
    throw later('cut off');
  }
  return Buffer.concat(read);
}

async function tooBig(body: ReadableStream | null | undefined): Promise<Refusal> {
  await body?.cancel();
  return refuse.bigFile(LARGEST_FILE);
}
