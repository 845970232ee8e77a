import { OWED_AN_ADVOCATE } from '../procedures/children-act.ts';
import type { Complaint } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { last } from './happened.ts';
import { refuse } from './problems.ts';

/** "I would like an advocate": at any time. For a child or a care leaver Stage 1 waits until one is there (N5). */
export function askForAdvocate(complaint: Complaint, _: object, { today, refusal }: Now): Decision {
  const asked = last(complaint.facts, 'advocate.requested');
  const appointed = last(complaint.facts, 'advocate.appointed');
  if (asked && (!appointed || appointed.on < asked.on)) return refuse.alreadyRecorded(asked.on);
  return (
    refusal({ moment: 'advocate.requested', on: today }) ?? {
      entries: [{ act: 'advocate.requested', on: today }],
      messages: [{ to: 'complaints', kind: 'task', details: { task: 'find an advocate' } }],
    }
  );
}

/** Somebody is on their side. What waited starts anew today, and they are told the new date. */
export function appointAdvocate(
  complaint: Complaint,
  { called, on }: { called: string; on?: Now['today'] },
  { today, refusal }: Now,
): Decision {
  if (!called.trim()) return refuse.missing('who it is and how they are reached');
  const day = on ?? today;
  return (
    refusal({ moment: 'advocate.appointed', on: day }) ?? {
      entries: [{ act: 'advocate.appointed', on: day }],
      messages: [
        { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'advocate' } },
        { to: 'complaints', kind: 'stage' },
      ],
      words: [{ kind: 'advocate', words: called }],
    }
  );
}

/** Whether somebody is waiting for an advocate whom they have a right to. */
export function waitsForAdvocate({ facts }: Pick<Complaint, 'facts'>): boolean {
  const asked = last(facts, 'advocate.requested');
  const appointed = last(facts, 'advocate.appointed');
  return asked !== undefined && (!appointed || appointed.on < asked.on) && OWED_AN_ADVOCATE.includes(facts.complainant);
}
