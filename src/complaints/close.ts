import { agreeing, openActions, type Promised, tellOwners } from './actions.ts';
import { type Complaint, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { refuse } from './problems.ts';

const OWED = ['stage 1 reply', 'stage 2 reply', 'final reply'] as const;

/** Closed because nobody has taken it further. Refused while an answer is owed: a complaint does not end by being left alone. */
export function close(complaint: Complaint, _: object, { today, refusal, clock }: Now): Decision {
  const refused = refusal({ moment: 'closed', on: today });
  if (refused) return refused;
  const owed = OWED.find((it) => ['running', 'overdue', 'paused'].includes(clock(it)?.status ?? ''));
  if (owed) return refuse.answerOwed(owed);
  const open = openActions(complaint).length;
  if (open > 0) return refuse.actionsOpen(open);
  const why = lastEntry(complaint, 'terms.agreed') ? 'resolved' : 'not-taken-further';
  return {
    entries: [{ act: 'closed', on: today, details: { why } }],
    messages: [{ to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'closed' } }],
  };
}

export interface Resolution {
  /** What was agreed, as the letter says it (Regs r.15). */
  terms: string;
  /** That the person is content, in their own words or how they said it. */
  agreed: string;
  actions: Promised[];
}

/** Put right to the person's own satisfaction. The terms go out in writing; it closes when nothing that was promised is open any more. */
export function resolve(
  complaint: Complaint,
  { terms, agreed, actions }: Resolution,
  { today, refusal, clock }: Now,
): Decision {
  if (!agreed.trim()) return refuse.missing('how the person said that they are content');
  if (!terms.trim()) return refuse.missing('what was agreed, in words that the person will read');
  const owed = ['running', 'overdue', 'paused'].includes(clock('stage 1 reply')?.status ?? '');
  const reply = owed ? [{ moment: 'stage1.replied', on: today } as const] : [];
  const refused =
    reply.map((it) => refusal(it)).find((it) => it) ?? refusal({ moment: 'closed', on: today, why: 'resolved' }, reply);
  if (refused) return refused;
  const promised = agreeing(complaint, actions, today);
  if ('problem' in promised) return promised;
  const open = openActions(complaint).length + actions.length > 0;
  return {
    entries: [
      ...promised.entries,
      ...(owed ? [{ act: 'stage1.replied' as const, on: today }] : []),
      { act: 'terms.agreed', on: today },
      ...(open ? [] : [{ act: 'closed' as const, on: today, details: { why: 'resolved' } }]),
    ],
    messages: [
      { to: `complainant:${complaint.ref}`, kind: 'letter', details: { letter: 'resolved' } },
      ...tellOwners(promised.entries),
    ],
    words: [{ kind: 'terms', words: terms }, { kind: 'content', words: agreed }, ...promised.words],
  };
}

/** A case at the Ombudsman. Lodged too early it comes back, and the complaint goes on where it stands. */
export function enquireOmbudsman(
  complaint: Complaint,
  { premature, reference, on }: { premature: boolean; reference: string; on?: Parameters<Now['refusal']>[0]['on'] },
  { today, refusal }: Now,
): Decision {
  if (!reference.trim()) return refuse.missing("the Ombudsman's own reference");
  const day = on ?? today;
  const before = complaint.entries.findLast((it) => it.act === 'ombudsman.enquired');
  if (before?.details.reference === reference && before.details.premature === premature)
    return refuse.alreadyRecorded(before.on);
  return (
    refusal({ moment: 'ombudsman.enquired', on: day, premature }) ?? {
      entries: [{ act: 'ombudsman.enquired', on: day, details: { premature, reference } }],
      messages: [
        { to: 'complaints', kind: 'stage' },
        ...(premature
          ? [
              {
                to: `complainant:${complaint.ref}`,
                kind: 'letter',
                details: { letter: 'back-from-the-ombudsman' },
              } as const,
            ]
          : []),
      ],
    }
  );
}
