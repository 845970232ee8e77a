import { keyName, type Names, THEME } from '../ask/names.ts';
import { capital } from '../ask/say.ts';
import { addDays, type LocalDate, short } from '../calendar/local-date.ts';
import type { Listed } from '../store/answers.ts';
import type { Theme } from '../triage/vocabulary.ts';
import { days } from './annual.ts';
import type { Line, Report, Section } from './report.ts';

/** One team's week, as questions answer it. */
export interface Week {
  from: LocalDate;
  to: LocalDate;
  made: LocalDate;
  /** Every team, or the one this is for. */
  teams: readonly TeamWeek[];
  /** What stands out: rises, and what drives them. */
  issues: readonly string[];
  /** What is late and what is due stands in the same post already. */
  datesBeside?: boolean;
}

export interface TeamWeek {
  team: string | null;
  received: number;
  answered: number;
  open: number;
  overdue: readonly Listed[];
  dueNext: readonly Listed[];
  extended: readonly Listed[];
  themes: readonly { key: string | null; n: number }[];
}

/** Volume, nature and status by team, the issues to look at, what is late and what was given more time (domain 10.1). */
export function weekly({ from, to, made, teams, issues, datesBeside }: Week, names: Names): Report {
  const told = datesBeside ? teams.map((it) => ({ ...it, overdue: [], dueNext: [] })) : teams;
  return {
    kind: 'weekly',
    title: `Complaints ${weekOf(to, made)}, ${days(from, to)}`,
    council: names.council.name,
    from,
    to,
    made,
    audience: 'staff',
    sections: [
      summary(teams, names),
      ...(issues.length > 0 ? [{ title: 'To look at', says: issues }] : []),
      ...told
        .filter(hasNews)
        .map((it) => ofTeam(it, names, dueIn(to, made)))
        .filter((it) => it.says.length > 0),
    ],
  };
}

/** As somebody says it who reads it on the day it was made. */
function weekOf(to: LocalDate, made: LocalDate): string {
  if (made <= to) return 'this week';
  return made <= addDays(to, 7) ? 'last week' : 'in the week';
}

function dueIn(to: LocalDate, made: LocalDate): string {
  if (made <= to) return 'Due next week';
  return made <= addDays(to, 7) ? 'Due this week' : 'Due the week after';
}

function hasNews({ received, overdue, dueNext, extended }: TeamWeek): boolean {
  return received + overdue.length + dueNext.length + extended.length > 0;
}

function summary(teams: readonly TeamWeek[], names: Names): Section {
  const lines = teams.map(
    ({ team, received, answered, open, overdue }): Line => ({
      name: keyName('team', team, names),
      n: received,
      note: `${answered} answered, ${open} open, ${overdue.length} late`,
    }),
  );
  return {
    title: 'Received, by team',
    says: [],
    name: 'Team',
    lines,
    chart: 'bars',
    counted: 'Received in the week; open and late at its end.',
  };
}

function ofTeam({ team, overdue, dueNext, extended, themes }: TeamWeek, names: Names, due: string): Section {
  const about = themes.filter((it) => it.key).map((it) => `${THEME[it.key as Theme] ?? it.key} ${it.n}`);
  return {
    title: keyName('team', team, names),
    says: [
      ...(about.length > 0 ? [`About: ${about.join(', ')}.`] : []),
      ...listed('Late', overdue, names),
      ...listed(due, dueNext, names),
      ...listed('Given more time', extended, names),
    ],
  };
}

function listed(what: string, rows: readonly Listed[], { nameOf }: Names): string[] {
  return rows
    .map(
      (it) =>
        `${what}: ${it.ref}, ${it.clock ? `${it.clock}, ${short(it.due!)}, ` : ''}${it.respondent ? nameOf(it.respondent) : 'nobody yet'}`,
    )
    .map(capital);
}
