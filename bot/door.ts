import { jwtVerify, SignJWT } from 'jose';

/** What a web chat's token says: which conversation it opens, and for whom. */
export interface Pass {
  council: string;
  conversation: string;
  /** Only in the demonstration: the officer this pane belongs to. */
  person?: string;
  /** Only in the demonstration: this pane stands for a channel that several people read. */
  channel?: boolean;
}

const ISSUER = 'heard';
const AUDIENCE = 'webchat';

/** Signed, for one conversation, and over in half an hour; the page renews it while it is open. */
export const LIFETIME = 30 * 60;

export interface Door {
  admit(pass: Pass): Promise<string>;
  /** Undefined for a token that is not ours, was changed, or has run out. */
  check(token: string): Promise<Pass | undefined>;
}

export function createDoor(secret: string, now: () => Date): Door {
  const key = new TextEncoder().encode(secret);
  return {
    admit: ({ conversation, ...claims }) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(conversation)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds(now()))
        .setExpirationTime(seconds(now()) + LIFETIME)
        .sign(key),
    async check(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer: ISSUER,
          audience: AUDIENCE,
          algorithms: ['HS256'],
          currentDate: now(),
        });
        const { sub, council, person, channel } = payload as { sub?: string } & Partial<Pass>;
        return sub && council ? { council, conversation: sub, person, channel } : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
