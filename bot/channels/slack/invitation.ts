import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'heard';
const AUDIENCE = 'slack install';

/** What an invitation says: for which council, and which invitation it is, because each brings one workspace. */
export interface Invited {
  council: string;
  invitation: string;
}

/** A link that lets one workspace install Heard for one council, for a week. Without one, nobody can make themselves a colleague. */
export interface Invitations {
  write(invited: Invited): Promise<string>;
  /** Undefined for what is no invitation of ours, was changed, or has run out. */
  read(token: string): Promise<Invited | undefined>;
}

export function createInvitations(secret: string, now: () => Date): Invitations {
  const key = new TextEncoder().encode(secret);
  return {
    write: ({ council, invitation }) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(council)
        .setJti(invitation)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(now())
        .setExpirationTime(new Date(now().getTime() + LASTS))
        .sign(key),
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer: ISSUER,
          audience: AUDIENCE,
          algorithms: ['HS256'],
          currentDate: now(),
        });
        const { sub: council, jti: invitation } = payload;
        return council && invitation ? { council, invitation } : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** A week: long enough to reach an administrator who is away. */
export const LASTS = 7 * 24 * 60 * 60_000;
