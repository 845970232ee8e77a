import { expect, test } from 'vitest';
import { findCouncil, mistakeLine } from '../../src/councils/index.ts';
import { EXAMPLESHIRE, mistakesIn, written } from './exampleshire.ts';

/** Every mistake is answered with the line and what to write: [the mistake, what stood there, what was written, line, the answer]. */
type Row = [string, string, string, number, RegExp];

const PROMISE = 'acknowledge: { within: 3 working days, cite: leaflet }';
const SPAN =
  /write a number and a unit: "10 working days", "28 calendar days", "12 months", or "3 days" where the unit/;
const START =
  /packs, number 1 > from: write the day it starts as 2026-01-16, or with a time of day as 2026-01-16T17:00/;
const EXAMPLE = EXAMPLESHIRE.slice(EXAMPLESHIRE.indexOf('examples:'));

test('Exampleshire as it stands has no mistake', () => {
  expect(mistakesIn(EXAMPLESHIRE)).toEqual([]);
});

test.each<Row>([
  [
    'a key nobody knows',
    'prefix: EXA',
    'prefix: EXA\nlogo: blue.png',
    4,
    /"logo" is not known under the file; write one of: name, short, prefix/,
  ],
  [
    'a key misspelt',
    PROMISE,
    'acknowledge: { wihtin: 3 working days, cite: leaflet }',
    13,
    /"wihtin" is not known .*; write one of: within, upTo, starts, cite/,
  ],
  ['a unit that is none', '3 working days', '3 workdays', 13, SPAN],
  ['a number in letters', '3 working days', 'three working days', 13, SPAN],
  ['a number without a unit', '3 working days', '3', 13, SPAN],
  ['no days at all', '3 working days', '0 working days', 13, SPAN],
  ['less than no days', '3 working days', '-3 working days', 13, SPAN],
  ['half a day', '3 working days', '2.5 working days', 13, SPAN],
  [
    'a clock nobody knows',
    'acknowledge: { within',
    'acknowledgement: { within',
    13,
    /"acknowledgement" is not known .*; write one of: complain in time, acknowledge, /,
  ],
  [
    'a clock of another procedure',
    'corporate: { extends: complaint-code }',
    'corporate:\n      extends: complaint-code\n      clocks:\n        panel meets: { within: 28 calendar days, cite: leaflet }',
    18,
    /complaint-code has no clock "panel meets"; write one of: complain in time, acknowledge, stage 1 reply/,
  ],
  [
    'a moment nobody knows',
    '{ within: 3',
    '{ starts: arrival, within: 3',
    13,
    /starts: unknown moment; write one of: received, acknowledged/,
  ],
  [
    'a moment nobody knows, in an example',
    'received: 2026-03-24',
    'received: 2026-03-24, replied: 2026-03-30',
    17,
    /"replied" is not known .*; write one of: received, /,
  ],
  ['a day that does not exist', '2024-04-01', '2024-04-31', 8, /that day does not exist; check the month and the day/],
  ['leap day in a year without one', '2024-04-01', '2023-02-29', 8, /that day does not exist/],
  [
    'leap day in an example',
    'received: 2026-03-24',
    'received: 2026-02-29',
    17,
    /received: write a real date as year-month-day, like 2026-04-09/,
  ],
  ['a date the English way', '2024-04-01', '01/04/2024', 8, START],
  ['an hour that does not exist', '2024-04-01', '2024-04-01T25:00', 8, START],
  ['a time with an offset', '2024-04-01', '2024-04-01T17:00Z', 8, START],
  [
    'a name written twice',
    'short: Exampleshire',
    'short: Exampleshire\nshort: Ex',
    3,
    /written twice in the same block; keep one of them/,
  ],
  [
    'a clock promised twice',
    PROMISE,
    `${PROMISE}\n        ${PROMISE}`,
    14,
    /written twice in the same block; keep one of them/,
  ],
  ['a tab', '  phone:', '\tphone:', 6, /indented with a tab; use spaces/],
  [
    'two packs that start together',
    'examples:',
    '  - from: 2024-04-01T00:00\n    source: another leaflet\n    statutory: { extends: children-act }\n    corporate: { extends: complaint-code }\nexamples:',
    16,
    /two packs start at 2024-04-01T00:00, so they overlap; give this one another start or delete one/,
  ],
  [
    'no examples',
    EXAMPLE,
    '',
    1,
    /examples is missing; write at least one worked example: a date received and the dates that follow/,
  ],
  ['an empty list of examples', EXAMPLE, 'examples: []\n', 16, /write at least one worked example/],
  [
    'an example without a receipt',
    'received: 2026-03-24',
    'acknowledged: 2026-03-24',
    17,
    /write at least the day it was received/,
  ],
  [
    'an example of no date',
    '{ acknowledge: 2026-03-27, stage 1 reply: 2026-04-09 }',
    '{}',
    18,
    /write at least one date that must come out/,
  ],
  [
    'an example of a pack that is not there',
    '- happened',
    '- pack: 2010-01-01\n    happened',
    17,
    /no pack starts at 2010-01-01; write one of: 2024-04-01/,
  ],
  [
    'an example of nobody we know',
    '- happened',
    '- complainant: mum\n    happened',
    17,
    /complainant: write one of: parent, child/,
  ],
  [
    'a procedure nobody knows',
    'children-act',
    'childrens-act',
    11,
    /extends: write one of: children-act, complaint-code, three-stage-corporate/,
  ],
  [
    'a telephone number without quotes',
    '"01234 567 890"',
    '01234567890',
    6,
    /phone: write the number in quotes, like "0345 045 5203"/,
  ],
  [
    'a telephone number in words',
    '"01234 567 890"',
    '"ring the town hall"',
    6,
    /phone: write a telephone number in quotes/,
  ],
  [
    'an address that is no email address',
    'phone: "01234 567 890"',
    'email: complaints at exampleshire',
    6,
    /write an email address, like complaints@council.gov.uk/,
  ],
  [
    'half a web address',
    'phone: "01234 567 890"',
    'web: www.exampleshire.gov.uk',
    6,
    /write a whole web address, like https:/,
  ],
  ['a prefix in small letters', 'prefix: EXA', 'prefix: exa', 3, /prefix: write two to four capital letters, like CAM/],
  [
    'hours without quotes',
    'packs:',
    'hours: { from: 9, to: "17:00" }\npacks:',
    7,
    /hours > from: write a time of day in quotes, like "09:00"/,
  ],
  ['no name', 'name: Exampleshire County Council\n', '', 1, /name is missing; write some words here/],
  ['no packs', 'packs:', 'packs: []\nteams: {}\nold:', 7, /packs: write at least one pack/],
  [
    'a promise of nothing',
    PROMISE,
    'acknowledge: { cite: leaflet }',
    13,
    /say how long "acknowledge" may take: within: 10 working days/,
  ],
  [
    'a promise from nowhere',
    PROMISE,
    'acknowledge: { within: 3 working days }',
    13,
    /cite is missing; write some words here/,
  ],
  [
    'a total shorter than the promise',
    'upTo: 20',
    'upTo: 5',
    14,
    /5 working days in all is less than the 10 working days promised; write the total from the start/,
  ],
  [
    'surer than anybody can be',
    PROMISE,
    'acknowledge: { within: 3 working days, cite: leaflet, confidence: firm }',
    13,
    /confidence: write local or unverified/,
  ],
  [
    'another rule for receipts',
    'source: Leaflet of April 2024',
    'source: Leaflet\n    deemedReceipt: monday',
    10,
    /deemedReceipt: write nextWorkingDay, or leave it out/,
  ],
  [
    'a block left empty',
    EXAMPLESHIRE.slice(EXAMPLESHIRE.indexOf('        acknowledge'), EXAMPLESHIRE.indexOf('    corporate')),
    '',
    12,
    /clocks is empty; write it or leave it out/,
  ],
  [
    'a team with a key in capitals',
    'packs:',
    'teams: { Team A: { name: A } }\npacks:',
    7,
    /"Team A": write a short key in small letters, like huntingdon/,
  ],
  [
    'a repeat of what is not there',
    'cite: leaflet }\n        stage',
    'cite: *leaflet }\n        stage',
    13,
    /"\*leaflet" repeats what is marked "&leaflet" further up, and nothing is; write it out/,
  ],
  [
    'a bracket left open',
    `${PROMISE}\n`,
    'acknowledge: { within: 3 working days, cite: leaflet\n',
    14,
    /this cannot be read as YAML: .*Check the indentation, the colon and the quotes/,
  ],
  [
    'a colon in plain text',
    'Leaflet of',
    'Leaflet: of',
    9,
    /this cannot be read as YAML: .*Check the indentation, the colon and the quotes/,
  ],
  ['an empty file', EXAMPLESHIRE, '', 1, /begin the file with the council, like "name: Exampleshire County Council"/],
  ['a list instead of a council', EXAMPLESHIRE, '- Exampleshire', 1, /begin the file with the council/],
])('%s', (_, before, after, line, says) => {
  const [first] = mistakesIn(written(before, after));
  expect(first).toMatchObject({ file: 'exampleshire.yaml', line, says: expect.stringMatching(says) });
});

test('several mistakes are answered together, each on its line', () => {
  const text = EXAMPLESHIRE.replace('EXA', 'exa').replace('2024-04-01', '2024-04-31').replace('3 working days', 'soon');
  expect(mistakesIn(text).map((it) => it.line)).toEqual([3, 8, 13]);
});

test('one slip in the indentation is answered once a line', () => {
  const lines = mistakesIn(written('    source:', '   source:')).map((it) => it.line);
  expect(lines).toEqual([...new Set(lines)]);
  expect(lines[0]).toBe(9);
});

test('repeats are let in and a file that blows itself up with them is not', () => {
  const marked = (repeats: number) =>
    written('examples:', `confirm: [&ask "Which number?"${', *ask'.repeat(repeats)}]\nexamples:`);
  expect(mistakesIn(marked(3))).toEqual([]);
  expect(mistakesIn(marked(30))[0]).toMatchObject({ line: 16, says: expect.stringMatching(/more than 20 repeats/) });
});

test('one day may be written as anybody would', () => {
  expect(mistakesIn(written('3 working days', '1 working day'))).toEqual([]);
});

test('a mistake reads as file, line and sentence', () => {
  const [mistake] = mistakesIn(written('EXA', 'exa'));
  expect(mistakeLine(mistake!)).toBe('exampleshire.yaml, line 3: prefix: write two to four capital letters, like CAM');
});

test('a council nobody knows is answered with the ones there are', () => {
  expect(findCouncil('atlantis')).toMatchObject({
    mistakes: [
      {
        line: 0,
        says: expect.stringMatching(/no such council; write one of: cambridgeshire, .*or the path of a file/),
      },
    ],
  });
});
