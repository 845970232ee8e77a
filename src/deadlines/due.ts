import type { Calendar } from '../calendar/calendar.ts';
import { type LocalDate, long, short } from '../calendar/local-date.ts';
import { type Reading, type Roll, readings, type Span, spanParts } from '../calendar/span.ts';
import { all, type Facts, last } from '../complaints/happened.ts';
import type { LocalPromise } from '../procedures/pack.ts';
import type { Clock, Confidence, Moment } from '../procedures/procedure.ts';
import type { Start } from './start.ts';

export interface OtherDate {
  due: LocalDate;
  because: string;
}

/** The dates of one clock. `because` belongs to `due`; each other date brings its own. */
export interface Dates {
  due?: LocalDate;
  limit?: LocalDate;
  alsoDue?: OtherDate[];
  drives?: LocalDate;
  because: string;
  cite: string;
  confidence: Confidence;
}

/** A date that one source gives, before law and promise are weighed. */
interface Candidate extends OtherDate {
  cite: string;
  confidence: Confidence;
  /** Nudges may follow it when it is the earliest. */
  drives: boolean;
}

/**
 * Weighs the law against the council's promise (domain 6.9). A sooner promise of the council's is the date, and the law's is
 * kept beside it; a later one is never the date. A limit on a complainant is never shorter than the law's: the shorter one is
 * only shown. Where the unit is not stated, the earlier reading counts.
 */
export function datesOf(
  clock: Clock,
  promise: LocalPromise | undefined,
  facts: Facts,
  start: Start,
  calendar: Calendar,
): Dates {
  if (start.waitingSince) return waiting(clock, promise, start, calendar);
  const law = clock.within ? candidates(clock, clock.within, start, calendar, clock) : [];
  const local = promise?.within ? localCandidates(clock, promise, promise.within, facts, start, calendar) : [];
  const limit = limitOf(clock, promise, start, calendar);
  const extended = extension(clock, facts, start, limit);
  if (extended) return { ...extended, limit, cite: clock.cite, confidence: clock.confidence };
  const chosen = clock.whose === 'complainant' ? forComplainant(law, local) : forCouncil(law, local);
  const others = othersOf(clock, promise, start, calendar);
  return settle(clock, chosen, others, limit);
}

interface Chosen {
  due?: Candidate;
  beside: Candidate[];
}

function forCouncil(law: Candidate[], local: Candidate[]): Chosen {
  const lawDue = law[0];
  const sooner = local.filter((it) => !lawDue || it.due < lawDue.due);
  const due = sooner[0] ?? lawDue;
  return { due, beside: [...sooner.slice(1), ...law].filter((it) => it !== due) };
}

function forComplainant(law: Candidate[], local: Candidate[]): Chosen {
  const lawDue = law.at(-1);
  if (!lawDue) return { beside: local };
  const latest = local.at(-1);
  const due = latest && latest.due > lawDue.due ? latest : lawDue;
  return { due, beside: [...law, ...local].filter((it) => it !== due) };
}

function settle(clock: Clock, { due, beside }: Chosen, others: Candidate[], limit: LocalDate | undefined): Dates {
  const also = distinct([...others, ...beside], due?.due);
  const driving = others.filter((it) => it.drives && due && it.due < due.due).map((it) => it.due);
  const drives = also.length > 0 ? [due?.due, ...driving].filter((it) => it !== undefined).sort()[0] : undefined;
  return {
    due: due?.due,
    limit,
    ...(also.length > 0 && { alsoDue: also.map(({ due: on, because }) => ({ due: on, because })) }),
    ...(drives && { drives }),
    because: due?.because ?? NO_NUMBER,
    cite: due?.cite ?? clock.cite,
    confidence: due?.confidence ?? clock.confidence,
  };
}

const NO_NUMBER = 'no length of time is set for this, by law or by the council';

function distinct(dates: Candidate[], except: LocalDate | undefined): Candidate[] {
  const seen = new Set([except]);
  return dates.filter(({ due }) => !seen.has(due) && seen.add(due)).sort((a, b) => (a.due < b.due ? -1 : 1));
}

/** The span counted from the start, in each way its unit can be read. */
function candidates(
  clock: Clock,
  span: Span,
  start: Start,
  calendar: Calendar,
  source: { cite: string; confidence?: Confidence },
): Candidate[] {
  return count(clock, plus(span, start.added), start.on, calendar).map((it) => ({
    due: it.due,
    because: `${because(it, span, start)} (${source.cite})`,
    cite: source.cite,
    confidence: source.confidence ?? 'local',
    drives: true,
  }));
}

function localCandidates(
  clock: Clock,
  promise: LocalPromise,
  within: Span,
  facts: Facts,
  start: Start,
  calendar: Calendar,
): Candidate[] {
  const from = promise.starts ? startedAt(promise.starts, facts) : start.on;
  if (!from) return [];
  const unsure = spanParts(within).unit === 'days';
  return candidates(clock, within, { ...start, on: from }, calendar, promise).map((it) => ({
    ...it,
    confidence: unsure ? 'unverified' : it.confidence,
    because: unsure ? `${it.because}; the council does not say which kind of day` : it.because,
  }));
}

/** Where a council counts from its own moment, that is the day it happened: the date of the letter, not the day it was read. */
function startedAt(moment: Moment, facts: Facts): LocalDate | undefined {
  return moment === 'received' ? facts.received : last(facts, moment)?.on;
}

function because(reading: Reading, span: Span, { on, from }: Start): string {
  const unit = spanParts(span).unit === 'days' ? `, read as ${reading.unit}` : '';
  return `${reading.because.replace(long(on), `${from}, ${long(on)}`)}${unit}`;
}

function count(clock: Clock, span: Span, from: LocalDate, calendar: Calendar): Reading[] {
  const roll: Roll = clock.whose === 'complainant' ? 'forward' : 'back';
  return readings(calendar, from, span, roll, clock.backFrom !== undefined);
}

function plus(span: Span, added: number): Span {
  const { count: days, unit } = spanParts(span);
  return `${days + added} ${unit}` as Span;
}

/** The same span from the other days that a source would count from: a late acknowledgement, a signed statement, no wait. */
function othersOf(clock: Clock, promise: LocalPromise | undefined, start: Start, calendar: Calendar): Candidate[] {
  const within = clock.within ?? promise?.within;
  if (!within) return [];
  return start.others.map(({ on, drives, because: why }) => ({
    due: count(clock, within, on, calendar)[0]!.due,
    because: `${why}: ${within} after ${long(on)}`,
    cite: clock.cite,
    confidence: clock.confidence,
    drives,
  }));
}

function limitOf(
  clock: Clock,
  promise: LocalPromise | undefined,
  start: Start,
  calendar: Calendar,
): LocalDate | undefined {
  const upTo = clock.upTo ?? promise?.upTo;
  return upTo && count(clock, plus(upTo, start.added), start.on, calendar)[0]!.due;
}

/** The date promised in the last valid extension since the start; the limit where it named none (K12). */
function extension(
  clock: Clock,
  facts: Facts,
  start: Start,
  limit: LocalDate | undefined,
): Pick<Dates, 'due' | 'because'> | undefined {
  const extended = clock.extendedBy && all(facts, clock.extendedBy).findLast((it) => it.on >= start.on);
  const until = extended?.until ?? limit;
  if (!extended || !until) return undefined;
  return {
    due: until,
    because: `the date promised when it was extended on ${short(extended.on)}${limit ? `; it cannot go beyond ${short(limit)}` : ''} (${clock.cite})`,
  };
}

function waiting(clock: Clock, promise: LocalPromise | undefined, start: Start, calendar: Calendar): Dates {
  const within = clock.within ?? promise?.within;
  const without = within && count(clock, within, start.on, calendar)[0];
  return {
    ...(without && {
      alsoDue: [{ due: without.due, because: `without the wait for an advocate: ${without.because}` }],
    }),
    because: `waiting for an advocate since ${short(start.waitingSince!)}; the clock starts anew on the day one is appointed`,
    cite: 'Guidance 3.5 (rule K11)',
    confidence: 'unverified',
  };
}
