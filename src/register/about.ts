import { createHmac } from 'node:crypto';
import type { Telling } from '../complaints/telling.ts';
import type { About } from './row.ts';

/** The age bands of the statistics: wide enough that a band and a team together point at nobody. */
const AGES = [
  [4, 'under 5'],
  [9, '5 to 9'],
  [13, '10 to 13'],
  [15, '14 to 15'],
  [17, '16 to 17'],
] as const;

export const OLDEST_BAND = '18 and over';
export const SEVERAL = 'more than one child';
export const AGE_BANDS: readonly string[] = [...AGES.map(([, band]) => band), OLDEST_BAND, SEVERAL];

export function ageBand(age: number): string {
  return AGES.find(([last]) => age <= last)?.[1] ?? OLDEST_BAND;
}

/** What the statistics keep of a telling. Somebody's own age is known only where it is the child who tells us. */
export function aboutOf({ age, name, child, replyTo, details }: Telling, key: string): About {
  return {
    age: age === undefined ? null : ageBand(age),
    gender: details.gender ?? null,
    disability: details.disability ?? null,
    ethnicity: details.ethnicity ?? null,
    who: whoIs({ name, child, replyTo }, key),
    named: nameKeys([name, child].join(' '), key),
  };
}

/**
 * The same for the same person, and of no use without the key: by how they are reached, or else by their name and the child's.
 * Null where they said neither, so that strangers are never taken for one.
 */
export function whoIs(
  { name, child, replyTo }: Pick<Telling, 'name' | 'child' | 'replyTo'>,
  key: string,
): string | null {
  const reached = replyTo?.toLowerCase().replace(/[\s()-]/g, '');
  const known = reached && /[@\d]/.test(reached) ? reached : name && `${plain(name)} ${plain(child ?? '')}`;
  return known ? hash(known, key) : null;
}

/** A key for each word of a name of three letters or more. */
export function nameKeys(names: string, key: string): string[] {
  const words = plain(names)
    .split(' ')
    .filter((it) => it.length > 2);
  return [...new Set(words)].map((it) => hash(`name ${it}`, key));
}

function hash(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
