import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';

/** Whom Microsoft has signed in: known by their object id, in one tenant. */
export interface SignedIn {
  tenant: string;
  /** Their Entra object id. */
  person: string;
  name: string;
  /** App roles and groups, as Entra has them. */
  claims: string[];
}

/** A no, with the status that a page is answered with and a sentence for whoever looks at it. */
export interface NotSignedIn {
  status: 401 | 403 | 503;
  says: string;
}

export interface Tokens {
  /** Checks what a page sends as `Authorization`: whoever it names is whoever Microsoft signed in, for us, in one of our tenants. */
  check(header: string | undefined): Promise<SignedIn | NotSignedIn>;
}

export interface TokensParts {
  /** The app registration that the token has to be for, by its id or by its address. */
  appId: string;
  address: string | undefined;
  /** Whether this tenant is one of ours. */
  serves(tenant: string): boolean;
  now(): Date;
  /** Where the keys are, where that is not with Microsoft. */
  keys?: string;
}

const MICROSOFT = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';

export function createTokens({ appId, address, serves, now, keys = MICROSOFT }: TokensParts): Tokens {
  const jwks = createRemoteJWKSet(new URL(keys));
  const audience = [appId, ...(address ? [`api://${new URL(address).host}/${appId}`] : [])];
  return {
    async check(header) {
      const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
      if (!token) return { status: 401, says: SIGN_IN };
      try {
        const { payload } = await jwtVerify(token, jwks, {
          audience,
          algorithms: ['RS256'],
          requiredClaims: ['tid', 'oid', 'exp', 'iss'],
          clockTolerance: 60,
          currentDate: now(),
        });
        return readClaims(payload, serves);
      } catch (error) {
        return refused(error);
      }
    },
  };
}

const SIGN_IN = 'Please open this page again from Teams: it does not know who you are any more.';
const ELSEWHERE = 'This page is for people who work at the council, and you are signed in somewhere else.';
const GUEST = 'This page is for people who work at the council, and you are a guest in its Teams.';
const LATER = 'It cannot be checked just now who you are. Please try again in a minute.';

interface Claims {
  tid?: string;
  oid?: string;
  name?: string;
  roles?: unknown;
  groups?: unknown;
  scp?: unknown;
  /** 1 for a guest, where the app registration asks for it. */
  acct?: number;
  /** Where they were signed in, where that is not the tenant itself: a guest. */
  idp?: string;
}

/** The signature, the audience and the time are right by now. An issuer is right when it is that of the tenant the token names. */
function readClaims(payload: JWTPayload, serves: (tenant: string) => boolean): SignedIn | NotSignedIn {
  const { tid = '', oid, name = '', roles, groups, scp, acct, idp } = payload as Claims;
  const issuers = [`https://login.microsoftonline.com/${tid}/v2.0`, `https://sts.windows.net/${tid}/`];
  if (!issuers.includes(String(payload.iss)) || !serves(tid)) return { status: 403, says: ELSEWHERE };
  if (acct === 1 || (idp !== undefined && !issuers.includes(idp))) return { status: 403, says: GUEST };
  // A token that the app got for itself names nobody.
  if (typeof oid !== 'string' || typeof scp !== 'string') return { status: 401, says: SIGN_IN };
  return { tenant: tid, person: oid, name, claims: [...texts(roles), ...texts(groups)] };
}

function texts(claim: unknown): string[] {
  return Array.isArray(claim) ? claim.filter((it) => typeof it === 'string') : [];
}

/** A token that is not good, or keys that could not be had: only the second is ours to put right. */
function refused(error: unknown): NotSignedIn {
  const theirs =
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey;
  return theirs ? { status: 401, says: SIGN_IN } : { status: 503, says: LATER };
}
