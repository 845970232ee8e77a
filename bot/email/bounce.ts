import PostalMime, { type Email } from 'postal-mime';

/** A letter that came back: which one, and why, in words that name nobody. */
export interface Bounce {
  /** The id that the letter was sent with. */
  letter: string;
  because: string;
}

/**
 * Reads a delivery status notification (RFC 3464), as a mail server sends it back. Undefined for anything else: an answer, an
 * out-of-office note, a notice that it will take longer.
 */
export async function readBounce(raw: string | Uint8Array): Promise<Bounce | undefined> {
  const email = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' });
  const status = partOf(email, 'message/delivery-status', 'message/global-delivery-status');
  if (!status) return undefined;
  const fields = fieldsOf(status);
  if (fields.get('action') !== 'failed') return undefined;
  const letter = letterIn(fields.get('original-envelope-id') ?? '') ?? letterIn(headersBack(email));
  return letter ? { letter, because: whyIn(fields) } : undefined;
}

function partOf({ attachments }: Email, ...types: string[]): string | undefined {
  const found = attachments.find((it) => types.includes(it.mimeType));
  return found && String(found.content);
}

/** The headers of the letter itself, which come back with the notice, or what the notice says it answers. */
function headersBack(email: Email): string {
  const back = partOf(email, 'text/rfc822-headers', 'message/rfc822', 'message/global', 'message/global-headers') ?? '';
  const answered = email.headers.filter((it) => it.key === 'references' || it.key === 'in-reply-to');
  return [/^message-id:.*$/im.exec(back)?.[0] ?? '', ...answered.map((it) => it.value)].join('\n');
}

function letterIn(text: string): string | undefined {
  return /heard-[a-z0-9-]+-\d+/i.exec(text)?.[0].toLowerCase();
}

/** The fields of the notice; of several recipients the first, because a letter of ours has one. */
function fieldsOf(status: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of status.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([A-Za-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value!.trim().toLowerCase());
  }
  return fields;
}

const WHY: readonly (readonly [code: RegExp, says: string])[] = [
  [/^5\.1\.(1|2|3|10)$/, 'there is no such mailbox'],
  [/^5\.1\.\d+$/, 'the address is not right'],
  [/^[45]\.2\.2$/, 'the mailbox is full'],
  [/^5\.2\.1$/, 'the mailbox is closed'],
  [/^[45]\.4\.\d+$/, 'their mail server could not be reached'],
  [/^5\.7\.\d+$/, 'their mail provider refused it'],
];

/** The status of the notice, never its free text: that quotes the address. */
function whyIn(fields: Map<string, string>): string {
  const code = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
  const says = WHY.find(([pattern]) => pattern.test(code))?.[1] ?? 'no reason that can be read';
  return `it came back: ${says}${code ? ` (${code})` : ''}`;
}
