import { straight } from '../direction.ts';

/** Letters. Nobody in a directory is called more. */
const LONGEST = 100;

/** Somebody's name as a channel says it, on one line and with nothing in it that is no letter of a name. */
export function nameFrom(sent: string): string {
  const letters = straight(sent)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return [...letters].slice(0, LONGEST).join('');
}
