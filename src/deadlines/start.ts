import type { Calendar } from '../calendar/calendar.ts';
import { type LocalDate, later, short } from '../calendar/local-date.ts';
import { longer, readings, type Span } from '../calendar/span.ts';
import { all, type Facts, last, lastEver, revivedOn, round } from '../complaints/happened.ts';
import { IN_THEIR_OWN_RIGHT, NEEDS_SUFFICIENT_INTEREST } from '../procedures/children-act.ts';
import type { Clock, ClockName, Moment } from '../procedures/procedure.ts';

/** Where a clock starts, and every other day from which a source would count it. */
export interface Start {
  on: LocalDate;
  /** "it was received": ends the sentence "10 working days after ..." */
  from: string;
  others: { on: LocalDate; drives: boolean; because: string }[];
  /** Waiting for an advocate since this day. */
  waitingSince?: LocalDate;
  /** Working days to add, for a clock that carries on after a pause. */
  added: number;
  /** It began anew on that day, so an extension granted before it is used up. */
  anew?: boolean;
  /** The rule that chose the day is not checked against its text (N4, N8, N21). */
  unverified?: boolean;
}

/** What a start may depend on in another clock: when that one was due, and when and how it was met. */
export type OtherClock = (
  name: ClockName,
) => { due?: LocalDate; alsoDue?: { due: LocalDate }[]; stopped?: LocalDate; status: string } | undefined;

/** Undefined where the clock has not started. */
export function startOf(clock: Clock, facts: Facts, other: OtherClock, calendar: Calendar): Start | undefined {
  if (clock.onlyFor && !clock.onlyFor.includes(facts.complainant)) return undefined;
  if (clock.unlessLate && !inTimeOrAccepted(clock.unlessLate, facts, other)) return undefined;
  const first = firstStart(clock, facts, other);
  if (!first) return undefined;
  const start = { added: 0, others: [], ...first };
  return afterPauses(clock, facts, afterRevival(clock, facts, withOtherReadings(clock, facts, start)), calendar);
}

/** The day on which the first of the stopping moments came. What can come again stops a clock only from its start on. */
export function stopOf(clock: Clock, facts: Facts, start: LocalDate): LocalDate | undefined {
  return clock.stops
    .flatMap((moment) => stopsBy(moment, facts).filter((on) => on >= start || !COMES_AGAIN.has(moment)))
    .sort()[0];
}

/** A second meeting has its own letter, and a second panel its own notice. The rest is done once: papers sent are sent. */
const COMES_AGAIN: ReadonlySet<Moment> = new Set<Moment>(['meeting.confirmed', 'panel.arranged', 'resubmitted']);

function stopsBy(moment: Moment, facts: Facts): LocalDate[] {
  if (moment === 'received') return [facts.received];
  const events = OUTLASTS_A_ROUND.has(moment)
    ? facts.happened.filter((it) => it.moment === moment)
    : all(facts, moment);
  return events.filter((it) => !(it.moment === 'ombudsman.enquired' && it.premature)).map(({ on }) => on);
}

/** Still done when the complaint is handed in again. */
const OUTLASTS_A_ROUND: ReadonlySet<Moment> = new Set<Moment>([
  'resubmitted',
  'sufficient-interest.decided',
  'ombudsman.enquired',
]);

type First = Pick<Start, 'on' | 'from'> & Partial<Start>;

function firstStart(clock: Clock, facts: Facts, other: OtherClock): First | undefined {
  if (clock.starts === 'arose') return facts.arose && { on: facts.arose, from: 'the matter arose' };
  if (clock.starts === 'received') return fromReceipt(clock, facts);
  if (clock.startsBy) return notLaterThan(clock.starts, clock.startsBy, facts, other);

  const event = clock.starts === 'proceedings.ended' ? lastEver(facts, clock.starts) : last(facts, clock.starts);
  if (!event) return undefined;
  if (clock.ifOral && event.moment === 'stage2.asked' && event.how === 'oral')
    return fromRecord(clock.ifOral, event.on, facts);
  const on = event.moment === 'stage2.replied' ? (event.received ?? event.on) : event.on;
  return { on, from: SAID[clock.starts] ?? clock.starts };
}

/** Receipt is when anybody at the council first had it. Outside s.26(3)(a) to (d) the decision about interest starts the clock (N4). */
function fromReceipt(clock: Clock, facts: Facts): First | undefined {
  const again = lastEver(facts, 'resubmitted')?.on;
  const received: First = again
    ? { on: again, from: 'it was handed in again', unverified: true }
    : { on: facts.received, from: 'it was received' };
  if (!clock.onceDecided || IN_THEIR_OWN_RIGHT.includes(facts.complainant)) return received;
  const decided = lastEver(facts, 'sufficient-interest.decided');
  if (decided?.yes && decided.on > received.on)
    return { on: decided.on, from: 'it was decided that there is sufficient interest' };
  return decided?.yes || !NEEDS_SUFFICIENT_INTEREST.includes(facts.complainant) ? received : undefined;
}

/** A spoken request counts from its agreed written record; the day of the call is kept beside it and is the safer one (N8, Z1). */
function fromRecord(record: Moment, asked: LocalDate, facts: Facts): First {
  const agreed = last(facts, record)?.on;
  if (!agreed) return { on: asked, from: 'it was asked for aloud (the written record is not agreed yet)' };
  const others = agreed === asked ? [] : [{ on: asked, drives: true, because: 'from the day it was asked for aloud' }];
  return { on: agreed, from: 'the written record of the spoken request was agreed', others, unverified: true };
}

/**
 * A clock that waits for an acknowledgement never waits longer than the acknowledgement may take (C2, C3). A council that promises
 * to acknowledge sooner has not promised the answer sooner.
 */
function notLaterThan(starts: Moment, waitsFor: ClockName, facts: Facts, other: OtherClock): First | undefined {
  const { due, alsoDue = [], stopped } = other(waitsFor) ?? {};
  const lastDay = alsoDue.map((it) => it.due).reduce<LocalDate | undefined>((a, b) => later(a ?? b, b), due);
  const on = last(facts, starts)?.on;
  if (!lastDay) return on && { on, from: SAID[starts] ?? starts };
  if (!on || (stopped && stopped < on)) return withoutOne(lastDay, stopped, waitsFor);
  const others = on > lastDay ? [{ on: lastDay, drives: true, because: `from the last day for "${waitsFor}"` }] : [];
  return { on, from: SAID[starts] ?? starts, others };
}

/** Never acknowledged, or answered before: counted from the answer or from the last day, whichever came first. */
function withoutOne(lastDay: LocalDate, answered: LocalDate | undefined, waitsFor: ClockName): First {
  if (answered && answered <= lastDay) return { on: answered, from: `the answer, which stands for "${waitsFor}"` };
  return {
    on: lastDay,
    from: `the last day for "${waitsFor}", which ${answered ? 'was never' : 'is still to be'} done`,
  };
}

function inTimeOrAccepted(
  { clock, acceptedBy }: NonNullable<Clock['unlessLate']>,
  facts: Facts,
  other: OtherClock,
): boolean {
  if (other(clock)?.status !== 'late') return true;
  const decided = last(facts, acceptedBy);
  return decided?.moment === 'stage3.decided' && decided.accept;
}

function withOtherReadings(clock: Clock, facts: Facts, start: Start): Start {
  const others = (clock.alsoFrom ?? []).flatMap(({ starts, drives, because }) => {
    const on = last(facts, starts)?.on;
    return on && on !== start.on ? [{ on, drives, because }] : [];
  });
  return { ...start, others: [...start.others, ...others] };
}

/** A clock cut off by an ending starts anew on the day the complaint comes back (K11, 7.3). */
function afterRevival(clock: Clock, facts: Facts, start: Start): Start {
  const revived = revivedOn(facts);
  if (!revived || revived <= start.on || clock.whose !== 'council') return start;
  const answered = stopOf(clock, facts, start.on);
  if (answered && answered <= revived) return start;
  return { on: revived, from: 'it was taken up again', others: [], added: 0, anew: true, unverified: true };
}

/**
 * Waiting for an advocate. A wait begins with the first request (asking again changes nothing), only while the clock has not
 * run out, and ends with the appointment: the clock then starts anew, or carries on with what was left.
 */
function afterPauses(clock: Clock, facts: Facts, start: Start, calendar: Calendar): Start {
  const { pause, within } = clock;
  if (!pause || !within || (pause.who && !pause.who.includes(facts.complainant))) return start;
  const stopped = stopOf(clock, facts, start.on);
  let now = start;
  let due = lastDay(within, now, calendar);
  for (const it of round(facts)) {
    if (it.on < start.on || (stopped && it.on > stopped)) continue;
    if (it.moment === clock.extendedBy && !now.waitingSince) {
      due = later(due, it.until ?? lastDay(clock.upTo ?? within, now, calendar));
    } else if (it.moment === pause.from && !now.waitingSince && it.on <= due) {
      now = { ...now, waitingSince: it.on };
    } else if (it.moment === pause.to && now.waitingSince) {
      now = pause.afterwards === 'carry on' ? carryOn(now, it.on, calendar) : anew(start, it.on);
      due = lastDay(within, now, calendar);
    }
  }
  return now;
}

function lastDay(span: Span, { on, added }: Start, calendar: Calendar): LocalDate {
  return readings(calendar, on, longer(span, added), 'none')[0]!.due;
}

function carryOn(start: Start, on: LocalDate, calendar: Calendar): Start {
  return { ...start, added: start.added + calendar.between(start.waitingSince!, on), waitingSince: undefined };
}

function anew(first: Start, on: LocalDate): Start {
  const without = { on: first.on, drives: false, because: `without the wait for an advocate, from ${short(first.on)}` };
  return { on, from: 'the advocate was appointed', others: [without], added: 0, anew: true, unverified: true };
}

/** The moments that start clocks, as they end the sentence "10 working days after ...". */
const SAID: Partial<Record<Moment, string>> = {
  acknowledged: 'it was acknowledged',
  'meeting.held': 'the meeting',
  'stage1.replied': 'the Stage 1 reply',
  'stage2.asked': 'Stage 2 was asked for',
  'stage2.acknowledged': 'the request for Stage 2 was acknowledged',
  'stage2.replied': 'the Stage 2 reply was received',
  'stage3.asked': 'Stage 3 was asked for',
  'panel.arranged': 'the panel was arranged',
  'panel.met': 'the panel met',
  'panel.reported': 'the panel reported',
  'proceedings.ended': 'the proceedings ended',
};
