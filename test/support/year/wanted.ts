import type { LocalDate } from '../../../src/calendar/local-date.ts';

/** How much of a council's life is lived through. The same seed is the same life. */
export interface Wanted {
  complaints: number;
  from: LocalDate;
  days: number;
  seed: number;
  /** Asked after each day: a run that has no more time reports what was lived so far. */
  enough?(): boolean;
  /** How far it has come, now and then. */
  say?(how: string): void;
}

/** What people did that nobody planned, and what the machine was put through. */
export const HAPPENED = [
  'absences',
  'people who left',
  'declined',
  'passed on, silent',
  'passed on, away',
  'passed on, left',
  'left with the complaints team',
  'extended',
  'answered',
  'resolved without a finding',
  'outcomes told afterwards',
  'promises kept',
  'asked for Stage 2',
  'answered at Stage 2',
  'closed',
  'days the program was down',
  'looks outside working hours',
  'sweeps',
] as const;
export type Happening = (typeof HAPPENED)[number];

/** Of how many there are, what the middle one, the hundredth highest and the highest came to. */
export interface Spread {
  of: number;
  middle: number;
  high: number;
  most: number;
}

/** What a council's months came to, and everything that was not as it must be: none of these, or the year is not right. */
export interface Year {
  complaints: number;
  days: number;
  happened: Record<Happening, number>;
  rungs: number;
  nudges: number;
  /** Messages as they came to the end that receives them, and lines that went out in them. */
  arrived: number;
  linesSent: number;
  /** Messages that read just like another of the same day in the same chat. */
  alike: number;
  messages: Record<string, number>;
  perComplaint: Spread;
  perPersonAndDay: Spread;
  /** Working minutes for which an answer was owed and nobody was named for it, after somebody had been. */
  longestWithoutOwner: number;
  faults: string[];
}
