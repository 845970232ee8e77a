import type { Calendar } from '../calendar/calendar.ts';
import { earlier, type LocalDate, later, long, short } from '../calendar/local-date.ts';
import { longer, type Reading, type Roll, readings, type Span, spanParts } from '../calendar/span.ts';
import { all, type Facts, last, lastEver } from '../complaints/happened.ts';
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
  if (extended) return { ...extended, limit, cite: clock.cite, confidence: sureness(clock.confidence, start) };
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
  return count(clock, longer(span, start.added), start.on, calendar).map((it) => ({
    due: it.due,
    because: `${because(it, span, start)} (${source.cite})`,
    cite: source.cite,
    confidence: sureness(source.confidence ?? 'local', start),
    drives: true,
  }));
}

/** Firm words counted from a day that an unverified rule chose are not firm. */
function sureness(confidence: Confidence, { unverified }: Start): Confidence {
  return unverified && confidence === 'firm' ? 'unverified' : confidence;
}

function localCandidates(
  clock: Clock,
  promise: LocalPromise,
  within: Span,
  facts: Facts,
  start: Start,
  calendar: Calendar,
): Candidate[] {
  const from = promise.starts ? startedAt(promise.starts, facts, start) : start.on;
  if (!from) return [];
  const unsure = spanParts(within).unit === 'days';
  return candidates(clock, within, { ...start, on: from }, calendar, promise).map((it) => ({
    ...it,
    confidence: unsure ? 'unverified' : it.confidence,
    because: unsure ? `${it.because}; the council does not say which kind of day` : it.because,
  }));
}

/**
 * Where a council counts from its own moment, that is the day it happened: the date of the letter, not the day it was read. A clock
 * that began anew takes the council's with it.
 */
function startedAt(moment: Moment, facts: Facts, start: Start): LocalDate | undefined {
  const on = moment === 'received' ? (lastEver(facts, 'resubmitted')?.on ?? facts.received) : last(facts, moment)?.on;
  return on && start.anew ? later(on, start.on) : on;
}

function because(reading: Reading, span: Span, { on, from }: Start): string {
  const unit = spanParts(span).unit === 'days' ? `, read as ${reading.unit}` : '';
  return `${reading.because.replace(long(on), `${from}, ${long(on)}`)}${unit}`;
}

function count(clock: Clock, span: Span, from: LocalDate, calendar: Calendar): Reading[] {
  const roll: Roll = clock.whose === 'complainant' ? 'forward' : 'back';
  return readings(calendar, from, span, roll, clock.backFrom !== undefined);
}

/** The date from the other days that a source would count from: a late acknowledgement, a signed statement, no wait. */
function othersOf(clock: Clock, promise: LocalPromise | undefined, start: Start, calendar: Calendar): Candidate[] {
  return start.others.flatMap(({ on, drives, because: why }) => {
    const soonest = soonestOf(clock, promise, on, calendar);
    if (!soonest) return [];
    return {
      due: soonest.due,
      because: `${why}: ${soonest.because}`,
      cite: clock.cite,
      confidence: clock.confidence,
      drives,
    };
  });
}

/** What the law or the council's own shorter word gives from a day, whichever comes first. */
function soonestOf(
  clock: Clock,
  promise: LocalPromise | undefined,
  from: LocalDate,
  calendar: Calendar,
): Reading | undefined {
  return [clock.within, promise?.starts ? undefined : promise?.within]
    .flatMap((span) => (span ? count(clock, span, from, calendar) : []))
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0];
}

function limitOf(
  clock: Clock,
  promise: LocalPromise | undefined,
  start: Start,
  calendar: Calendar,
): LocalDate | undefined {
  const upTo = clock.upTo ?? promise?.upTo;
  return upTo && count(clock, longer(upTo, start.added), start.on, calendar)[0]!.due;
}

/**
 * The date promised in the last extension since the clock began (anew); the limit where it named none (K12). A date granted under
 * another procedure is cut to this one's limit.
 */
function extension(
  clock: Clock,
  facts: Facts,
  start: Start,
  limit: LocalDate | undefined,
): Pick<Dates, 'due' | 'because'> | undefined {
  const extended = clock.extendedBy && all(facts, clock.extendedBy).findLast((it) => !start.anew || it.on >= start.on);
  const until = extended?.until && limit ? earlier(extended.until, limit) : (extended?.until ?? limit);
  if (!extended || !until) return undefined;
  return {
    due: until,
    because: `the date promised when it was extended on ${short(extended.on)}${limit ? `; it cannot go beyond ${short(limit)}` : ''} (${clock.cite})`,
  };
}

function waiting(clock: Clock, promise: LocalPromise | undefined, start: Start, calendar: Calendar): Dates {
  const without = soonestOf(clock, promise, start.on, calendar);
  return {
    ...(without && {
      alsoDue: [{ due: without.due, because: `without the wait for an advocate: ${without.because}` }],
    }),
    because: `waiting for an advocate since ${short(start.waitingSince!)}; the clock starts anew on the day one is appointed`,
    cite: 'Guidance 3.5 (rule K11)',
    confidence: 'unverified',
  };
}
