import { spoken } from '../calendar/local-date.ts';
import { lastEntry, pointsOf } from '../complaints/complaint.ts';
import { becamePartOf } from '../complaints/link.ts';
import type { Letter, LetterView } from './letter.ts';
import { answerBy, make, promises, say } from './make.ts';
import { nextStep } from './next.ts';
import { upcoming } from './stage-2.ts';

/** Every way a complaint ends, goes elsewhere, or begins again, and what happens to it on the way. */
export const endings = {
  withdrawn: (view) =>
    make(
      view,
      say(view, 'You have taken your complaint back', 'You took it back'),
      [
        say(
          view,
          'As you asked, we are not looking into your complaint any further.',
          'As you asked, we have stopped. It was good that you told us.',
        ),
        'If anybody may not be safe, we still act on that.',
      ],
      nextStep(view, 'come-back'),
    ),
  reopened: (view) =>
    make(
      view,
      'We are looking at it again',
      ['Your complaint has been taken up again.', answerBy(view, ...REPLIES)],
      upcoming(view),
    ),
  'handed-in-again': (view) =>
    make(
      view,
      'Your complaint goes on',
      [
        'You have handed in your complaint again, and we are looking into it now. You do not have to tell it again.',
        answerBy(view, ...REPLIES),
      ],
      upcoming(view),
    ),
  closed: (view) =>
    make(
      view,
      'We have closed your complaint',
      [
        lastEntry(view.complaint, 'terms.agreed')
          ? 'Everything that we agreed has been done, so we have closed this.'
          : 'We have not heard from you since our answer, so we have closed this. Nothing is lost.',
      ],
      nextStep(view, stageOpen(view)),
    ),
  resolved: (view) =>
    make(
      view,
      'What we agreed',
      [
        'Thank you for sorting this out with us. This is what we agreed:',
        { quote: view.words('terms') ?? '' },
        ...promises(view),
      ],
      nextStep(
        view,
        'stage-2',
        'If what we agreed is not done, or you change your mind, you can ask for somebody new to look at it: that is called Stage 2.',
      ),
    ),
  'back-from-the-ombudsman': (view) =>
    make(
      view,
      'The Ombudsman has sent it back to us',
      [
        'The Ombudsman has told us that you asked them about this. They usually want the council to have finished first, so it goes on here where it stands.',
        answerBy(view, ...REPLIES),
      ],
      upcoming(view),
    ),
  'gone-elsewhere': (view) =>
    make(
      view,
      'Who can answer this',
      [
        `This is for ${view.words('handed over to') ?? 'another body'} to answer.`,
        `The reason: ${view.words('reason: handed over') ?? ''}`,
        lastEntry(view.complaint, 'gone.elsewhere')?.details.how === 'sent on'
          ? 'With your agreement we have sent it on to them.'
          : 'Please tell them. We have not sent them anything.',
        'We will ask how it ended.',
      ],
      nextStep(
        view,
        'ombudsman',
        'If you think that we should answer it ourselves, say so here. You can also go to the Ombudsman.',
      ),
    ),
  joined: (view) =>
    make(
      view,
      'Two of your complaints are now one',
      [
        `What you told us here belongs to ${becamePartOf(view.complaint) ?? 'another complaint of yours'}, so the two go on together under that number.`,
        'The day that counts is the first day on which you told us about either.',
      ],
      nextStep(view, 'come-back', 'If they are not the same matter, tell us and we take them apart.'),
    ),
  points: (view) => {
    const procedures = new Set(pointsOf(view.complaint).map((it) => it.procedure));
    return make(
      view,
      'What we will look into',
      [
        'This is how we understand what you told us:',
        { list: (view.words('points') ?? '').split('\n') },
        procedures.size > 1
          ? 'The points come under different rules. One person looks after all of them, and you get one letter.'
          : 'You get one letter about all of them.',
        answerBy(view, 'stage 1 reply'),
        'If a point is missing or wrong, tell us here.',
      ],
      upcoming(view),
    );
  },
  freeze: (view) => {
    const decided = lastEntry(view.complaint, 'freeze.decided');
    const waits = decided?.details.waits === true;
    return make(
      view,
      waits ? 'The decision waits' : 'The decision goes ahead',
      [
        waits
          ? 'The decision that you do not agree with waits until your complaint is answered.'
          : 'We asked whether the decision that you do not agree with can wait. It cannot.',
        waits ? '' : `The reason: ${view.words('reason: freeze') ?? ''}`,
        decided ? `${view.nameOf(decided.by)} decided this on ${spoken(decided.on)}.` : '',
      ],
      upcoming(view),
    );
  },
  advocate: (view) =>
    make(
      view,
      'Your advocate',
      [
        `Your advocate is ${view.words('advocate') ?? ''}.`,
        say(
          view,
          'They work for you, not for the council.',
          'They are on your side. They work for you, not the council.',
        ),
        answerBy(view, ...REPLIES),
      ],
      upcoming(view),
    ),
  'contact-restricted': (view) => {
    const { review } = (lastEntry(view.complaint, 'contact.restricted')?.details ?? {}) as {
      review?: Parameters<typeof spoken>[0];
    };
    return make(
      view,
      'How you can be in touch with us',
      [
        `From now on: ${view.words('contact') ?? ''}`,
        `The reason: ${view.words('reason: contact') ?? ''}`,
        review ? `This is looked at again by ${spoken(review)}.` : '',
        'Your complaint is looked into as before.',
      ],
      nextStep(view, 'ombudsman', 'If you do not agree with this, you can go to the Ombudsman.'),
    );
  },
} satisfies Record<string, (view: LetterView) => Letter>;

const REPLIES = ['stage 1 reply', 'stage 2 reply', 'panel meets', 'final reply'] as const;

function stageOpen({ rights }: LetterView) {
  return rights.findLast((it) => it.right !== 'ombudsman')?.right ?? 'ombudsman';
}
