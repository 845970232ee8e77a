import { dayAndMonth, type LocalDate } from '../calendar/local-date.ts';
import type { Lesson } from '../store/lessons.ts';
import type { Report, ReportKind, Section } from './report.ts';
import {
  advocacy,
  again,
  ages,
  channels,
  complainants,
  equality,
  feedback,
  genders,
  outcomes,
  procedures,
  received,
  type Source,
  stages,
  teams,
  themes,
  timescales,
} from './sections.ts';

export interface Made {
  made: LocalDate;
  audience: Report['audience'];
  lessons: readonly Lesson[];
}

/** Every measure of the 2009/10 report and of the Guidance's list for the annual report (regulation 13), in its order. */
export function annual(source: Source, { made, audience, lessons }: Made): Report {
  return periodical('annual', source, made, audience, [
    ...everything(source),
    learning(lessons),
    ...(source.beside.contradictions.length > 0
      ? [{ title: 'Where the sources disagree', says: source.beside.contradictions }]
      : []),
  ]);
}

/** The same measures for a quarter: reported in the month after it, so that a trend is seen in time. */
export function quarterly(source: Source, { made, audience, lessons }: Made, recent: Section): Report {
  return periodical('quarterly', source, made, audience, [recent, ...everything(source), learning(lessons)]);
}

function everything(source: Source): Section[] {
  const repeated = again(source);
  return [
    received(source),
    procedures(source),
    ...stages(source),
    complainants(source),
    ...(repeated ? [repeated] : []),
    ages(source),
    genders(source),
    ...equality(source),
    themes(source),
    outcomes(source),
    teams(source),
    ...timescales(source),
    advocacy(source),
    channels(source),
    feedback(source),
  ];
}

function periodical(
  kind: ReportKind,
  { now, names }: Source,
  made: LocalDate,
  audience: Report['audience'],
  sections: Section[],
): Report {
  return {
    kind,
    title: `${kind === 'annual' ? 'Annual' : 'Quarterly'} report on complaints about children’s social care, ${days(now.from, now.to)}`,
    council: names.council.name,
    from: now.from,
    to: now.to,
    made,
    audience,
    sections,
  };
}

export function days(from: LocalDate, to: LocalDate): string {
  const start = from.slice(0, 4) === to.slice(0, 4) ? dayAndMonth(from) : `${dayAndMonth(from)} ${from.slice(0, 4)}`;
  return `${start} to ${dayAndMonth(to)} ${to.slice(0, 4)}`;
}

export function learning(lessons: readonly Lesson[]): Section {
  return {
    title: 'What was learned, and what changed',
    says:
      lessons.length === 0
        ? ['No action is on record for this period.']
        : lessons.map(
            ({ found, action, due, done, changed }) =>
              `${found} Action: ${action} ${done ? `Done on ${dayAndMonth(done)} ${done.slice(0, 4)}${changed ? `: ${changed}` : ''}.` : `To be done by ${dayAndMonth(due)} ${due.slice(0, 4)}.`}`,
          ),
  };
}
