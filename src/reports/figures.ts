import { addDays, addMonths, type LocalDate } from '../calendar/local-date.ts';
import { registerRows } from '../store/register.ts';
import type { Db } from '../store/store.ts';
import { tallyOf } from '../store/tally.ts';
import { type Cell, cellsOf, type MeasureName } from './measures.ts';

/** Which complaints a figure is of; nothing said is all of them. */
export interface Only {
  procedure?: string;
  team?: string;
}

/** Every number of a period: how many under each key of each measure, by procedure and team. */
export interface Figures {
  from: LocalDate;
  to: LocalDate;
  /** How many under one key, or under all of them. */
  count(measure: MeasureName, key?: string, only?: Only): number;
  /** Each key with its number, largest first. */
  keys(measure: MeasureName, only?: Only): { key: string; n: number }[];
  teams(): string[];
  /** Each month of the period with its number, in order. */
  months(measure: MeasureName, only?: Only): { month: LocalDate; n: number }[];
  /** The mean of a measure whose keys are numbers, and of how many; undefined where there are none. */
  mean(measure: MeasureName, only?: Only): { mean: number; of: number; sum: number } | undefined;
  /** People with more than one complaint in the period, and their complaints. Only where the period is whole months. */
  again(): { people: number; complaints: number } | undefined;
}

/** Whole months from the tally, and the days at the ends that fill no month from the register: the same definitions either way. */
export async function figuresOf(db: Db, council: string, from: LocalDate, to: LocalDate): Promise<Figures> {
  const first = from.endsWith('-01') ? from : addMonths(`${from.slice(0, 7)}-01` as LocalDate, 1);
  const after = addMonths(`${addDays(to, 1).slice(0, 7)}-01` as LocalDate, 0);
  const last = addMonths(after, -1);
  const whole = first <= last;
  const cells: Cell[] = whole ? await tallyOf(db, council, first, last) : [];
  const ends = whole
    ? ([
        [from, addDays(first, -1)],
        [after, to],
      ] as const)
    : ([[from, to]] as const);
  for (const [start, end] of ends)
    if (start <= end) for (const row of await registerRows(db, council, start, end)) cells.push(...cellsOf(row));
  return figuresFrom(cells, from, to);
}

export function figuresFrom(cells: readonly Cell[], from: LocalDate, to: LocalDate): Figures {
  const byMeasure = Map.groupBy(cells, (it) => it.measure);
  const of = (measure: MeasureName, { procedure, team }: Only = {}) =>
    (byMeasure.get(measure) ?? []).filter(
      (it) => (procedure === undefined || it.procedure === procedure) && (team === undefined || it.team === team),
    );
  const sum = (some: readonly Cell[]) => some.reduce((all, it) => all + it.n, 0);
  const keys = (measure: MeasureName, only?: Only) =>
    [...Map.groupBy(of(measure, only), (it) => it.key)]
      .map(([key, some]) => ({ key, n: sum(some) }))
      .filter((it) => it.n !== 0)
      .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
  return {
    from,
    to,
    count: (measure, key, only) => sum(of(measure, only).filter((it) => key === undefined || it.key === key)),
    keys,
    teams: () => keysOf(byMeasure.get('received') ?? [], 'team'),
    months: (measure, only) => {
      const found = Map.groupBy(of(measure, only), (it) => it.month);
      return monthsOf(from, to).map((month) => ({ month, n: sum(found.get(month) ?? []) }));
    },
    mean(measure, only) {
      const found = of(measure, only);
      const many = sum(found);
      const total = found.reduce((all, it) => all + Number(it.key) * it.n, 0);
      return many === 0 ? undefined : { mean: total / many, of: many, sum: total };
    },
    again: () => again(of('again'), from, to),
  };
}

function keysOf(cells: readonly Cell[], by: 'team'): string[] {
  const sizes = new Map<string, number>();
  for (const it of cells) sizes.set(it[by], (sizes.get(it[by]) ?? 0) + it.n);
  return [...sizes]
    .filter(([, n]) => n > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([key]) => key);
}

function monthsOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const months: LocalDate[] = [];
  for (let month = `${from.slice(0, 7)}-01` as LocalDate; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** A complaint whose last one is in the period is a further one; it is the second where the one before that is not. */
function again(
  cells: readonly Cell[],
  from: LocalDate,
  to: LocalDate,
): { people: number; complaints: number } | undefined {
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return undefined;
  const first = from.slice(0, 7);
  let [people, further] = [0, 0];
  for (const { key, n } of cells) {
    const [last = '', before = '-'] = key.split(' ');
    if (last < first) continue;
    further += n;
    if (before === '-' || before < first) people += n;
  }
  return { people, complaints: further + people };
}
