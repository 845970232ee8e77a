import type { Instant } from '../calendar/local-date.ts';
import type { Person } from './person.ts';

/** Who says that somebody is away: they themselves, their calendar, or a manager. */
export type AbsenceSource = 'said' | 'outlook' | 'declared';

/** Away from the first moment up to, and not including, the second: whole days or part of one. */
export interface Absence {
  id: string;
  person: string;
  from: Instant;
  until: Instant;
  /** Who stands in meanwhile, where they said so. */
  cover?: string;
  source: AbsenceSource;
}

/** When somebody is back, if they are away at that moment. Absences that touch or overlap are one. Undefined while they are there. */
export function awayUntil({ absences }: Pick<Person, 'absences'>, at: Instant): Instant | undefined {
  let back: Instant | undefined;
  for (const { from, until } of absences.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const moment = back ?? at;
    if (from <= moment && moment < until) back = until;
  }
  return back;
}

/** Whoever somebody named to stand in for the absence they are on at that moment. */
export function coverOf({ absences }: Pick<Person, 'absences'>, at: Instant): string | undefined {
  return absences.find((it) => it.cover && it.from <= at && at < it.until)?.cover;
}
