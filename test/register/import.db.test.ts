import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Imported } from '../../src/desk/importing.ts';
import { rebuildRegister } from '../../src/desk/rebuild.ts';
import { csvOf } from '../../src/register/csv.ts';
import { readSheet, type Sheet } from '../../src/register/table.ts';
import { tallyOf } from '../../src/store/tally.ts';
import { openDesk, type TestDesk } from '../support/register-desk.ts';

const HEARD = { kind: 'heard', council: 'cambridgeshire' } as const;
const COLUMNS = 'Reference,Date received,Complainant,Area team,Issue,Acknowledged,Stage 1 reply,Outcome';

let it: TestDesk;
beforeAll(async () => {
  it = await openDesk(new Date('2026-05-20T10:00:00Z'));
});
afterAll(() => it.store.close());

async function sheetOf(text: string | Buffer): Promise<Sheet> {
  const sheet = await readSheet(Buffer.from(text));
  if ('unusable' in sheet) throw new Error(sheet.unusable);
  return sheet;
}

async function imports(
  text: string | Buffer,
  more: { dryRun?: boolean; columns?: Record<string, string>; dates?: 'month-first' } = {},
): Promise<Imported> {
  const got = await it.desk.importRegister(HEARD, { sheet: await sheetOf(text), ...more });
  if ('problem' in got) throw new Error(got.says);
  return got;
}

const rows = (...lines: string[]) => [COLUMNS, ...lines].join('\n');
const stored = () => it.store.db.selectFrom('complaints').select('ref').execute();

describe('what cannot be read is listed row by row, and nothing is half-imported', () => {
  test.each([
    ['a date in American order', 'A-1,04/13/2026,Mother,Hunts,Delay,,,', /There is no month 13.*--dates month-first/],
    ['a day that there is not', 'A-1,31/02/2026,Mother,Hunts,Delay,,,', /There is no such day as "31\/02\/2026"/],
    ['a date that is none', 'A-1,soon,Mother,Hunts,Delay,,,', /"soon" is not a date that I can read/],
    ['no date received', 'A-1,,Mother,Hunts,Delay,,,', /There is no date received/],
    ['no reference', ',01/04/2026,Mother,Hunts,Delay,,,', /There is no reference/],
    ['a day to come', 'A-1,01/04/2027,Mother,Hunts,Delay,,,', /has not come yet/],
    [
      'a team that the council has not',
      'A-1,01/04/2026,Mother,Narnia,Delay,,,',
      /I do not know "Narnia" as a team of Cambridgeshire/,
    ],
    [
      'an outcome that there is not',
      'A-1,01/04/2026,Mother,Hunts,Delay,,,sort of',
      /I do not know "sort of" as an outcome/,
    ],
    [
      'a kind of person that there is not',
      'A-1,01/04/2026,Martian,Hunts,Delay,,,',
      /I do not know "Martian" as who complains/,
    ],
    [
      'an answer before it was received',
      'A-1,01/04/2026,Mother,Hunts,Delay,,20/03/2026,',
      /before the complaint was received/,
    ],
    [
      'a day before the holiday table begins',
      'A-1,01/04/2001,Mother,Hunts,Delay,,,',
      /before the bank holiday table begins/,
    ],
  ])('%s', async (_, line, says) => {
    const got = await imports(rows('GOOD-1,02/04/2026,Mother,Hunts,Delay,,,', line));
    expect(got.mistakes.map((one) => one.says).join(' ')).toMatch(says);
    expect(got.mistakes[0]!.row).toBe(3);
    expect(got.added).toBe(0);
    expect(await stored()).toEqual([]);
  });

  test('a reference that comes twice, with both rows', async () => {
    const got = await imports(rows('A-1,01/04/2026,Mother,Hunts,Delay,,,', 'A-1,02/04/2026,Father,Hunts,Delay,,,'));
    expect(got.mistakes).toEqual([{ row: 3, says: 'A-1 is in row 2 already. Each reference may come once.' }]);
  });

  test.each([
    ['nothing', '', /The file is empty/],
    ['a quotation mark that is not closed', `${COLUMNS}\n"A-1,01/04/2026`, /cannot be read: a quotation mark/],
    ['a workbook that is broken', 'PK\u0003\u0004 and then nothing', /workbook cannot be read/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Excel 97/],
    ['something else altogether', Buffer.from([1, 2, 0, 3, 4]), /neither a CSV file nor a workbook/],
    ['more rows than are taken at once', `${COLUMNS}\n${'A,1\n'.repeat(250_001)}`, /250,001 rows; up to 250,000/],
  ])('a file with %s gets a sentence', async (_, text, says) => {
    expect(await readSheet(Buffer.from(text))).toMatchObject({ unusable: expect.stringMatching(says) });
  });

  test('a register without a date received says which column to name', async () => {
    const got = await it.desk.importRegister(HEARD, { sheet: await sheetOf('Reference,When\nA,1') });
    expect(got).toMatchObject({
      problem: 'incomplete',
      says: expect.stringContaining('--column "<its name>=received"'),
    });
  });
});

describe('a register, however it was written', () => {
  test.each([
    ['with semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
    ['with tabs', (text: string) => Buffer.from(text.replaceAll(',', '\t'))],
    ['in UTF-16', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['in what Windows writes', (text: string) => Buffer.from(text, 'latin1')],
    [
      'with a mark at its start and Windows line ends',
      (text: string) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`),
    ],
  ])('%s', async (_, written) => {
    const sheet = await sheetOf(written('Reference,Date received,Name\nA-1,1 April 2026,Zoë Müller\n'));
    expect(sheet.columns).toEqual(['Reference', 'Date received', 'Name']);
    expect(sheet.rows.map((one) => one.cells)).toEqual([['A-1', '1 April 2026', 'Zoë Müller']]);
  });

  test('as a workbook, with its dates as Excel keeps them', async () => {
    const got = await imports(readFileSync(new URL('../fixtures/register.xlsx', import.meta.url)), { dryRun: true });
    expect(got).toMatchObject({
      rows: 2,
      mistakes: [],
      late: expect.arrayContaining([{ clock: 'stage 1 reply', n: 1 }]),
    });
    expect(got.lateRows.filter((one) => one.clock === 'stage 1 reply')).toMatchObject([
      { reference: 'X-2', due: '2025-04-22', done: '2025-05-13' },
    ]);
  });
});

describe('imported', () => {
  const REGISTER = rows(
    'CAM-25-0101,01/04/2025,Mother,Hunts,Delay,03/04/2025,10/04/2025,Upheld',
    'CAM-25-0102,02/04/2025,Grandmother,ECF,Communication,10/04/2025,28/05/2025,Not upheld',
    'CAM-26-0103,11/05/2026,Father,South Cambs,Records,,,',
  );

  test('a dry run reads everything and writes nothing', async () => {
    expect(await imports(REGISTER, { dryRun: true })).toMatchObject({ rows: 3, added: 0, mistakes: [] });
    expect(await stored()).toEqual([]);
  });

  test('once, it is there with its dates, and what was late is said with its working', async () => {
    const got = await imports(REGISTER);
    expect(got).toMatchObject({ added: 3, already: 0, mistakes: [] });
    expect(got.late).toEqual(expect.arrayContaining([{ clock: 'stage 1 reply', n: 1 }]));
    const late = got.lateRows.find((one) => one.clock === 'stage 1 reply')!;
    expect(late).toMatchObject({ reference: 'CAM-25-0102', due: '2025-04-16', done: '2025-05-28' });
    expect(late.because).toContain('10 working days after');
    const account = await it.desk.explain(HEARD, 'CAM-25-0102');
    if ('problem' in account) throw new Error(account.says);
    expect(account.deadlines.find((one) => one.clock === 'stage 1 reply')).toMatchObject({
      status: 'late',
      due: '2025-04-16',
    });
  });

  test('twice, it is there once', async () => {
    expect(await imports(REGISTER)).toMatchObject({ added: 0, already: 3, mistakes: [] });
    expect(await stored()).toHaveLength(3);
  });

  test('a row that says something else the second time is a mistake, not a change', async () => {
    const got = await imports(REGISTER.replace('Upheld', 'Withdrawn'));
    expect(got.mistakes.map((one) => one.says).join()).toContain(
      'was imported before and this row says something else',
    );
  });

  test('its numbers are not given out again', async () => {
    const opened = await it.desk.open(
      { kind: 'complainant', council: 'cambridgeshire', conversation: 'c' },
      {
        id: 't',
        channel: 'web chat',
        receivedAt: new Date('2026-05-20T09:00:00Z'),
        complainant: 'parent',
        words: [{ kind: 'what', words: 'Nobody rings me back.' }],
        details: {},
      },
    );
    expect(opened.ref).toBe('CAM-26-0104');
  });

  test('what somebody said a column is, is remembered for the next register like it', async () => {
    const odd = 'Our no,Day in,Who\nZ-1,1 May 2026,Mother\n';
    expect(
      await imports(odd, { columns: { 'Our no': 'reference', 'Day in': 'received', Who: 'complainant' } }),
    ).toMatchObject({ added: 1 });
    expect(await imports(odd.replace('Z-1', 'Z-2'))).toMatchObject({
      added: 1,
      columns: { 'Our no': 'reference', 'Day in': 'received', Who: 'complainant' },
    });
  });

  test('American dates, where somebody says that they are', async () => {
    expect(await imports('Reference,Date received\nUS-1,04/13/2026\n', { dates: 'month-first' })).toMatchObject({
      added: 1,
    });
  });

  test('every number of the reports is what the histories say', async () => {
    const before = await tallyOf(it.store.db, 'cambridgeshire', '2020-01-01', '2026-12-01');
    await rebuildRegister(it.context, 'cambridgeshire');
    const after = await tallyOf(it.store.db, 'cambridgeshire', '2020-01-01', '2026-12-01');
    const sorted = (cells: typeof before) => cells.map((one) => JSON.stringify(Object.values(one))).sort();
    expect(sorted(after)).toEqual(sorted(before));
    expect(before.length).toBeGreaterThan(50);
  });
});

describe('exported', () => {
  test('the register has no name in it', async () => {
    const got = await it.desk.exportRegister(HEARD);
    if ('problem' in got) throw new Error(got.says);
    expect(got.map((one) => one.ref)).toContain('CAM-25-0101');
    expect(JSON.stringify(got)).not.toMatch(/Zoë|Müller/);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =cmd', "' =cmd"],
    ['\tx', "'\tx"],
    ['\r=1', "'\r=1"],
    ['\uFEFF=1', "'\uFEFF=1"],
    ['\u00A0=1', "'\u00A0=1"],
    ['＝1+1', "'＝1+1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['=cmd|" /C calc"!A0', '\'=cmd|" /C calc"!A0'],
    ['x"\r\n=1', 'x"\r\n=1'],
    ['plain', 'plain'],
    ['a,b', 'a,b'],
    ['say "hi"', 'say "hi"'],
  ])('a cell that begins like a formula is text: %j', async (typed, shown) => {
    const sheet = await sheetOf(csvOf(['A'], [[typed]]));
    expect(sheet.rows[0]!.cells[0]).toBe(shown);
  });
});
