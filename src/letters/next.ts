import { long } from '../calendar/local-date.ts';
import { procedureOf } from '../complaints/happened.ts';
import type { Council } from '../councils/index.ts';
import { OMBUDSMAN } from '../procedures/ombudsman.ts';
import type { ClockName, RightName } from '../procedures/procedure.ts';
import type { Last, LetterView, NextStep } from './letter.ts';

/** The next stage, how to ask for it, and until when: derived from the clocks, so that a letter cannot say another date than the desk keeps. */
export function nextStep(view: LetterView, right: RightName | 'come-back', what = WHAT[right][view.voice]): NextStep {
  return {
    right,
    what,
    how: right === 'ombudsman' ? OMBUDSMAN_HOW : howTo(view.council),
    last: lastDay(view, ASKED_BY[right]),
  };
}

/** Say so here, ring, or write: every way in that the council's file gives. */
export function howTo({ complaintsTeam: { name, phone, email } }: Pick<Council, 'complaintsTeam'>): string {
  const ways = [phone && `ring ${phone}`, email && `write to ${email}`].filter(Boolean).join(' or ');
  return `Say so here${ways ? `, or tell the ${name}: ${ways}` : ''}. You do not need to give reasons.`;
}

export const OMBUDSMAN_HOW = `The ${OMBUDSMAN.name} is independent of the council and free: ${OMBUDSMAN.phone}, ${OMBUDSMAN.web}.`;

/** Said with every step: whoever may be turned to at any time. */
export const OMBUDSMAN_AT_ANY_TIME = {
  adult: `You can contact the ${OMBUDSMAN.name} at any time: ${OMBUDSMAN.phone}, ${OMBUDSMAN.web}. They usually want the council to have finished first.`,
  child: `You can also ask the Ombudsman at any time: ${OMBUDSMAN.phone}, ${OMBUDSMAN.web}. They check whether councils have been fair.`,
} as const;

/** Before an answer is there: Stage 2 comes with it, or with silence. */
export function laterStage2(view: LetterView): NextStep {
  const what = {
    adult:
      'If you have no answer by then, or are not happy with it, you can ask for somebody new to look at it: that is called Stage 2.',
    child:
      'If nobody answers by then, or it is not good enough, you can ask for somebody new to look at it. That is called Stage 2.',
  };
  return nextStep(view, 'stage-2', what[view.voice]);
}

/** After Stage 2: a panel where the procedure has one, the old last stage, or the Ombudsman. */
export function laterStage3(view: LetterView): NextStep {
  const right = view.rights.map((it) => it.right).find((it) => it === 'stage-3' || it === 'local-stage-3');
  return nextStep(view, right ?? 'ombudsman');
}

/** While Stage 2 or 3 is going on: what comes after its answer. */
export function lastStage(view: LetterView, stage: 2 | 3): NextStep {
  const panel = stage === 2 && procedureOf(view.complaint.facts) === 'statutory';
  return panel
    ? nextStep(
        view,
        'stage-3',
        'If you are not happy with the answer when it comes, you can ask for three independent people to look at how it was dealt with: that is called Stage 3.',
      )
    : nextStep(
        view,
        'ombudsman',
        'If you are not happy with the answer when it comes, or it does not come, you can go to the Ombudsman.',
      );
}

const ASKED_BY: Record<RightName | 'come-back', ClockName | undefined> = {
  'stage-2': 'ask for stage 2',
  'stage-3': 'ask for stage 3',
  'local-stage-3': 'ask for stage 3',
  ombudsman: 'ask the ombudsman',
  'come-back': 'resubmit',
};

const WHAT: Record<RightName | 'come-back', Record<LetterView['voice'], string>> = {
  'stage-2': {
    adult: 'If you are not happy with this, you can ask for somebody new to look at it: that is called Stage 2.',
    child: 'If this is not good enough, you can ask for somebody new to look at it. That is called Stage 2.',
  },
  'stage-3': {
    adult:
      'If you are not happy with this, you can ask for three independent people, a review panel, to look at how it was dealt with: that is called Stage 3.',
    child:
      'If this is not good enough, you can ask three people from outside the council to look at it. That is called Stage 3.',
  },
  'local-stage-3': {
    adult: 'If you are not happy with this, you can ask for a review at the last stage, Stage 3.',
    child: 'If this is not good enough, you can ask for one more look. That is called Stage 3.',
  },
  ombudsman: {
    adult: 'If you are not happy with this, you can go to the Ombudsman.',
    child:
      'If this is not good enough, you can ask the Ombudsman. They check whether councils have been fair. Somebody can help you with that.',
  },
  'come-back': {
    adult: 'You can come back to this at any time and we will look at it again.',
    child: 'You can come back any time. Nobody will be cross.',
  },
};

/** A day where the clocks give one; a council's shorter wish is only ever "please". */
function lastDay({ deadlines, today }: LetterView, clock: ClockName | undefined): Last {
  const found = clock && deadlines.find((it) => it.clock === clock);
  if (found?.due && (found.due >= today || clock !== 'ask the ombudsman')) return { by: found.due };
  if (clock === 'ask the ombudsman') return { within: WITHIN_A_YEAR };
  const please = found?.alsoDue?.[0]?.due;
  return { none: true, ...(please && please >= today && { please }) };
}

const WITHIN_A_YEAR =
  'They usually want to hear from you within 12 months of when you first knew of it, and can take it later where there is a good reason.';

export function lastInWords(last: Last): string {
  if ('by' in last)
    return `The last day for this is ${long(last.by)}. If you are late, ask all the same: a person decides.`;
  if ('within' in last) return last.within;
  return last.please
    ? `There is no last day for this. It helps if you tell us by ${long(last.please)}.`
    : 'There is no last day for this.';
}
