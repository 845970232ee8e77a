import { type LocalDate, long, spoken } from '../calendar/local-date.ts';
import { lastEntry } from '../complaints/complaint.ts';
import { procedureOf } from '../complaints/happened.ts';
import type { Letter, LetterView } from './letter.ts';
import { answerBy, dayOf, make, promises, say } from './make.ts';
import { lastStage, nextStep } from './next.ts';
import { meetsBy } from './stage-2.ts';

/** Stage 3: the request, the panel, its report, and the council's last word. */
export const stage3 = {
  'stage-3-asked': (view) =>
    make(
      view,
      'Stage 3',
      procedureOf(view.complaint.facts) === 'statutory'
        ? [
            say(
              view,
              'We have your request for Stage 3. Three independent people will look at how your complaint was dealt with. You can be there the whole time.',
              'You asked for Stage 3. Three people from outside the council will look at it. You can be there, with your advocate and one other person.',
            ),
            meetsBy(view),
          ]
        : [
            'We have your request for Stage 3. It is looked at once more, by somebody new.',
            answerBy(view, 'final reply'),
          ],
      lastStage(view, 3),
    ),
  'stage-3-late': (view) =>
    make(
      view,
      'Stage 3: a person decides',
      [
        'You asked for Stage 3 after the last day for it. That does not mean no. The complaints manager decides whether it can go on, and will write to you.',
        'If something made it hard to ask sooner, tell us here: it helps.',
      ],
      lastStage(view, 3),
    ),
  'stage-3-refused': (view) => {
    const decided = lastEntry(view.complaint, 'stage3.decided');
    return make(
      view,
      'Our decision about Stage 3',
      [
        'You asked for Stage 3 after the last day for it. We have thought about it and have decided not to go on.',
        decided ? `${view.nameOf(decided.by)} decided this on ${spoken(decided.on)}.` : '',
        `The reason: ${view.words('reason: late for Stage 3') ?? ''}`,
      ],
      nextStep(view, 'ombudsman'),
    );
  },
  'panel-invitation': (view) => {
    const arranged = lastEntry(view.complaint, 'panel.arranged');
    return make(
      view,
      'The panel meets',
      [
        arranged
          ? `The panel meets on ${long(arranged.details.for as LocalDate)}: ${view.words('panel place') ?? ''}.`
          : '',
        say(
          view,
          'You can be there the whole time. You can bring an advocate and one other person of your choice, and say which of them speaks for you.',
          'You can be there. Your advocate can come, and one more person you choose. They can speak for you if you want.',
        ),
        'You can send in what you would like the panel to read. The papers come to you at the same time as to the panel.',
        'Tell us if the day, the place, or anything else makes it hard for you to take part, and we will change it.',
        'The panel looks at how the complaint was dealt with and makes recommendations. The council then decides.',
      ],
      lastStage(view, 3),
    );
  },
  'panel-papers': (view) =>
    make(
      view,
      'The papers for the panel',
      ['Here are the papers for the panel. Everybody who takes part has the same ones.'],
      lastStage(view, 3),
    ),
  'panel-report': (view) => {
    const by = dayOf(view, 'final reply');
    return make(
      view,
      'What the panel says',
      [
        view.words('panel report') ?? '',
        by
          ? `The council decides what it does about this, together with the independent person, and writes to you by ${spoken(by)}.`
          : '',
      ],
      lastStage(view, 3),
    );
  },
  'final-reply': (view) =>
    make(
      view,
      'The council’s decision',
      [
        view.words('final reply') ?? '',
        ...recommendations(view),
        ...promises(view),
        'This is the end of the council’s own procedure.',
      ],
      nextStep(view, 'ombudsman'),
    ),
} satisfies Record<string, (view: LetterView) => Letter>;

function recommendations({ complaint, words }: LetterView) {
  const decided = (lastEntry(complaint, 'stage3.replied')?.details.decisions as string[] | undefined) ?? [];
  const reasons = words('reason: recommendations');
  return [
    ...(decided.length > 0 ? [{ list: decided.map((it, at) => `Recommendation ${at + 1}: ${it}.`) }] : []),
    ...(reasons ? [`Where we do not do as the panel recommends, the reason is: ${reasons}`] : []),
  ];
}
