import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'heard';
const AUDIENCE = 'slack install';

/** A link that lets one workspace install Heard for one council, for a week. Without one, nobody can make themselves a colleague. */
export interface Invitations {
  write(council: string): Promise<string>;
  /** The council, or undefined for what is no invitation of ours, was changed, or has run out. */
  read(invitation: string): Promise<string | undefined>;
}

export function createInvitations(secret: string, now: () => Date): Invitations {
  const key = new TextEncoder().encode(secret);
  return {
    write: (council) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(council)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(now())
        .setExpirationTime(new Date(now().getTime() + WEEK))
        .sign(key),
    async read(invitation) {
      try {
        const { payload } = await jwtVerify(invitation, key, {
          issuer: ISSUER,
          audience: AUDIENCE,
          algorithms: ['HS256'],
          currentDate: now(),
        });
        return payload.sub;
      } catch {
        return undefined;
      }
    },
  };
}

const WEEK = 7 * 24 * 60 * 60_000;
