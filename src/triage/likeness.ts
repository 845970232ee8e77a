import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { apart, inWords, LEAST_SCORE, NEARLY } from './duplicates.ts';
import type { Traces } from './traces.ts';

/** A complaint by its traces: what it was opened with, and whatever was added. */
export interface Traced {
  received: LocalDate;
  tellings: readonly Traces[];
}

/** That two complaints may belong together, and why: no name and no word of a story. */
export interface Likeness {
  /** Perhaps one complaint told twice; or two that somebody who answers one should know of. */
  offer: 'same' | 'linked';
  /** 1 is word for word. */
  score: number;
  because: string;
}

/** Undefined is the usual answer. A guess from equal words and equal names: a person decides what it means. */
export function likeness(one: Traced, other: Traced): Likeness | undefined {
  const score = wordsInCommon(one, other);
  const sameWords = score >= LEAST_SCORE;
  const sameMessage = same('message', one, other);
  const who = whoIsAlike(one, other, sameWords);
  const child = same('children', one, other);
  if (!sameWords && !sameMessage && !who && !child) return undefined;
  const another = differ('children', one, other);
  const certain = score > NEARLY || (sameWords && (who === SAME_PERSON || child));
  const says = [
    sameMessage ? 'the same message' : sameWords ? inWords(score) : '',
    who ?? '',
    child ? 'about a child of the same name' : another ? 'about a child of another name' : '',
    apart(one.received, other.received),
  ];
  return {
    offer: sameMessage || (certain && !another) ? 'same' : 'linked',
    score: Math.round(score * 100) / 100,
    because: `${says.filter(Boolean).join(', ')}${copied(one, other, score)}`,
  };
}

const SAME_PERSON = 'from the same person';

/** One letter to several addresses is there within days; one that many people send has several names under it. */
const COPIED_WITHIN_DAYS = 14;

function copied(one: Traced, other: Traced, score: number): string {
  const soon = Math.abs(daysBetween(one.received, other.received)) <= COPIED_WITHIN_DAYS;
  if (inWords(score) !== 'word for word' || !soon) return '';
  return differ('name', one, other)
    ? '; perhaps a letter that several people send'
    : '; perhaps one letter sent to several addresses';
}

function whoIsAlike(one: Traced, other: Traced, sameWords: boolean): string | undefined {
  const name = same('name', one, other);
  if (name && (same('reach', one, other) || same('children', one, other))) return SAME_PERSON;
  if (same('reach', one, other))
    return differ('name', one, other) ? 'from the same household' : 'with the same address to reply to';
  // Many people are called alike: where everything else that is known differs, it is somebody else.
  if (name && (sameWords || !(differ('reach', one, other) || differ('children', one, other))))
    return 'from a person of the same name';
  return undefined;
}

type What = 'name' | 'reach' | 'message' | 'children';

function known(what: What, { tellings }: Traced): string[] {
  return tellings.flatMap((it) => it[what] ?? []);
}

function same(what: What, one: Traced, other: Traced): boolean {
  const theirs = known(what, other);
  return known(what, one).some((it) => theirs.includes(it));
}

/** Known of both, and not the same. */
function differ(what: What, one: Traced, other: Traced): boolean {
  return known(what, one).length > 0 && known(what, other).length > 0 && !same(what, one, other);
}

/** The most that any telling of the one shares with any of the other. */
function wordsInCommon(one: Traced, other: Traced): number {
  return Math.max(0, ...one.tellings.flatMap((a) => other.tellings.map((b) => share(a.pairs, b.pairs))));
}

function share(one: readonly string[], other: readonly string[]): number {
  const theirs = new Set(other);
  const both = one.filter((it) => theirs.has(it)).length;
  return both === 0 ? 0 : both / (one.length + other.length - both);
}
