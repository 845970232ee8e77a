import { keyName } from '../ask/names.ts';
import type { Where } from '../ask/question.ts';
import { addDays, type LocalDate, short } from '../calendar/local-date.ts';
import type { Council } from '../councils/index.ts';
import type { Chart } from '../reports/chart.ts';
import { type Asked, countOf, countsBy } from '../store/answers.ts';
import { type DueRow, dueBetween } from '../store/deadlines.ts';
import type { Db } from '../store/store.ts';

export interface Glance {
  db: Db;
  asked: Asked;
  council: Council;
  /** The open complaints that are pictured. */
  open: Where;
  /** How many of their dates have passed. */
  late: number;
  /** Which of the dates belong to them. */
  belongs(row: DueRow): boolean;
}

type Parts = Chart['parts'];

/** A few pictures of what is open: what is due, how old it is, what it is about, and whose it is. */
export async function glance(at: Glance): Promise<Chart[]> {
  return [
    { kind: 'columns', title: 'Dates in the next fortnight', parts: await due(at) },
    { kind: 'bars', title: 'How long open complaints have been open', parts: await ages(at) },
    { kind: 'bars', title: 'What open complaints are about', parts: await countedBy(at, 'theme') },
    { kind: 'bars', title: 'Open complaints by team', parts: await countedBy(at, 'team') },
  ];
}

const FORTNIGHT = 14;

/** A column a working day, and one for what is late already. */
async function due({ db, asked, late, belongs }: Glance): Promise<Parts> {
  const { today, calendar, council, reach } = asked;
  const until = addDays(today, FORTNIGHT);
  const rows = (await dueBetween(db, council, reach, today, until)).filter(belongs);
  const days = new Map<LocalDate, number>();
  for (let day = today; day <= until; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days.set(day, 0);
  for (const { deadline } of rows) {
    const day = (deadline.drives ?? deadline.due)!;
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [{ label: 'late', n: late }, ...[...days].sort().map(([day, n]) => ({ label: short(day), n }))];
}

/** From so many days since it was received. */
const AGES: readonly (readonly [days: number, label: string])[] = [
  [0, 'up to 10 days'],
  [11, '11 to 20 days'],
  [21, '21 to 65 days'],
  [66, 'more than 65 days'],
];

async function ages({ db, asked, open }: Glance): Promise<Parts> {
  const older: number[] = [];
  for (const [days] of AGES) older.push(await countOf(db, asked, { ...open, olderThan: days }));
  return AGES.map(([, label], at) => ({ label, n: older[at]! - (older[at + 1] ?? 0) }));
}

const MOST_BARS = 8;

async function countedBy({ db, asked, open, council }: Glance, by: 'theme' | 'team'): Promise<Parts> {
  const counted = await countsBy(db, asked, open, by);
  const names = { council, nameOf: (id: string) => id };
  return counted.slice(0, MOST_BARS).map(({ key, n }) => ({ label: keyName(by, key, names), n }));
}
