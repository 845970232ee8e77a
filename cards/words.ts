import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, spoken } from '../src/calendar/local-date.ts';
import type { State } from '../src/complaints/state.ts';
import type { Deadline } from '../src/deadlines/deadlines.ts';
import type { ClockName } from '../src/procedures/procedure.ts';
import type { Flag } from '../src/triage/vocabulary.ts';

/** What a state is called, on cards and in answers. */
export const STATE: Record<State, string> = {
  'sufficient-interest-decision': 'waiting for a decision about sufficient interest',
  'time-limit-decision': 'waiting for a decision about the time limit',
  'not-eligible': 'ended: no sufficient interest',
  'not-considered': 'put aside because of proceedings',
  'out-of-time': 'ended: too long ago',
  refused: 'ended: a person decided not to look into it',
  'handed-over': 'handed over to another procedure',
  'stage-1-open': 'Stage 1',
  'stage-1-paused': 'Stage 1, waiting for an advocate',
  'stage-1-extended': 'Stage 1, more time given',
  'stage-1-overdue': 'Stage 1, late',
  'stage-1-replied': 'Stage 1 answered',
  'stage-2-record': 'Stage 2, being written up',
  'stage-2-open': 'Stage 2',
  'stage-2-extended': 'Stage 2, more time given',
  'stage-2-overdue': 'Stage 2, late',
  'stage-2-replied': 'Stage 2 answered',
  'early-referral': 'early referral to the Ombudsman',
  'stage-3-late-request': 'Stage 3 asked for late: to be decided',
  'stage-3-refused': 'Stage 3 not accepted',
  'stage-3-asked': 'Stage 3',
  'stage-3-panel': 'Stage 3, panel',
  'stage-3-reported': 'Stage 3, panel has reported',
  complete: 'complete',
  withdrawn: 'withdrawn',
  closed: 'closed',
};

/** What somebody looks at beside the procedure. */
export const FLAG: Record<Flag, string> = {
  safeguarding: 'somebody may be hurt',
  lado: 'an allegation against somebody who works with children',
  'self-harm': 'somebody may hurt themselves',
  threat: 'a threat',
  'freeze-decision': 'a decision that may be carried out soon',
  'human-now': 'they want a person',
  urgent: 'it cannot wait',
  'child-complainant': 'a child or young person',
  'advocate-needed': 'an advocate to offer',
  'no-parent-notify': 'the parents are not told',
  'care-leaver': 'somebody who has been in care',
  disability: 'a disability',
  vulnerable: 'somebody who needs care with it',
  repeat: 'it came before',
  'multi-part': 'several matters',
  representative: 'for somebody else',
  'consent-needed': 'consent to ask for',
  mp: 'from an MP or councillor',
  'joint-agency': 'other bodies are in it',
  abusive: 'rude or abusive words',
  'stage-2-request': 'Stage 2 is asked for',
  'stage-3-request': 'Stage 3 is asked for',
  overdue: 'an answer is late',
  'remedy-not-done': 'a promise that was not kept',
  'concurrent-proceedings': 'a court or the police are in it',
  'data-breach': 'personal data that went astray',
  'data-protection': 'personal data',
  interpreter: 'an interpreter',
  'reasonable-adjustment': 'an adjustment they need',
  anonymous: 'no name given',
  historic: 'long ago',
  duplicate: 'it may be here already',
};

/** What a clock is called in a sentence: "answer by Thursday". */
export const CLOCK: Record<ClockName, string> = {
  'complain in time': 'complain',
  acknowledge: 'acknowledge',
  'sufficient interest': 'decide about interest',
  'stage 1 reply': 'answer Stage 1',
  'meeting letter': 'confirm the meeting in writing',
  'ask for stage 2': 'ask for Stage 2',
  'stage 2 acknowledge': 'acknowledge the Stage 2 request',
  'stage 2 reply': 'answer Stage 2',
  'ask for stage 3': 'ask for Stage 3',
  'stage 3 acknowledge': 'acknowledge the Stage 3 request',
  'panel chair': 'appoint the chair',
  'panel papers': 'send the papers',
  'panel notice': 'give notice of the panel',
  'panel meets': 'hold the panel',
  'panel reports': 'receive the panel’s report',
  'final reply': 'send the final reply',
  'ask the ombudsman': 'ask the Ombudsman',
  resubmit: 'hand it in again',
};

/** The date that counts for whoever has to act: the earlier one where sources disagree. */
export function actBy({ drives, due }: Deadline): LocalDate | undefined {
  return drives ?? due;
}

/** "10 working days left", "today", "2 working days late". */
export function left(calendar: Calendar, today: LocalDate, due: LocalDate): string {
  const days = calendar.between(today, due);
  if (today === due) return 'today';
  if (days === 0) return today < due ? 'before the next working day' : 'just past';
  const count = `${Math.abs(days)} working ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `${count} left` : `${count} late`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Answer Stage 1 by Thursday 9 April". */
export function task(deadline: Deadline): string {
  const by = actBy(deadline);
  return `${capital(CLOCK[deadline.clock])}${by ? ` by ${spoken(by)}` : ''}`;
}

export function running(deadlines: readonly Deadline[], ...names: ClockName[]): Deadline | undefined {
  return deadlines.find((it) => names.includes(it.clock) && (it.status === 'running' || it.status === 'overdue'));
}
