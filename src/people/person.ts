import type { LocalDate } from '../calendar/local-date.ts';
import type { Absence } from './absence.ts';

/** What somebody may do at the desk. One person may hold several. */
export const ROLES = [
  'complaints-team',
  'complaints-manager',
  'responding-manager',
  'area-manager',
  'adjudicating-officer',
  'investigating-officer',
  'independent-person',
  'panel-member',
  'duty',
  'frontline',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export function isRole(text: string): text is Role {
  return ROLES.includes(text as Role);
}

/** Independence is judged on what somebody declared, and is never guessed (Regs r.2, r.19). */
export interface Ties {
  declared: LocalDate;
  /** A member or an officer of this council, and until when; without a day, still. */
  office?: { as: 'member' | 'officer'; until?: LocalDate };
  /** The spouse or civil partner of one. */
  partnerOf?: 'member' | 'officer';
}

/** Roles that people from outside the council hold. Everybody else in the directory is an officer of it. */
export const FROM_OUTSIDE: readonly Role[] = ['investigating-officer', 'independent-person', 'panel-member'];

export interface Person {
  council: string;
  id: string;
  name: string;
  roles: Role[];
  /** Keys of the teams in the council's file. */
  teams: string[];
  /** Who they are elsewhere, by channel: their Entra object id in Teams. */
  accounts: Record<string, string>;
  /** When they are not there, from today on. */
  absences: Absence[];
  /** The day on which they stopped working here. */
  left?: LocalDate;
  /** What somebody from outside has declared about the council. */
  ties?: Ties;
}

/** Who is at the other end of a conversation: an officer by name, the person who complained, or the program itself. */
export type Who = (
  | { kind: 'officer'; council: string; person: Person }
  | { kind: 'complainant'; council: string; conversation: string; ref?: string }
  | { kind: 'heard'; council: string }
) & {
  /** The way they came, for the record: "web chat", "teams", "command line". */
  from?: string;
};

/** The name that goes into a record: a person's id, or what they are. */
export function idOf(who: Who): string {
  return who.kind === 'officer' ? who.person.id : who.kind;
}

export function hasRole(who: Who, ...roles: readonly Role[]): boolean {
  return who.kind === 'officer' && who.person.roles.some((it) => roles.includes(it));
}

/** Whether somebody belongs to the complaints team, which sees every complaint of its council but those about itself. */
export function isOnTheDesk({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.some((it) => it === 'complaints-team' || it === 'complaints-manager');
}

/** Everybody a typed name could mean: the whole name, or the part of it that somebody uses. Nobody who has left. */
export function namedLike(people: readonly Person[], typed: string): Person[] {
  const here = people.filter((it) => !it.left);
  const exact = here.filter((it) => it.id === typed.trim() || it.name.toLowerCase() === typed.trim().toLowerCase());
  if (exact.length > 0) return exact;
  const wanted = wordsOf(typed);
  return wanted.length === 0 ? [] : here.filter(({ name }) => wanted.every((word) => wordsOf(name).includes(word)));
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
}

/** Members of staff whose whole name stands in what was told. */
export function namedIn(words: string, people: readonly Person[]): Person[] {
  const said = words.toLowerCase();
  return people.filter(({ name }) => said.includes(name.toLowerCase()));
}
