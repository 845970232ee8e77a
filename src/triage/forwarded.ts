import { earlier, isLocalDate, type LocalDate } from '../calendar/local-date.ts';

/** A piece of a forwarded thing: a note, what somebody wrote, or what nobody meant to say. */
export interface Part {
  kind: 'note' | 'message' | 'signature' | 'disclaimer';
  text: string;
  /** Who wrote it, as the thing itself says. */
  from?: string;
  to?: string;
  subject?: string;
  sent?: LocalDate;
  /** 0 is the newest; each quotation goes one deeper. */
  depth: number;
}

export interface Forwarded {
  parts: Part[];
  /** What people wrote, oldest part last, without signatures and disclaimers. */
  words: string;
  /** The earliest day that the thing itself names: if an employee had it then, that is the receipt (domain 8, rule 2). */
  earliest?: LocalDate;
  /** True when something was passed on. */
  chain: boolean;
}

const HEADER = /^\s*\**(from|sent|date|to|cc|bcc|subject|received)\**\s*:\s*\**\s*(.*?)\s*$/i;
const WROTE = /^\s*(?:on\s+)(.{3,80}?),?\s+(?:at\s+[\d:.]+\s*(?:am|pm)?,?\s+)?(.{2,60}?)\s+wrote:\s*$/i;
const BEGUN = /^\s*(?:-{2,}\s*)?(?:begin forwarded message|original message|forwarded message)(?:\s*-{2,})?:?\s*$/i;
const SIGNATURE =
  /^\s*(?:--|__+|sent from my .{3,30}|get outlook for .{3,20}|(?:kind|best|warm|many)?\s*(?:regards|wishes|thanks)[,!.]?|yours (?:sincerely|faithfully|truly),?|thanks,?|ta,?|cheers,?)\s*$/i;
const CARD = /\|.*\||think before you print|my working days|pronouns|i work part time|tel(?:ephone)?:|mobile:|www\./i;
const DISCLAIMER =
  /(?:this|the) (?:e-?mail|message|communication)(?: and any [\w ]+)? (?:is|are|may be|may contain|contains) (?:intended|confidential|private|privileged|meant|only)|if you are not the intended recipient|if you have received this (?:e-?mail|message) in error|intended (?:only )?for the (?:named )?(?:recipient|addressee)|scanned for viruses|views expressed .{0,40}not necessarily|if you are worried (?:that|about) a child.{0,80}(?:front door|ring|call|contact|visit)/i;

const MAY_DISCLAIM =
  /confidential|recipient|addressee|viruses|not necessarily|worried (?:that|about) a child|in error/i;

/** A line in which somebody speaks of themself or another is never thrown away, whatever else it says. */
const SOMEBODY = /\b(?:i|i'?m|me|my|he|she|him|her|mum|dad)\b/i;

/** Whether a text looks passed on at all; most messages do not, and are left alone. */
export function looksForwarded(text: string): boolean {
  return (
    /^\s*>|^\s*\**(from|sent|subject)\**\s*:|wrote:\s*$|forwarded message|original message/im.test(text) ||
    DISCLAIMER.test(text)
  );
}

/** Separates a chain: who wrote what and when, notes apart, signatures and disclaimers out of the way. */
export function forwarded(text: string, received?: LocalDate): Forwarded {
  const parts = sections(text.split(/\r?\n/)).flatMap((it) => withoutTail(it));
  const said = parts.filter((it) => it.kind === 'note' || it.kind === 'message');
  const dates = parts.flatMap(({ sent }) => (sent && (!received || sent <= received) ? [sent] : []));
  return {
    parts,
    words: said
      .map((it) => it.text)
      .join('\n\n')
      .trim(),
    ...(dates.length > 0 && { earliest: dates.reduce(earlier) }),
    chain: said.some((it) => it.depth > 0),
  };
}

/** The text without what nobody meant to say; what is quoted stays, because danger hides there. */
export function withoutBoilerplate(text: string): string {
  if (!MAY_DISCLAIM.test(text) || !DISCLAIMER.test(text)) return text;
  return text
    .split(/\r?\n/)
    .filter((it) => !DISCLAIMER.test(it) || SOMEBODY.test(it))
    .join('\n');
}

interface Section {
  lines: string[];
  depth: number;
  headers: Record<string, string>;
}

/** A new section starts at a block of headers, at "On ... wrote:", and where the depth of the quotation marks changes. */
function sections(lines: readonly string[]): Section[] {
  const out: Section[] = [{ lines: [], depth: 0, headers: {} }];
  let begun = 0;
  for (let at = 0; at < lines.length; at++) {
    const { quoted, line } = unquote(lines[at]!);
    const current = out.at(-1)!;
    const wrote = WROTE.exec(line);
    if (BEGUN.test(line)) {
      begun++;
      out.push({ lines: [], depth: Math.max(begun, quoted), headers: {} });
    } else if (wrote) {
      begun++;
      out.push({ lines: [], depth: Math.max(begun, quoted), headers: { date: wrote[1]!, from: wrote[2]! } });
    } else if (isHeaderBlock(lines, at) && !isEmpty(current)) {
      begun++;
      out.push({ lines: [], depth: Math.max(begun, quoted), headers: header(line) });
    } else if (HEADER.test(line) && isEmpty(current)) {
      Object.assign(current.headers, header(line));
    } else if (quoted > current.depth && line.trim() !== '' && !isEmpty(current)) {
      out.push({ lines: [line], depth: quoted, headers: {} });
    } else if (quoted < current.depth && quoted === 0 && begun === 0 && line.trim() !== '') {
      out.push({ lines: [line], depth: 0, headers: {} });
    } else current.lines.push(line);
  }
  return out.filter((it) => it.lines.some((line) => line.trim() !== '') || Object.keys(it.headers).length > 0);
}

function unquote(line: string): { quoted: number; line: string } {
  const marks = /^(?:\s*>)+/.exec(line)?.[0] ?? '';
  return { quoted: marks.split('>').length - 1, line: marks ? line.slice(marks.length).replace(/^ /, '') : line };
}

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const here = unquote(lines[at]!).line;
  const next = unquote(lines[at + 1] ?? '').line;
  return /^\s*\**from\**\s*:/i.test(here) && HEADER.test(next);
}

const isEmpty = ({ lines }: Section) => !lines.some((it) => it.trim() !== '');

function header(line: string): Record<string, string> {
  const [, name, value] = HEADER.exec(line) ?? [];
  return name ? { [name.toLowerCase()]: value! } : {};
}

/** Takes the signature and the disclaimer off the end of a section. */
function withoutTail({ lines, depth, headers }: Section): Part[] {
  const disclaimed = lines.findIndex((it) => DISCLAIMER.test(it));
  const body = disclaimed < 0 ? lines : lines.slice(0, disclaimed);
  const signed = signatureAt(body);
  const about = {
    depth,
    ...(headers.from && { from: headers.from }),
    ...(headers.to && { to: headers.to }),
    ...(headers.subject && { subject: headers.subject }),
    ...dated(headers.sent ?? headers.date ?? headers.received),
  };
  const piece = (kind: Part['kind'], of: readonly string[]): Part[] => {
    const text = of.join('\n').trim();
    return text === '' ? [] : [{ kind, text, ...about }];
  };
  const kind = depth === 0 ? 'note' : 'message';
  return [
    ...piece(kind, body.slice(0, signed)),
    ...piece('signature', body.slice(signed)),
    ...piece('disclaimer', disclaimed < 0 ? [] : lines.slice(disclaimed)),
  ];
}

const SHORT_LINES = 8;

/** A closing word, or a card of names and numbers, near the end; never so long that it could be the story. */
function signatureAt(lines: readonly string[]): number {
  for (let at = Math.max(1, lines.length - 14); at < lines.length; at++) {
    const rest = lines.slice(at).filter((it) => it.trim() !== '');
    const short = rest.length <= SHORT_LINES && rest.every((it) => it.length < 120);
    if (short && (SIGNATURE.test(lines[at]!) || CARD.test(lines[at]!))) return at;
  }
  return lines.length;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function dated(said: string | undefined): { sent?: LocalDate } {
  const found = said && dateIn(said);
  return found ? { sent: found } : {};
}

function dateIn(said: string): LocalDate | undefined {
  const named = /(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})/i.exec(said);
  const american = /([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i.exec(said);
  const slashed = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(said);
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(said);
  const [day, month, year] = named
    ? [named[1]!, monthNumber(named[2]!), named[3]!]
    : american && monthNumber(american[1]!) > 0
      ? [american[2]!, monthNumber(american[1]!), american[3]!]
      : slashed
        ? [slashed[1]!, Number(slashed[2]), slashed[3]!]
        : iso
          ? [iso[3]!, Number(iso[2]), iso[1]!]
          : ['', 0, ''];
  const found = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(found) ? found : undefined;
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
