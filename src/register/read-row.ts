import { addDays, isLocalDate, type LocalDate, localDate, long } from '../calendar/local-date.ts';
import type { Finding } from '../complaints/complaint.ts';
import type { Happened } from '../complaints/happened.ts';
import type { Council } from '../councils/index.ts';
import { NEEDS_SUFFICIENT_INTEREST } from '../procedures/children-act.ts';
import { SEVERAL } from './about.ts';
import { ageIn, complainantIn, type Field, type Mapping, outcomeIn, procedureIn, teamIn, themeIn } from './columns.ts';
import type { Past } from './past.ts';

export interface Mistake {
  row: number;
  column?: string;
  says: string;
}

export type DateOrder = 'day-first' | 'month-first';

export interface RowContext {
  council: Council;
  columns: readonly string[];
  mapping: Mapping;
  dates: DateOrder;
  today: LocalDate;
  /** The day up to which the register tells: what is open then is told as open, whatever came after. */
  asAt?: LocalDate;
  personOf(name: string): string | undefined;
}

/** One row as a complaint of the past, with everything in it that cannot be read. */
export function readRow(
  row: { at: number; cells: readonly unknown[] },
  context: RowContext,
): { past?: Past; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const { mapping, columns, council, asAt } = context;
  const wrong = (field: Field, says: string) =>
    mistakes.push({ row: row.at, column: columns[mapping.at.get(field) ?? -1], says });
  const text = (field: Field): string => {
    const value = row.cells[mapping.at.get(field) ?? -1];
    return value instanceof Date ? localDate(value) : String(value ?? '').trim();
  };
  const day = (field: Field): LocalDate | undefined => {
    const value = row.cells[mapping.at.get(field) ?? -1];
    if (value === null || value === undefined || String(value).trim() === '') return undefined;
    const read = readDate(value, context.dates);
    if (isLocalDate(read)) {
      if (read <= context.today) return read;
      wrong(field, `${long(read)} has not come yet. Check the date.`);
    } else wrong(field, read);
    return undefined;
  };
  const chosen = <T>(field: Field, read: (text: string) => T | undefined, otherwise: T, what: string): T => {
    if (!text(field)) return otherwise;
    const found = read(text(field));
    if (found === undefined)
      wrong(
        field,
        `I do not know "${text(field).slice(0, 60)}" as ${what}. Write one that the others use, or leave it empty.`,
      );
    return found ?? otherwise;
  };

  const ref = text('reference');
  const received = day('received');
  if (!ref)
    wrong('reference', 'There is no reference. Each complaint needs one, so that importing again changes nothing.');
  if (ref.length > 60)
    wrong('reference', 'The reference is longer than 60 letters. Check that the columns are not shifted.');
  if (!received && !mistakes.some((it) => it.column === columns[mapping.at.get('received') ?? -1]))
    wrong('received', 'There is no date received. Every date is counted from it.');
  const outcome = chosen('outcome', outcomeIn, undefined, 'an outcome');
  const events = eventsOf({ day, text, outcome, received, asAt });
  const kind = /compliment|comment|enquiry/i.exec(text('kind'))?.[0].toLowerCase() as Past['kind'] | undefined;
  const theme = chosen('theme', themeIn, undefined, 'an issue');
  const theme2 = chosen('theme2', themeIn, undefined, 'an issue');
  const team = text('team')
    ? chosen('team', (it) => teamIn(it, council), undefined, `a team of ${council.short}`)
    : undefined;
  const procedure = kind ? 'none' : chosen('procedure', procedureIn, 'statutory' as const, 'a procedure');
  const complainant = chosen('complainant', complainantIn, 'other' as const, 'who complains');
  // It was answered, so it was heard: somebody decided that this person had enough interest in the child (regulation 12).
  const heard =
    procedure === 'statutory' &&
    NEEDS_SUFFICIENT_INTEREST.includes(complainant) &&
    events.some((it) => it.moment === 'stage1.replied' || it.moment === 'stage2.asked');
  const past: Past = {
    ref,
    received: received ?? context.today,
    ...(day('arose') && { arose: day('arose') }),
    procedure,
    kind: kind ?? 'complaint',
    complainant,
    channel: text('channel').toLowerCase() || 'not recorded',
    team,
    themes: [...new Set([theme, theme2].filter((it) => it !== undefined))],
    happened:
      heard && received ? [{ moment: 'sufficient-interest.decided', on: received, yes: true }, ...events] : events,
    finding: FINDINGS.includes(outcome as Finding) ? (outcome as Finding) : undefined,
    respondent: text('respondent') ? context.personOf(text('respondent')) : undefined,
    cost: costOf(text('cost'), (says) => wrong('cost', says)),
    ombudsmanOutcome: text('ombudsmanOutcome').toLowerCase() || undefined,
    openAtTheEnd: events.some((it) => it.moment === 'closed') && outcome === 'ongoing' ? true : undefined,
    age: text('age') ? chosen('age', ageIn, undefined, 'an age') : undefined,
    gender: /multiple|several|more than one/i.test(text('gender'))
      ? SEVERAL
      : text('gender').toLowerCase() || undefined,
    disability: text('disability').toLowerCase() || undefined,
    ethnicity: text('ethnicity') || undefined,
    name: text('name') || undefined,
    child: text('child') || undefined,
    person: text('person') || undefined,
  };
  return mistakes.length > 0 ? { mistakes } : { past: without(past), mistakes };
}

const FINDINGS: readonly Finding[] = ['upheld', 'partially upheld', 'not upheld', 'no finding'];

function without(past: Past): Past {
  return Object.fromEntries(Object.entries(past).filter(([, value]) => value !== undefined)) as unknown as Past;
}

interface Cells {
  day(field: Field): LocalDate | undefined;
  text(field: Field): string;
  outcome: ReturnType<typeof outcomeIn>;
  received: LocalDate | undefined;
  asAt: LocalDate | undefined;
}

/** What happened, each on its day. A register that has ended closes what was open in it, marked as open when it ended. */
function eventsOf({ day, text, outcome, received, asAt }: Cells): Happened[] {
  const events: (Happened | undefined)[] = [];
  const on = <M extends Happened['moment']>(field: Field, make: (on: LocalDate) => Happened<M>) => {
    const date = day(field);
    if (date) events.push(make(date) as Happened);
  };
  on('acknowledged', (it) => ({ moment: 'acknowledged', on: it }));
  on(
    'extended',
    (it) =>
      ({
        moment: 'stage1.extended',
        on: it,
        ground: 'complex',
        told: true,
        ...(day('extendedTo') && { until: day('extendedTo') }),
      }) as Happened<'stage1.extended'>,
  );
  on('reply', (it) => ({ moment: 'stage1.replied', on: it }));
  on('stage2', (it) => ({ moment: 'stage2.asked', on: it, how: 'written' }) as Happened<'stage2.asked'>);
  on('stage2Reply', (it) => ({ moment: 'stage2.replied', on: it }));
  on('stage3', (it) => ({ moment: 'stage3.asked', on: it }));
  on('ombudsman', (it) => ({
    moment: 'ombudsman.enquired',
    on: it,
    premature: /premature/i.test(text('ombudsmanOutcome')),
  }));
  on('withdrawn', (it) => ({ moment: 'withdrawn', on: it }));
  on('closed', (it) => ({ moment: 'closed', on: it }));
  const ended = events.some((it) => it?.moment === 'withdrawn' || it?.moment === 'closed');
  if (!ended && outcome === 'withdrawn or not investigated' && received)
    events.push({ moment: 'withdrawn', on: latest(events, received) });
  else if (!ended && asAt) events.push({ moment: 'closed', on: asAt });
  return events.filter((it) => it !== undefined).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function latest(events: readonly (Happened | undefined)[], received: LocalDate): LocalDate {
  return events.reduce<LocalDate>((day, it) => (it && it.on > day ? it.on : day), received);
}

const NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Excel counts days from the last day of 1899, and believes that 1900 was a leap year. */
const EXCEL_DAY_0: LocalDate = '1899-12-30';

/** A date in any way a spreadsheet holds it, or a sentence about why not. The day comes first unless somebody says otherwise. */
export function readDate(value: unknown, order: DateOrder): LocalDate | string {
  if (value instanceof Date) return localDate(new Date(value.getTime() + 12 * 3_600_000));
  if (typeof value === 'number') return addDays(EXCEL_DAY_0, Math.floor(value));
  const text = String(value).trim().slice(0, 40);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return made(iso[1]!, iso[2]!, iso[3]!, text);
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?: .*)?$/.exec(text);
  if (slashed) {
    const [, a, b, year] = slashed as unknown as [string, string, string, string];
    const [day, month] = order === 'day-first' ? [a, b] : [b, a];
    if (Number(month) > 12 && Number(day) <= 12)
      return `There is no month ${month} in "${text}". ${order === 'day-first' ? 'If this register writes the month first, import it with --dates month-first.' : 'If this register writes the day first, leave out --dates month-first.'}`;
    return made(year.length === 2 ? `20${year}` : year, month, day, text);
  }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ -,]*(\d{2}|\d{4})$/i.exec(text);
  const month = named ? NAMES.indexOf(named[2]!.toLowerCase()) + 1 : 0;
  if (named && month > 0)
    return made(named[3]!.length === 2 ? `20${named[3]}` : named[3]!, String(month), named[1]!, text);
  return `"${text}" is not a date that I can read. Write it like 2026-04-09 or 09/04/2026.`;
}

function made(year: string, month: string, day: string, text: string): LocalDate | string {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : `There is no such day as "${text}". Check it.`;
}

function costOf(text: string, wrong: (says: string) => void): number | undefined {
  if (!text) return undefined;
  const pounds = Number(text.replace(/[£,\s]/g, ''));
  if (Number.isFinite(pounds) && pounds >= 0) return Math.round(pounds);
  wrong(`"${text.slice(0, 20)}" is not a sum of money. Write it like 1700.`);
  return undefined;
}
