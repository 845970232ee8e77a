import { convert } from 'html-to-text';
import { localDate } from '../../src/calendar/local-date.ts';
import { nameFrom } from '../../src/people/name.ts';
import { storable } from '../../src/store/text.ts';
import type { Linked } from '../fetching/file-at.ts';
import { linkedIn } from './files.ts';

/** A message of Teams that somebody passes on, as Teams hands it over. */
export interface MessagePayload {
  id?: string;
  /** The message that began the thread, where this is an answer in one. */
  replyToId?: string;
  createdDateTime?: string;
  deleted?: boolean;
  subject?: string | null;
  from?: { user?: Writer | null; application?: Writer | null } | null;
  body?: { contentType?: string; content?: string };
  attachments?: { contentType?: string; content?: string | null; name?: string | null; contentUrl?: string | null }[];
}

interface Writer {
  id?: string;
  displayName?: string;
}

/** What there is to pass on: the words, and who wrote them here and when. That is not the person who passes it on. */
export interface PassedOn {
  words: string;
  writtenBy?: string;
  /** The day on which it stood here: somebody at the council had it then. */
  writtenOn?: string;
  /** Files that came with it; only whoever sent them, or reads along there, can open them. */
  files: Linked[];
}

export function passedOnIn({
  deleted,
  subject,
  from,
  body,
  attachments = [],
  createdDateTime,
}: MessagePayload): PassedOn {
  const quoted = attachments.flatMap(quotedIn);
  const said = deleted ? '' : wordsOf(body);
  const about = subject ? [`Subject: ${subject}`] : [];
  const words = said || quoted.length > 0 ? [...about, said, ...quoted].filter(Boolean).join('\n\n') : '';
  const writtenBy = from?.user?.displayName ?? from?.application?.displayName;
  const at = createdDateTime ? new Date(createdDateTime) : undefined;
  return {
    words: storable(words.trim()),
    ...(writtenBy && { writtenBy: storable(nameFrom(writtenBy)) }),
    ...(at && !Number.isNaN(at.getTime()) && { writtenOn: localDate(at) }),
    files: deleted ? [] : linkedIn(attachments, body?.contentType === 'html' ? (body.content ?? '') : ''),
  };
}

/** Longer than any message of Teams or any email that comes into a channel. */
const LONGEST = 2_000_000;

function wordsOf({ contentType, content = '' }: NonNullable<MessagePayload['body']> = {}): string {
  return contentType === 'text' ? content : plain(content);
}

/** What a reader would see: line by line, links and pictures as their words. */
function plain(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: LONGEST },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'attachment', format: 'skip' },
      ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}

function isReference(contentType: string): boolean {
  return contentType === 'messageReference' || contentType === 'forwardedMessageReference';
}

/** A message quoted or forwarded inside this one, as far as Teams shows it. */
function quotedIn({ contentType = '', content }: NonNullable<MessagePayload['attachments']>[number]): string[] {
  if (!isReference(contentType) || !content) return [];
  try {
    const { messagePreview, originalMessageContent, messageSender } = JSON.parse(content) as {
      messagePreview?: string;
      originalMessageContent?: string;
      messageSender?: { user?: Writer | null };
    };
    const words = plain(originalMessageContent ?? messagePreview ?? '');
    const by = messageSender?.user?.displayName;
    return words ? [by ? `From: ${by}\n${words}` : words] : [];
  } catch {
    return [];
  }
}
