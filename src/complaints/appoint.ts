import { addMonths, long } from '../calendar/local-date.ts';
import { isThere } from '../people/chain.ts';
import { FROM_OUTSIDE, type Person, type Role } from '../people/person.ts';
import type { Complaint } from './complaint.ts';
import { concernedIn } from './concerned.ts';
import type { Decision, Now } from './decision.ts';
import { procedureOf } from './happened.ts';
import { refuse } from './problems.ts';

/** Whom a complaint needs beside the responding manager. A reviewer answers the corporate Stage 2. */
export const APPOINTMENTS = [
  'investigating-officer',
  'independent-person',
  'adjudicating-officer',
  'reviewer',
  'panel-chair',
  'panel-member',
] as const;
export type Appointment = (typeof APPOINTMENTS)[number];

interface Rule {
  stage: 2 | 3;
  /** How many there are; one more takes the place of the first. */
  seats: number;
  /** A role that the directory has to give them. */
  role?: Role;
  /** Neither member nor officer, nor the spouse or civil partner of one (Regs r.2). */
  independent?: boolean;
  /** Months since they were last a member or an officer. */
  since?: number;
  /** Not from the line of the service complained of. */
  outsideTheLine?: boolean;
}

/** Regs r.17 and r.19; the three years are usual guidance, not checked against its text. */
export const RULES: Record<Appointment, Rule> = {
  'investigating-officer': { stage: 2, seats: 1, role: 'investigating-officer', outsideTheLine: true },
  'independent-person': { stage: 2, seats: 1, role: 'independent-person', independent: true },
  'adjudicating-officer': { stage: 2, seats: 1, role: 'adjudicating-officer', outsideTheLine: true },
  reviewer: { stage: 2, seats: 1 },
  'panel-chair': { stage: 3, seats: 1, role: 'panel-member', independent: true, since: 36 },
  'panel-member': { stage: 3, seats: 2, role: 'panel-member', independent: true },
};

export const CALLED: Record<Appointment, string> = {
  'investigating-officer': 'the investigating officer',
  'independent-person': 'the independent person',
  'adjudicating-officer': 'the adjudicating officer',
  reviewer: 'the manager who answers Stage 2',
  'panel-chair': 'the chair of the panel',
  'panel-member': 'a member of the panel',
};

/** Who is appointed to what, newest last. */
export function appointedIn({ entries }: Pick<Complaint, 'entries'>): { role: Appointment; person: string }[] {
  let seated: { role: Appointment; person: string }[] = [];
  for (const { act, details } of entries) {
    if (act !== 'appointed') continue;
    const { role, person } = details as { role: Appointment; person: string };
    const others = seated.filter((it) => it.role === role && it.person !== person);
    const kept = others.slice(Math.max(0, others.length - RULES[role].seats + 1));
    seated = [...seated.filter((it) => it.role !== role), ...kept, { role, person }];
  }
  return seated;
}

export function holderOf(complaint: Pick<Complaint, 'entries'>, role: Appointment): string | undefined {
  return appointedIn(complaint).findLast((it) => it.role === role)?.person;
}

/** Whether the three who sit on a panel are there: a chair and two members (Regs r.19(2)). */
export function panelIsFull(complaint: Pick<Complaint, 'entries'>): boolean {
  const seated = appointedIn(complaint).filter(({ role }) => RULES[role].stage === 3);
  return seated.length === 3;
}

/** Why somebody cannot be appointed, or undefined when they can. */
export function whyNotAppoint(
  complaint: Complaint,
  person: Person,
  role: Appointment,
  now: Pick<Now, 'today' | 'at' | 'working'>,
): string | undefined {
  const rule = RULES[role];
  if (person.left) return 'they have left';
  if (concernedIn(complaint).includes(person.id)) return 'they are named in the complaint';
  const before = partIn(complaint, person.id, role);
  if (before) return before;
  if (rule.role && !person.roles.includes(rule.role)) return `they are not listed as ${rule.role.replace('-', ' ')}`;
  if (rule.outsideTheLine && inTheLine(complaint, person)) return 'they belong to the service complained of';
  return (rule.independent ? notIndependent(person, rule, now.today) : undefined) ?? away(person, now);
}

function away(person: Person, { at, working }: Pick<Now, 'at' | 'working'>): string | undefined {
  return isThere(person, at, working) ? undefined : 'they are away';
}

/** Nobody looks at their own work: not from an earlier stage, and not in two places of one stage. */
function partIn(complaint: Complaint, id: string, role: Appointment): string | undefined {
  if (answeredStage1(complaint, id)) return 'they dealt with it at Stage 1';
  const other = appointedIn(complaint).find((it) => it.person === id && it.role !== role);
  if (!other) return undefined;
  return RULES[other.role].stage < RULES[role].stage
    ? `they were ${CALLED[other.role]} at Stage 2`
    : `they are ${CALLED[other.role]}`;
}

function answeredStage1({ entries }: Complaint, id: string): boolean {
  return entries.some(
    ({ act, by, details }) =>
      (act === 'assigned' && details.respondent === id) ||
      ((act === 'accepted' || act === 'stage1.replied') && by === id),
  );
}

function inTheLine({ team }: Complaint, { roles, teams }: Person): boolean {
  const line = roles.includes('responding-manager') || roles.includes('area-manager');
  return team !== undefined && line && teams.includes(team);
}

function notIndependent({ roles, ties }: Person, { since }: Rule, today: Now['today']): string | undefined {
  if (roles.some((it) => !FROM_OUTSIDE.includes(it))) return 'they are an officer of the council';
  if (!ties) return 'they have not declared their ties to the council; record what they say first';
  const { office, partnerOf } = ties;
  if (partnerOf)
    return `their spouse or civil partner is ${partnerOf === 'member' ? 'a member' : 'an officer'} of the council`;
  if (!office) return undefined;
  if (!office.until || office.until >= today) return `they are ${AN[office.as]} of the council`;
  const free = since ? addMonths(office.until, since) : office.until;
  return today < free ? `they were ${AN[office.as]} of the council until ${long(office.until)}` : undefined;
}

const AN = { member: 'a member', officer: 'an officer' } as const;

/** Appoints somebody. Who may not be chosen is refused with the reason, whoever asks. */
export function appoint(
  complaint: Complaint,
  { role, person }: { role: Appointment; person: Person },
  now: Pick<Now, 'today' | 'at' | 'working' | 'refusal'>,
): Decision {
  const { today, refusal } = now;
  const { stage } = RULES[role];
  const asked = stage === 2 ? 'stage2.asked' : 'stage3.asked';
  if (!complaint.facts.happened.some((it) => it.moment === asked)) return refuse.comesAfter(CALLED[role], asked);
  if ((role === 'reviewer') !== (procedureOf(complaint.facts) === 'corporate') && stage === 2)
    return refuse.noSuchStep(CALLED[role], `${procedureOf(complaint.facts)} procedure`);
  const because = whyNotAppoint(complaint, person, role, now);
  if (because) return refuse.cannotBeChosen(person.name, because);
  if (appointedIn(complaint).some((it) => it.role === role && it.person === person.id))
    return refuse.unchanged(`${person.name} is ${CALLED[role]} already.`);
  const chair = role === 'panel-chair' && !refusal({ moment: 'chair.appointed', on: today });
  return {
    entries: [
      { act: 'appointed', on: today, details: { role, person: person.id } },
      ...(chair ? [{ act: 'chair.appointed' as const, on: today }] : []),
    ],
    messages: [{ to: `person:${person.id}`, kind: 'appointed', details: { role } }],
  };
}
