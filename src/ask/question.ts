import type { LocalDate } from '../calendar/local-date.ts';
import type { ProcedureName } from '../complaints/happened.ts';
import type { ClockName, Complainant } from '../procedures/procedure.ts';
import type { Outcome, Waiting } from '../register/row.ts';
import type { Kind, Theme } from '../triage/vocabulary.ts';

/** What a day in a period is the day of. */
export const DAYS = [
  'received',
  'answered',
  'acknowledged',
  'stage 2 asked',
  'stage 2 answered',
  'ended',
  'ombudsman',
] as const;
export type Day = (typeof DAYS)[number];

/** A stretch of days, both included, with the words it is shown by. Open at an end where nothing was said. */
export interface Period {
  from?: LocalDate;
  to?: LocalDate;
  label: string;
  /** What it is one of: "the same before" is one of these earlier. */
  unit?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

/**
 * Which complaints: every condition holds. The one definition behind a count, a list, a share and an average; `store/answers.ts`
 * is the one place that turns it into SQL, `say.ts` the one that puts it into words.
 */
export interface Where {
  ref?: string;
  /** The stage it is at. */
  stage?: 1 | 2 | 3;
  /** A stage it got to, whether or not it went on. */
  reached?: 2 | 3;
  procedure?: ProcedureName;
  teams?: string[];
  noTeam?: true;
  theme?: Theme;
  outcomes?: Outcome[];
  complainants?: Complainant[];
  channels?: string[];
  /** Only what was told as this; without it, complaints. */
  kind?: Kind;
  open?: boolean;
  /** A date of the council's has passed with nothing done. */
  overdue?: true;
  /** A date of the council's falls in these days with nothing done yet. */
  due?: Period;
  /** Only this clock's date counts as overdue or due. */
  clock?: ClockName;
  unassigned?: true;
  accepted?: boolean;
  waiting?: Waiting;
  answered?: boolean;
  /** How the answer stands to its date. `missed` is answered late, or not answered and past its date. */
  timing?: 'in time' | 'late' | 'missed';
  acknowledged?: boolean;
  extended?: boolean;
  ombudsman?: 'any' | 'now' | 'premature' | 'none';
  advocate?: 'any' | 'appointed' | 'waiting' | 'none';
  /** By somebody who had complained before. */
  again?: boolean;
  holder?: string;
  passedOnBy?: string;
  age?: string;
  gender?: string;
  /** Working days of Stage 1: of the answered ones to the answer, of the open ones until today. */
  days?: { over?: number; under?: number; ofAnswered: boolean };
  /** Open ones that came at least so many calendar days ago. */
  olderThan?: number;
  period?: Period & { of: Day };
  /** Hashes of the words of a name. */
  named?: string[];
}

export const DIMENSIONS = [
  'team',
  'theme',
  'stage',
  'procedure',
  'outcome',
  'complainant',
  'channel',
  'owner',
  'waiting',
  'month',
  'quarter',
  'year',
  'age',
  'gender',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What is averaged or added up. */
export const AMOUNTS = ['stage 1 days', 'stage 2 days', 'cost'] as const;
export type Amount = (typeof AMOUNTS)[number];

export type About = 'status' | 'why' | 'owner' | 'due';

export type Question =
  /** About one complaint by its reference. */
  | { ask: 'one'; ref: string; about: About }
  | {
      ask: 'count' | 'list' | 'share' | 'average' | 'sum';
      where: Where;
      /** Counted for each of these. */
      by?: Dimension;
      /** The part whose share of `where` is asked for. */
      part?: Where;
      amount?: Amount;
      /** The same beside another period or other teams: replaces these conditions of `where`. */
      against?: Where & { label: string };
      order?: 'soonest' | 'oldest' | 'newest' | 'longest' | 'shortest';
      /** Only the largest or the smallest of `by`. */
      extreme?: 'most' | 'least';
    };

export type Counting = Exclude<Question, { ask: 'one' }>;
