import { areaManagers, firstThere } from '../people/chain.ts';
import type { Person } from '../people/person.ts';
import { whyNot } from './assign.ts';
import { type Complaint, holdersOf } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

/**
 * Gives a task to somebody else, with everything that happened so far. There is always a second respondent: the one there was, or
 * whoever handed it over, or the area manager.
 */
export function handOver(
  complaint: Complaint,
  { to, reason }: { to: Person; reason?: string },
  people: readonly Person[],
  now: Now,
): Decision {
  const { respondent, second } = holdersOf(complaint);
  if (!respondent) return refuse.notAssigned();
  if (to.id === respondent) return refuse.theirsAlready(to.name);
  const because = whyNot(complaint, to, now);
  if (because) return refuse.cannotBeChosen(to.name, because);
  const chain = [second, respondent, ...areaManagers(people, complaint.team).map((it) => it.id)];
  const standIn = firstThere(
    chain.filter((it) => it !== undefined),
    people,
    now.at,
    now.working,
    (it) => it.id !== to.id && !whyNot(complaint, it, now),
  );
  if (!standIn) return refuse.nobodyStandsIn();
  return {
    entries: [
      {
        act: 'handed.over',
        on: now.today,
        details: { from: respondent, to: to.id, ...(reason?.trim() && { reason }) },
      },
      { act: 'assigned', on: now.today, details: { respondent: to.id, second: standIn.person.id, from: respondent } },
    ],
    messages: [
      { to: `person:${to.id}`, kind: 'assigned' },
      ...(standIn.person.id === second
        ? []
        : [{ to: `person:${standIn.person.id}` as const, kind: 'stand-in' as const }]),
    ],
  };
}
