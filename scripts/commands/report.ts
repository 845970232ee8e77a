import { financialYear } from '../../src/ask/periods.ts';
import { addDays, addMonths, isLocalDate, type LocalDate, localDate } from '../../src/calendar/local-date.ts';
import { asCsv } from '../../src/reports/csv.ts';
import { asDocx } from '../../src/reports/docx.ts';
import { asHtml } from '../../src/reports/html.ts';
import type { Report, ReportKind } from '../../src/reports/report.ts';
import { readArguments } from './arguments.ts';
import { type Command, type ExitStatus, type Io, Unusable } from './command.ts';
import { councilOf } from './council-of.ts';
import { withDesk } from './with-desk.ts';

const KINDS: readonly ReportKind[] = ['weekly', 'quarterly', 'annual'];
const FORMATS = ['json', 'csv', 'html', 'docx'] as const;

export const command: Command = {
  name: 'report',
  help: 'report weekly|quarterly|annual [--from <date>] [--to <date>] [--council <name>] [--team <key>] [--format json|csv|html|docx] [--whole]: the report of a period, the last whole one where none is named; small numbers are hidden unless it is --whole, for staff',
  example: 'npm run -s heard -- report annual --from 2009-04-01 --to 2010-03-31 --format html > report.html',
  async run(args, io) {
    const { values, words } = readArguments(
      args,
      {
        from: { type: 'string' },
        to: { type: 'string' },
        council: { type: 'string' },
        team: { type: 'string' },
        format: { type: 'string' },
        whole: { type: 'boolean' },
      },
      1,
    );
    const kind = KINDS.find((it) => it === words[0]);
    if (!kind) throw new Unusable(`Write which report: ${KINDS.join(', ')}.`);
    const format = FORMATS.find((it) => it === (values.format ?? 'json'));
    if (!format) throw new Unusable(`I do not know the format "${values.format}". There are: ${FORMATS.join(', ')}.`);
    const { from, to } = periodOf(kind, values, localDate(io.now()));
    return withDesk(io, io.now, async (desk, councils): Promise<ExitStatus> => {
      const council = councilOf(values.council, councils);
      const { teams } = desk.council(council);
      if (values.team && !Object.hasOwn(teams, values.team))
        throw new Unusable(`There is no team "${values.team}". There are: ${Object.keys(teams).join(', ')}.`);
      const report = await desk.report(
        { kind: 'heard', council },
        { kind, from, to, team: values.team, whole: values.whole },
      );
      if ('problem' in report) throw new Unusable(report.says);
      await print(report, format, io);
      io.say(`${report.title}: ${report.sections.length} sections.`);
      return 0;
    });
  },
};

async function print(report: Report, format: (typeof FORMATS)[number], io: Io): Promise<void> {
  if (format === 'json') return io.out(report);
  io.write(format === 'csv' ? asCsv(report) : format === 'html' ? asHtml(report) : await asDocx(report));
}

/** The days somebody named, or the last whole week, quarter or financial year. */
function periodOf(
  kind: ReportKind,
  { from, to }: { from?: string; to?: string },
  today: LocalDate,
): { from: LocalDate; to: LocalDate } {
  for (const [name, it] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (it !== undefined && !isLocalDate(it))
      throw new Unusable(`${name} "${it}" is not a date. Write it like 2026-04-01.`);
  const last = lastWhole(kind, today);
  const start =
    (from as LocalDate | undefined) ??
    (to ? addDays(addMonths(addDays(to as LocalDate, 1), -LENGTH[kind]), kind === 'weekly' ? -6 : 0) : last.from);
  const end = (to as LocalDate | undefined) ?? (from ? endOf(kind, start) : last.to);
  if (start > end) throw new Unusable(`${start} is after ${end}. Please turn the two round.`);
  return { from: start, to: end };
}

const LENGTH: Record<ReportKind, number> = { weekly: 0, quarterly: 3, annual: 12 };

function endOf(kind: ReportKind, from: LocalDate): LocalDate {
  return kind === 'weekly' ? addDays(from, 6) : addDays(addMonths(from, LENGTH[kind]), -1);
}

function lastWhole(kind: ReportKind, today: LocalDate): { from: LocalDate; to: LocalDate } {
  const thisYear = `${financialYear(today)}-04-01` as LocalDate;
  if (kind === 'annual') return { from: addMonths(thisYear, -12), to: addDays(thisYear, -1) };
  if (kind === 'weekly') {
    const monday = addDays(today, -((new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7));
    return { from: addDays(monday, -7), to: addDays(monday, -1) };
  }
  const month = Number(today.slice(5, 7));
  const quarter = addMonths(`${today.slice(0, 7)}-01` as LocalDate, -((month - 1) % 3));
  return { from: addMonths(quarter, -3), to: addDays(quarter, -1) };
}
