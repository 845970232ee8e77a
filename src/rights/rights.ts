import type { Complaint } from '../complaints/complaint.ts';
import { holdersOf } from '../complaints/complaint.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import type { Role, Who } from '../people/person.ts';

/** What can be asked of the desk about one complaint. */
export const DEEDS = [
  'see',
  'read the story',
  'confirm the route',
  'assign',
  'acknowledge',
  'accept',
  'decline',
  'hand over',
  'promise an action',
  'record an action',
  'record the outcome',
  'ask for more time',
  'agree to a date',
  'answer',
  'add words',
  'decide whether to hear it',
  'read a letter',
] as const;
export type Deed = (typeof DEEDS)[number];

interface Right {
  roles: readonly Role[];
  /** Also whoever holds the complaint, or stands in. */
  holder?: boolean;
  /** Also the person who complained, about their own. */
  complainant?: boolean;
}

const DESK: readonly Role[] = ['complaints-team', 'complaints-manager'];

/** Who may do what. Everything not written here is refused. */
export const rights: Record<Deed, Right> = {
  see: { roles: [...DESK, 'area-manager', 'auditor', 'responding-manager'], complainant: true },
  'read the story': { roles: DESK, holder: true, complainant: true },
  'confirm the route': { roles: DESK },
  assign: { roles: [...DESK, 'area-manager'] },
  acknowledge: { roles: DESK },
  accept: { roles: [], holder: true },
  decline: { roles: [], holder: true },
  'hand over': { roles: [...DESK, 'area-manager'], holder: true },
  'promise an action': { roles: [...DESK, 'area-manager'], holder: true },
  'record an action': { roles: [...DESK, 'area-manager', 'responding-manager'], holder: true },
  'record the outcome': { roles: DESK, holder: true },
  'ask for more time': { roles: DESK, holder: true },
  'agree to a date': { roles: [], complainant: true },
  answer: { roles: DESK, holder: true },
  'add words': { roles: DESK, complainant: true },
  'decide whether to hear it': { roles: ['complaints-manager'] },
  'read a letter': { roles: DESK, holder: true, complainant: true },
};

/** Undefined where it is allowed; otherwise a sentence about who can, which says nothing about the complaint. */
export function mayNot(who: Who, deed: Deed, complaint: Complaint): Refusal | undefined {
  const right = rights[deed];
  if (who.kind === 'heard') return undefined;
  if (who.council !== complaint.council) return refuse.notFound(complaint.ref);
  if (who.kind === 'complainant') {
    return right.complainant && who.ref === complaint.ref ? undefined : refuse.notFound(complaint.ref);
  }
  if (who.person.roles.some((it) => right.roles.includes(it))) return undefined;
  const { respondent, second } = holdersOf(complaint);
  if (right.holder && (who.person.id === respondent || who.person.id === second)) return undefined;
  return refuse.notAllowed(whoCan(right));
}

function whoCan({ roles, holder }: Right): string {
  const names = [
    ...(holder ? ['the manager who holds it'] : []),
    ...(roles.includes('complaints-team') ? ['the complaints team'] : []),
    ...(roles.length === 1 && roles[0] === 'complaints-manager' ? ['the complaints manager'] : []),
  ];
  return names.join(' or ') || 'the person who complained';
}
