import type { Complaint, NewEntry } from './complaint.ts';
import type { Message, Now } from './decision.ts';
import { ending } from './happened.ts';
import { type Refusal, refuse } from './problems.ts';

export interface Link {
  /** The complaint that goes on. */
  to: string;
  /** The same person and the same matter: one goes on. Another person's, or a matter that touches it: both go on, each for its own person. */
  how: 'duplicate' | 'related';
}

export interface Linked {
  entries: NewEntry[];
  messages: Message[];
}

/** Two complaints become one, or know of each other. Of two, the earliest receipt counts, whichever of them it was (7.1). */
export function link(
  duplicate: Complaint,
  kept: Complaint,
  { how }: Pick<Link, 'how'>,
  { today }: Pick<Now, 'today'>,
): { duplicate: Linked; kept: Linked } | Refusal {
  if (duplicate.ref === kept.ref) return refuse.missing('two references');
  if (linkedTo(duplicate).includes(kept.ref))
    return refuse.unchanged(`${duplicate.ref} and ${kept.ref} are linked already.`);
  const ended = ending(duplicate.facts);
  if (how === 'related')
    return {
      duplicate: { entries: [{ act: 'linked', on: today, details: { ref: kept.ref, how } }], messages: [] },
      kept: { entries: [{ act: 'linked', on: today, details: { ref: duplicate.ref, how } }], messages: [] },
    };
  if (ended) return refuse.ended('ended', ended.on);
  if (ending(kept.facts)) return refuse.keptHasEnded(kept.ref);
  const { facts, receivedAt, pack } = duplicate;
  const earlier = { received: facts.received, receivedAt: receivedAt.toISOString(), pack };
  return {
    duplicate: {
      entries: [
        { act: 'linked', on: today, details: { ref: kept.ref, how, into: true } },
        { act: 'closed', on: today, details: { why: 'linked' } },
      ],
      messages: [{ to: `complainant:${duplicate.ref}`, kind: 'letter', details: { letter: 'joined' } }],
    },
    kept: {
      entries: [{ act: 'linked', on: today, details: { ref: duplicate.ref, how, ...earlier } }],
      messages: [{ to: 'complaints', kind: 'stage' }],
    },
  };
}

export function linkedTo({ entries }: Pick<Complaint, 'entries'>): string[] {
  return entries.filter((it) => it.act === 'linked').map((it) => String(it.details.ref));
}

/** The complaint that this one has become part of. */
export function becamePartOf({ entries }: Pick<Complaint, 'entries'>): string | undefined {
  return entries.findLast((it) => it.act === 'linked' && it.details.into)?.details.ref as string | undefined;
}
