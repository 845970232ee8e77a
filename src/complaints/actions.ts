import type { Instant, LocalDate } from '../calendar/local-date.ts';
import type { Complaint, NewEntry } from './complaint.ts';
import type { Decision, Message, Now } from './decision.ts';
import { type Refusal, refuse } from './problems.ts';

/** Something that was promised with an answer: what puts it right, or what will be done so that it does not happen again. */
export interface AgreedAction {
  number: number;
  kind: 'remedy' | 'action';
  owner: string;
  due: LocalDate;
  since: Instant;
  /** The day it was done, where it was, and who said so. What shows it is kept with the words. */
  done?: { on: LocalDate; by: string };
}

/** The promises of a complaint as they stand. What each says is kept with the words, because it may hold a name. */
export function actionsOf({ entries }: Pick<Complaint, 'entries'>): AgreedAction[] {
  const all = new Map<number, AgreedAction>();
  for (const { act, on, at, by, details } of entries) {
    const number = Number(details.action);
    const known = all.get(number);
    if (act === 'action.agreed') all.set(number, { ...(details as unknown as AgreedAction), number, since: at });
    else if (act === 'action.moved' && known)
      all.set(number, { ...known, ...(details as { owner?: string; due?: LocalDate }) });
    else if (act === 'action.done' && known) all.set(number, { ...known, done: { on, by } });
  }
  return [...all.values()];
}

export function openActions(complaint: Pick<Complaint, 'entries'>): AgreedAction[] {
  return actionsOf(complaint).filter((it) => !it.done);
}

export interface Promised {
  kind: AgreedAction['kind'];
  /** What is to be done, in words. */
  what: string;
  owner: string;
  due: LocalDate;
}

/** The entries and words of new promises, numbered on from those there are. */
export function promised(
  complaint: Pick<Complaint, 'entries'>,
  promises: readonly Promised[],
  on: LocalDate,
): { entries: NewEntry[]; words: { kind: string; words: string }[] } {
  const first = actionsOf(complaint).length + 1;
  return {
    entries: promises.map(({ kind, owner, due }, at) => ({
      act: 'action.agreed',
      on,
      details: { action: first + at, kind, owner, due },
    })),
    words: promises.map(({ what }, at) => ({ kind: `action ${first + at}`, words: what })),
  };
}

/** The same for what an answer promises, or what is missing from it. */
export function agreeing(
  complaint: Pick<Complaint, 'entries'>,
  promises: readonly Promised[],
  today: LocalDate,
): ReturnType<typeof promised> | Refusal {
  for (const { what, owner, due } of promises) {
    if (!what.trim()) return refuse.missing('what is to be done, in words');
    if (!owner) return refuse.missing('who will do it, by their name');
    if (due < today) return refuse.dayHasPassed(due);
  }
  return promised(complaint, promises, today);
}

/** Whoever promised something hears of it at once. */
export function tellOwners(promises: readonly NewEntry[]): Message[] {
  return promises.map(({ details }) => ({
    to: `person:${details!.owner}`,
    kind: 'action',
    details: { action: details!.action },
  }));
}

/** Agrees one more thing to be done. Its owner is told. */
export function agreeAction(complaint: Complaint, promise: Promised, { today }: Now): Decision {
  const agreed = agreeing(complaint, [promise], today);
  if ('problem' in agreed) return agreed;
  return { ...agreed, messages: tellOwners(agreed.entries) };
}

/** It is done, with what shows it: a promise kept without proof is one more promise. */
export function doAction(
  complaint: Complaint,
  { action, proof }: { action: number; proof: string },
  { today, nameOf }: Now,
): Decision {
  const found = actionsOf(complaint).find((it) => it.number === action);
  if (!found) return refuse.noSuchAction(actionsOf(complaint).length);
  if (found.done) return refuse.actionDone(nameOf(found.done.by), found.done.on);
  if (!proof.trim()) return refuse.missing('what shows that it is done: a letter, a date, a record');
  return {
    entries: [{ act: 'action.done', on: today, details: { action } }],
    words: [{ kind: `proof ${action}`, words: proof }],
  };
}

/** Another day or another owner, with the reason on record. */
export function moveAction(
  complaint: Complaint,
  { action, due, owner, reason }: { action: number; due?: LocalDate; owner?: string; reason?: string },
  { today, nameOf }: Now,
): Decision {
  const found = actionsOf(complaint).find((it) => it.number === action);
  if (!found) return refuse.noSuchAction(actionsOf(complaint).length);
  if (found.done) return refuse.actionDone(nameOf(found.done.by), found.done.on);
  if (due && due < today) return refuse.dayHasPassed(due);
  if (!due && !owner) return refuse.missing('another day, or somebody else to do it');
  if (!reason?.trim()) return refuse.missing('the reason, which is kept on record');
  return {
    entries: [
      { act: 'action.moved', on: today, details: { action, ...(due && { due }), ...(owner && { owner }), reason } },
    ],
    ...(owner && { messages: [{ to: `person:${owner}`, kind: 'action', details: { action } }] }),
  };
}
