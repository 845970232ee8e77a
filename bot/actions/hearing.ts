import type { Verb } from '../../cards/verbs.ts';
import { PROCEEDINGS } from '../../src/complaints/decide-proceedings.ts';
import type { Sight } from '../views.ts';
import type { Action, Deed } from './action.ts';
import { count, day, fill, line, oneOf, option, optional, somebody, words, yesNo } from './fields.ts';

const REASON = words('The reason, in words that the person will read?');
const CONSENT = { 'yes, they agree': 'yes', 'not needed': 'not needed', 'no, they do not agree': 'no' } as const;
const CONSIDER = { 'go on with all of it': 'all', 'part of it waits': 'part', 'all of it waits': 'none' } as const;

/** Whether a complaint is heard: each question is the law's own, and the answer is a named person's. */
export const hearing = {
  'decide-interest': fill(
    'decide-interest',
    'Decide about interest',
    {
      yes: yesNo('Do they have sufficient interest in the child’s welfare?'),
      reason: optional(REASON),
      childsViews: optional(oneOf('What does the child think? Only for a no.', ['heard', 'not sought'])),
      tellChild: optional(yesNo('Is the child told of a no? Only where that is right for them.')),
    },
    (sight, { who, ref }, read) => sight.desk.decideInterest(who, ref, read),
    'decided. The person has been told.',
  ),
  'decide-time-limit': fill(
    'decide-time-limit',
    'Decide about the time limit',
    {
      couldHaveCome: yesNo('Could they reasonably have been expected to come within the year?'),
      canBeConsidered: yesNo('Can it still be looked into effectively and fairly?'),
      yes: yesNo('Is it heard?'),
      reason: optional(REASON),
    },
    (sight, { who, ref }, read) => sight.desk.decideTimeLimit(who, ref, read),
    'decided. The person has been told.',
  ),
  'decide-proceedings': fill(
    'decide-proceedings',
    'Decide about proceedings',
    {
      consider: oneOf('What happens to it?', Object.keys(CONSIDER) as (keyof typeof CONSIDER)[]),
      kind: optional(oneOf('Which kind of proceedings?', PROCEEDINGS)),
      named: optional(line('Which proceedings, whose, and how far are they?')),
      prejudice: optional(words('Why would going on prejudice them? That there are proceedings is no reason.')),
      held: optional(points('Which points wait, by their numbers?')),
      review: optional(day('On which day does somebody look again, within three months?')),
    },
    (sight, { who, ref }, { consider, ...read }) =>
      sight.desk.decideProceedings(who, ref, { ...read, consider: CONSIDER[consider] }),
    'decided. The person has been told.',
  ),
  'review-proceedings': fill(
    'review-proceedings',
    'Look again later',
    { review: day('They go on. On which day does somebody look again, within three months?') },
    (sight, { who, ref }, read) => sight.desk.reviewProceedings(who, ref, read),
    'noted. The person has been told that it is not forgotten.',
  ),
  'end-proceedings': fill(
    'end-proceedings',
    'They have ended',
    { on: optional(day('On which day did they end?')) },
    (sight, { who, ref }, read) => sight.desk.endProceedings(who, ref, read),
    'the person has been invited back, with the last day for it.',
  ),
  'decide-consent': fill(
    'decide-consent',
    'Decide about consent',
    {
      given: oneOf('Does the person it is about agree?', Object.keys(CONSENT) as (keyof typeof CONSENT)[]),
      reason: optional(REASON),
    },
    (sight, { who, ref }, { given, reason }) => sight.desk.decideConsent(who, ref, { given: CONSENT[given], reason }),
    'decided. The person has been told.',
  ),
  'decide-again': fill(
    'decide-again',
    'Decide whether to look again',
    {
      yes: yesNo('Is it looked into although it was looked into before?'),
      earlier: optional(line('In which complaint was it considered, by its reference?')),
      reason: optional(REASON),
    },
    (sight, { who, ref }, { earlier, ...read }) =>
      sight.desk.decideAgain(who, ref, { ...read, earlier: earlier?.toUpperCase() }),
    'decided. The person has been told.',
  ),
  'decide-concern': fill(
    'decide-concern',
    'Who it is about',
    {
      person: somebody('Who, of those who work here?', everybodyHere),
      yes: yesNo('Is it about them? Then they see nothing of it, and cannot answer it.'),
      reason: words('The reason, which is kept on record?'),
    },
    (sight, { who, ref }, read) => sight.desk.decideConcern(who, ref, read),
    'decided, and on record.',
  ),
  'restrict-contact': fill(
    'restrict-contact',
    'Limit contact',
    {
      warned: yesNo('Have they been warned in writing?'),
      how: words('How can they be in touch from now on?'),
      reason: REASON,
      review: optional(day('On which day is it looked at again, within six months?')),
    },
    (sight, { who, ref }, read) => sight.desk.restrictContact(who, ref, read),
    'recorded. The person has been told how they can be in touch; their complaint goes on.',
  ),
} satisfies Partial<Record<Verb, Action>>;

/** Whoever is in the directory and has not left. */
async function everybodyHere({ desk }: Sight, { who }: Deed) {
  const people = await desk.people(who.council);
  return people.filter((it) => !it.left).map((it) => option(it.id, it.name));
}

/** "1, 3": numbers of points. */
function points(ask: string) {
  const one = count(ask);
  return {
    ...one,
    wrong: 'the numbers of the points, like 1, 3',
    read: (text: string) => {
      const numbers = text
        .split(/[,\s]+|and/)
        .filter(Boolean)
        .map(Number);
      return numbers.length > 0 && numbers.every(Number.isInteger) ? numbers : undefined;
    },
  };
}
