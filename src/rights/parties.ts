import { type Appointment, appointedIn, holderOf } from '../complaints/appoint.ts';
import { type Complaint, holdersOf } from '../complaints/complaint.ts';
import { concernedIn } from '../complaints/concerned.ts';
import { ROLES, type Who } from '../people/person.ts';
import { tellsOfHarm } from './fields.ts';

/** Everybody a right can be given to: the roles of the directory, whoever holds a complaint, whoever complained, and the program. */
export const PARTIES = ['complainant', ...ROLES, 'holder', 'adjudicator', 'heard'] as const;
export type Party = (typeof PARTIES)[number];

/** Which complaints a party is a party to. */
export type Scope =
  | 'all'
  | 'own'
  | 'passed on'
  | 'team'
  | 'held'
  | 'in danger'
  | 'stage 2'
  | 'appointed'
  | 'deciding'
  | 'none';

interface Known {
  /** As a sentence calls them: "That is for ...". */
  called: string;
  scope: Scope;
}

/** What each is called, and which of a council's complaints their rights reach. */
export const parties: Record<Party, Known> = {
  complainant: { called: 'the person who complained', scope: 'own' },
  'complaints-team': { called: 'the complaints team', scope: 'all' },
  'complaints-manager': { called: 'the complaints manager', scope: 'all' },
  'responding-manager': { called: 'the managers of that team', scope: 'team' },
  'area-manager': { called: 'the area manager', scope: 'team' },
  'adjudicating-officer': { called: 'the adjudicating officer', scope: 'stage 2' },
  'investigating-officer': { called: 'the investigating officer', scope: 'appointed' },
  'independent-person': { called: 'the independent person', scope: 'appointed' },
  'panel-member': { called: 'the panel', scope: 'appointed' },
  duty: { called: 'the person on duty', scope: 'in danger' },
  frontline: { called: 'whoever passed it on', scope: 'passed on' },
  auditor: { called: 'the auditor', scope: 'all' },
  administrator: { called: 'the administrator', scope: 'none' },
  holder: { called: 'the manager who holds it', scope: 'held' },
  adjudicator: { called: 'whoever was appointed to decide that stage', scope: 'deciding' },
  heard: { called: 'Heard itself', scope: 'all' },
};

/** What somebody is, before any complaint is looked at. Everybody at the council is frontline staff, and may come to hold one. */
export function partiesOf(who: Who): Party[] {
  if (who.kind !== 'officer') return [who.kind];
  return [...new Set<Party>([...who.person.roles, 'frontline', 'holder', 'adjudicator'])];
}

/**
 * What somebody is to one complaint. The person complained about is nothing to it, whatever their role; where that is somebody on
 * the complaints team, the adjudicating officer takes the team's place.
 */
export function partiesTo(who: Who, complaint: Complaint): Party[] {
  const are = partiesOf(who).filter((it) => reaches(it, who, complaint));
  const standsIn =
    who.kind === 'officer' && who.person.roles.includes('adjudicating-officer') && aboutTheDesk(complaint);
  return standsIn && !isConcerned(who, complaint) ? [...are, 'complaints-team'] : are;
}

/** Somebody on the complaints team is complained about in it. */
export function aboutTheDesk({ entries }: Complaint): boolean {
  return entries.some((it) => (it.act === 'opened' || it.act === 'concern.decided') && it.details.desk === true);
}

function isConcerned(who: Who, complaint: Complaint): boolean {
  return who.kind === 'officer' && concernedIn(complaint).includes(who.person.id);
}

/** Whether a party's rights reach this complaint. */
function reaches(party: Party, who: Who, complaint: Complaint): boolean {
  if (who.council !== complaint.council) return false;
  if (who.kind === 'complainant') return who.ref === complaint.ref;
  if (who.kind === 'heard') return true;
  const { id, teams } = who.person;
  if (isConcerned(who, complaint)) return false;
  const { respondent, second } = holdersOf(complaint);
  const within: Record<Scope, () => boolean> = {
    all: () => true,
    own: () => false,
    none: () => false,
    'passed on': () => complaint.entries[0]?.by === id,
    team: () => complaint.team !== undefined && teams.includes(complaint.team),
    held: () => respondent === id || second === id,
    'in danger': () => tellsOfHarm(complaint) || raised(complaint),
    appointed: () => appointedIn(complaint).some((it) => it.person === id),
    deciding: () => DECIDE.some((it) => holderOf(complaint, it) === id),
    'stage 2': () => complaint.facts.happened.some((it) => it.moment === 'stage2.asked'),
  };
  return within[parties[party].scope]();
}

const DECIDE: readonly Appointment[] = ['adjudicating-officer', 'reviewer'];

function raised({ entries }: Complaint): boolean {
  return entries.some((it) => it.act === 'alert.raised');
}

/** The complaints that somebody's list may hold, as a query can ask for them. */
export interface Reach {
  all: boolean;
  teams: readonly string[];
  /** Whoever holds it or stands in. */
  holder?: string;
  passedOnBy?: string;
  /** Whoever is appointed to something in it; only to these roles, where they are named. */
  appointed?: { person: string; as?: readonly Appointment[] };
  stage2: boolean;
  inDanger: boolean;
  /** Those about the complaints team itself, for whoever takes its place. */
  aboutTheDesk: boolean;
  /** The one complaint of whoever complained. */
  own?: string;
  /** Never what this person is complained about in, whatever else. */
  except?: string;
}

/** How far so many parties reach together, for lists; `forDesk` where the complaints team is among those who may. */
export function reachOf(who: Who, are: readonly Party[], forDesk: boolean): Reach {
  const scopes = new Set(are.map((it) => parties[it].scope));
  const person = who.kind === 'officer' ? who.person : undefined;
  const appointed = person && appointedReach(scopes, person.id);
  return {
    all: scopes.has('all'),
    teams: scopes.has('team') ? (person?.teams ?? []) : [],
    stage2: scopes.has('stage 2'),
    inDanger: scopes.has('in danger'),
    aboutTheDesk: forDesk && (person?.roles.includes('adjudicating-officer') ?? false),
    ...(scopes.has('held') && { holder: person?.id }),
    ...(appointed && { appointed }),
    ...(scopes.has('passed on') && { passedOnBy: person?.id }),
    ...(scopes.has('own') && who.kind === 'complainant' && { own: who.ref }),
    ...(person && { except: person.id }),
  };
}

function appointedReach(scopes: ReadonlySet<Scope>, person: string): Reach['appointed'] {
  if (scopes.has('appointed')) return { person };
  return scopes.has('deciding') ? { person, as: DECIDE } : undefined;
}
