import type { LocalDate } from '../calendar/local-date.ts';
import type { RegisterRow, Told } from '../register/row.ts';

type Row = RegisterRow & Told;

/** One way of counting complaints: which key a complaint is counted under, or several, or none. Printed beside every figure. */
interface Measure {
  says: string;
  of(row: Row): string | readonly string[] | null | undefined;
}

/**
 * Every way in which complaints are counted in reports, each defined here and nowhere else. A complaint counts in the month it was
 * received. Changing one of these changes VERSION, and the tally is made anew at the next start.
 */
export const measures = {
  received: {
    says: 'Complaints received, by the day anybody at the council first had them.',
    of: (it) => complaint(it, 'all'),
  },
  feedback: {
    says: 'Compliments, comments and other messages that were not complaints.',
    of: (it) => (it.procedure === 'none' ? it.kind : null),
  },
  stage: { says: 'The furthest stage that a complaint had reached.', of: (it) => complaint(it, String(it.stage)) },
  'resolved at stage 1': {
    says: 'Ended at Stage 1: answered, withdrawn or not investigated, and neither ongoing nor taken to Stage 2.',
    of: (it) => complaint(it, it.stage === 1 && it.outcome !== 'ongoing' ? 'yes' : null),
  },
  complainant: { says: 'Who complained.', of: (it) => complaint(it, it.complainant) },
  channel: { says: 'How the complaint reached the council.', of: (it) => complaint(it, it.channel) },
  theme: {
    says: 'What complaints were about. A complaint about several things counts under each, so the sum may be more than all.',
    of: (it) => complaint(it, it.themes.length > 0 ? it.themes : ['other']),
  },
  outcome: {
    says: 'One outcome a complaint: upheld where every point was; partially upheld where any point was, wholly or in part; not relayed where it was answered and nobody told the complaints team how.',
    of: (it) => complaint(it, it.outcome),
  },
  acknowledged: {
    says: 'Acknowledged by the day promised, or after it; only where a day is promised.',
    of: (it) => complaint(it, it.acknowledge_due && inTime(it.acknowledge_due, it.acknowledged)),
  },
  'stage 1 within': {
    says: 'Working days from the start of the Stage 1 clock to the answer.',
    of: (it) => complaint(it, band(it)),
  },
  'stage 1 in time': {
    says: 'Answered on or before the date, or before the date it was extended to lawfully and with notice.',
    of: (it) => complaint(it, it.stage1_due && inTime(it.stage1_due, it.stage1_answered)),
  },
  'stage 1 days': {
    says: 'Working days to the Stage 1 answer, each number counted.',
    of: (it) => complaint(it, days(it.stage1_days)),
  },
  extended: { says: 'Stage 1 or Stage 2 was given more time.', of: (it) => complaint(it, it.extended ? 'yes' : null) },
  'stage 2 in time': {
    says: 'Stage 2 answered on or before its date.',
    of: (it) => complaint(it, it.stage2_due && it.stage2_asked && inTime(it.stage2_due, it.stage2_answered)),
  },
  'stage 2 days': {
    says: 'Working days to the Stage 2 answer, each number counted.',
    of: (it) => complaint(it, days(it.stage2_days)),
  },
  'stage 2 cost': {
    says: 'Pounds spent on a Stage 2, each sum counted.',
    of: (it) => complaint(it, it.cost === null ? null : String(it.cost)),
  },
  'stage 3 in time': {
    says: 'Final reply after the panel on or before its date.',
    of: (it) => complaint(it, it.stage3_due && inTime(it.stage3_due, it.stage3_answered)),
  },
  ombudsman: {
    says: 'Complaints that the Ombudsman asked about, and what became of it.',
    of: (it) => complaint(it, it.ombudsman && it.ombudsman_outcome),
  },
  advocacy: { says: 'An advocate was asked for, or found.', of: (it) => complaint(it, it.advocate) },
  age: { says: 'The age of the child or young person concerned.', of: (it) => complaint(it, it.age ?? 'unknown') },
  gender: {
    says: 'The gender of the child or young person concerned.',
    of: (it) => complaint(it, it.gender ?? 'unknown'),
  },
  disability: {
    says: 'Whether the child or young person is disabled.',
    of: (it) => complaint(it, it.disability ?? 'unknown'),
  },
  ethnicity: {
    says: 'The ethnic group of the child or young person.',
    of: (it) => complaint(it, it.ethnicity ?? 'unknown'),
  },
  again: {
    says: 'Complaints by people who complained before: the months of their last complaint and of the one before that.',
    of: (it) => complaint(it, it.earlier && `${it.earlier.slice(0, 7)} ${it.earlier_still?.slice(0, 7) ?? '-'}`),
  },
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** Raised with every change of a definition above or of what a row holds. */
export const VERSION = 1;

/** What is told as a compliment or a question is fed back and counted apart. */
function complaint<T>(row: Row, key: T): T | null {
  return row.procedure === 'none' ? null : key;
}

function inTime(due: LocalDate, done: LocalDate | null): string | null {
  return done ? (done <= due ? 'in time' : 'late') : null;
}

export const BANDS = [
  '10 working days or fewer',
  '11 to 20 working days',
  'more than 20 working days',
  'not answered',
] as const;

function band({ stage1_days: taken, stage1_answered }: Row): string {
  if (taken === null) return stage1_answered ? 'answered, days not counted' : 'not answered';
  return taken <= 10 ? BANDS[0] : taken <= 20 ? BANDS[1] : BANDS[2];
}

function days(taken: number | null): string | null {
  return taken === null ? null : String(taken);
}

/** A team nobody has named. */
export const NO_TEAM = '';

/** One number of the tally: so many complaints of a month, a procedure and a team under one key of one measure. */
export interface Cell {
  month: LocalDate;
  procedure: string;
  team: string;
  measure: MeasureName;
  key: string;
  n: number;
}

export type CountedRow = Row;

const NAMES = Object.keys(measures) as MeasureName[];

/** Everything one complaint adds to the tally. */
export function cellsOf(row: Row): Cell[] {
  const of = {
    month: `${row.received.slice(0, 7)}-01` as LocalDate,
    procedure: row.procedure,
    team: row.team ?? NO_TEAM,
  };
  return NAMES.flatMap((measure) => {
    const found = (measures[measure] as Measure).of(row);
    const keys = found === null || found === undefined ? [] : typeof found === 'string' ? [found] : found;
    return keys.map((key) => ({ ...of, measure, key, n: 1 }));
  });
}

/** What a change adds and takes: nothing where it makes no difference to any number. */
export function difference(before: readonly Cell[], after: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>();
  const add = (cell: Cell, sign: 1 | -1) => {
    const id = `${cell.month}\n${cell.procedure}\n${cell.team}\n${cell.measure}\n${cell.key}`;
    const known = sums.get(id);
    sums.set(id, { ...cell, n: (known?.n ?? 0) + sign * cell.n });
  };
  for (const it of before) add(it, -1);
  for (const it of after) add(it, 1);
  return [...sums.values()].filter((it) => it.n !== 0);
}
