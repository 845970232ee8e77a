import { createHmac } from 'node:crypto';
import type { Complainant } from '../procedures/procedure.ts';
import { pairsOf } from './duplicates.ts';

/**
 * What one telling can be known again by, blind: keyed hashes of its word pairs and of who is in it. Two that are the same were made of
 * the same; beyond that they say nothing to anybody without the council's key.
 */
export interface Traces {
  pairs: readonly string[];
  /** Each child, by first and last name. */
  children: readonly string[];
  name: string | null;
  /** Where they are answered. */
  reach: string | null;
  /** The message it came in, where its own name stands in the words. */
  message: string | null;
}

/** What is known of a telling, as it was told. */
export interface Told {
  words: string;
  complainant?: Complainant;
  name?: string | undefined;
  child?: string | undefined;
  replyTo?: string | undefined;
}

/** With fewer pairs of words a text tells nothing: very many people write "nobody rings me back". */
export const LEAST_PAIRS = 12;

export function tracesOf(told: Told, key: string): Traces {
  const mark = marker(key);
  const pairs = [...pairsOf(told.words)];
  return {
    pairs: pairs.length < LEAST_PAIRS ? [] : pairs.map((it) => mark('pair', String(it))),
    children: childrenIn(told).map((it) => mark('child', it)),
    name: marked(mark, 'name', firstAndLast(told.name)),
    reach: marked(mark, 'reach', reached(told.replyTo)),
    message: marked(mark, 'message', MESSAGE_ID.exec(told.words)?.[1]),
  };
}

/** So many of a text's pairs lead to it; all of them are compared once it is found. */
const LEADING = 24;

/** What it is found again by. */
export function leadsOf({ pairs, children, name, reach, message }: Traces): string[] {
  return [...pairs.slice(0, LEADING), ...children, name, reach, message].filter((it) => it !== null);
}

type Kind = 'pair' | 'child' | 'name' | 'reach' | 'message';
type Marker = (kind: Kind, text: string) => string;

/** Each kind is hashed apart, so that a child's name is never taken for a parent's. */
function marker(key: string): Marker {
  return (kind, text) => createHmac('sha256', key).update(`alike ${kind} ${text}`).digest('base64url').slice(0, 11);
}

function marked(mark: Marker, kind: Kind, text: string | undefined): string | null {
  return text ? mark(kind, text) : null;
}

const MESSAGE_ID = /^message-id:\s*<([^>\s]{5,300})>/im;
const TITLES = /^(mr|mrs|ms|miss|mx|dr|prof|rev) /;

function plain(name = ''): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .replace(TITLES, '');
}

/** "Mrs Zephyrine May O’Neil" as "zephyrine oneil". A single name is too many people's. */
function firstAndLast(name: string | undefined): string | undefined {
  const words = plain(name).split(' ');
  return words.length > 1 ? `${words[0]} ${words.at(-1)}` : undefined;
}

/** A child called by a first name alone has the surname of the last of several, or of the parent who tells it. */
function childrenIn({ child, name, complainant }: Told): string[] {
  const called = (child ?? '')
    .split(/,|&|\+|\band\b/i)
    .map(plain)
    .filter(Boolean);
  const family = firstAndLast(called.at(-1)) ?? (complainant === 'parent' ? firstAndLast(name) : undefined);
  const surname = family?.split(' ').at(-1);
  const whole = called.map((it) => firstAndLast(it) ?? (surname && `${it} ${surname}`));
  return [...new Set(whole)].filter((it) => it !== undefined);
}

/** An email address, a number however it is written, or whatever else has a number in it, like a street. */
function reached(replyTo = ''): string | undefined {
  const email = /[^\s<>(),;]+@[^\s<>(),;]+/.exec(replyTo)?.[0];
  if (email) return email.toLowerCase();
  const number = /\+?\d[\d\s()-]{7,}/.exec(replyTo)?.[0];
  if (number) return number.replace(/\D/g, '').replace(/^(00)?44/, '0');
  return /\d/.test(replyTo) ? replyTo.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') : undefined;
}
