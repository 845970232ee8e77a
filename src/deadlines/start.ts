import type { Calendar } from '../calendar/calendar.ts';
import { type LocalDate, later, short } from '../calendar/local-date.ts';
import { readings } from '../calendar/span.ts';
import { all, type Facts, last, lastEver, revivedOn } from '../complaints/happened.ts';
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
}

/** What a start may depend on in another clock: when that one was due, and whether it was met late. */
export type OtherClock = (name: ClockName) => { due?: LocalDate; status: string } | undefined;

/** Undefined where the clock has not started. */
export function startOf(clock: Clock, facts: Facts, other: OtherClock, calendar: Calendar): Start | undefined {
  if (clock.onlyFor && !clock.onlyFor.includes(facts.complainant)) return undefined;
  if (clock.unlessLate && !inTimeOrAccepted(clock.unlessLate, facts, other)) return undefined;
  const first = firstStart(clock, facts, other);
  if (!first) return undefined;
  const start = { added: 0, others: [], ...first };
  return afterPauses(clock, facts, afterRevival(clock, facts, withOtherReadings(clock, facts, start)), calendar);
}

/** The first of the stopping moments since the start. */
export function stopOf(clock: Clock, facts: Facts, start: LocalDate): LocalDate | undefined {
  const stops = clock.stops.flatMap((moment) =>
    moment === 'received'
      ? [{ on: facts.received }]
      : moment === 'resubmitted'
        ? (lastEver(facts, moment) ?? [])
        : all(facts, moment),
  );
  return stops
    .map(({ on }) => on)
    .filter((on) => on >= start)
    .sort()[0];
}

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
  const received: First = { on: again ?? facts.received, from: again ? 'it was handed in again' : 'it was received' };
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
  return { on: agreed, from: 'the written record of the spoken request was agreed', others };
}

/** A clock that waits for an acknowledgement never waits longer than the acknowledgement may take (C2, C3). */
function notLaterThan(starts: Moment, waitsFor: ClockName, facts: Facts, other: OtherClock): First | undefined {
  const lastDay = other(waitsFor)?.due;
  const on = last(facts, starts)?.on;
  if (!on) return lastDay && { on: lastDay, from: `the last day for "${waitsFor}", which is still to be done` };
  const late = lastDay !== undefined && on > lastDay;
  const others = late ? [{ on: lastDay, drives: true, because: `from the last day for "${waitsFor}"` }] : [];
  return { on, from: SAID[starts] ?? starts, others };
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
  return { on: revived, from: 'it was taken up again', others: [], added: 0 };
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
  let extendedTo: LocalDate | undefined;
  for (const it of facts.happened) {
    if (it.on < start.on || (stopped && it.on > stopped)) continue;
    if (it.moment === clock.extendedBy) extendedTo = it.until;
    if (it.moment === pause.from && !now.waitingSince) {
      const due = later(readings(calendar, now.on, within, 'none')[0]!.due, extendedTo ?? now.on);
      if (it.on <= due) now = { ...now, waitingSince: it.on };
    } else if (it.moment === pause.to && now.waitingSince) {
      now = pause.afterwards === 'carry on' ? carryOn(now, it.on, calendar) : anew(start, it.on);
      extendedTo = undefined;
    }
  }
  return now;
}

function carryOn(start: Start, on: LocalDate, calendar: Calendar): Start {
  return { ...start, added: start.added + calendar.between(start.waitingSince!, on), waitingSince: undefined };
}

function anew(first: Start, on: LocalDate): Start {
  const without = { on: first.on, drives: false, because: `without the wait for an advocate, from ${short(first.on)}` };
  return { on, from: 'the advocate was appointed', others: [without], added: 0 };
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
