import { createHash } from 'node:crypto';
import type { Refusal } from '../complaints/problems.ts';
import type { Who } from '../people/person.ts';
import { mayAbout } from '../rights/rights.ts';
import { findCode, revokeCodes, saveCode, sealedHash } from '../store/codes.ts';
import { findComplaint } from '../store/complaints.ts';
import type { Db } from '../store/store.ts';
import type { Context } from './context.ts';
import { transact } from './transact.ts';

/** No 0, O, 1, I or L: a child copies this from a screen. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 12;
const LARGEST = 256 - (256 % LETTERS.length);

/** How many codes there could be: 31 letters in twelve places, 59 bits. */
export const CODES = LETTERS.length ** LENGTH;

/** Twelve letters, in groups of four; docs/security.md reckons how long somebody would have to guess. */
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

/** How a code is kept. */
export function hashOf({ random }: Context, db: Db, council: string, code: string): Promise<string> {
  const hash = createHash('sha256').update(`${council}\n${code}`).digest('base64url');
  return sealedHash(db, council, hash, () => Buffer.from(random(32)).toString('base64url'));
}

/** Makes a code and keeps it; it is shown once. */
export async function giveCode(
  context: Context,
  db: Db,
  council: string,
  conversation: string,
  ref: string | undefined,
): Promise<string> {
  const code = newCode(context.random);
  await saveCode(db, council, await hashOf(context, db, council, code), conversation, ref, context.now());
  return code;
}

type Complaining = Who & { kind: 'complainant' };

/** Coming back to what one told, with a code and nothing else. */
export interface CodesDesk {
  /** A code to come back with; in the others' stead where one of them may be in wrong hands. */
  newCode(who: Complaining, how?: { instead: boolean }): Promise<string>;
  comeBack(who: Complaining, code: string): Promise<{ conversation: string; ref?: string } | undefined>;
  /** Takes back every code of a complaint. */
  revokeCodes(who: Who, ref: string): Promise<{ revoked: number } | Refusal>;
}

export function codesDesk(context: Context): CodesDesk {
  return {
    newCode: (who, how) =>
      transact(context, who, async (tx, note) => {
        const { council, conversation, ref } = who;
        const of = ref ? { ref } : { conversation };
        const revoked = how?.instead ? await revokeCodes(tx, council, of, context.now()) : 0;
        note({ did: 'newCode', ref, details: { revoked } });
        return giveCode(context, tx, council, conversation, ref);
      }),

    comeBack: (who, typed) =>
      transact(context, who, async (tx, note) => {
        const code = readCode(typed);
        const found = code && (await findCode(tx, who.council, await hashOf(context, tx, who.council, code)));
        if (!found) return undefined;
        note({ did: 'comeBack', ref: found.ref, details: { to: found.conversation } });
        return found;
      }),

    revokeCodes: (who, ref) =>
      transact(context, who, async (tx, note) => {
        const permit = mayAbout(who, 'revokeCodes', ref, await findComplaint(tx, who.council, ref));
        if ('problem' in permit) return permit;
        const revoked = await revokeCodes(tx, who.council, { ref }, context.now());
        if (revoked > 0) note({ did: 'revokeCodes', ref, as: permit.as, details: { revoked } });
        return { revoked };
      }),
  };
}
