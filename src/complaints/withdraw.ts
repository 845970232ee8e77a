import { OWED_AN_ADVOCATE } from '../procedures/children-act.ts';
import { type Complaint, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

export interface Withdrawal {
  /** What they said, exactly. */
  words: string;
  /** Whether somebody asked or pressed them to. A child is always asked this first (7.3). */
  pressed?: 'no' | 'yes' | 'unsure';
}

/**
 * Theirs to take back at any time, said or written, and confirmed in writing. Where somebody may have pressed them nothing is taken back:
 * a person talks to them first. A child's own is looked at by a person afterwards. It never ends what was begun to keep anybody safe.
 */
export function withdraw(complaint: Complaint, { words, pressed }: Withdrawal, { today, refusal }: Now): Decision {
  const refused = refusal({ moment: 'withdrawn', on: today });
  if (refused) return refused;
  const young = OWED_AN_ADVOCATE.includes(complaint.facts.complainant);
  if (young && !pressed)
    return refuse.missing('whether somebody asked them to take it back: a child is asked that first');
  const said = words.trim() ? [{ kind: 'asked to withdraw', words }] : [];
  if (pressed === 'yes' || pressed === 'unsure')
    return {
      entries: [{ act: 'withdrawal.pressed', on: today, details: { pressed } }],
      messages: [{ to: 'complaints', kind: 'task', details: { task: PRESSED } }],
      words: said,
    };
  return {
    entries: [{ act: 'withdrawn', on: today, details: young ? { check: true } : {} }],
    messages: [
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'withdrawn' } },
      young ? { to: 'complaints', kind: 'task', details: { task: CHECK } } : { to: 'complaints', kind: 'stage' },
    ],
    words: said,
  };
}

/** What a person then owes, by the name of the task. */
export const PRESSED = 'talk to them about taking it back';
export const CHECK = 'check that it was theirs to take back';

/** A person has spoken to them about it: it stands, or it goes on. */
export function checkWithdrawal(
  complaint: Complaint,
  { stands, spoke }: { stands: boolean; spoke: string },
  { today, refusal }: Now,
): Decision {
  const pressed = lastEntry(complaint, 'withdrawal.pressed');
  const withdrawn = lastEntry(complaint, 'withdrawn');
  if (!pressed && !withdrawn) return refuse.missing('a withdrawal to check: nobody has asked for one');
  if (!spoke.trim()) return refuse.missing('who spoke to them, how, and what they said');
  const words = [{ kind: 'withdrawal checked', words: spoke }];
  const checked = { act: 'withdrawal.checked' as const, on: today, details: { stands } };
  const open = refusal({ moment: 'reopened', on: today }) !== undefined;
  const letter = (name: string) =>
    ({ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: name } }) as const;
  if (stands && open)
    return { entries: [checked, { act: 'withdrawn', on: today }], messages: [letter('withdrawn')], words };
  if (!stands && !open)
    return { entries: [checked, { act: 'reopened', on: today }], messages: [letter('reopened')], words };
  return { entries: [checked], words };
}

/** A serious matter may be looked into although nobody complains any more (7.3): on record, with the reason. */
export function lookAnyway(complaint: Complaint, { reason }: { reason: string }, { today }: Now): Decision {
  if (!lastEntry(complaint, 'withdrawn'))
    return refuse.missing('a withdrawal: this complaint is being looked into as it is');
  if (!reason.trim()) return refuse.missing('why it is looked into all the same');
  return { entries: [{ act: 'own-accord', on: today }], words: [{ kind: 'reason: own accord', words: reason }] };
}
