import { spoken } from '../calendar/local-date.ts';
import { type Appointment, holderOf } from '../complaints/appoint.ts';
import { procedureOf } from '../complaints/happened.ts';
import type { Letter, LetterView } from './letter.ts';
import { answerBy, dayOf, findings, make, promises, say } from './make.ts';
import { lastStage, laterStage3, nextStep } from './next.ts';

/** Stage 2: the request, what is to be looked into, who looks, a delay, and the outcome. */
export const stage2 = {
  'stage-2-asked': (view) => {
    const statutory = procedureOf(view.complaint.facts) === 'statutory';
    return make(
      view,
      'Somebody new will look at it',
      [
        say(
          view,
          'We have your request for Stage 2. You do not need to give reasons, and there is no charge.',
          'You asked for somebody new to look at it. You can, and you do not have to say why.',
        ),
        statutory
          ? say(
              view,
              'Two people from outside the team look into it: an investigating officer, and an independent person who does not work for the council and checks that it is fair.',
              'Two people will look into it. They are not from the team. One of them does not work for the council at all and checks that it is fair.',
            )
          : 'A manager who had nothing to do with the first answer looks into it.',
        statutory ? 'We show you what they will look into, so that you can say if it is right.' : '',
        answerBy(view, 'stage 2 reply'),
        'A meeting is possible too. It does not take the place of Stage 2, and nothing waits for it.',
      ],
      lastStage(view, 2),
    );
  },
  'stage-acknowledged': (view) => {
    const third = view.complaint.facts.happened.some((it) => it.moment === 'stage3.asked');
    return make(
      view,
      say(view, 'A person has your request', 'A person has read what you asked for'),
      [
        say(
          view,
          `Somebody of the ${view.council.complaintsTeam.name} has your request for Stage ${third ? 3 : 2} and looks after it.`,
          'Somebody here has read what you asked for and looks after it.',
        ),
        answerBy(view, third ? 'final reply' : 'stage 2 reply'),
        third ? meetsBy(view) : '',
      ],
      lastStage(view, third ? 3 : 2),
    );
  },
  statement: (view) =>
    make(
      view,
      'What will be looked into',
      [
        'This is the statement of complaint as you approved it.',
        { quote: view.words('statement') ?? '' },
        investigators(view),
        answerBy(view, 'stage 2 reply'),
      ],
      lastStage(view, 2),
    ),
  'stage-2-delay': (view) =>
    make(
      view,
      'Stage 2 takes longer',
      [
        say(
          view,
          'We cannot answer at Stage 2 by the day we told you.',
          'We need more time to look into this properly. Sorry.',
        ),
        `The reason: ${view.words('reason for more time') ?? ''}`,
        answerBy(view, 'stage 2 reply'),
      ],
      lastStage(view, 2),
    ),
  'stage-2-outcome': (view) =>
    make(
      view,
      'The outcome of Stage 2',
      [
        view.words('stage 2 answer') ?? '',
        ...findings(view, 2),
        ...promises(view),
        procedureOf(view.complaint.facts) === 'statutory'
          ? 'The reports of the investigating officer and of the independent person are enclosed. Other people’s details are taken out.'
          : '',
        say(
          view,
          'We can meet to talk about this. A meeting does not change the last day below.',
          'Somebody can meet you to talk about this. You can bring your advocate.',
        ),
      ],
      laterStage3(view),
    ),
  'early-referral': (view) =>
    make(
      view,
      'Straight to the Ombudsman',
      [
        'You and the complaints manager have agreed that your complaint can go to the Ombudsman now, without a panel.',
        ...promises(view),
        'The Ombudsman may ask us to hold a panel first. Then we will.',
      ],
      nextStep(view, 'ombudsman', 'You can go to the Ombudsman now.'),
    ),
  'meeting-offered': (view) =>
    make(
      view,
      'Would you like to meet?',
      [
        `You can meet ${view.words('meeting with') ?? 'somebody from the service'} to talk about it. You can bring somebody with you.`,
        'It is an offer. If you do not want to, nothing changes. If you do, the dates stay as they are.',
      ],
      upcoming(view),
    ),
  'meeting-confirmed': (view) => make(view, 'What we talked about', [view.words('meeting') ?? ''], upcoming(view)),
} satisfies Record<string, (view: LetterView) => Letter>;

export function meetsBy(view: LetterView): string {
  const by = dayOf(view, 'panel meets');
  return by ? `The panel meets by ${spoken(by)} at the latest.` : '';
}

function investigators(view: LetterView): string {
  const name = (role: Appointment) => {
    const id = holderOf(view.complaint, role);
    return id && view.nameOf(id);
  };
  const [officer, independent] = [name('investigating-officer'), name('independent-person')];
  return officer && independent
    ? `${officer} investigates, and ${independent}, who does not work for the council, checks that it is fair.`
    : '';
}

/** What a person may do next, wherever the complaint stands. */
export function upcoming(view: LetterView): ReturnType<typeof nextStep> {
  const rights = view.rights.map((it) => it.right);
  if (rights.includes('stage-3') || rights.includes('local-stage-3')) return laterStage3(view);
  if (view.complaint.facts.happened.some((it) => it.moment === 'stage2.asked')) return lastStage(view, 2);
  const by = dayOf(view, 'stage 1 reply');
  return rights.includes('stage-2')
    ? nextStep(view, 'stage-2')
    : nextStep(
        view,
        'stage-2',
        `If you have no answer${by ? ` by ${spoken(by)}` : ''}, or are not happy with it, you can ask for somebody new to look at it: that is called Stage 2.`,
      );
}
