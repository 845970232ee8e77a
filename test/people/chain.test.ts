import { describe, expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { workingTime } from '../../src/calendar/working-hours.ts';
import { areaManagers, complaintsTeam, firstThere, isThere } from '../../src/people/chain.ts';
import type { Person } from '../../src/people/person.ts';
import { samplePeople } from '../../src/people/sample.ts';

const office = workingTime(england, { from: '09:00', to: '17:00' });
const at = (text: string) => instantOf(text.slice(0, 10) as LocalDate, text.slice(11) || '00:00');

/** Somebody, and when they are away: [from, until, who covers]. */
function person(id: string, ...away: [from: string, until: string, cover?: string][]): Person {
  return {
    council: 'x',
    id,
    name: id,
    roles: ['responding-manager'],
    teams: [],
    accounts: {},
    absences: away.map(([from, until, cover], n) => ({
      id: `${id} ${n}`,
      person: id,
      from: at(from),
      until: at(until),
      source: 'said',
      ...(cover && { cover }),
    })),
  };
}

describe('who is there', () => {
  test.each<[string, string, boolean, string]>([
    ['2026-08-02', '2026-08-03 10:00', true, 'the day before'],
    ['2026-08-04', '2026-08-04 10:00', false, 'the first day'],
    ['2026-08-04', '2026-08-14 12:59', false, 'the last day'],
    ['2026-08-04', '2026-08-14 16:59', true, 'the last minute: back before anybody else could begin'],
    ['2026-08-04', '2026-08-17 09:00', true, 'back'],
  ])('away 4 to 14 August, asked at %s %s: %s (%s)', (_, moment, there) => {
    expect(isThere(person('a', ['2026-08-04', '2026-08-15']), at(moment), office)).toBe(there);
  });

  test('an afternoon off is not worth handing anything over for; an afternoon and the next day is', () => {
    const afternoon = person('a', ['2026-08-04 13:00', '2026-08-05']);
    const longer = person('b', ['2026-08-04 13:00', '2026-08-05'], ['2026-08-05', '2026-08-06']);
    expect(isThere(afternoon, at('2026-08-04 13:00'), office)).toBe(true);
    expect(isThere(longer, at('2026-08-04 13:00'), office)).toBe(false);
  });

  test('a Friday afternoon and a Monday are one absence: nobody works in between', () => {
    const long = person('a', ['2026-08-07 13:00', '2026-08-08'], ['2026-08-10', '2026-08-11']);
    expect(isThere(long, at('2026-08-07 14:00'), office)).toBe(false);
  });

  test('the morning of the day they come back at noon', () => {
    const back = person('a', ['2026-08-03', '2026-08-05 13:00']);
    expect(isThere(back, at('2026-08-05 09:00'), office)).toBe(true);
    expect(isThere(back, at('2026-08-04 15:00'), office)).toBe(false);
  });

  test('leave that runs past the holiday table is leave', () => {
    expect(isThere(person('a', ['2026-08-03', '2031-01-01']), at('2026-08-05 09:00'), office)).toBe(false);
  });

  test('who has left is not there; who will leave still is', () => {
    expect(isThere({ ...person('a'), left: '2026-08-03' }, at('2026-08-03 09:00'), office)).toBe(false);
    expect(isThere({ ...person('a'), left: '2026-08-31' }, at('2026-08-03 09:00'), office)).toBe(true);
  });
});

describe('the first in a chain who is there', () => {
  const now = at('2026-08-05 10:00');
  const away = ['2026-08-03', '2026-08-15'] as const;
  const find = (chain: string[], people: Person[], mayBe?: (it: Person) => boolean) =>
    firstThere(chain, people, now, office, mayBe);

  test('nobody away: the first', () => {
    expect(find(['a', 'b'], [person('a'), person('b')])?.person.id).toBe('a');
  });

  test('the first is away: the next', () => {
    expect(find(['a', 'b'], [person('a', [...away]), person('b')])).toMatchObject({ person: { id: 'b' } });
  });

  test('the first is away and named a cover: the cover, before the next', () => {
    const people = [person('a', [...away, 'c']), person('b'), person('c')];
    expect(find(['a', 'b'], people)).toMatchObject({ person: { id: 'c' }, covers: 'a' });
  });

  test('the cover is away too: whoever covers for them', () => {
    const people = [person('a', [...away, 'b']), person('b', [...away, 'c']), person('c', [...away, 'd']), person('d')];
    expect(find(['a'], people)).toMatchObject({ person: { id: 'd' }, covers: 'a' });
  });

  test('they cover for each other in a ring: the ring is passed over and the chain goes on', () => {
    const people = [person('a', [...away, 'b']), person('b', [...away, 'c']), person('c', [...away, 'a']), person('d')];
    expect(find(['a', 'b', 'c', 'd'], people)?.person.id).toBe('d');
    expect(find(['a', 'b', 'c'], people)).toBeUndefined();
  });

  test('somebody covers for themselves, or for nobody known', () => {
    expect(find(['a', 'b'], [person('a', [...away, 'a']), person('b')])?.person.id).toBe('b');
    expect(find(['a', 'b'], [person('a', [...away, 'gone']), person('b')])?.person.id).toBe('b');
    expect(find(['gone', 'b'], [person('b')])?.person.id).toBe('b');
  });

  test('who may not be chosen is passed over', () => {
    expect(find(['a', 'b'], [person('a'), person('b')], (it) => it.id !== 'a')?.person.id).toBe('b');
  });

  test('nobody at all', () => {
    expect(find([], [])).toBeUndefined();
    expect(find(['a'], [person('a', [...away])])).toBeUndefined();
  });
});

test('the area manager of the team, or every area manager where the team has none', () => {
  const people = samplePeople('x');
  expect(areaManagers(people, 'huntingdon').map((it) => it.id)).toEqual(['brennan']);
  expect(areaManagers(people, 'kinship').map((it) => it.id)).toEqual(['brennan']);
});

test('the complaints team is asked before its manager', () => {
  const officer = { ...person('zoe'), roles: ['complaints-team' as const] };
  expect(complaintsTeam([...samplePeople('x'), officer]).map((it) => it.id)).toEqual(['zoe', 'sam']);
});
