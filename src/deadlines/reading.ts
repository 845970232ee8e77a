import { type Instant, localDate, localTime, spoken } from '../calendar/local-date.ts';
import type { WorkingTime } from '../calendar/working-hours.ts';
import type { Told } from '../councils/ladder.ts';
import type { Step } from './ladder.ts';

/** A rung that comes at a moment of the day and not with the day. */
export interface Timed extends Step {
  at: Instant;
}

const MINUTE = 60_000;
/** So long after it came, if nobody has read it by then, in working minutes. */
const FIRST = 120;
/** The first word comes at least this long before the office closes, and the second this long. */
const BEFORE_CLOSING = { first: 60, second: 30 };
/** Nobody is reminded of what came a moment ago. */
const AT_LEAST = 15;

const TEAM: readonly Told[] = ['complaints team'];
const MANAGER: readonly Told[] = ['complaints team', 'complaints manager'];
const ABOVE: readonly Told[] = ['complaints team', 'complaints manager', 'area manager'];

/**
 * Whatever somebody writes to us is read by a person on the working day on which it came, because what is only implied no screen
 * catches: a word to the team after two hours, to its manager before the office closes, and to those above every morning after.
 */
export function readingSteps(since: Instant, working: WorkingTime, now: Instant): Timed[] {
  const begun = working.opens(since);
  const day = localDate(begun);
  const closes = working.eveningOf(day);
  const before = (minutes: number) => new Date(closes.getTime() - minutes * MINUTE);
  const soonest = new Date(begun.getTime() + AT_LEAST * MINUTE);
  const first = latest(soonest, earliest(working.add(begun, FIRST), before(BEFORE_CLOSING.first)));
  const second = before(BEFORE_CLOSING.second);
  return [
    ...(first < closes ? [{ name: 'to be read', at: first, on: day, tell: TEAM }] : []),
    ...(second > first ? [{ name: 'today still', at: second, on: day, tell: MANAGER }] : []),
    ...mornings(closes, working, now),
  ];
}

/** The mornings that have come since, and the next one. */
function mornings(closes: Instant, working: WorkingTime, now: Instant): Timed[] {
  const all: Timed[] = [];
  for (let at = working.opens(closes); ; at = working.opens(working.eveningOf(localDate(at)))) {
    const name = all.length === 0 ? 'not read' : `not read ${all.length + 1}`;
    all.push({ name, at, on: localDate(at), tell: ABOVE });
    if (at > now) return all;
  }
}

/** Until when it is to be read, with the working in words. */
export interface ReadBy {
  by: Instant;
  working: string;
}

/** The closing of the working day on which it came; what came while nobody was there came on the next. */
export function readBy(since: Instant, working: WorkingTime): ReadBy {
  const begun = working.opens(since);
  const day = localDate(begun);
  const by = working.eveningOf(day);
  const came = `Came on ${spoken(localDate(since))} at ${localTime(since)}`;
  const shut =
    begun > since ? `, when the office was closed, so it counts from ${spoken(day)} at ${localTime(begun)}` : '';
  return { by, working: `${came}${shut}. Read the same working day: by ${spoken(day)} at ${localTime(by)}.` };
}

function earliest(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** The highest rung that has come, and when the next one does. */
export function onReading(since: Instant, working: WorkingTime, now: Instant) {
  const steps = readingSteps(since, working, now);
  const reached = steps.findLast((it) => it.at <= now);
  return { ...(reached && { reached }), nextAt: steps.find((it) => it.at > now)!.at };
}
