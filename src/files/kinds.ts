import { type Refusal, refuse } from '../complaints/problems.ts';
import { archived } from './archive.ts';

/** A kind of file that may be kept: known by its first bytes, whatever it is called and whatever its sender says it is. */
export interface FileKind {
  name: string;
  ending: string;
  looksLike(bytes: Uint8Array): boolean;
}

/** Longest first in people's lives: photographs of letters, letters, and what was copied out of a chat. */
export const LARGEST_FILE = 10_000_000;

export const KINDS: readonly FileKind[] = [
  { name: 'PDF', ending: 'pdf', looksLike: begins('%PDF-') },
  { name: 'JPEG picture', ending: 'jpg', looksLike: begins('\xff\xd8\xff') },
  { name: 'PNG picture', ending: 'png', looksLike: begins('\x89PNG\r\n\x1a\n') },
  { name: 'WebP picture', ending: 'webp', looksLike: (it) => begins('RIFF')(it) && begins('WEBP', 8)(it) },
  {
    name: 'HEIC picture',
    ending: 'heic',
    looksLike: (it) => begins('ftyp', 4)(it) && /^(heic|heix|mif1)/.test(letters(it, 8)),
  },
  { name: 'Word document', ending: 'docx', looksLike: (it) => isArchiveWith(it, 'word/document.xml') },
  {
    name: 'OpenDocument text',
    ending: 'odt',
    looksLike: (it) => isArchiveWith(it, 'content.xml') && isArchiveWith(it, 'mimetype'),
  },
  { name: 'email', ending: 'eml', looksLike: (it) => isText(it) && HEADERS.test(letters(it, 0, 4_000)) },
  { name: 'plain text', ending: 'txt', looksLike: isText },
];

/** How an email begins when it is saved: with its headers, a line each. */
const HEADERS = /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*(?:From|Message-ID|Received):/i;

/** What it is, or why it cannot be kept, in a sentence for whoever sent it. */
export function kindOf(bytes: Uint8Array): FileKind | Refusal {
  if (bytes.length === 0) return refuse.emptyFile();
  if (bytes.length > LARGEST_FILE) return refuse.bigFile(LARGEST_FILE);
  const kind = KINDS.find((it) => it.looksLike(bytes));
  if (kind && !isArchive(bytes)) return kind;
  if (kind && !hidesSomething(bytes)) return kind;
  return refuse.unknownFile(KINDS.map((it) => it.name));
}

const MACROS = /vbaProject|\.bin$|\.exe$|\.js$|^Basic\/|^Scripts\//i;
/** A document of a hundred pages with pictures has a few hundred parts and unpacks to less than this. */
const MOST_PARTS = 2_000;
const MOST_UNPACKED = 100_000_000;

/** Macros, or so much packed together that opening it would be an attack. */
function hidesSomething(bytes: Uint8Array): boolean {
  const parts = archived(bytes) ?? [];
  const unpacked = parts.reduce((sum, it) => sum + it.size, 0);
  return parts.length > MOST_PARTS || unpacked > MOST_UNPACKED || parts.some(({ name }) => MACROS.test(name));
}

function isArchive(bytes: Uint8Array): boolean {
  return begins('PK\x03\x04')(bytes);
}

function isArchiveWith(bytes: Uint8Array, part: string): boolean {
  return isArchive(bytes) && (archived(bytes) ?? []).some(({ name }) => name === part);
}

function begins(with_: string, at = 0) {
  return (bytes: Uint8Array) => letters(bytes, at, with_.length) === with_;
}

function letters(bytes: Uint8Array, at: number, many = 8): string {
  return String.fromCharCode(...bytes.subarray(at, at + many));
}

/** Readable by a person from end to end: nothing in it that is not a letter. */
function isText(bytes: Uint8Array): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not have
    return !/[\u0000-\u0008\u000e-\u001f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
