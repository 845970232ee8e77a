import { england } from '../../src/calendar/calendar.ts';
import { addDays, addMonths, type LocalDate } from '../../src/calendar/local-date.ts';
import { csvOf } from '../../src/register/csv.ts';
import { figures, OTHERS, speed } from './figures.ts';

interface Row {
  received: LocalDate;
  complainant: string;
  outcome: string;
  team: string;
  theme: string;
  age: string;
  gender: string;
  route: string;
  person?: string;
  reply?: LocalDate;
  stage2?: LocalDate;
  cost?: number;
  ombudsman?: LocalDate;
  ombudsmanOutcome?: string;
}

/** Numbers that look random and are the same whenever the register is made (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A register of 140 made-up complaints that gives every figure of the report. Nobody in it exists. */
export function makeRegister(): string {
  const roll = dice(2009);
  const rows = withPeople(withStages(withAnswers(drawn(roll), roll)), roll);
  const columns = [
    'Reference',
    'Date received',
    'Complainant',
    'Person',
    'Area team',
    'Issue',
    'Route',
    'Child age',
    'Child gender',
    'Stage 1 reply',
    'Outcome',
    'Stage 2 requested',
    'Stage 2 cost',
    'Ombudsman',
    'Ombudsman outcome',
  ];
  const numbers = new Map<string, number>();
  return csvOf(
    columns,
    rows.map((it) => {
      const year = it.received.slice(2, 4);
      const number = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, number);
      return [
        `CAM-${year}-${String(number).padStart(4, '0')}`,
        it.received,
        it.complainant,
        it.person,
        it.team,
        it.theme,
        it.route,
        it.age,
        it.gender,
        it.reply,
        it.outcome,
        it.stage2,
        it.cost,
        it.ombudsman,
        it.ombudsmanOutcome,
      ];
    }),
  );
}

/** Each list of the figures, dealt like a pack of cards: the numbers come out, and nothing else is said. */
function drawn(roll: () => number): Row[] {
  const deal = (of: Readonly<Record<string, number>>) =>
    shuffled(
      Object.entries(of).flatMap(([name, n]) => Array<string>(n).fill(name)),
      roll,
    );
  const [complainants, outcomes, teams, themes, routes] = [
    figures.complainants,
    figures.outcomes,
    figures.teams,
    figures.themes,
    figures.routes,
  ].map(deal);
  const [ages, genders] = [deal(figures.ages), deal(figures.genders)];
  lateIn(outcomes!, 'Ongoing', 105);
  const children = pairedUp(ages, genders);
  return receivedOn(roll).map((received, at) => ({
    received,
    complainant: complainants![at]!,
    outcome: outcomes![at]!,
    team: teams![at]!,
    theme: themes![at]!,
    route: routes![at]!,
    ...children[at]!,
  }));
}

/** What is still open in May came late in the year: each of these changes places with a later one. */
function lateIn(all: string[], what: string, from: number): void {
  let next = from;
  all.forEach((it, at) => {
    if (it !== what || at >= from) return;
    while (all[next] === what) next++;
    [all[at], all[next]] = [all[next]!, what];
  });
}

/** Several children have several genders, and what is unknown of a child is unknown in both. */
function pairedUp(ages: string[], genders: string[]): { age: string; gender: string }[] {
  const one = genders.filter((it) => it !== 'Multiple' && it !== 'Unknown');
  return ages.map((age) => ({ age, gender: age === 'Multiple' || age === 'Unknown' ? age : one.pop()! }));
}

function receivedOn(roll: () => number): LocalDate[] {
  return figures.months
    .flatMap((many, month) => {
      const first = addMonths('2009-04-01', month);
      return Array.from({ length: many }, () => england.onOrAfter(addDays(first, Math.floor(roll() * 26))));
    })
    .sort();
}

function shuffled<T>(all: T[], roll: () => number): T[] {
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(roll() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

function withAnswers(rows: Row[], roll: () => number): Row[] {
  return rows.map((it) => {
    if (it.outcome === 'Ongoing' || it.outcome === 'Withdrawn or not investigated') return it;
    const [least, most] = speed[it.team] ?? OTHERS;
    return { ...it, reply: england.add(it.received, least + Math.floor(roll() * (most - least + 1))) };
  });
}

/**
 * Stage 1 resolved 93%, so the four that went to Stage 2 are among the ten that were ongoing: they were not answered in time and
 * asked for Stage 2, as the report says they may. Three others went to the Ombudsman.
 */
function withStages(rows: Row[]): Row[] {
  const ongoing = rows.filter((it) => it.outcome === 'Ongoing' && it.received < '2010-03-01').slice(0, figures.stage2);
  const referred = rows
    .filter((it) => it.outcome === 'Not upheld' && it.received < '2010-01-01')
    .filter((_, at) => at % 9 === 4)
    .slice(0, figures.ombudsman.length);
  return rows.map((it) => {
    const [second, third] = [ongoing.indexOf(it), referred.indexOf(it)];
    if (second >= 0) return { ...it, stage2: england.add(it.received, 14 + second), cost: figures.costs[second] };
    if (third < 0) return it;
    return { ...it, ombudsman: england.add(it.reply!, 8 + 3 * third), ombudsmanOutcome: figures.ombudsman[third] };
  });
}

/** Twelve parents who complained more than once, each about one team: most about the one with the most. */
function withPeople(rows: Row[], roll: () => number): Row[] {
  const free = shuffled(
    rows.filter((it) => it.complainant === 'Parent or carer'),
    roll,
  );
  const person = new Map<Row, string>();
  figures.multiple.forEach((many, at) => {
    const team = at % 3 === 2 ? 'East Cambridgeshire and Fenland' : 'Huntingdon';
    for (const it of free.filter((row) => row.team === team && !person.has(row)).slice(0, many))
      person.set(it, `M${at + 1}`);
  });
  return rows.map((it, at) => ({ ...it, person: person.get(it) ?? `P${at + 1}` }));
}
