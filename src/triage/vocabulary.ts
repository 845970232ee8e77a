import type { ProcedureName } from '../complaints/happened.ts';

/** The words of a triage. Names are stable: councils script against them. */
export const KINDS = [
  'complaint',
  'compliment',
  'comment',
  'enquiry',
  'service-request',
  'information-request',
  'staff-matter',
  'withdrawal',
  'safeguarding-report',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

/** `decision`: a named person must decide. The machine never refuses: `no` is for what is not ours, with where to go. */
export const ELIGIBLE = ['yes', 'no', 'decision', 'n/a'] as const;
export type Eligible = (typeof ELIGIBLE)[number];

export const EXCLUSIONS = [
  'court',
  'tribunal',
  'criminal',
  'disciplinary',
  'child-protection-decision',
  'out-of-time',
  'previously-considered',
  'not-sufficient-interest',
  'personnel',
  'other-route',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** What a named person has to decide before or beside the answer. */
export const DECISIONS = [
  'sufficient-interest',
  'time-limit',
  'concurrent-proceedings',
  'procedure',
  'previously-considered',
  'consent',
  'child-protection',
] as const;
export type Decision = (typeof DECISIONS)[number];

export const SIGNPOSTS = [
  'advocacy',
  'legal-advice',
  'court',
  'lgsco',
  'police',
  'lado',
  'iro',
  'send-tribunal',
  'safeguarding-partnership',
  'social-work-england',
  'school',
  'safeguarding',
  'information-governance',
  'member-enquiries',
  'insurance',
  'provider',
  'ofsted',
  'adult-social-care',
  'ico',
  'front-door',
  'nhs',
  'conference-chair',
  'hr',
  'partnership-escalation',
  'housing',
  'admission-appeal',
  'whistleblowing',
  'irm',
  'other-council',
  'dbs',
] as const;
export type Signpost = (typeof SIGNPOSTS)[number];

export const THEMES = [
  'communication',
  'standards',
  'failure-to-provide',
  'staff-conduct',
  'decision',
  'delay',
  'records-data',
  'placement',
  'contact',
  'finance',
  'complaint-handling',
  'discrimination',
  'child-protection',
  'other',
] as const;
export type Theme = (typeof THEMES)[number];

export const FLAGS = [
  'safeguarding',
  'lado',
  'self-harm',
  'threat',
  'freeze-decision',
  'human-now',
  'urgent',
  'child-complainant',
  'advocate-needed',
  'no-parent-notify',
  'care-leaver',
  'disability',
  'vulnerable',
  'repeat',
  'multi-part',
  'representative',
  'consent-needed',
  'mp',
  'joint-agency',
  'abusive',
  'stage-2-request',
  'stage-3-request',
  'overdue',
  'remedy-not-done',
  'concurrent-proceedings',
  'data-breach',
  'data-protection',
  'interpreter',
  'reasonable-adjustment',
  'anonymous',
  'historic',
  'duplicate',
] as const;
export type Flag = (typeof FLAGS)[number];

/** One matter of several, with its own procedure. */
export interface Point {
  text: string;
  procedure: ProcedureName;
  themes: Theme[];
  because: string;
}

/** Why a conclusion was reached: the rule, the writer's own words that led to it, and what would change it. */
export interface Reason {
  says: string;
  rule: string;
  from: string;
  changes?: string;
}

export interface Triage {
  kind: Kind;
  eligible: Eligible;
  exclusion: Exclusion | null;
  procedure: ProcedureName | null;
  decisions: Decision[];
  signpost: Signpost[];
  themes: Theme[];
  flags: Flag[];
  points: Point[];
  because: Reason[];
}
