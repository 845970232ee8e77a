import { isAway, type Person } from '../people/person.ts';
import { type Complaint, holdersOf, lastEntry } from './complaint.ts';
import type { Decision, Message, Now } from './decision.ts';
import { refuse } from './problems.ts';

/** Why somebody may not answer this complaint, or undefined when they may. */
export function whyNot(complaint: Complaint, person: Person, { today }: Pick<Now, 'today'>): string | undefined {
  if (namedIn(complaint).includes(person.id)) return 'they are named in the complaint';
  if (!person.roles.includes('responding-manager') && !person.roles.includes('area-manager'))
    return 'they are not a responding manager';
  if (isAway(person, today)) return 'they are away today';
  return undefined;
}

function namedIn(complaint: Complaint): string[] {
  return (lastEntry(complaint, 'opened')?.details.named as string[] | undefined) ?? [];
}

/** Asks a manager to answer, with a second respondent named from the start so that absence never stops the answer (O9, O10). */
export function assign(complaint: Complaint, respondent: Person, second: Person, now: Now): Decision {
  if (!lastEntry(complaint, 'route.confirmed')) return refuse.routeFirst();
  if (respondent.id === second.id) return refuse.twoPeople();
  for (const person of [respondent, second]) {
    const because = whyNot(complaint, person, now);
    if (because) return refuse.cannotBeChosen(person.name, because);
  }
  return {
    entries: [{ act: 'assigned', on: now.today, details: { respondent: respondent.id, second: second.id } }],
    messages: [
      { to: `person:${respondent.id}`, kind: 'assigned' },
      { to: `person:${second.id}`, kind: 'stand-in' },
    ],
  };
}

/** The manager takes it. A second press, or somebody else's, has no further effect. */
export function accept(complaint: Complaint, by: Person, { today, nameOf }: Now): Decision {
  const { respondent, second, accepted, since } = holdersOf(complaint);
  if (!respondent) return refuse.notAssigned();
  if (accepted && since) return refuse.taken(since.by === by.id ? undefined : nameOf(since.by), since.on);
  if (by.id !== respondent && by.id !== second) return refuse.notYours(nameOf(respondent));
  return { entries: [{ act: 'accepted', on: today }] };
}

/** "Not me": the second respondent is asked at once, and the complaints team is told to name another stand-in. */
export function decline(
  complaint: Complaint,
  by: Person,
  { reason }: { reason?: string },
  { today, nameOf }: Now,
): Decision {
  const { respondent, second } = holdersOf(complaint);
  if (!respondent) return refuse.notAssigned();
  if (by.id !== respondent) return refuse.notYours(nameOf(respondent));
  if (!reason?.trim()) return refuse.missing('the reason, so that the complaints team knows');
  const told: Message = { to: 'complaints', kind: 'declined' };
  const passed: Message[] = second ? [{ to: `person:${second}`, kind: 'assigned' }] : [];
  return {
    entries: [
      { act: 'declined', on: today, details: { reason } },
      { act: 'assigned', on: today, details: second ? { respondent: second } : {} },
    ],
    messages: [...passed, told],
  };
}
