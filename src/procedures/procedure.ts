import type { Span } from '../calendar/span.ts';

/**
 * What can happen to a complaint. The dated facts that clocks start and stop on; the names are stable, because councils
 * script against them.
 */
export const MOMENTS = [
  'received',
  'acknowledged',
  'sufficient-interest.decided',
  'time-limit.decided',
  'proceedings.decided',
  'proceedings.ended',
  'resubmitted',
  'advocate.requested',
  'advocate.appointed',
  'procedure.changed',
  'meeting.held',
  'meeting.confirmed',
  'stage1.extended',
  'stage1.replied',
  'stage2.asked',
  'stage2.record-agreed',
  'stage2.statement-signed',
  'stage2.acknowledged',
  'stage2.extended',
  'stage2.replied',
  'early-referral.agreed',
  'stage3.asked',
  'stage3.decided',
  'stage3.acknowledged',
  'chair.appointed',
  'panel.arranged',
  'papers.sent',
  'panel.met',
  'panel.reported',
  'stage3.replied',
  'ombudsman.enquired',
  'withdrawn',
  'reopened',
  'closed',
] as const;
export type Moment = (typeof MOMENTS)[number];

export const CLOCKS = [
  'complain in time',
  'acknowledge',
  'sufficient interest',
  'stage 1 reply',
  'meeting letter',
  'ask for stage 2',
  'stage 2 acknowledge',
  'stage 2 reply',
  'ask for stage 3',
  'stage 3 acknowledge',
  'panel chair',
  'panel papers',
  'panel notice',
  'panel meets',
  'panel reports',
  'final reply',
  'ask the ombudsman',
  'resubmit',
] as const;
export type ClockName = (typeof CLOCKS)[number];

export const GROUNDS = ['complex', 'advocate', 'agreed', 'workload', 'absence', 'other'] as const;
export type Ground = (typeof GROUNDS)[number];

export const COMPLAINANTS = [
  'parent',
  'child',
  'young-person',
  'care-leaver',
  'grandparent',
  'relative',
  'foster-carer',
  'adopter',
  'special-guardian',
  'representative',
  'advocate',
  'professional',
  'councillor',
  'mp',
  'other',
  'anonymous',
] as const;
export type Complainant = (typeof COMPLAINANTS)[number];

/** How sure we are of a rule: read in the law, likely but not checked against its text, or one council's own promise. */
export type Confidence = 'firm' | 'unverified' | 'local';

export type Whose = 'council' | 'complainant' | 'ombudsman';

/** A second way to count, shown beside the first because sources disagree about where the clock starts (domain Z1). */
export interface AlsoFrom {
  starts: Moment;
  /** True when nudges follow this date where it is the earlier one; false when it is only shown. */
  drives: boolean;
  because: string;
}

export interface Pause {
  from: Moment;
  to: Moment;
  /** Start anew on the day it ends (K11), or carry on with the working days that were left. */
  afterwards: 'start anew' | 'carry on';
  /** Only for these complainants; the right belongs to the child or the care leaver. */
  who?: readonly Complainant[];
}

/** One clock of a procedure. Everything that `deadlines` needs to know about it; nothing about one council. */
export interface Clock {
  /** What starts it. `arose` is the day of the matter complained of. */
  starts: Moment | 'arose';
  /** Where the request may be spoken: the clock then runs from the agreed record of it (N8). */
  ifOral?: Moment;
  /** Runs for these complainants only. */
  onlyFor?: readonly Complainant[];
  /** A decision that starts it instead of `starts` for those outside s.26(3)(a) to (d): without it the clock does not start (r.12). */
  onceDecided?: Moment;
  /** It cannot start later than the last day of this other clock: a late acknowledgement does not buy time. */
  startsBy?: ClockName;
  alsoFrom?: readonly AlsoFrom[];
  /** The first of these that happens stops it. */
  stops: readonly Moment[];
  /** An agreement that takes this step's place, so that nothing is owed on it: Stage 2 without Stage 1, the Ombudsman without a panel. */
  givenUpBy?: 'stage2.asked' | 'early-referral.agreed';
  /** The date is counted back from the day arranged in this moment's `for` (panel papers). */
  backFrom?: Moment;
  /** Missing where the source states no number: the duty is there, a date is not invented. */
  within?: Span;
  upTo?: Span;
  extendedBy?: 'stage1.extended' | 'stage2.extended';
  /** Lawful reasons for more time. The complainant's agreement is always one (Z8). */
  grounds?: readonly Ground[];
  /** Written reasons have to be given instead of one of the grounds (r.17). */
  reasons?: boolean;
  pause?: Pause;
  /** A duty that only some councils take on: there is no such clock where the council's file names no number. */
  onlyIfPromised?: boolean;
  /** A request after that clock's last day runs no clock until a named person has accepted it (late Stage 3). */
  unlessLate?: { clock: ClockName; acceptedBy: Moment };
  whose: Whose;
  /** Who is told when the date moves or passes. */
  tell?: string;
  /** What is owed when it is missed. */
  missed?: string;
  cite: string;
  confidence: Confidence;
}

export type RightName = 'stage-2' | 'stage-3' | 'local-stage-3' | 'ombudsman';

/** What opens the next step: a reply, or the silence after a clock's date. */
export interface RightRule {
  right: RightName;
  at?: readonly Moment[];
  /** The day after this clock's date passes with no reply. */
  silence?: { clock: ClockName; past: 'due' | 'limit' };
  cite: string;
}

export interface Procedure {
  key: string;
  title: string;
  stages: 2 | 3;
  clocks: Partial<Record<ClockName, Clock>>;
  rights: readonly RightRule[];
}
