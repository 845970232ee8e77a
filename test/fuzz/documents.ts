import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { readBounce } from '../../bot/email/bounce.ts';
import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { councilOf, packAt } from '../../src/councils/index.ts';
import { readCouncil } from '../../src/councils/read.ts';
import { play } from '../../src/deadlines/play.ts';
import { kindOf } from '../../src/files/kinds.ts';
import { fileName } from '../../src/files/name.ts';
import { textOf } from '../../src/files/text.ts';
import { mappingOf } from '../../src/register/columns.ts';
import { exampleOf } from '../../src/register/examples/index.ts';
import { readRow } from '../../src/register/read-row.ts';
import { readSheet } from '../../src/register/table.ts';
import { pdf } from '../support/letters.ts';
import { type Input, pick, text } from './input.ts';
import { broken, type Throw } from './mutate.ts';

const here = (path: string) => readFileSync(new URL(path, import.meta.url));
const CSV = 'Reference,Received,Stage,Outcome\nA1,24/03/2026,1,Upheld\nA2,25/03/2026,2,"Not, upheld"\n';
const COUNCIL = here('../../src/councils/shropshire.yaml');
const MAILS = ['delayed', 'exchange', 'out-of-office', 'postfix'].map((it) => here(`../fixtures/bounces/${it}.eml`));
const WORKBOOK = here('../fixtures/register.xlsx');
const TODAY: LocalDate = '2026-03-24';

const council = councilOf('cambridgeshire');
const [names = '', ...rows] = exampleOf('cambridgeshire')!.csv.toString('utf8').trim().split(/\r?\n/);
/** What stands in the columns of that year, so that a cell can get what belongs into another one. */
const CELLS = [...new Set(rows.flatMap((it) => it.split(',')))];
const ODD = ['', '0', '31/02/2010', '2010-13-40', '40238', '=1+1', '"', '"",""', '\u202e2009', '1e999', '-£9.99'];

const LETTER =
  '<w:document><w:body><w:p><w:r><w:t>Nobody has come &amp; nobody rings.</w:t></w:r></w:p><w:p><w:r><w:br/><w:delText>no</w:delText></w:r></w:p></w:body></w:document>';
const PDF = pdf('Nobody has come since May.');

/** The packed file as its program saved it, or its text broken before it was packed: what unpacks well has to be read too. */
function docx(dice: Throw): Uint8Array {
  const inside = dice(2) ? broken(Buffer.from(LETTER), dice) : strToU8(LETTER);
  const packed = zipSync({ 'word/document.xml': inside }, { level: dice(2) ? 6 : 0 });
  return inside.length === LETTER.length ? broken(packed, dice) : packed;
}

/** Rows of the year, one with a few of its cells made something else, as bytes of the file. */
function ofTheYear(dice: Throw): Buffer {
  const at = dice(rows.length);
  const cells = rows[at]!.split(',');
  for (let change = 0; change <= dice(3); change++) cells[dice(cells.length)] = pick(dice(2) ? ODD : CELLS, dice);
  const sheet = Buffer.from([names, cells.join(','), pick(rows, dice)].join('\n'));
  return dice(4) ? sheet : Buffer.from(broken(sheet, dice));
}

/** As the import reads a row: every cell, then what happened in the order of its dates. */
async function readYear(bytes: Buffer): Promise<void> {
  const sheet = await readSheet(bytes);
  if ('unusable' in sheet) return;
  const { columns } = sheet;
  const context = { council, columns, dates: 'day-first', today: TODAY, personOf: () => undefined } as const;
  for (const row of sheet.rows) {
    const { past } = readRow(row, { ...context, mapping: mappingOf(columns, {}) });
    if (!past || past.received < england.first) continue;
    const { procedure, complainant, received, arose, happened } = past;
    const pack = packAt(council, instantOf(received, '12:00')) ?? council.packs.at(-1)!;
    play({ procedure, complainant, received, ...(arose && { arose }), happened }, pack, england, TODAY);
  }
}

/** Whatever is handed in as a file. */
export const DOCUMENTS: readonly Input[] = [
  {
    called: 'a register as CSV',
    weight: 1,
    mutated: (dice) => broken(Buffer.from(CSV), dice),
    read: (it: Uint8Array) => readSheet(Buffer.from(it)),
  },
  { called: 'rows of the year 2009/10', weight: 0.4, mutated: ofTheYear, read: readYear },
  {
    called: 'a workbook',
    weight: 0.1,
    mutated: (dice) => broken(WORKBOOK, dice),
    read: (it: Uint8Array) => readSheet(Buffer.from(it)),
  },
  {
    called: 'a council’s file',
    weight: 0.1,
    mutated: (dice) => text(broken(COUNCIL, dice)),
    read: (it: string) => readCouncil('shropshire', 'shropshire.yaml', it),
  },
  {
    called: 'a mail that came back',
    weight: 0.3,
    mutated: (dice) => broken(pick(MAILS, dice), dice),
    read: (it: Uint8Array) => readBounce(it),
  },
  { called: 'a letter of Word', weight: 0.3, mutated: docx, read: (it: Uint8Array) => textOf(it, 'docx') },
  {
    called: 'a letter as PDF',
    weight: 0.03,
    mutated: (dice) => broken(PDF, dice),
    read: (it: Uint8Array) => textOf(it, 'pdf'),
  },
  {
    called: 'a file and its name',
    weight: 1,
    mutated: (dice) => broken(WORKBOOK.subarray(0, 64), dice),
    read: (it: Uint8Array) => [kindOf(it), fileName(text(it), 'txt')],
  },
];
