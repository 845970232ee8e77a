import { ending, type Facts, last, procedureOf } from './happened.ts';

/** Where a complaint is in its life (domain 7.1). Derived, never stored as the truth. */
export type State =
  | 'sufficient-interest-decision'
  | 'time-limit-decision'
  | 'not-eligible'
  | 'not-considered'
  | 'out-of-time'
  | 'refused'
  | 'handed-over'
  | 'stage-1-open'
  | 'stage-1-paused'
  | 'stage-1-extended'
  | 'stage-1-overdue'
  | 'stage-1-replied'
  | 'stage-2-record'
  | 'stage-2-open'
  | 'stage-2-extended'
  | 'stage-2-overdue'
  | 'stage-2-replied'
  | 'early-referral'
  | 'stage-3-late-request'
  | 'stage-3-refused'
  | 'stage-3-asked'
  | 'stage-3-panel'
  | 'stage-3-reported'
  | 'complete'
  | 'withdrawn'
  | 'closed';

interface Running {
  clock: string;
  status: string;
}

/** Reads the state from what happened and from the clocks: overdue and paused are facts about dates. */
export function stateOf(facts: Facts, clocks: readonly Running[]): State {
  const ended = ending(facts);
  if (ended) return ended.why;
  const procedure = procedureOf(facts);
  if (procedure !== 'statutory' && procedure !== 'corporate') return 'handed-over';
  return stage3(facts, clocks) ?? stage2(facts, clocks) ?? stage1(facts, clocks);
}

function status(clocks: readonly Running[], clock: string): string | undefined {
  return clocks.find((it) => it.clock === clock)?.status;
}

function stage3(facts: Facts, clocks: readonly Running[]): State | undefined {
  if (last(facts, 'stage3.replied')) return 'complete';
  if (last(facts, 'panel.reported')) return 'stage-3-reported';
  if (last(facts, 'panel.arranged') ?? last(facts, 'panel.met')) return 'stage-3-panel';
  if (!last(facts, 'stage3.asked')) return undefined;
  const decided = last(facts, 'stage3.decided');
  if (decided) return decided.accept ? 'stage-3-asked' : 'stage-3-refused';
  return status(clocks, 'ask for stage 3') === 'late' ? 'stage-3-late-request' : 'stage-3-asked';
}

function stage2(facts: Facts, clocks: readonly Running[]): State | undefined {
  if (last(facts, 'early-referral.agreed')) return 'early-referral';
  if (last(facts, 'stage2.replied')) return 'stage-2-replied';
  const asked = last(facts, 'stage2.asked');
  if (!asked) return undefined;
  if (status(clocks, 'stage 2 reply') === 'overdue') return 'stage-2-overdue';
  if (asked.how === 'oral' && !last(facts, 'stage2.record-agreed')) return 'stage-2-record';
  return last(facts, 'stage2.extended') ? 'stage-2-extended' : 'stage-2-open';
}

function stage1(facts: Facts, clocks: readonly Running[]): State {
  if (last(facts, 'stage1.replied')) return 'stage-1-replied';
  if (status(clocks, 'sufficient interest') === 'running') return 'sufficient-interest-decision';
  if (status(clocks, 'complain in time') === 'late' && !last(facts, 'time-limit.decided')) return 'time-limit-decision';
  const reply = status(clocks, 'stage 1 reply');
  if (reply === 'paused') return 'stage-1-paused';
  if (reply === 'overdue') return 'stage-1-overdue';
  return last(facts, 'stage1.extended') ? 'stage-1-extended' : 'stage-1-open';
}
