import type { LocalDate } from '../calendar/local-date.ts';
import { IN_THEIR_OWN_RIGHT } from '../procedures/children-act.ts';
import type { Clock, ClockName, Ground, Moment, Procedure } from '../procedures/procedure.ts';
import { ending, type Facts, type Happened, last, round } from './happened.ts';
import { type Refusal as AnyRefusal, refuse, type TimingProblem } from './problems.ts';

export type Refusal = AnyRefusal<TimingProblem>;

/** What a rule may ask about the clocks, as they stood on the day of the event. */
export interface AsItStood {
  procedure: Procedure | undefined;
  clock(name: ClockName): { due?: LocalDate; limit?: LocalDate; status: string } | undefined;
}

/**
 * Whether something can have happened to this complaint on that day. A refused event changes nothing. The law decides what is
 * refused here, never convenience: what a complainant sends is always taken, and a late request is a decision for a person.
 */
export function admit(facts: Facts, event: Happened, today: LocalDate, stood: AsItStood): Refusal | undefined {
  const rule: Rule = RULES[event.moment];
  return (
    onADay(facts, event, today) ??
    whileOpen(facts, event, rule) ??
    inThisProcedure(event, stood) ??
    once(facts, event, rule) ??
    after(facts, event, rule) ??
    rule.check?.(event as never, stood, facts, today)
  );
}

interface Rule {
  /** What must have happened first: any one of these. */
  needs?: readonly Moment[];
  /** May happen again; otherwise a second time is refused as already done. */
  repeats?: boolean;
  /** Allowed although the complaint has ended. */
  afterEnd?: boolean;
  /** Handed the event of its own moment; `never` because this type cannot say which. */
  check?(event: never, stood: AsItStood, facts: Facts, today: LocalDate): Refusal | undefined;
}

const RULES = {
  received: { check: refuse.receivedOnce },
  acknowledged: {},
  'sufficient-interest.decided': { repeats: true, check: interest },
  'time-limit.decided': { repeats: true, check: timeLimit },
  'proceedings.decided': { repeats: true },
  'proceedings.ended': { repeats: true, afterEnd: true, needs: ['proceedings.decided'] },
  resubmitted: { afterEnd: true, repeats: true, check: resubmission },
  'advocate.requested': { repeats: true },
  'advocate.appointed': { repeats: true, needs: ['advocate.requested'] },
  'procedure.changed': { repeats: true },
  'meeting.held': { repeats: true },
  'meeting.confirmed': { repeats: true, needs: ['meeting.held'] },
  'stage1.extended': { repeats: true, check: stage1Extension },
  'stage1.replied': {},
  'stage2.asked': { check: stage2Request },
  'stage2.record-agreed': { needs: ['stage2.asked'], check: beforeStage2Reply },
  'stage2.statement-signed': { needs: ['stage2.asked'], check: beforeStage2Reply },
  'stage2.acknowledged': { needs: ['stage2.asked'] },
  'stage2.extended': { repeats: true, needs: ['stage2.asked'], check: stage2Extension },
  'stage2.replied': { needs: ['stage2.asked'], check: stage2Reply },
  'early-referral.agreed': { needs: ['stage2.replied'] },
  'stage3.asked': { needs: ['stage2.replied'] },
  'stage3.decided': { needs: ['stage3.asked'], check: lateRequest },
  'stage3.acknowledged': { needs: ['stage3.asked'] },
  'chair.appointed': { needs: ['stage3.asked'] },
  'panel.arranged': { repeats: true, needs: ['stage3.asked'], check: panelDay },
  'papers.sent': { repeats: true, needs: ['panel.arranged'], check: papersAgain },
  'panel.met': { needs: ['stage3.asked'] },
  'panel.reported': { needs: ['panel.met'] },
  'stage3.replied': { needs: ['panel.reported', 'stage3.asked'], check: finalReply },
  'ombudsman.enquired': { repeats: true, afterEnd: true },
  withdrawn: { repeats: true },
  reopened: { afterEnd: true, repeats: true, check: reopening },
  closed: { repeats: true },
} satisfies Record<Moment, Rule>;

function onADay(facts: Facts, { on }: Happened, today: LocalDate): Refusal | undefined {
  if (on < facts.received) return refuse.beforeReceipt(on, facts.received);
  return on > today ? refuse.inTheFuture(on) : undefined;
}

function whileOpen(facts: Facts, { moment }: Happened, rule: Rule): Refusal | undefined {
  const ended = ending(facts);
  if (!ended || rule.afterEnd) return undefined;
  if (moment === 'proceedings.decided' && ended.why === 'not-considered') return undefined;
  return refuse.ended(ENDED[ended.why], ended.on);
}

const ENDED = {
  withdrawn: 'withdrawn',
  closed: 'closed',
  refused: 'ended by a decision not to look into it',
  'not-considered': 'put aside because of proceedings',
  'not-eligible': 'ended by the decision about sufficient interest',
  'out-of-time': 'ended by the decision about the time limit',
} as const;

/** A moment that belongs to no clock of this procedure is somebody else's procedure. */
function inThisProcedure({ moment }: Happened, { procedure }: AsItStood): Refusal | undefined {
  if (!procedure)
    return moment.startsWith('stage') || OF_ONE_PROCEDURE.has(moment) ? refuse.wentAnotherWay() : undefined;
  if (!OF_ONE_PROCEDURE.has(moment)) return undefined;
  const clocks: Clock[] = Object.values(procedure.clocks);
  if (clocks.some((clock) => mentions(clock).includes(moment))) return undefined;
  return refuse.noSuchStep(moment, procedure.title.toLowerCase());
}

const OF_ONE_PROCEDURE: ReadonlySet<Moment> = new Set<Moment>([
  'early-referral.agreed',
  'stage2.record-agreed',
  'stage2.statement-signed',
  'stage3.asked',
  'stage3.decided',
  'stage3.acknowledged',
  'chair.appointed',
  'panel.arranged',
  'papers.sent',
  'panel.met',
  'panel.reported',
  'stage3.replied',
]);

function mentions(clock: Clock): (Moment | 'arose' | undefined)[] {
  return [
    clock.starts,
    clock.ifOral,
    clock.extendedBy,
    clock.unlessLate?.acceptedBy,
    ...clock.stops,
    ...(clock.alsoFrom ?? []).map((it) => it.starts),
  ];
}

function once(facts: Facts, { moment }: Happened, rule: Rule): Refusal | undefined {
  const before = rule.repeats ? undefined : last(facts, moment);
  return before && refuse.alreadyRecorded(before.on);
}

function after(facts: Facts, { moment }: Happened, { needs }: Rule): Refusal | undefined {
  if (!needs || needs.some((it) => last(facts, it))) return undefined;
  return refuse.comesAfter(moment, needs[0]!);
}

/** Nobody who complains in their own right can be turned away for want of interest (W1 to W9, regulation 12). */
function interest(event: Happened<'sufficient-interest.decided'>, { procedure }: AsItStood, facts: Facts) {
  if (event.yes || !procedure) return undefined;
  if (!procedure.clocks['sufficient interest']) return refuse.noSuchStep(event.moment, procedure.title.toLowerCase());
  return IN_THEIR_OWN_RIGHT.includes(facts.complainant) ? refuse.ownRight() : undefined;
}

/** What came within the year cannot be turned away for coming late (regulation 9). */
function timeLimit(event: Happened<'time-limit.decided'>, { clock }: AsItStood): Refusal | undefined {
  const limit = clock('complain in time');
  return !event.yes && limit?.status === 'met' ? refuse.cameInTime('within the year', limit.due!) : undefined;
}

/** A panel asked for in time is a right; only a late request is anybody's to refuse (N12, 7.2). */
function lateRequest(event: Happened<'stage3.decided'>, { clock }: AsItStood): Refusal | undefined {
  const asked = clock('ask for stage 3');
  return !event.accept && asked?.status === 'met' ? refuse.cameInTime('in time', asked.due!) : undefined;
}

/** Regulation 14: more time only for complexity or an advocate, told before the date; the complainant may agree to any reason (Z8). */
function stage1Extension(event: Happened<'stage1.extended'>, stood: AsItStood): Refusal | undefined {
  const clock: Clock | undefined = stood.procedure?.clocks['stage 1 reply'];
  if (!clock || !awaited('stage 1 reply', stood)) return refuse.nothingToExtend('Stage 1');
  if (event.ground === 'agreed' && !event.agreed) return refuse.notAgreed();
  if (!event.agreed && !clock.grounds?.includes(event.ground)) return refuse.notAGround(GROUND[event.ground]);
  return notice(event, 'stage 1 reply', stood);
}

const GROUND: Record<Ground, string> = {
  complex: 'complexity',
  advocate: 'finding an advocate',
  agreed: 'that reason',
  workload: 'workload',
  absence: 'absence',
  other: 'that reason',
};

/** Regulation 17: reasons and a date in writing, as soon as it is clear that the first date cannot be met. */
function stage2Extension(event: Happened<'stage2.extended'>, stood: AsItStood): Refusal | undefined {
  if (!awaited('stage 2 reply', stood)) return refuse.nothingToExtend('Stage 2');
  return event.reasons?.trim() ? notice(event, 'stage 2 reply', stood) : refuse.noReasons();
}

/** Nothing is moved while the clock has not started, waits for an advocate, or has been answered. */
function awaited(name: ClockName, stood: AsItStood): boolean {
  return ['running', 'overdue'].includes(stood.clock(name)?.status ?? '');
}

/** What every extension needs: told, before the date passed, to a later date, inside the limit. */
function notice(
  event: { on: LocalDate; until?: LocalDate; told?: boolean },
  name: ClockName,
  stood: AsItStood,
): Refusal | undefined {
  const { due, limit } = stood.clock(name) ?? {};
  if (!event.told) return refuse.notTold();
  if (due && event.on > due) return refuse.datePassed(due);
  const until = event.until ?? limit;
  if (!until) return refuse.noNewDate();
  if (limit && (until > limit || due === limit)) return refuse.beyondTheLimit(until, limit);
  if (until < event.on || (due && until <= due)) return refuse.notLater(due);
  return undefined;
}

/** Stage 2 opens with the Stage 1 reply or with silence past its date, or directly where council and complainant agree (7.1). */
function stage2Request(event: Happened<'stage2.asked'>, stood: AsItStood, facts: Facts): Refusal | undefined {
  if (event.direct || last(facts, 'stage1.replied')) return undefined;
  const due = stood.clock('stage 1 reply')?.due;
  return due && event.on > due ? undefined : refuse.stage1StillRuns(due);
}

/** The record and the statement say what is to be investigated: after the answer there is nothing left to agree. */
function beforeStage2Reply({ moment }: Happened, _: AsItStood, facts: Facts): Refusal | undefined {
  const replied = last(facts, 'stage2.replied');
  return replied && refuse.tooLateFor(moment, 'stage2.replied', replied.on);
}

/** The day it reached the complainant, where known, is not before it was sent and has come. */
function stage2Reply({ on, received }: Happened<'stage2.replied'>, _: AsItStood, __: Facts, today: LocalDate) {
  if (received && received < on) return refuse.receivedBeforeSent(received, on);
  return received && received > today ? refuse.inTheFuture(received) : undefined;
}

function panelDay(event: Happened<'panel.arranged'>, _: AsItStood, facts: Facts): Refusal | undefined {
  const met = last(facts, 'panel.met');
  if (met) return refuse.tooLateFor(event.moment, met.moment, met.on);
  return event.for < event.on ? refuse.panelInThePast() : undefined;
}

/** A panel that was moved may be sent its papers again. */
function papersAgain({ moment }: Happened<'papers.sent'>, _: AsItStood, facts: Facts): Refusal | undefined {
  const latest = round(facts).findLast((it) => it.moment === moment || it.moment === 'panel.arranged');
  return latest?.moment === moment ? refuse.alreadyRecorded(latest.on) : undefined;
}

/** After a panel, its report comes first; where Stage 3 is the chief executive's review there is no panel. */
function finalReply(_: Happened<'stage3.replied'>, { procedure }: AsItStood, facts: Facts): Refusal | undefined {
  if (!procedure?.clocks['panel reports'] || last(facts, 'panel.reported')) return undefined;
  return refuse.noPanelReport();
}

function resubmission(event: Happened<'resubmitted'>, _: AsItStood, facts: Facts): Refusal | undefined {
  return ending(facts)?.why === 'not-considered' ? undefined : refuse.notPutAside(event.on);
}

function reopening(_: Happened<'reopened'>, __: AsItStood, facts: Facts): Refusal | undefined {
  return ending(facts) ? undefined : refuse.nothingToReopen();
}
