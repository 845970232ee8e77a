import { type LocalDate, long } from '../calendar/local-date.ts';
import type { Clock, ClockName, Moment, Procedure } from '../procedures/procedure.ts';
import { all, ending, type Facts, type Happened, last } from './happened.ts';
import type { TimingProblem } from './problems.ts';

export interface Refusal {
  problem: TimingProblem;
  /** A sentence for the person who tried: what is wrong and what to do next. */
  says: string;
}

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
    rule.check?.(event as never, stood, facts)
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
  check?(event: never, stood: AsItStood, facts: Facts): Refusal | undefined;
}

const RULES = {
  received: {
    check: () => no('already', 'A complaint is received once. A second message is added to it or linked to it.'),
  },
  acknowledged: {},
  'sufficient-interest.decided': { repeats: true },
  'time-limit.decided': { repeats: true },
  'proceedings.decided': { repeats: true },
  'proceedings.ended': { repeats: true, afterEnd: true, needs: ['proceedings.decided'] },
  resubmitted: { afterEnd: true, repeats: true, check: resubmission },
  'advocate.requested': { repeats: true },
  'advocate.appointed': { repeats: true, needs: ['advocate.requested'] },
  'procedure.changed': { repeats: true },
  'meeting.held': { repeats: true },
  'meeting.confirmed': { repeats: true, needs: ['meeting.held'] },
  'stage1.extended': { repeats: true, check: stage1Extension },
  'stage1.replied': { check: stage1Reply },
  'stage2.asked': { check: stage2Request },
  'stage2.record-agreed': { needs: ['stage2.asked'] },
  'stage2.statement-signed': { needs: ['stage2.asked'] },
  'stage2.acknowledged': { needs: ['stage2.asked'] },
  'stage2.extended': { repeats: true, needs: ['stage2.asked'], check: stage2Extension },
  'stage2.replied': { needs: ['stage2.asked'] },
  'early-referral.agreed': { needs: ['stage2.replied'] },
  'stage3.asked': { needs: ['stage2.replied'] },
  'stage3.decided': { needs: ['stage3.asked'] },
  'stage3.acknowledged': { needs: ['stage3.asked'] },
  'chair.appointed': { needs: ['stage3.asked'] },
  'panel.arranged': { repeats: true, needs: ['stage3.asked'], check: panelDay },
  'papers.sent': { needs: ['panel.arranged'] },
  'panel.met': { needs: ['stage3.asked'] },
  'panel.reported': { needs: ['panel.met'] },
  'stage3.replied': { needs: ['panel.reported', 'stage3.asked'], check: finalReply },
  'ombudsman.enquired': { repeats: true, afterEnd: true },
  withdrawn: {},
  reopened: { afterEnd: true, repeats: true, check: reopening },
  closed: {},
} satisfies Record<Moment, Rule>;

function no(problem: TimingProblem, says: string): Refusal {
  return { problem, says };
}

function onADay(facts: Facts, { on }: Happened, today: LocalDate): Refusal | undefined {
  if (on < facts.received) {
    return no(
      'before-receipt',
      `${long(on)} is before the complaint was received on ${long(facts.received)}. Check the date.`,
    );
  }
  if (on > today) return no('in-the-future', `${long(on)} has not come yet. Record it on the day it happens.`);
  return undefined;
}

function whileOpen(facts: Facts, { moment }: Happened, rule: Rule): Refusal | undefined {
  const ended = ending(facts);
  if (!ended || rule.afterEnd) return undefined;
  if (moment === 'proceedings.decided' && ended.why === 'not-considered') return undefined;
  const how = ENDED[ended.why];
  return no('closed', `The complaint was ${how} on ${long(ended.on)}. Reopen it first, then record this.`);
}

const ENDED = {
  withdrawn: 'withdrawn',
  closed: 'closed',
  'not-considered': 'put aside because of proceedings',
  'not-eligible': 'ended by the decision about sufficient interest',
  'out-of-time': 'ended by the decision about the time limit',
} as const;

/** A moment that belongs to no clock of this procedure is somebody else's procedure. */
function inThisProcedure({ moment }: Happened, { procedure }: AsItStood): Refusal | undefined {
  if (!procedure || !OF_ONE_PROCEDURE.has(moment)) return undefined;
  const used = Object.values(procedure.clocks as Record<string, Clock>).some((clock) =>
    mentions(clock).includes(moment),
  );
  return used
    ? undefined
    : no('out-of-order', `There is no "${moment}" in the ${procedure.title.toLowerCase()}. Check the procedure.`);
}

const OF_ONE_PROCEDURE: ReadonlySet<Moment> = new Set<Moment>([
  'stage2.record-agreed',
  'stage2.statement-signed',
  'stage2.acknowledged',
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
  return (
    before && no('already', `This is already recorded on ${long(before.on)}. If that date is wrong, correct it there.`)
  );
}

function after(facts: Facts, { moment }: Happened, { needs }: Rule): Refusal | undefined {
  if (!needs || needs.some((it) => last(facts, it))) return undefined;
  return no(
    'out-of-order',
    `"${moment}" comes after "${needs[0]}", which is not recorded on or before that day. Record that first.`,
  );
}

function stage1Reply(_: Happened<'stage1.replied'>, { procedure }: AsItStood): Refusal | undefined {
  return procedure ? undefined : no('out-of-order', 'This complaint went another way; there is no Stage 1 to answer.');
}

/** Regulation 14: more time only for complexity or an advocate, told before the date; the complainant may agree to any reason (Z8). */
function stage1Extension(event: Happened<'stage1.extended'>, stood: AsItStood, facts: Facts): Refusal | undefined {
  const clock: Clock | undefined = stood.procedure?.clocks['stage 1 reply'];
  if (!clock || last(facts, 'stage1.replied'))
    return no('out-of-order', 'Stage 1 is not waiting for an answer, so there is nothing to extend.');
  if (event.ground === 'agreed' && !event.agreed) {
    return no(
      'incomplete-notice',
      'Say that the complainant agreed, and keep their words. Without agreement choose a lawful reason.',
    );
  }
  if (!event.agreed && !clock.grounds?.includes(event.ground)) {
    return no(
      'not-a-ground',
      `The rules do not allow more time for ${WORDS[event.ground] ?? 'that reason'}. Ask the complainant to agree to a date, or hand it to the second respondent.`,
    );
  }
  return notice(event, 'stage 1 reply', stood);
}

const WORDS: Record<string, string> = { workload: 'workload', absence: 'absence', advocate: 'finding an advocate' };

/** Regulation 17: reasons and a date in writing, as soon as it is clear that the first date cannot be met. */
function stage2Extension(event: Happened<'stage2.extended'>, stood: AsItStood, facts: Facts): Refusal | undefined {
  if (last(facts, 'stage2.replied'))
    return no('out-of-order', 'Stage 2 is already answered, so there is nothing to extend.');
  if (!event.reasons?.trim()) {
    return no(
      'incomplete-notice',
      'A delay at Stage 2 needs written reasons. Write them, tell the complainant, then record it.',
    );
  }
  return notice(event, 'stage 2 reply', stood);
}

/** What every extension needs: told, before the date passed, to a later date, inside the limit. */
function notice(
  event: { on: LocalDate; until?: LocalDate; told?: boolean },
  name: ClockName,
  stood: AsItStood,
): Refusal | undefined {
  const { due, limit } = stood.clock(name) ?? {};
  if (!event.told)
    return no(
      'not-told',
      'The complainant has to be told of the delay, with the reason and the new date. Tell them, then record it.',
    );
  if (due && event.on > due) {
    return no(
      'too-late',
      `The date was ${long(due)} and it has passed, so it can no longer be moved. Answer now and tell the complainant what they can ask for.`,
    );
  }
  if (event.until && limit && event.until > limit) {
    return no(
      'past-the-limit',
      `${long(event.until)} is beyond the furthest date allowed, ${long(limit)}. Choose a date up to then.`,
    );
  }
  if (event.until && (event.until < event.on || (due && event.until <= due))) {
    return no(
      'incomplete-notice',
      `An extension names a date after the present one${due ? `, ${long(due)}` : ''}. Choose a later date.`,
    );
  }
  return undefined;
}

/** Stage 2 opens with the Stage 1 reply or with silence past its date, or directly where council and complainant agree (7.1). */
function stage2Request(event: Happened<'stage2.asked'>, stood: AsItStood, facts: Facts): Refusal | undefined {
  if (event.direct || last(facts, 'stage1.replied')) return undefined;
  const due = stood.clock('stage 1 reply')?.due;
  if (due && event.on > due) return undefined;
  return no(
    'out-of-order',
    `Stage 1 is still to be answered${due ? ` by ${long(due)}` : ''}. Stage 2 opens then, or at once if council and complainant agree to skip Stage 1: record it with "direct".`,
  );
}

function panelDay(event: Happened<'panel.arranged'>): Refusal | undefined {
  return event.for < event.on
    ? no('out-of-order', 'A panel is arranged before it meets. Check the day of the panel.')
    : undefined;
}

/** After a panel, its report comes first; where Stage 3 is the chief executive's review there is no panel. */
function finalReply(_: Happened<'stage3.replied'>, { procedure }: AsItStood, facts: Facts): Refusal | undefined {
  if (!procedure?.clocks['panel reports'] || last(facts, 'panel.reported')) return undefined;
  return no(
    'out-of-order',
    'The final reply answers the panel\'s report, which is not recorded. Record "panel.reported" first.',
  );
}

function resubmission(event: Happened<'resubmitted'>, _: AsItStood, facts: Facts): Refusal | undefined {
  const why = ending(facts)?.why;
  if (why === 'not-considered' || all(facts, 'proceedings.ended').length > 0) return undefined;
  return no(
    'out-of-order',
    `Only a complaint put aside because of proceedings is handed in again. On ${long(event.on)} this one was not.`,
  );
}

function reopening(_: Happened<'reopened'>, __: AsItStood, facts: Facts): Refusal | undefined {
  return ending(facts) ? undefined : no('out-of-order', 'The complaint is open, so there is nothing to reopen.');
}
