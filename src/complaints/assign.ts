import { isThere } from '../people/chain.ts';
import type { Person } from '../people/person.ts';
import { type Complaint, holdersOf, lastEntry } from './complaint.ts';
import { concernedIn } from './concerned.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

/** Why somebody may not answer this complaint, or undefined when they may. */
export function whyNot(
  complaint: Complaint,
  person: Person,
  { at, working }: Pick<Now, 'at' | 'working'>,
): string | undefined {
  if (concernedIn(complaint).includes(person.id)) return 'they are named in the complaint';
  if (!person.roles.includes('responding-manager') && !person.roles.includes('area-manager'))
    return 'they are not a responding manager';
  if (person.left) return 'they have left';
  if (!isThere(person, at, working)) return 'they are away';
  return undefined;
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

/** Somebody else stands in from now on; whoever has it keeps it. */
export function nameSecond(complaint: Complaint, second: Person, now: Now): Decision {
  const { respondent, second: before } = holdersOf(complaint);
  if (!respondent) return refuse.notAssigned();
  if (second.id === respondent) return refuse.twoPeople();
  if (second.id === before) return refuse.theirsAlready(second.name);
  const because = whyNot(complaint, second, now);
  if (because) return refuse.cannotBeChosen(second.name, because);
  return {
    entries: [{ act: 'second.named', on: now.today, details: { second: second.id } }],
    messages: [{ to: `person:${second.id}`, kind: 'stand-in' }],
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
