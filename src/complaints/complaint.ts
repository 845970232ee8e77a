import type { Instant, LocalDate } from '../calendar/local-date.ts';
import { MOMENTS, type Moment } from '../procedures/procedure.ts';
import type { Theme, Triage } from '../triage/vocabulary.ts';
import { type Facts, type Happened, type ProcedureName, procedureOf } from './happened.ts';

/** What officers do with a complaint, beside the moments that move its clocks. */
export const ACTS = [
  'opened',
  'words.added',
  'files.added',
  'file.removed',
  'words.read',
  'alert.raised',
  'alert.seen',
  'concern.decided',
  'route.confirmed',
  'assigned',
  'accepted',
  'declined',
  'passed.on',
  'handed.over',
  'second.named',
  'action.agreed',
  'action.moved',
  'action.done',
  'data.recorded',
  'not.delivered',
  'told.otherwise',
  'agreement.asked',
  'findings.recorded',
  'consent.decided',
  'previously-considered.decided',
  'proceedings.reviewed',
  'points.set',
  'points.taken-up',
  'gone.elsewhere',
  'elsewhere.ended',
  'linked',
  'told.apart',
  'freeze.asked',
  'freeze.decided',
  'appointed',
  'statement.drafted',
  'records.consented',
  'report.received',
  'meeting.offered',
  'early-referral.proposed',
  'withdrawal.pressed',
  'withdrawal.checked',
  'remedies.agreed',
  'terms.agreed',
  'own-accord',
  'joint.agreed',
  'contact.restricted',
  'retention.held',
  'retention.released',
  'retention.kept',
  'erased',
  'corrected',
  'teaching.agreed',
] as const;
export type Act = (typeof ACTS)[number] | Moment;

/** One line of a complaint's history: appended, never changed. Details hold no name and no word of the story. */
export interface Entry {
  seq: number;
  act: Act;
  /** The day it happened. */
  on: LocalDate;
  /** The moment it was recorded. */
  at: Instant;
  /** A person's id, "complainant" or "heard". */
  by: string;
  details: Record<string, unknown>;
}

export type NewEntry = Pick<Entry, 'act' | 'on'> & { details?: Record<string, unknown> };

export const FINDINGS = ['upheld', 'partially upheld', 'not upheld', 'no finding'] as const;
export type Finding = (typeof FINDINGS)[number];

/** A complaint as everybody but the people who need the story may see it: a reference and initials, no name, no words. */
export interface Complaint {
  council: string;
  ref: string;
  receivedAt: Instant;
  /** The start of the rules it stays under for life. */
  pack: string;
  initials: string;
  /** Its themes, in words: "contact and communication". */
  about: string;
  team?: string;
  channel: string;
  triage: Triage;
  facts: Facts;
  entries: Entry[];
}

/**
 * A complaint with its history: what moves its clocks, the earliest receipt of whatever was joined to it and the rules in force then, and
 * the procedures that its points are under beside the one that leads.
 */
export function withHistory(complaint: Complaint, entries: Entry[]): Complaint {
  const joined = entries.findLast(
    ({ act, details }) =>
      act === 'linked' && details.received !== undefined && (details.received as string) < complaint.facts.received,
  );
  const { received, receivedAt, pack } = (joined?.details ?? {}) as {
    received?: LocalDate;
    receivedAt?: string;
    pack?: string;
  };
  const facts = { ...complaint.facts, ...(received && { received }), happened: happenedIn(entries) };
  const also = besideThe(procedureOf(facts), { ...complaint, entries });
  return {
    ...complaint,
    entries,
    ...(receivedAt && { receivedAt: new Date(receivedAt) }),
    ...(pack && { pack }),
    facts: { ...facts, ...(also.length > 0 && { also }) },
  };
}

function besideThe(lead: ProcedureName, complaint: Complaint): ('statutory' | 'corporate')[] {
  if (!lastEntry(complaint, 'points.set')) return [];
  const under = pointsOf(complaint).map((it) => it.procedure);
  return (['statutory', 'corporate'] as const).filter((it) => it !== lead && under.includes(it));
}

const MOMENT_NAMES: ReadonlySet<string> = new Set(MOMENTS);

/** The entries that move clocks, as the deadlines want them. */
export function happenedIn(entries: readonly Entry[]): Happened[] {
  return entries
    .filter((it) => MOMENT_NAMES.has(it.act))
    .map(({ act, on, details }) => ({ ...details, moment: act, on }) as Happened)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

export function lastEntry(complaint: Pick<Complaint, 'entries'>, act: Act): Entry | undefined {
  return complaint.entries.findLast((it) => it.act === act);
}

/** One matter of several: its words are kept apart, with the story. */
export interface PointOf {
  procedure: ProcedureName;
  themes: readonly Theme[];
}

/** What it is about: as a person has said since, or else as triage read it. */
export function themesOf({ entries, triage }: Pick<Complaint, 'entries' | 'triage'>): readonly Theme[] {
  const said = entries.findLast((it) => it.act === 'data.recorded' && it.details.themes !== undefined);
  return (said?.details.themes as Theme[] | undefined) ?? triage.themes;
}

/** The points a person has set, or those that were suggested; a complaint without any is one point. */
export function pointsOf({ entries, triage, facts }: Pick<Complaint, 'entries' | 'triage' | 'facts'>): PointOf[] {
  const set = lastEntry({ entries }, 'points.set')?.details.points as PointOf[] | undefined;
  const points = set ?? triage.points;
  return points.length > 0 ? [...points] : [{ procedure: facts.procedure, themes: triage.themes }];
}

/** Who answers it: asked, stands in, and whether the one asked has taken it. */
export interface Holders {
  respondent?: string;
  second?: string;
  accepted: boolean;
  since?: Entry;
}

export function holdersOf({ entries }: Pick<Complaint, 'entries'>): Holders {
  let held: Holders = { accepted: false };
  for (const entry of entries) {
    if (entry.act === 'assigned')
      held = { ...(entry.details as { respondent?: string; second?: string }), accepted: false, since: entry };
    else if (entry.act === 'second.named') held = { ...held, second: entry.details.second as string };
    else if (entry.act === 'accepted') held = { ...held, respondent: entry.by, accepted: true, since: entry };
  }
  return held;
}

/** All upheld is upheld; any upheld at all is partially upheld (the seed report's own rule, section 7). */
export function overall(findings: readonly Finding[]): Finding {
  if (findings.length > 0 && findings.every((it) => it === 'upheld')) return 'upheld';
  if (findings.some((it) => it === 'upheld' || it === 'partially upheld')) return 'partially upheld';
  return findings.length > 0 && findings.every((it) => it === 'no finding') ? 'no finding' : 'not upheld';
}
