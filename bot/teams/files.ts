import type { Activity, Attachment } from 'botbuilder';
import { storable } from '../../src/store/text.ts';
import type { FileAt, Linked } from '../fetching/file-at.ts';

/** What a message of Teams carries beside its words: what can be fetched, and what only its owner can open. */
export interface Carried {
  toFetch: FileAt[];
  elsewhere: Linked[];
}

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';
/** Teams' own doubles of the words, and cards. */
const NO_FILE = /^text\/html|^application\/vnd\.microsoft\.card\.|messageReference$/i;
/** More than anybody sends with one message. */
const MOST = 10;

export function carriedIn({ attachments = [], serviceUrl }: Activity): Carried {
  const carried: Carried = { toFetch: [], elsewhere: [] };
  for (const it of attachments.filter(({ contentType = '' }) => !NO_FILE.test(contentType))) {
    const found = carried.toFetch.length < MOST ? toFetchIn(it, serviceUrl) : undefined;
    if (found) carried.toFetch.push(found);
    else carried.elsewhere.push(linkIn(it));
  }
  return carried;
}

/** A file that was sent to Heard has a link that opens by itself for a while; a picture among the words is with Teams' own service. */
function toFetchIn({ contentType, content, contentUrl, name }: Attachment, serviceUrl: string): FileAt | undefined {
  const { downloadUrl } = (content ?? {}) as { downloadUrl?: unknown };
  if (contentType === DOWNLOAD && typeof downloadUrl === 'string')
    return { name: storable(name ?? 'a file'), url: downloadUrl, from: 'a link of Teams' };
  if (/^image\//i.test(contentType) && contentUrl)
    return { name: storable(name ?? 'the picture'), url: contentUrl, from: 'a picture in Teams', at: serviceUrl };
  return undefined;
}

function linkIn({ name, contentUrl }: Pick<Attachment, 'name' | 'contentUrl'>): Linked {
  return { name: storable(name ?? 'a file'), ...(contentUrl && { to: storable(contentUrl) }) };
}

/** The files of a message that somebody passes on. Teams hands over their names and where they are; only its own users can open them. */
export function linkedIn(
  attachments: readonly { contentType?: string; name?: string | null; contentUrl?: string | null }[],
  html: string,
): Linked[] {
  const files = attachments.filter(({ name, contentType = '' }) => name && !NO_FILE.test(contentType));
  const pictures = [...html.matchAll(/<img\b[^>]*>/gi)].filter(([tag]) => !/schema\.skype\.com\/emoji/i.test(tag));
  return [
    ...files.map(({ name, contentUrl }) => linkIn({ name: name!, ...(contentUrl && { contentUrl }) })),
    ...pictures.map((_, at) => ({
      name: pictures.length > 1 ? `picture ${at + 1} in the message` : 'the picture in the message',
    })),
  ];
}
