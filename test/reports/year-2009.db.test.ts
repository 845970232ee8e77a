import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figures } from '../../scripts/register-2009/figures.ts';
import { makeRegister } from '../../scripts/register-2009/make.ts';
import { asCsv } from '../../src/reports/csv.ts';
import { asDocx } from '../../src/reports/docx.ts';
import { asHtml } from '../../src/reports/html.ts';
import type { Report } from '../../src/reports/report.ts';
import { openDesk, type TestDesk } from '../support/register-desk.ts';

const HEARD = { kind: 'heard', council: 'cambridgeshire' } as const;
const YEAR = { kind: 'annual', from: '2009-04-01', to: '2010-03-31' } as const;

let it: TestDesk;
let report: Report;

beforeAll(async () => {
  it = await openDesk(new Date('2026-03-20T09:00:00Z'));
  const imported = await it.desk.importExample('cambridgeshire');
  expect(imported).toMatchObject({ rows: 140, added: 140, mistakes: [], notes: [], ignored: [] });
  report = made(await it.desk.report(HEARD, { ...YEAR, whole: true }));
});

afterAll(() => it.store.close());

function made(got: Report | { problem: unknown }): Report {
  if ('problem' in got) throw new Error('no report');
  return got;
}

const section = (title: string, of = report) => of.sections.find((one) => one.title === title)!;
const line = (title: string, name: string) => section(title).lines!.find((one) => one.name === name)!;
const percent = (title: string, name: string) => Math.round((100 * line(title, name).n) / line(title, name).of!);
const words = (title: string) => section(title).says.join(' ');

test('the register is what its script makes of the figures', () => {
  const file = readFileSync(new URL('../../src/register/examples/cambridgeshire.csv', import.meta.url), 'utf8');
  expect(file).toBe(makeRegister());
});

/** [what the report of May 2010 says, where, what ours comes to] */
describe('the report of 2009/10 beside ours, figure by figure', () => {
  test.each([
    ['140 complaints received', () => words('Complaints received'), /140 complaints were received/],
    [
      '52 the year before, an increase of 169%',
      () => words('Complaints received'),
      /compares to 52 in 2008\/09 \(\+169%\)/,
    ],
    ['4% of the 3,199 cases open', () => words('Complaints received'), /4\.4% of the 3,199 cases/],
    [
      '28 of 140 (20%) by 12 multiple complainants',
      () => words('People who complained more than once'),
      /28 of the 140 complaints \(20%\) were made by 12 people/,
    ],
    [
      '8 by a child directly',
      () => words('Who complained'),
      /8 \(5\.7%\) came from children and young people themselves/,
    ],
    ['a further 6 through a NYAS advocate', () => words('Who complained'), /further 6 \(4\.3%\) through an advocate/],
    [
      '23 by grandparents and 3 by another relative',
      () => words('Who complained'),
      /23 from grandparents and 3 from others/,
    ],
    [
      '93% resolved at Stage 1, 83% before',
      () => words('Stages'),
      /130 of 140 complaints \(92\.9%\) were resolved at Stage 1, compared to 83%/,
    ],
    [
      '2.9% went to Stage 2, 8% before',
      () => words('Stages'),
      /4 of 140 complaints \(2\.9%\) went on to Stage 2, compared to 8% in 2008\/09/,
    ],
    ['none went to Stage 3', () => words('Stages'), /none went to Stage 3/],
    ['Stage 2 cost over £7,000', () => words('Stages'), /£7,060 for 4: £1,765 each/],
    ['three referred to the Ombudsman', () => words('The Ombudsman'), /^3 complaints/],
    [
      'communication, then standards, then failure to provide',
      () => words('What complaints were about'),
      /1\. Communication, 2\. Standards not met and 3\. Failure to provide a service/,
    ],
    ['14% not relayed', () => words('Outcomes'), /outcome of 20 \(14\.3%\) was not relayed/],
    ['the age of 18% unknown', () => words('The children concerned: age'), /not known for 25 \(17\.9%\)/],
    ['compliments were not collected', () => words('Compliments and other feedback'), /not collected/],
    ['64% or 61% parents', () => words('Where the sources disagree'), /64%.*61%/],
    ['21% or 19% partially upheld', () => words('Where the sources disagree'), /21%.*19%/],
    ['£1,700 on average against £7,000 in all', () => words('Where the sources disagree'), /£6,800.*£7,000/],
  ])('%s', (_, found, wanted) => expect(found()).toMatch(wanted));

  test.each([
    ['Outcomes', 'Upheld', 11],
    ['Outcomes', 'Partially upheld', 21],
    ['Outcomes', 'Not upheld', 42],
    ['Outcomes', 'Withdrawn or not investigated', 4],
    ['Outcomes', 'Ongoing', 7],
    ['Outcomes', 'Not relayed', 14],
    ['Who complained', 'Parent or carer', 61],
    ['Who complained', 'Child', 6],
    ['Who complained', 'Child through an advocate', 4],
    ['Who complained', 'Somebody unrelated to the child', 7],
    ['Who complained', 'Member of Parliament', 4],
    ['By team and area', 'Huntingdon', 44],
    ['By team and area', 'East Cambridgeshire and Fenland', 30],
    ['By team and area', 'South Cambridgeshire and City', 16],
  ] as const)('%s: %s %i%%', (title, name, wanted) => expect(percent(title, name)).toBe(wanted));

  test('the other five teams together 9%, other relatives 19%, upheld and partially upheld the year before 9.6% and 5.7%', () => {
    const others = section('By team and area')
      .lines!.slice(3)
      .reduce((sum, one) => sum + one.n, 0);
    expect(Math.round((100 * others) / figures.received)).toBe(9);
    const relatives = line('Who complained', 'Grandparent').n + line('Who complained', 'Another relative').n;
    expect(Math.round((100 * relatives) / figures.received)).toBe(19);
    expect([line('Outcomes', 'Upheld').before, line('Outcomes', 'Partially upheld').before]).toEqual(['9.6%', '5.7%']);
  });

  test('6% of open cases in Huntingdon, about 4% in ECF, less than 2% in SCC, which had about 57% the year before', () => {
    expect(line('By team and area', 'Huntingdon').note).toMatch(/^6\.2% of/);
    expect(line('By team and area', 'East Cambridgeshire and Fenland').note).toMatch(/^4\.2% of/);
    expect(line('By team and area', 'South Cambridgeshire and City')).toMatchObject({
      note: expect.stringMatching(/^1\.9% of/),
      before: 'about 57%',
    });
  });

  test('a significant number was late, most of all in Huntingdon; every Ombudsman’s decision is there', () => {
    expect(words('How long Stage 1 took')).toMatch(/65 of 124 answers \(52\.4%\) were sent by their date/);
    expect(section('The Ombudsman').lines!.map((one) => one.name)).toEqual([...figures.ombudsman].sort());
  });
});

describe('published, it tells of nobody', () => {
  test('small numbers are hidden, and one more where the total would give the one away', async () => {
    const forAll = made(await it.desk.report(HEARD, YEAR));
    for (const { personal, lines = [] } of forAll.sections) {
      if (!personal) continue;
      expect(lines.filter((one) => one.says === undefined && one.n > 0 && one.n < 5)).toEqual([]);
      expect(lines.filter((one) => one.says === '*').length).not.toBe(1);
    }
    const said = forAll.sections
      .filter((one) => one.personal)
      .flatMap((one) => one.says)
      .join(' ');
    expect(said).not.toMatch(/3 from others/);
    expect(section('Who complained', forAll).lines!.find((one) => one.name === 'Another relative')).toEqual({
      name: 'Another relative',
      n: 0,
      says: '*',
    });
  });

  test('neither an officer of a team nor the person who complained may have it', async () => {
    const person = (await it.desk.people('cambridgeshire')).find((one) => one.id === 'patel')!;
    expect(await it.desk.report({ kind: 'officer', council: 'cambridgeshire', person }, YEAR)).toMatchObject({
      problem: 'not-allowed',
    });
  });
});

describe('in every form it is asked for', () => {
  test('as a page: whole, with a table under each chart', () => {
    const html = asHtml(report);
    expect(html).toContain('<!doctype html>');
    expect(html.match(/<svg/g)!.length).toBeGreaterThan(8);
    expect(html).not.toMatch(/<script|src="http|href="http/);
    for (const { title, lines } of report.sections) {
      expect(html).toContain(title.replaceAll('’', '’'));
      for (const one of lines ?? [])
        expect(html).toContain(`<th scope="row">${one.name.replaceAll("'", '&#39;')}</th>`);
    }
  });

  test('as a table for a spreadsheet', () => {
    expect(asCsv(report)).toContain('Outcomes,Upheld,16,11.4%,9.6%,');
  });

  test('as a document for Word', async () => {
    const bytes = await asDocx(report);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.length).toBeGreaterThan(50_000);
  });

  test('a period with nothing in it is a report with noughts, and divides by none of them', async () => {
    const empty = made(await it.desk.report(HEARD, { kind: 'annual', from: '2015-04-01', to: '2016-03-31' }));
    expect(JSON.stringify(empty)).not.toMatch(/NaN|Infinity|undefined/);
    expect(asHtml(empty)).not.toMatch(/NaN|Infinity|undefined/);
    expect(section('Complaints received', empty).says[0]).toBe('0 complaints were received in this period.');
  });

  test('half a month at each end counts the days in it and no others', async () => {
    const part = made(
      await it.desk.report(HEARD, { kind: 'quarterly', from: '2009-05-11', to: '2009-08-19', whole: true }),
    );
    const rows = readFileSync(new URL('../../src/register/examples/cambridgeshire.csv', import.meta.url), 'utf8')
      .split('\r\n')
      .slice(1);
    const within = rows
      .map((row) => row.split(',')[1])
      .filter((day) => day !== undefined && day >= '2009-05-11' && day <= '2009-08-19');
    expect(section('Complaints received', part).says[0]).toBe(
      `${within.length} complaints were received in this period.`,
    );
  });
});
