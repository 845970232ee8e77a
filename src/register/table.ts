import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/universal';
import { archived } from '../files/archive.ts';

/** A sheet as it came: the names of its columns, and its rows with the number they have in the file. */
export interface Sheet {
  columns: string[];
  rows: { at: number; cells: unknown[] }[];
}

export type SheetRead = Sheet | { unusable: string };

/** Larger than any council's register of ten years; above it the file is read in parts, so that nothing is half-done. */
export const MOST_ROWS = 250_000;
const MOST_BYTES = 200_000_000;
/** So many rows with forty columns unpack to less than this. */
const MOST_UNPACKED = 600_000_000;
const MOST_PARTS = 2_000;

/** Reads a spreadsheet by what it is, not by what it is called. */
export async function readSheet(bytes: Buffer): Promise<SheetRead> {
  if (bytes.length === 0) return { unusable: 'The file is empty. Export the register again and send that.' };
  if (bytes.length > MOST_BYTES)
    return { unusable: 'The file is larger than 200 MB. Split it by year and import one year after the other.' };
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return fromXlsx(bytes);
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    return { unusable: 'This is a workbook of Excel 97 (.xls). Save it as .xlsx or as CSV, and import that.' };
  return fromCsv(textOf(bytes));
}

/** Reading unpacks no more than the archive says, so what it says is looked at before. */
async function fromXlsx(bytes: Buffer): Promise<SheetRead> {
  const parts = archived(bytes) ?? [];
  const unpacked = parts.reduce((sum, it) => sum + it.size, 0);
  if (parts.length > MOST_PARTS || unpacked > MOST_UNPACKED)
    return {
      unusable:
        'This workbook unpacks to more than a register of 250,000 rows. Save its one sheet as CSV, and import that.',
    };
  try {
    const [first] = await readXlsx(new Uint8Array(bytes).buffer);
    const rows: readonly (readonly unknown[])[] = first?.data ?? [];
    return sheetOf(rows.map((cells, at) => ({ at: at + 1, cells: [...cells] })));
  } catch {
    return {
      unusable:
        'This workbook cannot be read. Open it in Excel, save it as .xlsx again, and import that; or save the sheet as CSV.',
    };
  }
}

/** UTF-8 as the standard has it; UTF-16 where it says so; otherwise what Excel on Windows writes. */
export function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function fromCsv(text: string): SheetRead {
  if (text.includes('\0'))
    return { unusable: 'This is neither a CSV file nor a workbook. Save the register as CSV or .xlsx.' };
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return sheetOf(records.map(({ record, info }) => ({ at: info.lines, cells: record })));
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    return {
      unusable: `Line ${line ?? '?'} of the file cannot be read: a quotation mark that is opened is not closed. Save it again as CSV from the spreadsheet.`,
    };
  }
}

/** Whatever stands most often in the first line between the names. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const many = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, it) => (many(it) > many(best) ? it : best));
}

function sheetOf(all: Sheet['rows']): SheetRead {
  const [head, ...rows] = all.filter(({ cells }) => cells.some((it) => it !== null && String(it).trim() !== ''));
  if (!head) return { unusable: 'There is nothing in the file. Export the register again and send that.' };
  if (rows.length > MOST_ROWS)
    return {
      unusable: `There are ${rows.length.toLocaleString('en-GB')} rows; up to ${MOST_ROWS.toLocaleString('en-GB')} are taken at once. Split the file by year and import one year after the other.`,
    };
  return { columns: head.cells.map((it) => String(it ?? '').trim()), rows };
}
