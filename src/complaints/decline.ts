import type { Person } from '../people/person.ts';
import { type Complaint, holdersOf } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { passOn } from './pass-on.ts';
import { refuse } from './problems.ts';

/** "Not me": the next in the chain is asked at once, and the complaints team hears why. */
export function decline(
  complaint: Complaint,
  by: Person,
  { reason }: { reason?: string },
  people: readonly Person[],
  now: Now,
): Decision {
  const { respondent } = holdersOf(complaint);
  if (!respondent) return refuse.notAssigned();
  if (by.id !== respondent) return refuse.notYours(now.nameOf(respondent));
  if (!reason?.trim()) return refuse.missing('the reason, so that the complaints team knows');
  const { entries, messages = [] } = passOn(complaint, 'declined', people, now);
  return {
    entries: [{ act: 'declined', on: now.today, details: { reason } }, ...entries],
    messages: [
      ...messages.filter((it) => it.kind !== 'unheld' && it.kind !== 'no-second'),
      { to: 'complaints', kind: 'declined' },
    ],
  };
}
