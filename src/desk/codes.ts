import { createHash } from 'node:crypto';

/** No 0, O, 1, I or L: a child copies this from a screen. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 12;
const LARGEST = 256 - (256 % LETTERS.length);

/** Twelve letters, in groups of four: 59 bits, so guessing one is hopeless at any rate the door allows. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  let letters = '';
  while (letters.length < LENGTH) {
    for (const byte of random(LENGTH)) {
      if (byte < LARGEST && letters.length < LENGTH) letters += LETTERS[byte % LETTERS.length];
    }
  }
  return letters.match(/.{4}/g)!.join('-');
}

/** A code as somebody types it, or undefined where it cannot be one. */
export function readCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.length === LENGTH && [...letters].every((it) => LETTERS.includes(it))
    ? letters.match(/.{4}/g)!.join('-')
    : undefined;
}

export function hashOf(council: string, code: string): string {
  return createHash('sha256').update(`${council}\n${code}`).digest('base64url');
}
