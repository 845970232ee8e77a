import { describe, expect, test } from 'vitest';
import { readPresence, spanInWords } from '../../dialogs/away.ts';
import { instantOf, localDate, localTime } from '../../src/calendar/local-date.ts';

/** Monday 20 July 2026, ten in the morning. */
const now = instantOf('2026-07-20', '10:00');
const at = (moment: Date) => `${localDate(moment)}${localTime(moment) === '00:00' ? '' : ` ${localTime(moment)}`}`;

function away(said: string): [from: string, until: string] | string {
  const read = readPresence(said, now);
  return read?.says === 'away' ? [at(read.from), at(read.until)] : (read?.says ?? 'nothing');
}

describe('when somebody is away: the moment it begins and the moment they are back', () => {
  test.each<[string, string, string]>([
    ["I'm away 3 to 14 August", '2026-08-03', '2026-08-15'],
    ['I’m away 3 to 14 August.', '2026-08-03', '2026-08-15'],
    ['im away 3-14 august', '2026-08-03', '2026-08-15'],
    ['I am on annual leave from 3 August until 14 August', '2026-08-03', '2026-08-15'],
    ["I'll be away 3/8 - 14/8", '2026-08-03', '2026-08-15'],
    ['away 2026-08-03 to 2026-08-14', '2026-08-03', '2026-08-15'],
    ['annual leave 3rd-14th August', '2026-08-03', '2026-08-15'],
    ["I'm off from the 3rd to the 14th", '2026-08-03', '2026-08-15'],
    ["I'm away tomorrow", '2026-07-21', '2026-07-22'],
    ['off sick today', '2026-07-20', '2026-07-21'],
    ["I'm off sick today", '2026-07-20', '2026-07-21'],
    ["I'm out this afternoon", '2026-07-20 13:00', '2026-07-21'],
    ["I'm away tomorrow morning", '2026-07-21', '2026-07-21 13:00'],
    ["I'm not in on Thursday and Friday", '2026-07-23', '2026-07-25'],
    ["I'm off on Friday from 1pm", '2026-07-24 13:00', '2026-07-25'],
    ["I'm away Tuesday 11am to 3pm", '2026-07-21 11:00', '2026-07-21 15:00'],
    ["I'm away until Friday", '2026-07-20 10:00', '2026-07-25'],
    ["I'm out until 1pm", '2026-07-20 10:00', '2026-07-20 13:00'],
    ["I'm on leave next week", '2026-07-27', '2026-08-03'],
    ["I'm off this week", '2026-07-20', '2026-07-27'],
    ["I'm on leave the week beginning 3 August", '2026-08-03', '2026-08-10'],
    ["I'm on leave for two weeks from 3 August", '2026-08-03', '2026-08-17'],
    ["I'm off for 3 days", '2026-07-20', '2026-07-23'],
    ["I'm on sick leave until further notice", '2026-07-20', '2027-07-21'],
    ["I'm away 28 December to 2 January", '2026-12-28', '2027-01-03'],
  ])('%s', (said, from, until) => {
    expect(away(said)).toEqual([from, until]);
  });

  test.each([
    "I'm away",
    "I'm on leave soon",
    "I'm away 30 February",
    "I'm away 14 August to 3 August",
    "I'm off from Tuesday",
  ])('what cannot be read as two ends is asked again: %s', (said) => expect(away(said)).toBe('when?'));
});

describe('who is away, and who stands in', () => {
  test.each<[string, object]>([
    ["I'm away 3 to 14 August, J. Okafor covers", { cover: 'J. Okafor' }],
    ["I'm away 3 to 14 August and J. Okafor is covering for me", { cover: 'J. Okafor' }],
    ["I'm away tomorrow. Cover: J. Okafor", { cover: 'J. Okafor' }],
    ['R. Patel is off sick today', { who: 'R. Patel' }],
    ["R. Patel's away until Friday, M. Brennan stands in for them", { who: 'R. Patel', cover: 'M. Brennan' }],
    ['Siân O’Neill-Jones is on leave next week', { who: 'Siân O’Neill-Jones' }],
  ])('%s', (said, found) => {
    expect(readPresence(said, now)).toMatchObject({ says: 'away', ...found });
  });

  test.each<[string, object]>([
    ["I'm back", { says: 'back' }],
    ['back at work!', { says: 'back' }],
    ['R. Patel is back', { says: 'back', who: 'R. Patel' }],
    ['R. Patel has left', { says: 'left', who: 'R. Patel' }],
    ['R. Patel has left the council.', { says: 'left', who: 'R. Patel' }],
  ])('%s', (said, found) => {
    expect(readPresence(said, now)).toEqual(found);
  });
});

test.each([
  "what's overdue",
  'who is away',
  'the child is away from home until Friday and nobody knows',
  'not me CAM-26-0042',
  'help',
  'answer CAM-26-0042',
])('something else: %s', (said) => {
  const read = readPresence(said, now);
  expect(read === undefined || (read.says === 'away' && read.who === 'the child')).toBe(true);
});

test.each<[string, string]>([
  ["I'm away 3 to 14 August", 'from Monday 3 August to Friday 14 August'],
  ["I'm away tomorrow", 'tomorrow'],
  ["I'm out this afternoon", 'today from 13:00'],
  ["I'm away Thursday 11am to 3pm", 'Thursday 23 July from 11:00 to 15:00'],
  ["I'm out until 1pm", 'today until 13:00'],
  ["I'm away until Friday", 'from today to Friday 24 July'],
])('%s is said back as "%s"', (said, words) => {
  const read = readPresence(said, now);
  expect(read?.says === 'away' && spanInWords(read, now)).toBe(words);
});
