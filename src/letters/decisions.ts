import { spoken } from '../calendar/local-date.ts';
import { lastEntry } from '../complaints/complaint.ts';
import { putAside } from '../complaints/decide-proceedings.ts';
import type { Letter, LetterView } from './letter.ts';
import { answerBy, make } from './make.ts';
import { laterStage2, nextStep } from './next.ts';

/** Decisions whether to hear a complaint. A no says who decided, why, and that the Ombudsman can look at it. */
export const decisions = {
  'will-be-heard': (view) =>
    make(
      view,
      'We are looking into what you told us',
      [
        view.voice === 'child'
          ? 'Good news: somebody has decided that we will look into what you told us.'
          : 'A person here has decided that your complaint will be looked into.',
        answerBy(view, 'stage 1 reply'),
      ],
      laterStage2(view),
    ),
  'no-interest': (view) =>
    refusal(
      view,
      'interest',
      'sufficient-interest.decided',
      'We have thought about whether we can look into this as a complaint of yours about a child. We have decided that we cannot.',
    ),
  'too-long-ago': (view) =>
    refusal(
      view,
      'time limit',
      'time-limit.decided',
      'We have thought about whether we can still look into something that happened more than a year before you told us. We asked whether you could have come sooner, and whether we could still find out fairly what happened. We have decided that we cannot look into it.',
    ),
  'no-consent': (view) =>
    refusal(
      view,
      'consent',
      'consent.decided',
      'We have thought about whether we can look into this without the agreement of the person it is about. We have decided that we cannot.',
    ),
  'considered-before': (view) =>
    refusal(
      view,
      'considered before',
      'previously-considered.decided',
      `We have compared this with ${String(lastEntry(view.complaint, 'previously-considered.decided')?.details.earlier ?? 'an earlier complaint')}, which went through every stage. We have decided not to look into the same matter again. Anything new that you tell us is looked at as new.`,
    ),
} satisfies Record<string, (view: LetterView) => Letter>;

function refusal(view: LetterView, about: string, act: Parameters<typeof lastEntry>[1], says: string): Letter {
  const decided = lastEntry(view.complaint, act);
  const reason = view.words(`reason: ${about}`);
  return make(
    view,
    'Our decision about what you told us',
    [
      view.voice === 'child' ? 'Thank you for telling us. It matters that you did.' : '',
      says,
      decided ? `${view.nameOf(decided.by)} decided this on ${spoken(decided.on)}.` : '',
      reason ? `The reason: ${reason}` : '',
      'If anybody may not be safe, tell us again at any time: that does not depend on a complaint.',
    ],
    nextStep(view, 'ombudsman'),
  );
}

/** Put aside because of proceedings: which, why, what goes on, and when somebody looks again. */
export const proceedings = {
  'put-aside': (view) => {
    const { held, review } = putAside(view.complaint) ?? {};
    return make(
      view,
      held ? 'Part of your complaint has to wait' : 'Your complaint has to wait',
      [
        `Because of ${view.words('proceedings') ?? 'proceedings'}, we cannot look into ${held ? `this part of your complaint now: point ${held.join(', point ')}` : 'your complaint now'}.`,
        `The reason: ${view.words('reason: proceedings') ?? ''}`,
        held ? 'The other points are being looked into as before.' : '',
        review
          ? `Somebody will look again whether they have ended by ${spoken(review)}, and we will write to you.`
          : '',
        'When they have ended you can hand it in again, within one year. Nothing that you told us is lost.',
      ],
      nextStep(view, 'ombudsman'),
    );
  },
  'still-put-aside': (view) => {
    const { review } = putAside(view.complaint) ?? {};
    return make(
      view,
      'Your complaint is still waiting',
      [
        `We have looked again: ${view.words('proceedings') ?? 'the proceedings'} have not ended, so your complaint has to wait longer. We have not forgotten it.`,
        review ? `We will look again by ${spoken(review)}.` : '',
      ],
      nextStep(view, 'ombudsman'),
    );
  },
  'invitation-back': (view) =>
    make(
      view,
      'You can hand your complaint in again',
      [
        'The proceedings because of which your complaint was put aside have ended.',
        'If you would like us to look into it now, say so: you do not have to tell it again.',
      ],
      nextStep(view, 'come-back', 'You can hand it in again.'),
    ),
} satisfies Record<string, (view: LetterView) => Letter>;
