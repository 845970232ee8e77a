import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type Council, councilKeys, councilOf, packAt, packNamed } from '../../src/councils/index.ts';
import { wrongExamples } from '../../src/deadlines/examples.ts';
import { on, rows } from '../deadlines/rows.ts';
import { councilIn, written } from './exampleshire.ts';

const OTHER = `${import.meta.dirname}/other`;
const others = readdirSync(OTHER).map((it) => `${OTHER}/${it}`);

describe('every file there is', () => {
  test.each([...councilKeys(), ...others])('%s: its worked examples come out', (file) => {
    const council = councilOf(file);
    expect(council.examples.length).toBeGreaterThan(0);
    expect(wrongExamples(council, england)).toEqual([]);
  });

  test.each([...councilKeys(), ...others])(
    '%s: what is not sure is asked, and every promise says where it is from',
    (file) => {
      const { confirm, packs, key } = councilOf(file);
      expect(confirm.length > 0 || key === 'national').toBe(true);
      for (const pack of packs)
        for (const promise of [...Object.values(pack.statutory.promises), ...Object.values(pack.corporate.promises)])
          expect(promise.cite).toBeTruthy();
    },
  );

  test('the four councils of the seeds and the national baseline are here', () => {
    expect(councilKeys()).toEqual(
      expect.arrayContaining(['cambridgeshire', 'cheshire-west-and-chester', 'national', 'shropshire', 'trafford']),
    );
  });
});

test('an example whose date does not come out is named with both dates', () => {
  const wrong = councilIn(written('stage 1 reply: 2026-04-09', 'stage 1 reply: 2026-04-07, panel meets: 2026-04-08'));
  expect(wrongExamples(wrong, england)).toEqual([
    { because: 'example 1', clock: 'stage 1 reply', written: '2026-04-07', found: '2026-04-09' },
    { because: 'example 1', clock: 'panel meets', written: '2026-04-08', found: undefined },
  ]);
});

describe('6.4, 6.9 rule 6: packs are dated to the minute, English time', () => {
  const twoPacks = (from: string) =>
    councilIn(
      written(
        'examples:',
        `  - from: ${from}\n    source: New policy\n    statutory: { extends: children-act }\n    corporate: { extends: complaint-code }\nexamples:`,
      ),
    );
  const packFor = (council: Council, instant: string) => packAt(council, new Date(instant))?.from;

  test.each([
    ['2026-01-16T17:00', '2026-01-16T16:59:59Z', '2024-04-01'],
    ['2026-01-16T17:00', '2026-01-16T17:00:00Z', '2026-01-16T17:00'],
    ['2026-07-16T17:00', '2026-07-16T15:59:59Z', '2024-04-01'],
    ['2026-07-16T17:00', '2026-07-16T16:00:00Z', '2026-07-16T17:00'],
    ['2026-07-16T17:00', '2026-07-16T16:30:00Z', '2026-07-16T17:00'],
    ['2026-07-16', '2026-07-15T22:59:59Z', '2024-04-01'],
    ['2026-07-16', '2026-07-15T23:00:00Z', '2026-07-16'],
    ['2026-03-29T01:30', '2026-03-29T01:29:00Z', '2024-04-01'],
    ['2026-03-29T01:30', '2026-03-29T01:30:00Z', '2026-03-29T01:30'],
  ])('new rules from %s: received at %s, under those of %s', (from, received, pack) => {
    expect(packFor(twoPacks(from), received)).toBe(pack);
  });

  test('before its first pack a council has no rules, and none are made up', () => {
    expect(packAt(twoPacks('2026-01-16'), instantOf('2024-03-31'))).toBeUndefined();
  });

  test('a pack is named by the beginning of its start', () => {
    const cambridgeshire = councilOf('cambridgeshire');
    const starts = ['2009-04-01', '2010', '2026-01-16T17:00', '2026', '1999'].map(
      (it) => packNamed(cambridgeshire, it)?.from,
    );
    expect(starts).toEqual(['2009-04-01', '2010-07-01', '2026-01-16T17:00', '2026-01-16T17:00', undefined]);
  });

  test('the packs are kept newest first, however they are written', () => {
    expect(twoPacks('2020-01-01').packs.map((it) => it.from)).toEqual(['2024-04-01', '2020-01-01']);
  });
});

describe('three published procedures, entered as files and run without touching code', () => {
  rows([
    [
      'Manchester promises Stage 1 in fifteen working days, longer than the law: the law’s ten stand (6.9, 2)',
      `${OTHER}/manchester.yaml statutory parent`,
      '2026-02-02',
      [],
      '2026-02-03',
      { acknowledge: 'running', 'stage 1 reply': 'due 2026-02-16, limit 2026-03-02, running' },
    ],
    [
      'Manchester wants Stage 2 asked for in twenty working days: shown, never enforced',
      `${OTHER}/manchester.yaml statutory parent`,
      '2026-02-02',
      [on('2026-02-16', 'stage1.replied')],
      '2026-04-30',
      { 'ask for stage 2': 'also 2026-03-16, running' },
    ],
    [
      'North Somerset counts Stage 2 from the agreed statement: shown beside the request',
      `${OTHER}/north-somerset.yaml statutory parent`,
      '2026-02-02',
      [
        on('2026-02-16', 'stage1.replied'),
        on('2026-02-23', 'stage2.asked'),
        on('2026-03-09', 'stage2.statement-signed'),
      ],
      '2026-03-10',
      {
        acknowledge: 'due 2026-02-05, late by 7',
        'stage 2 reply': 'due 2026-03-30, limit 2026-05-29, also 2026-04-15, running',
      },
    ],
    [
      'Bexley acknowledges a request for Stage 2 in two working days, which the law does not ask for',
      `${OTHER}/bexley.yaml statutory parent`,
      '2026-02-02',
      [on('2026-02-16', 'stage1.replied'), on('2026-02-20', 'stage2.asked'), on('2026-02-25', 'stage2.acknowledged')],
      '2026-02-26',
      {
        'stage 2 acknowledge': 'due 2026-02-24, late by 1',
        'stage 2 reply': 'due 2026-03-27, limit 2026-05-28, running',
      },
    ],
    [
      'Bexley’s corporate acknowledgement in two working days is sooner than the Code’s five: both dates are kept',
      `${OTHER}/bexley.yaml corporate parent`,
      '2026-02-02',
      [],
      '2026-02-03',
      { acknowledge: 'due 2026-02-04, also 2026-02-09, running' },
    ],
    [
      'Bexley acknowledges on day 4, late by its own word and in time by the Code: the answer counts from that day and no other',
      `${OTHER}/bexley.yaml corporate parent`,
      '2026-02-02',
      [on('2026-02-06', 'acknowledged')],
      '2026-02-09',
      {
        acknowledge: 'due 2026-02-04, also 2026-02-09, late by 2',
        'stage 1 reply': 'due 2026-02-20, limit 2026-03-06, running',
      },
    ],
  ]);
});

describe('K3: a council that says a day off is not a day of receipt', () => {
  const deemed = councilIn(
    written('source: Leaflet of April 2024', 'source: Leaflet\n    deemedReceipt: nextWorkingDay'),
  );
  test.each([
    ['2026-02-07', '2026-02-23'],
    ['2026-02-09', '2026-02-23'],
    ['2026-04-03', '2026-04-21'],
  ] as [LocalDate, LocalDate][])('received on %s: ten working days after the next working day, %s', (received, due) => {
    const example = { ...deemed.examples[0]!, happened: { received }, due: { 'stage 1 reply': due } };
    expect(wrongExamples({ ...deemed, examples: [example] }, england)).toEqual([]);
  });
});
