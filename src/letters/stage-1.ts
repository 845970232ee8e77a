import { type LocalDate, spoken } from '../calendar/local-date.ts';
import { lastEntry } from '../complaints/complaint.ts';
import type { Letter, LetterView } from './letter.ts';
import { answerBy, findings, make, promises, say } from './make.ts';
import { laterStage2, nextStep } from './next.ts';

/** Stage 1: received, delayed, answered, or not answered in time. */
export const stage1 = {
  acknowledgement: (view) =>
    make(
      view,
      say(view, 'We have your complaint', 'We have read what you told us'),
      [
        say(
          view,
          `The ${view.council.complaintsTeam.name} has read your complaint ${view.complaint.ref} and it is being looked into.`,
          `A person at ${view.council.short} has read what you told us.`,
        ),
        answerBy(view, 'stage 1 reply'),
      ],
      laterStage2(view),
    ),
  delay: (view) =>
    make(
      view,
      'We need more time',
      [
        say(view, 'We need more time to answer your complaint.', 'We need more time to find out what happened. Sorry.'),
        reason(view),
        answerBy(view, 'stage 1 reply'),
      ],
      laterStage2(view),
    ),
  'stage-1-reply': (view) =>
    make(
      view,
      say(view, 'Our answer to your complaint', 'Our answer to you'),
      [
        `Here is the answer to ${view.complaint.ref}.`,
        view.words('answer') ?? '',
        ...findings(view, 1),
        view.words('remedy') ?? '',
        view.words('actions') ?? '',
        ...promises(view),
      ],
      nextStep(view, 'stage-2'),
    ),
  silence: (view) => {
    const late = view.deadlines.find((it) => it.status === 'overdue' && it.whose === 'council');
    return make(
      view,
      'You should have had an answer',
      [
        `You should have had an answer to ${view.complaint.ref}${late?.due ? ` by ${spoken(late.due)}` : ''}, and you have not. ${say(view, 'I am sorry.', 'That is not OK, and I am sorry.')}`,
        'The people in charge have been told.',
      ],
      late?.clock === 'stage 2 reply' || late?.clock === 'final reply' || late?.clock === 'panel meets'
        ? nextStep(view, 'ombudsman', 'You can wait, or you can go to the Ombudsman now, because the answer is late.')
        : nextStep(view, 'stage-2', SILENT[view.voice]),
    );
  },
} satisfies Record<string, (view: LetterView) => Letter>;

const SILENT = {
  adult: 'You can wait, or you can ask for somebody new to look at it now: that is called Stage 2.',
  child: 'You can wait, or you can ask for somebody new to look at it now. That is called Stage 2.',
};

export function reason(view: LetterView): string {
  const said = view.words('reason for more time');
  return said ? `The reason: ${said}` : agreed(view);
}

function agreed({ complaint }: LetterView): string {
  const until = lastEntry(complaint, 'stage1.extended')?.details.until as LocalDate | undefined;
  return until ? `You agreed to wait until ${spoken(until)}.` : '';
}
