import type { Desk } from '../../src/desk/desk.ts';
import { isRole, type Person, type Role } from '../../src/people/person.ts';
import { colleagueOf } from '../colleague.ts';
import type { SignedIn } from '../tokens.ts';

/** What Entra says that somebody is, in our words. */
export interface EntraRoles {
  /** The roles and teams that these app roles and groups make somebody. */
  of(claims: readonly string[]): { roles: Role[]; teams: string[] };
  /** The roles that Entra decides about, so that one taken away there is taken away here. */
  decided: ReadonlySet<Role>;
  /** Whether it decides who is in a team. */
  teams: boolean;
}

/** From the settings: `complaints-team, 9c2e…=duty, 4d1f…=team:huntingdon`. What is not there, Entra does not decide. */
export function entraRoles(settings: readonly (readonly [entra: string, here: string])[]): EntraRoles {
  const here = new Map<string, string[]>();
  for (const [entra, ours] of settings) here.set(entra, [...(here.get(entra) ?? []), ours]);
  const meant = (claims: readonly string[]) => claims.flatMap((it) => here.get(it) ?? []);
  return {
    of: (claims) => ({
      roles: [...new Set(meant(claims).filter(isRole))],
      teams: [...new Set(meant(claims).flatMap((it) => (it.startsWith(TEAM) ? it.slice(TEAM.length) : [])))],
    }),
    decided: new Set(settings.map(([, ours]) => ours).filter(isRole)),
    teams: settings.some(([, ours]) => ours.startsWith(TEAM)),
  };
}

const TEAM = 'team:';

/** Whoever Microsoft signed in, as somebody of the directory, with what Entra says they are now. */
export async function signOn(desk: Desk, council: string, signed: SignedIn, entra: EntraRoles): Promise<Person> {
  const account = { name: signed.name, accounts: { teams: signed.person } };
  return granted(desk, await colleagueOf(desk, 'teams', council, account), signed.claims, entra);
}

/** Keeps what Entra decides about somebody, where it has changed. */
export async function granted(
  desk: Desk,
  person: Person,
  claims: readonly string[],
  entra: EntraRoles,
): Promise<Person> {
  const { roles, teams } = entra.of(claims);
  const kept = person.roles.filter((it) => !entra.decided.has(it));
  const now = {
    ...person,
    roles: [...new Set([...kept, ...roles])],
    teams: entra.teams ? teams : [...new Set([...person.teams, ...teams])],
  };
  if (same(now.roles, person.roles) && same(now.teams, person.teams)) return person;
  await desk.savePeople([now]);
  return now;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((it) => other.includes(it));
}
