import { type LocalDate, localDate, localTime, long } from '../calendar/local-date.ts';
import type { Entry } from '../complaints/complaint.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { Right } from '../deadlines/rights.ts';

/** Whom a bundle is for: the Ombudsman sees all of it, a person who asks for their data sees what is theirs. */
export const PURPOSES = ['ombudsman', 'data-request'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One line of the audit record, with the hash before it: each can be checked by itself. */
export interface ChainLine {
  seq: number;
  entry: string;
  before: string;
  hash: string;
}

/** Everything that is kept of one complaint. */
export interface Bundle {
  purpose: Purpose;
  council: string;
  ref: string;
  made: LocalDate;
  state: string;
  rules: string;
  received: LocalDate;
  people: { complainant?: string; child?: string; reach?: string };
  history: (Pick<Entry, 'act' | 'on' | 'details'> & { at: string; by: string })[];
  deadlines: Pick<Deadline, 'clock' | 'started' | 'due' | 'stopped' | 'status' | 'lateBy' | 'because' | 'cite'>[];
  rights: Pick<Right, 'right' | 'from' | 'because'>[];
  words: { kind: string; words: string; by: string; at: string }[];
  letters: { name: string; sent: string; text: string }[];
  said: { kind: string; to: string; at: string; outcome: string }[];
  /** Only for the Ombudsman: who did and read what, in a chain. */
  record: ChainLine[];
}

const GONE = '[somebody else]';
const CONTACT = /[\w.+-]+@[\w-]+\.[\w.]+|\+?\d[\d ()-]{8,}\d/g;

/**
 * Other people's data taken out of what somebody is sent about themselves: every name that is known here but theirs, and every
 * telephone number and address of mail but theirs. A person reads it before it goes out, and it says so.
 */
export function withoutOthers(bundle: Bundle, others: readonly string[], own: readonly string[]): Bundle {
  const clean = (text: string) => redacted(text, others, own);
  return {
    ...bundle,
    people: bundle.people,
    history: bundle.history.map((it) => ({ ...it, by: isOwn(it.by, own) ? it.by : clean(it.by), details: {} })),
    words: bundle.words.map((it) => ({ ...it, by: '', words: clean(it.words) })),
    letters: bundle.letters.map((it) => ({ ...it, text: clean(it.text) })),
    said: bundle.said.filter((it) => it.to === 'complainant'),
    record: [],
  };
}

function isOwn(by: string, own: readonly string[]): boolean {
  return by === 'complainant' || by === 'Heard' || own.includes(by);
}

export function redacted(text: string, others: readonly string[], own: readonly string[], mark = GONE): string {
  const kept = new Set(own.flatMap(wordsOf));
  const names = [...new Set(others.flatMap((it) => [it, ...wordsOf(it).filter((word) => !kept.has(word))]))].filter(
    (it) => it.length > 2,
  );
  const pattern = names
    .sort((a, b) => b.length - a.length)
    .map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const named =
    pattern.length > 0
      ? text.replace(new RegExp(`(?<![\\p{L}])(?:${pattern.join('|')})(?![\\p{L}])`, 'giu'), mark)
      : text;
  return named.replace(CONTACT, (it) => (own.some((mine) => plain(mine) === plain(it)) ? it : mark));
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s()-]/g, '');
}

/** The bundle as one page that can be printed and mailed. */
export function bundleHtml(it: Bundle): string {
  const purpose =
    it.purpose === 'ombudsman'
      ? 'for the Local Government and Social Care Ombudsman'
      : 'for a request for personal data. Other people’s names and how to reach them are taken out by machine: a person has to read it before it is sent';
  const parts = [
    list(
      'What happened',
      it.history.map(
        ({ on, act, by, at, details }) =>
          `${long(on)}: ${act}${by ? `, by ${by}` : ''} (recorded ${at})${Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : ''}`,
      ),
    ),
    list(
      'The dates and their working',
      it.deadlines.map(
        ({ clock, due, status, stopped, lateBy, because, cite }) =>
          `${clock}: ${due ? `due ${long(due)}` : 'no date'}, ${status}${stopped ? ` on ${long(stopped)}` : ''}${lateBy ? `, ${lateBy} working days late` : ''}. ${because} (${cite})`,
      ),
    ),
    list(
      'What the complainant may ask for',
      it.rights.map(({ right, from, because }) => `${right} from ${long(from)}: ${because}`),
    ),
    it.words
      .map(
        ({ kind, words, at }) =>
          `<h3>${escaped(kind)} (${at})</h3><blockquote>${escaped(words).replaceAll('\n', '<br>')}</blockquote>`,
      )
      .join(''),
    it.letters
      .map(({ name, sent, text }) => `<h3>${escaped(name)}, sent ${escaped(sent)}</h3><pre>${escaped(text)}</pre>`)
      .join(''),
    list(
      'What was sent to whom',
      it.said.map(({ kind, to, at, outcome }) => `${at}: ${kind} to ${to}, ${outcome}`),
    ),
  ];
  const [history, dates, rights, words, letters, said] = parts;
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(it.ref)}</title><style>body{font:16px/1.5 Arial,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;font:inherit;border-left:3px solid #b1b4b6;padding-left:1rem}blockquote{border-left:3px solid #1d70b8;margin:0;padding-left:1rem}code{overflow-wrap:anywhere}@media print{h2{break-after:avoid}@page{size:A4;margin:18mm}}</style></head><body>
<h1>Complaint ${escaped(it.ref)}</h1><p>${escaped(it.council)}. Made on ${long(it.made)} ${purpose}.</p>
<p>Received on ${long(it.received)}, under the rules of ${escaped(it.rules)}. It is ${escaped(it.state.replaceAll('-', ' '))}.</p>
${
  Object.values(it.people).some(Boolean)
    ? `<p>${[
        it.people.complainant && `From: ${it.people.complainant}`,
        it.people.child && `About: ${it.people.child}`,
        it.people.reach && `Reached by: ${it.people.reach}`,
      ]
        .filter((one) => one !== undefined && one !== '')
        .map((one) => escaped(String(one)))
        .join('. ')}.</p>`
    : ''
}
${history}${dates}${rights}<h2>In their words, and the answers</h2>${words}<h2>Letters</h2>${letters || '<p>None.</p>'}${said}${it.record.length > 0 ? chain(it.record) : ''}
</body></html>
`;
}

function chain(lines: readonly ChainLine[]): string {
  return `<h2>The record</h2><p>Each line can be checked: its hash is SHA-256 of the hash before it, a line feed, and the line itself, in hexadecimal.</p><ol>${lines.map(({ seq, entry, before, hash }) => `<li value="${seq}"><code>${escaped(entry)}</code><br>before <code>${before}</code><br>hash <code>${hash}</code></li>`).join('')}</ol>`;
}

function list(title: string, lines: readonly string[]): string {
  return `<h2>${title}</h2>${lines.length > 0 ? `<ul>${lines.map((it) => `<li>${escaped(it)}</li>`).join('')}</ul>` : '<p>Nothing.</p>'}`;
}

export function moment(at: Date): string {
  return `${long(localDate(at))}, ${localTime(at)}`;
}

function escaped(words: string): string {
  return words.replace(
    /[&<>"']/g,
    (it) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[it]!,
  );
}
