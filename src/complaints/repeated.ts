import { isDeepStrictEqual } from 'node:util';
import { MOMENTS, type Moment } from '../procedures/procedure.ts';
import type { Complaint, Entry, NewEntry } from './complaint.ts';
import type { NewWords } from './decision.ts';

interface Decided {
  entries: readonly NewEntry[];
  words?: readonly NewWords[];
}

/**
 * What somebody records may arrive twice: a button pressed again, a card that was already answered elsewhere, a channel that did not hear
 * our answer. The same acts with the same details by the same person on the same day, with nothing of their kind since, are one thing.
 * Whether its words are the same too is asked with `sameWords`.
 */
export function recordedAlready({ entries }: Pick<Complaint, 'entries'>, decided: Decided, by: string): boolean {
  const added = decided.entries;
  if (added.length === 0 || added.some(({ act }) => TOLD_ELSEWHERE.includes(act))) return false;
  const alike = entries.filter((it) => added.some(({ act }) => act === it.act)).slice(-added.length);
  const [latest] = alike.slice(-1);
  if (!latest || alike.length < added.length) return false;
  if (!alike.every((it, at) => it.by === by && isSame(it, added[at]!))) return false;
  return !(added.some(({ act }) => MOMENTS.includes(act as Moment)) && turnedSince(entries, latest));
}

/** The register has what was said, the history only that it was. */
const TOLD_ELSEWHERE: readonly Entry['act'][] = ['data.recorded'];

/** After one of these what moves the clocks can happen anew. */
const TURNS: readonly Entry['act'][] = ['closed', 'withdrawn', 'reopened', 'resubmitted', 'points.taken-up'];

function turnedSince(entries: readonly Entry[], { seq }: Entry): boolean {
  return entries.some((it) => it.seq > seq && TURNS.includes(it.act));
}

/** A number that we gave it says nothing about what it is. */
const NUMBERED: Partial<Record<Entry['act'], string>> = { 'action.agreed': 'action', 'statement.drafted': 'version' };

function isSame(before: Entry, added: NewEntry): boolean {
  return before.act === added.act && before.on === added.on && isDeepStrictEqual(plain(before), plain(added));
}

function plain({ act, details = {} }: NewEntry): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).filter(([key, it]) => it !== undefined && key !== NUMBERED[act]));
}

/** Whether everything that is said in words was said before, in the same words and last of its kind. */
export function sameWords(kept: readonly NewWords[], { words = [] }: Decided): boolean {
  return words.every((it) => kept.findLast(({ kind }) => kindOf(kind) === kindOf(it.kind))?.words === it.words);
}

function kindOf(kind: string): string {
  return kind.replace(/ \d+$/, '');
}
