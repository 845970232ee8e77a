import { isOnTheDesk, type Person } from '../people/person.ts';
import { type Complaint, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

/**
 * Who at the desk a complaint is about. Whoever is named in the words is taken to be, from the first moment; a named person on
 * the complaints team puts that right in either direction.
 */
export function concernedIn(complaint: Pick<Complaint, 'entries'>): string[] {
  const named = (lastEntry(complaint, 'opened')?.details.named as string[] | undefined) ?? [];
  const concerned = new Set(named);
  for (const { act, details } of complaint.entries) {
    if (act !== 'concern.decided') continue;
    if (details.yes) concerned.add(details.person as string);
    else concerned.delete(details.person as string);
  }
  return [...concerned];
}

/** A named person decides whether somebody is complained about: the words can name them and mean no harm, or mean them and not name them. */
export function decideConcern(
  complaint: Complaint,
  { person, yes, reason }: { person: string; yes: boolean; reason?: string },
  { today, nameOf }: Now,
  people: readonly Person[],
): Decision {
  const about = people.find((it) => it.id === person);
  if (!about) return refuse.missing('somebody who works at the desk');
  if (concernedIn(complaint).includes(person) === yes) return refuse.concernStands(nameOf(person), yes);
  if (!reason?.trim()) return refuse.missing('the reason, which is kept on record');
  return {
    entries: [
      { act: 'concern.decided', on: today, details: { person, yes, ...(yes && isOnTheDesk(about) && { desk: true }) } },
    ],
    words: [{ kind: 'reason for a decision on who is concerned', words: reason }],
  };
}
