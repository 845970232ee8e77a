import { insideTable } from '../calendar/calendar.ts';
import { type Instant, localDate } from '../calendar/local-date.ts';
import type { WorkingTime } from '../calendar/working-hours.ts';
import { awayUntil, coverOf } from './absence.ts';
import { isOnTheDesk, type Person } from './person.ts';

/** Somebody away for no longer than this is back before anybody else could have begun. */
export const BRIEFLY = 4 * 60;

/** Who is asked, and who they stand in for where the one first named is not there. */
export interface Found {
  person: Person;
  covers?: string;
}

const FORTNIGHT = 14 * 24 * 3600_000;

/** Whether somebody can be counted on at that moment: they have not left, and they are not away for more than a few working hours. */
export function isThere(person: Person, at: Instant, working: WorkingTime): boolean {
  if (person.left && person.left <= localDate(at)) return false;
  const back = backAt(person, at, working);
  if (!back) return true;
  // Leave may run past the holiday table, which is no reason not to know that somebody is away.
  const minutes = () => working.between(at, back);
  return back.getTime() - at.getTime() < FORTNIGHT && insideTable(minutes, Number.POSITIVE_INFINITY) <= BRIEFLY;
}

/** An afternoon off on Friday and a Monday off are one absence: nobody works in between. */
function backAt(person: Person, at: Instant, working: WorkingTime): Instant | undefined {
  let back = awayUntil(person, at);
  while (back && back.getTime() - at.getTime() < FORTNIGHT) {
    const until = back;
    const further = awayUntil(
      person,
      insideTable(() => working.opens(until), until),
    );
    if (!further || further <= back) break;
    back = further;
  }
  return back;
}

/**
 * The first of these people who is there, or whoever stands in for them, or stands in for the stand-in. People who cover for each
 * other in a ring, and anybody not wanted, are passed over. Undefined where nobody is left.
 */
export function firstThere(
  chain: readonly string[],
  people: readonly Person[],
  at: Instant,
  working: WorkingTime,
  mayBe: (person: Person) => boolean = () => true,
): Found | undefined {
  const seen = new Set<string>();
  for (const first of chain) {
    for (let id: string | undefined = first; id && !seen.has(id); ) {
      seen.add(id);
      const person = people.find((it) => it.id === id);
      if (person && isThere(person, at, working)) {
        if (mayBe(person)) return { person, ...(id !== first && { covers: first }) };
        break;
      }
      id = person && coverOf(person, at);
    }
  }
  return undefined;
}

/** The area managers of a team; where none is named for it, every area manager. */
export function areaManagers(people: readonly Person[], team: string | undefined): Person[] {
  const all = people.filter((it) => it.roles.includes('area-manager'));
  const own = all.filter((it) => team && it.teams.includes(team));
  return own.length > 0 ? own : all;
}

/** The complaints team, its officers before its manager. */
export function complaintsTeam(people: readonly Person[]): Person[] {
  const manages = (it: Person) => (it.roles.includes('complaints-manager') ? 1 : 0);
  return people
    .filter((it) => it.roles.includes('complaints-team') || it.roles.includes('complaints-manager'))
    .toSorted((a, b) => manages(a) - manages(b) || (a.id < b.id ? -1 : 1));
}

/**
 * Who is asked about somebody who may not be safe, one after the other: those on duty and nothing else, those on duty beside other
 * things, the complaints manager, the complaints team. Whoever is away comes last, because nobody at all is worse. Never anybody whom
 * it is about.
 */
export function dutyChain(people: readonly Person[], at: Instant, concerned: readonly string[]): Person[] {
  const today = localDate(at);
  return people
    .filter((it) => rank(it) !== undefined && !(it.left && it.left <= today) && !concerned.includes(it.id))
    .toSorted((a, b) => away(a, at) - away(b, at) || rank(a)! - rank(b)! || (a.id < b.id ? -1 : 1));
}

function away(person: Person, at: Instant): number {
  return awayUntil(person, at) ? 1 : 0;
}

function rank({ roles }: Person): number | undefined {
  if (roles.includes('duty')) return isOnTheDesk({ roles }) ? 1 : 0;
  if (roles.includes('complaints-manager')) return 2;
  return roles.includes('complaints-team') ? 3 : undefined;
}
