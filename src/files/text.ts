import { convert } from 'html-to-text';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { extractText, getDocumentProxy } from 'unpdf';
import { partOf } from './archive.ts';

/** A document of two hundred pages of text unpacks to less than this. */
const MOST_UNPACKED = 20_000_000;
/** Nobody reads more of one file in a chat; the file itself is kept whole. */
export const LONGEST_TEXT = 100_000;

/** How the words of each kind of file are got at; the kinds that are pictures have none. */
const READERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<string> | string>> = {
  txt: decoded,
  eml: ofEmail,
  docx: (it) => ofXml(decoded(partOf(it, 'word/document.xml', MOST_UNPACKED))),
  odt: (it) => ofXml(decoded(partOf(it, 'content.xml', MOST_UNPACKED))),
  pdf: ofPdf,
};

/** Whether a file of this kind may have words that can be got at. */
export function isReadable(ending: string): boolean {
  return Object.hasOwn(READERS, ending);
}

/**
 * The words in a file. Empty where it has none that can be got at: a photograph, a scanned letter, a locked or broken one. Takes as
 * long as the file makes it take, so it is called where it can be stopped: `bot/reading/`.
 */
export async function textOf(bytes: Uint8Array, ending: string): Promise<string> {
  try {
    const text = (await READERS[ending]?.(bytes)) ?? '';
    return text
      .replace(/\r\n?/g, '\n')
      .replace(/[^\S\n]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .slice(0, LONGEST_TEXT);
  } catch {
    return '';
  }
}

function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

/** An email as it looks when it is forwarded, so that who wrote it and when is read from it in the same way. */
async function ofEmail(bytes: Uint8Array): Promise<string> {
  const email = await PostalMime.parse(bytes);
  const body = email.text?.trim() || (email.html ? convert(email.html, { wordwrap: false }) : '');
  if (!body.trim()) return '';
  const head: [string, string | undefined][] = [
    ['From', named(email.from)],
    ['Sent', dayOf(email)],
    ['To', email.to?.map(named).join(', ')],
    ['Subject', email.subject],
  ];
  return [...head.flatMap(([name, it]) => (it ? [`${name}: ${it}`] : [])), '', body].join('\n');
}

function named(it: Address | undefined): string | undefined {
  return it?.name || it?.address;
}

function dayOf({ date }: Email): string | undefined {
  return date?.slice(0, 10);
}

/** Paragraphs as lines. What a change mark took out of a letter is not in it any more, and a field's code never was. */
function ofXml(xml: string): string {
  return entities(
    xml
      .replace(/<w:(delText|instrText)\b[^>]*>[^<]*</g, '<')
      .replace(/<(?:w:tab|text:tab)\b[^>]*>/g, '\t')
      .replace(/<(?:w:br|text:line-break)\b[^>]*>|<\/(?:w:p|text:p|text:h)>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function entities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

async function ofPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes, { verbosity: 0 }), {
    mergePages: false,
  });
  return text.join('\n\n');
}
