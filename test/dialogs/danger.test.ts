import { describe, expect, test } from 'vitest';
import { help, nobodyAnswered, stillAsking } from '../../dialogs/danger.ts';
import type { Voice } from '../../dialogs/form.ts';
import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type Council, councilOf } from '../../src/councils/index.ts';

const COUNCIL: Council = {
  ...councilOf('shropshire'),
  safeguarding: {
    frontDoor: { name: 'the front door team', phone: '01632 960 001' },
    outOfHours: { name: 'the emergency duty team', phone: '01632 960 002' },
    crisisText: { name: 'Text SHOUT', text: '85258' },
  },
};

const at = (day: string, time: string) => instantOf(day as LocalDate, time);
const heard = (day: string, time: string, voice: Voice = 'adult', flags = ['safeguarding'], council = COUNCIL) =>
  help({ flags: flags as ('safeguarding' | 'self-harm')[] }, voice, council, england, at(day, time)).text;

describe('the council’s number is the one that somebody answers now', () => {
  test.each([
    ['on a Tuesday morning', '2026-03-24', '10:00', 'the front door team on 01632 960 001'],
    ['in the first minute of the day', '2026-03-24', '09:00', 'the front door team on 01632 960 001'],
    ['in the minute in which the office closes', '2026-03-24', '17:00', 'the emergency duty team on 01632 960 002'],
    ['in the night', '2026-03-24', '03:15', 'the emergency duty team on 01632 960 002'],
    ['on a Saturday', '2026-03-21', '11:00', 'the emergency duty team on 01632 960 002'],
    ['on Good Friday', '2026-04-03', '11:00', 'the emergency duty team on 01632 960 002'],
    ['in summer time, by the clock on the wall', '2026-06-09', '16:59', 'the front door team on 01632 960 001'],
  ])('%s', (_, day, time, expected) => {
    expect(heard(day, time)).toContain(`You can also ring ${expected}.`);
    expect(stillAsking(COUNCIL, england, at(day, time))).toContain(`ring ${expected}.`);
    expect(nobodyAnswered(COUNCIL, england, at(day, time))).toContain(`ring ${expected}.`);
  });

  test('a council that has not told us a number promises none, and 999 stands', () => {
    const said = heard('2026-03-24', '10:00', 'adult', ['safeguarding'], councilOf('shropshire'));
    expect(said).toContain('call 999');
    expect(said).not.toContain('You can also ring');
  });
});

describe('the right help for the person', () => {
  const noon = ['2026-03-24', '12:00'] as const;
  test.each<[string, Voice, string[], string[], string[]]>([
    ['a child', 'child', ['safeguarding'], ['0800 1111', '85258'], ['116 123']],
    ['a child who wants to die', 'child', ['self-harm'], ['0800 1111', '85258'], ['116 123']],
    ['an adult who wants to die', 'adult', ['self-harm'], ['116 123', '85258'], ['0800 1111']],
    ['an adult about a child', 'adult', ['safeguarding'], ['999'], ['0800 1111', '116 123', '85258']],
    ['somebody who asked for easier words', 'easy', ['self-harm'], ['116 123', '85258'], ['0800 1111']],
  ])('%s', (_, voice, flags, holds, not) => {
    const said = heard(...noon, voice, flags);
    for (const it of holds) expect(said).toContain(it);
    for (const it of not) expect(said).not.toContain(it);
  });
});
