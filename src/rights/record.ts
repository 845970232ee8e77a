import { createHash } from 'node:crypto';
import type { Desk } from '../desk/desk.ts';
import { idOf, type Who } from '../people/person.ts';
import type { Field } from './fields.ts';
import type { Party } from './parties.ts';

/** One thing to put on record: what was done or read, about what, and why. Holds references and digests, never a name or a word. */
export interface Note {
  did: keyof Desk;
  /** As what they were entitled to it. */
  as?: Party;
  ref?: string;
  /** The groups of fields that were shown. */
  shown?: readonly Field[];
  why?: string;
  /** What changed, in references and digests. */
  details?: Record<string, unknown>;
}

/** A note as it is kept: text in a fixed form, so that anybody can compute its hash anew. */
export function lineOf(who: Who, { shown, details, ...note }: Note, at: Date): string {
  return canonical({
    at: at.toISOString(),
    who: idOf(who),
    ...(who.kind === 'complainant' && { conversation: who.conversation }),
    from: who.from ?? (who.kind === 'heard' ? 'Heard itself' : 'not said'),
    ...note,
    ...(shown?.length && { shown: [...shown].sort() }),
    ...(details && { details }),
  });
}

export interface Link {
  entry: string;
  hash: string;
}

/** Where a council's record begins: no two councils' chains can be exchanged. */
export function genesis(council: string): string {
  return sha256(`Heard: the record of ${council}`);
}

/** Each entry's hash covers the one before: hash = SHA-256(hash before, line feed, entry), in hexadecimal. */
export function chained(before: string, entries: readonly string[]): Link[] {
  let last = before;
  return entries.map((entry) => {
    last = sha256(`${last}\n${entry}`);
    return { entry, hash: last };
  });
}

/** Stands for something in the record without telling it. */
export function digest(value: unknown): string {
  return sha256(typeof value === 'string' ? value : canonical(value));
}

/** JSON with its keys in order: the same value is always the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, it: unknown) =>
    it && typeof it === 'object' && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).sort(byKey)) : it,
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
