import { back, type Day, forward, workedBetween, workingDays } from './days.ts';
import type { Length, Promised } from './promises.ts';
import type { Story } from './story.ts';

export interface Row {
  clock: string;
  started: Day;
  due?: Day;
  limit?: Day;
  alsoDue: Day[];
  drives?: Day;
  status: 'running' | 'met' | 'late' | 'overdue' | 'paused' | 'void';
  lateBy?: number;
}

/** What is known of one clock before its dates are worked out. */
export interface Plan {
  clock: string;
  begin: Day;
  /** The day the counting starts from where that is not the beginning: the panel's day, counted back. */
  backFrom?: Day;
  law?: Length;
  atMost?: Length;
  complainants?: boolean;
  done?: Day;
  besides?: { day: Day; drives: boolean }[];
  waiting?: boolean;
  agreedAway?: boolean;
  extended?: { until?: Day };
  /** It began anew, by an advocate's appointment or by being taken up again. */
  anew?: boolean;
  /** Not touched by a decision not to consider the complaint. */
  outlasts?: boolean;
}

/** An unanswered duty of the council's starts anew when an ended complaint is taken up again (7.3, K11). */
export function revived(plan: Plan, { revived: on }: Story): Plan {
  if (on === undefined || on <= plan.begin || plan.complainants) return plan;
  if (plan.done !== undefined && plan.done <= on) return plan;
  return { ...plan, begin: on, besides: [], anew: true };
}

export function rowOf(
  plan: Plan,
  promised: Promised,
  days: (from: string) => Day | undefined,
  story: Story,
  today: Day,
): Row {
  const dates = plan.waiting ? whileWaiting(plan, promised) : datesOf(plan, promised, days);
  return { clock: plan.clock, started: plan.begin, ...dates, ...standing(plan, dates.due, story, today) };
}

type Dates = Pick<Row, 'due' | 'limit' | 'alsoDue' | 'drives'>;

function whileWaiting(plan: Plan, promised: Promised): Dates {
  return { alsoDue: soonest(plan, promised, plan.begin) };
}

function datesOf(plan: Plan, promised: Promised, days: (from: string) => Day | undefined): Dates {
  const promise = promised[plan.clock];
  const from = plan.backFrom ?? plan.begin;
  const most = plan.atMost ?? promise?.atMost;
  const limit = most && ends(plan, most, from)[0];
  const until = plan.extended && (plan.extended.until ?? limit);
  if (until !== undefined) return { due: limit === undefined ? until : Math.min(until, limit), limit, alsoDue: [] };

  const law = plan.law ? ends(plan, plan.law, from) : [];
  const local = promise ? ends(plan, promise.takes, localFrom(plan, promise.from, from, days)) : [];
  const due = plan.complainants ? generous(law, local) : strict(law, local);
  const shown = plan.complainants
    ? [...law, ...local]
    : [...local.filter((it) => law.length === 0 || it < law[0]!), ...law];
  const besides = (plan.besides ?? []).map(({ day, drives }) => ({ at: soonest(plan, promised, day)[0], drives }));
  const alsoDue = [...new Set([...shown, ...besides.flatMap(({ at }) => at ?? [])])]
    .filter((it) => it !== due)
    .sort((a, b) => a - b);
  const leading = besides.flatMap(({ at, drives }) => (drives && at !== undefined ? [at] : []));
  const drives = due !== undefined && alsoDue.length > 0 ? Math.min(due, ...leading) : undefined;
  return { due, limit, alsoDue, drives };
}

/** The council is held to the law or to its own sooner word (6.9, 1 and 2). */
function strict(law: Day[], local: Day[]): Day | undefined {
  return [...law, ...local].sort((a, b) => a - b)[0];
}

/** A complainant never has less than the law gives, and no limit where it gives none (6.9, 3). */
function generous(law: Day[], local: Day[]): Day | undefined {
  return law.length === 0 ? undefined : Math.max(...law, ...local);
}

function localFrom(plan: Plan, named: string | undefined, otherwise: Day, days: (from: string) => Day | undefined) {
  if (!named) return otherwise;
  const day = days(named);
  return day !== undefined && plan.anew ? Math.max(day, plan.begin) : day;
}

/** The earliest that the law or a promise from the same day gives. */
function soonest(plan: Plan, promised: Promised, from: Day): Day[] {
  const promise = promised[plan.clock];
  const lengths = [plan.law, promise && !promise.from ? promise.takes : undefined];
  return lengths
    .flatMap((it) => (it ? ends(plan, it, from) : []))
    .sort((a, b) => a - b)
    .slice(0, 1);
}

/** The last days of a length, one for each way to read it (6.9, 4; K2, K6, K7). */
function ends(plan: Plan, length: Length, from: Day | undefined): Day[] {
  if (from === undefined) return [];
  const [count, kind] = length.split(' ') as [string, string];
  const sign = plan.backFrom === undefined ? 1 : -1;
  const worked = () => workingDays(from, sign * Number(count));
  const calendar = () => (plan.complainants ? forward : back)(from + sign * Number(count));
  const read = kind === 'wd' ? [worked()] : kind === 'cd' ? [calendar()] : [worked(), calendar()];
  return read.sort((a, b) => a - b);
}

function standing(plan: Plan, due: Day | undefined, { ended }: Story, today: Day): Pick<Row, 'status' | 'lateBy'> {
  const { done } = plan;
  if (done !== undefined) {
    if (due === undefined || done <= due) return { status: 'met' };
    return { status: 'late', lateBy: workedBetween(due, done) };
  }
  const dropped = ended && ended.how !== 'closed' && (ended.how === 'withdrawn' || !plan.outlasts);
  if (dropped || plan.agreedAway) return { status: 'void' };
  if (plan.waiting) return { status: 'paused' };
  if (due !== undefined && today > due) return { status: 'overdue', lateBy: workedBetween(due, today) };
  return { status: 'running' };
}
