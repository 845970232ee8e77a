import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../src/register/table.ts';
import { LAUGHS, lyingAbout } from '../support/attacks.ts';

const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook of one sheet, with whatever stands before its root and in its rows. */
function workbook(rows: string, before = '', more: Record<string, Uint8Array> = {}): Buffer {
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      '_rels/.rels': xml(
        `<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': xml(
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Register" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': xml(
        `<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': xml(`${before}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`),
      ...more,
    }),
  );
}

const row = (at: number, ...cells: string[]) =>
  `<row r="${at}">${cells.map((it, column) => `<c r="${'AB'[column]}${at}" t="inlineStr"><is><t>${it}</t></is></c>`).join('')}</row>`;

describe('a workbook made to be an attack', () => {
  test('one that means well is read', async () => {
    expect(await readSheet(workbook(row(1, 'Reference', 'Name') + row(2, 'A-1', 'x')))).toEqual({
      columns: ['Reference', 'Name'],
      rows: [{ at: 2, cells: ['A-1', 'x'] }],
    });
  });

  test('a billion laughs: no name for something is written out', async () => {
    const read = await readSheet(workbook(row(1, 'Reference', 'Name') + row(2, 'A-1', '&lol9; &file;'), LAUGHS));
    expect(JSON.stringify(read)).not.toMatch(/lollol|root:/);
    expect(JSON.stringify(read).length).toBeLessThan(1000);
  });

  test.each<[string, () => Buffer]>([
    ['one that unpacks to gigabytes', () => lyingAbout(workbook(row(1, 'Reference')), 1_000_000_000)],
    [
      'one of thousands of parts',
      () =>
        workbook(
          row(1, 'Reference'),
          '',
          Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`p${n}`, strToU8('')])),
        ),
    ],
  ])('%s is not unpacked, with a sentence', async (_, made) => {
    expect(await readSheet(made())).toMatchObject({ unusable: expect.stringContaining('Save its one sheet as CSV') });
  });

  test('one that lies about how long it is yields no more than it said', async () => {
    const long = workbook(Array.from({ length: 20_000 }, (_, at) => row(at + 1, 'a'.repeat(100))).join(''));
    const read = await readSheet(lyingAbout(long, 400));
    expect('rows' in read ? read.rows.length : 0).toBeLessThan(5);
  });

  test('path tricks in the names of its parts lead nowhere', async () => {
    const more = { '../../../../tmp/heard-was-here': strToU8('x'), '/etc/heard-was-here': strToU8('x') };
    expect(await readSheet(workbook(row(1, 'Reference') + row(2, 'A-1'), '', more))).toMatchObject({
      columns: ['Reference'],
    });
  });
});
