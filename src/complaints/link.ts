import type { Complaint, NewEntry } from './complaint.ts';
import type { Message, Now } from './decision.ts';
import { ending } from './happened.ts';
import { type Refusal, refuse } from './problems.ts';

/**
 * How two complaints belong together. The same person and the same matter: one goes on. The same matter from different people: both go on,
 * each for its own person, and one leads. A matter that touches it: both go on.
 */
export const HOWS = ['duplicate', 'together', 'related'] as const;
export type How = (typeof HOWS)[number];

export interface Link {
  /** The complaint that goes on, or leads. */
  to: string;
  how: How;
}

export interface Linked {
  entries: NewEntry[];
  messages: Message[];
}

/** What both histories say beside the link. */
interface Beside {
  /** What they have in common, as it was shown to whoever decided; no name and no word of a story. */
  because?: string;
}

/** Two complaints become one, or know of each other. Of two, the earliest receipt counts, whichever of them it was (7.1). */
export function link(
  duplicate: Complaint,
  kept: Complaint,
  { how, because }: Pick<Link, 'how'> & Beside,
  { today }: Pick<Now, 'today'>,
): { duplicate: Linked; kept: Linked } | Refusal {
  if (duplicate.ref === kept.ref) return refuse.missing('two references');
  if (linkedTo(duplicate).includes(kept.ref))
    return refuse.unchanged(`${duplicate.ref} and ${kept.ref} are linked already.`);
  const said = { how, ...(because && { because }) };
  if (how === 'related') return both(duplicate, kept, said, today);
  const ended = ending(duplicate.facts);
  if (ended) return refuse.ended('ended', ended.on);
  if (ending(kept.facts)) return refuse.keptHasEnded(kept.ref);
  if (how === 'together') return both(duplicate, kept, { ...said, lead: kept.ref }, today);
  const { facts, receivedAt, pack } = duplicate;
  const earlier = { received: facts.received, receivedAt: receivedAt.toISOString(), pack };
  return {
    duplicate: {
      entries: [
        { act: 'linked', on: today, details: { ref: kept.ref, ...said, into: true } },
        { act: 'closed', on: today, details: { why: 'linked' } },
      ],
      messages: [{ to: `complainant:${duplicate.ref}`, kind: 'letter', details: { letter: 'joined' } }],
    },
    kept: {
      entries: [{ act: 'linked', on: today, details: { ref: duplicate.ref, ...said, ...earlier } }],
      messages: [{ to: 'complaints', kind: 'stage' }],
    },
  };
}

/** Each knows of the other, and both go on. */
function both(one: Complaint, other: Complaint, details: object, today: Now['today'], act: Mutual = 'linked') {
  const naming = ({ ref }: Complaint): Linked => ({
    entries: [{ act, on: today, details: { ref, ...details } }],
    messages: [],
  });
  return { duplicate: naming(other), kept: naming(one) };
}

type Mutual = 'linked' | 'told.apart';

export interface TellApart {
  /** The complaint that it looks like. */
  from: string;
  reason?: string;
}

/** A named person has looked: they are two matters, whatever they look like. Neither is offered for the other again. */
export function tellApart(
  one: Complaint,
  other: Complaint,
  { reason }: Pick<TellApart, 'reason'>,
  { today }: Pick<Now, 'today'>,
): { duplicate: Linked; kept: Linked } | Refusal {
  if (one.ref === other.ref) return refuse.missing('two references');
  if (linkedTo(one).includes(other.ref)) return refuse.unchanged(`${one.ref} and ${other.ref} are linked already.`);
  if (toldApart(one).includes(other.ref))
    return refuse.unchanged(`Somebody has said already that ${one.ref} and ${other.ref} are not the same.`);
  if (!reason?.trim()) return refuse.missing('the reason, which is kept on record');
  return both(one, other, { reason }, today, 'told.apart');
}

export function linkedTo({ entries }: Pick<Complaint, 'entries'>): string[] {
  return entries.filter((it) => it.act === 'linked').map((it) => String(it.details.ref));
}

export function toldApart({ entries }: Pick<Complaint, 'entries'>): string[] {
  return entries.filter((it) => it.act === 'told.apart').map((it) => String(it.details.ref));
}

/** The complaint that this one has become part of. */
export function becamePartOf({ entries }: Pick<Complaint, 'entries'>): string | undefined {
  return entries.findLast((it) => it.act === 'linked' && it.details.into)?.details.ref as string | undefined;
}
