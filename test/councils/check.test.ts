import { describe, expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import { type Difference, findings } from '../../src/councils/check.ts';
import { councilOf } from '../../src/councils/index.ts';
import { councilIn, written } from './exampleshire.ts';

/** What "councils check" has to find, from the paragraphs "against law" and "differences" of domain 6.3 to 6.8: [pack, procedure, clock, difference]. */
type Row = [string, 'statutory' | 'corporate', string, Difference];

function found(council: string): Row[] {
  return findings(councilOf(council), england)
    .filter((it) => it.difference !== 'remark')
    .map((it) => [it.pack.slice(0, 4), it.procedure, it.about, it.difference]);
}

const CHART: Row[] = [
  ['2009', 'statutory', 'acknowledge', 'not stated'],
  ['2009', 'statutory', 'ask for stage 2', 'unit not stated'], // A2
  ['2009', 'statutory', 'ask for stage 2', 'shorter for the complainant'], // A2
  ['2009', 'statutory', 'ask for stage 3', 'counts from another moment'], // A5
  ['2009', 'statutory', 'ask for stage 3', 'shorter for the complainant'], // A5
  ['2009', 'statutory', 'panel papers', 'unit not stated'], // A8
  ['2009', 'statutory', 'panel papers', 'later'], // A8
  ['2009', 'statutory', 'panel notice', 'unit not stated'], // A7
  ['2009', 'statutory', 'panel notice', 'local only'], // A7
  ['2009', 'statutory', 'panel meets', 'sooner'], // A6
  ['2009', 'statutory', 'final reply', 'later'], // A10
  ['2009', 'corporate', 'acknowledge', 'not stated'],
  ['2009', 'corporate', 'stage 1 reply', 'not stated'],
  ['2009', 'corporate', 'stage 2 reply', 'not stated'],
  ['2009', 'corporate', 'final reply', 'not stated'],
];
const leaflet = (pack: string): Row[] => [
  [pack, 'statutory', 'acknowledge', 'local only'], // CL1
  [pack, 'statutory', 'meeting letter', 'local only'], // CL3
  [pack, 'statutory', 'stage 2 reply', 'counts from another moment'], // CL6
  [pack, 'statutory', 'ask for stage 3', 'counts from another moment'], // CL8
];
const THREE_STAGES: Row[] = ['acknowledge', 'stage 1 reply', 'meeting letter', 'stage 2 reply', 'final reply'].map(
  (clock) => ['2010', 'corporate', clock, 'local only'],
);

test.each<[string, Row[]]>([
  ['cambridgeshire', [...leaflet('2026'), ...leaflet('2010'), ...THREE_STAGES, ...CHART]],
  ['cheshire-west-and-chester', [['2006', 'statutory', 'acknowledge', 'not stated']]],
  [
    'shropshire',
    [
      ['2026', 'statutory', 'acknowledge', 'unit not stated'], // S1
      ['2026', 'statutory', 'acknowledge', 'local only'], // S1
      ['2026', 'statutory', 'ask for stage 2', 'unverified'], // S6
      ['2026', 'statutory', 'ask for stage 2', 'shorter for the complainant'], // S6
      ['2006', 'statutory', 'acknowledge', 'unit not stated'],
      ['2006', 'statutory', 'acknowledge', 'unverified'],
      ['2006', 'statutory', 'acknowledge', 'local only'],
      ['2006', 'statutory', 'stage 1 reply', 'unverified'],
      ['2006', 'statutory', 'ask for stage 2', 'unverified'],
      ['2006', 'statutory', 'ask for stage 2', 'shorter for the complainant'],
      ['2006', 'statutory', 'stage 2 reply', 'unverified'],
    ],
  ],
  [
    'trafford',
    [
      ['2006', 'statutory', 'acknowledge', 'not stated'], // T1
      ['2006', 'statutory', 'stage 1 reply', 'unverified'], // T2
      ['2006', 'statutory', 'stage 2 reply', 'unverified'], // T3
      ['2006', 'corporate', 'stage 1 reply', 'counts from another moment'],
      ['2006', 'corporate', 'stage 1 reply', 'unverified'],
      ['2006', 'corporate', 'stage 1 reply', 'later'],
      ['2006', 'corporate', 'stage 2 reply', 'counts from another moment'],
      ['2006', 'corporate', 'stage 2 reply', 'unverified'],
      ['2006', 'corporate', 'stage 2 reply', 'sooner'],
    ],
  ],
  ['national', [['2006', 'statutory', 'acknowledge', 'not stated']]],
])('%s: every difference, and no other', (council, expected) => {
  expect(found(council)).toEqual(expected);
});

test.each([
  [
    'cambridgeshire',
    ['stage 1 reply', 'which procedure', 'complain in time', 'stages 2 and 3', 'panel meets', 'final reply'],
  ],
  ['cheshire-west-and-chester', ['acknowledge', 'who may complain', 'what a complaint is', 'language']],
  [
    'shropshire',
    ['stage 1 reply', 'stage 2 reply', 'panel meets', 'stage 2 extension', 'ombudsman', 'child protection conference'],
  ],
  [
    'trafford',
    [
      'acknowledge',
      'stage 1 reply',
      'stage 2 reply',
      'ask the ombudsman',
      'panel meets',
      'independent person',
      'panel reports',
    ],
  ],
])('%s: what its words say beside the law, with what Heard does about it', (council, abouts) => {
  const remarks = findings(councilOf(council), england).filter((it) => it.difference === 'remark');
  expect(remarks.map((it) => it.about)).toEqual(expect.arrayContaining(abouts));
});

test('every finding says what the council says, what the law says, what Heard does and where it is from', () => {
  for (const council of ['cambridgeshire', 'cheshire-west-and-chester', 'shropshire', 'trafford'])
    for (const { difference, says, law, heard, cite } of findings(councilOf(council), england)) {
      expect(heard && cite).toBeTruthy();
      if (difference !== 'remark') expect(law).toBeTruthy();
      if (difference !== 'not stated') expect(says).toBeTruthy();
    }
});

describe('each kind of difference', () => {
  const kinds = (promise: string) =>
    findings(
      councilIn(written('stage 1 reply: { within: 10 working days, upTo: 20 working days, cite: leaflet }', promise)),
      england,
    )
      .filter((it) => it.procedure === 'statutory' && it.about !== 'acknowledge')
      .map((it) => it.difference);

  test.each<[string, Difference[]]>([
    ['stage 1 reply: { within: 10 working days, cite: leaflet }', []],
    ['stage 1 reply: { within: 7 working days, cite: leaflet }', ['sooner']],
    ['stage 1 reply: { within: 15 working days, cite: leaflet }', ['later']],
    ['stage 1 reply: { within: 14 calendar days, cite: leaflet }', ['sooner']],
    ['stage 1 reply: { within: 15 calendar days, cite: leaflet }', ['sometimes later']],
    ['stage 1 reply: { within: 10 days, cite: leaflet }', ['unit not stated', 'sooner']],
    ['stage 1 reply: { within: 10 working days, upTo: 30 working days, cite: leaflet }', ['later']],
    ['stage 1 reply: { within: 10 working days, upTo: 15 working days, cite: leaflet }', []],
    ['stage 1 reply: { within: 10 working days, upTo: 20 days, cite: leaflet }', ['unit not stated']],
    ['stage 1 reply: { starts: acknowledged, within: 10 working days, cite: leaflet }', ['counts from another moment']],
    ['stage 1 reply: { within: 10 working days, cite: hearsay, confidence: unverified }', ['unverified']],
    ['ask for stage 3: { within: 20 working days, cite: leaflet }', []],
    ['ask for stage 3: { within: 40 working days, cite: leaflet }', []],
    ['ask for stage 3: { within: 14 calendar days, cite: leaflet }', ['shorter for the complainant']],
    ['ask for stage 2: { within: 20 working days, cite: leaflet }', ['shorter for the complainant']],
    ['panel papers: { within: 15 working days, cite: leaflet }', ['sooner']],
    ['panel papers: { within: 5 working days, cite: leaflet }', ['later']],
    ['panel notice: { within: 10 working days, cite: leaflet }', ['local only']],
  ])('%s: %j', (promise, expected) => {
    expect(kinds(promise)).toEqual(expected);
  });
});
