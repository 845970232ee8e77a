import { expect, test } from 'vitest';
import { acceptanceMinutes, rungsFor } from '../../src/deadlines/ladder.ts';
import { councilIn, EXAMPLESHIRE, mistakesIn, written } from './exampleshire.ts';

const withLadder = (ladder: string) => written('packs:', `${ladder}\npacks:`);
const ladderOf = (rungs: string) => withLadder(`ladder:\n  clocks:\n    stage 1 reply:\n${rungs}`);

const LATE = '      - { rung: late, past: 1 working day, tell: [manager] }';

test('a council that says nothing has the ladder that comes with Heard', () => {
  const council = councilIn(EXAMPLESHIRE);
  expect(rungsFor(council, 'stage 1 reply').map((it) => it.rung)).toEqual([
    'started?',
    'half-way',
    'more time?',
    'last call',
    'due today',
    'late',
    'still late',
  ]);
  expect(acceptanceMinutes(council)).toBe(240);
});

test('a clock that a council writes has its rungs and no others; the rest stays', () => {
  const council = councilIn(
    ladderOf(`      - { rung: two days left, before: 2 working days, tell: [manager, area manager] }\n${LATE}`).replace(
      'two days left',
      'nearly there',
    ),
  );
  expect(rungsFor(council, 'stage 1 reply')).toEqual([
    { rung: 'nearly there', before: 2, tell: ['manager', 'area manager'] },
    { rung: 'late', past: 1, tell: ['manager'] },
  ]);
  expect(rungsFor(council, 'acknowledge').map((it) => it.rung)).toEqual(['last call', 'due today', 'late']);
});

test('a council may give people longer to take a task', () => {
  expect(acceptanceMinutes(councilIn(withLadder('ladder: { acceptance: 7 working hours }')))).toBe(420);
});

/** [the mistake, the ladder, its line, the answer]. The first line of the ladder is line 7 of the file. */
test.each<[string, string, number, RegExp]>([
  [
    'an hour that is none',
    withLadder('ladder: { acceptance: soon }'),
    7,
    /acceptance: write a number of working hours/,
  ],
  [
    'a clock nobody knows',
    withLadder('ladder:\n  clocks:\n    stage 1 answer:\n      - { rung: late, past: 1 working day, tell: [manager] }'),
    9,
    /"stage 1 answer" is not known .*; write one of: complain in time, acknowledge, /,
  ],
  [
    'days without their unit',
    ladderOf('      - { rung: late, past: 1, tell: [manager] }'),
    10,
    /write a number of working days/,
  ],
  [
    'a rung with two times',
    ladderOf(`      - { rung: soon, after: 1 working day, before: 2 working days, tell: [manager] }\n${LATE}`),
    10,
    /write when it comes, once: after: .*, before: .* or past:/,
  ],
  [
    'a rung with no time',
    ladderOf(`      - { rung: soon, tell: [manager] }\n${LATE}`),
    10,
    /write when it comes, once/,
  ],
  [
    'somebody nobody knows',
    ladderOf('      - { rung: late, past: 1 working day, tell: [boss] }'),
    10,
    /write who is told/,
  ],
  ['nobody told', ladderOf('      - { rung: late, past: 1 working day, tell: [] }'), 10, /write who is told/],
  [
    'nothing once the date has passed',
    ladderOf('      - { rung: last call, before: 1 working day, tell: [manager] }'),
    9,
    /nobody would be told once the date has passed: add a rung with past: 1 working day/,
  ],
  ['two rungs of one name', ladderOf(`${LATE}\n${LATE}`), 9, /two rungs have the same name/],
  [
    'a rung that comes again before the date',
    ladderOf(`      - { rung: soon, before: 5 working days, every: 1 working day, tell: [manager] }\n${LATE}`),
    10,
    /only a rung past the date can come again/,
  ],
  [
    'the complainant before the date',
    ladderOf(`      - { rung: soon, before: 1 working day, tell: [complainant] }\n${LATE}`),
    10,
    /the complainant is told what they may ask for once the date has passed/,
  ],
  [
    'a name with a number, which the ledger counts with',
    ladderOf('      - { rung: late 2, past: 1 working day, tell: [manager] }'),
    10,
    /give this rung a short name without numbers/,
  ],
  [
    'a key nobody knows',
    ladderOf('      - { rung: late, past: 1 working day, tell: [manager], to: [manager] }'),
    10,
    /"to" is not known .*; write one of: rung, after, before, past, every, tell/,
  ],
  ['no list', withLadder('ladder:\n  clocks:\n    acknowledge: late'), 9, /write the rungs as a list/],
  [
    'an office that closes before it opens',
    withLadder('hours: { from: "17:00", to: "09:00" }'),
    7,
    /the office closes before it opens/,
  ],
])('%s is answered with its line and what to write', (_, text, line, says) => {
  expect(mistakesIn(text)[0]).toMatchObject({ line, says: expect.stringMatching(says) });
});
