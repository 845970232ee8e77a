import { instantOf } from '../../src/calendar/local-date.ts';
import { intakeIn } from '../support/intake.ts';
import type { World } from './seat.ts';

/** What happens, in order; after each step everything promised is delivered and everybody looks. */
export type Steps = Record<string, (world: World) => Promise<unknown>>;

const STORY =
  'My daughter Kayla has had no social worker since January. I rang the duty line nine times and nobody rings back. I want a worker and somebody to say sorry.';
const PASSED_ON =
  'She says: my son Theo was meant to have six hours a week from January and nobody has come once. I want the hours and somebody to say sorry.';

const FIRST = 'CAM-26-0001';
const SECOND = 'CAM-26-0002';
const FOURTH = 'CAM-26-0004';

/** The stories that are the same wherever the council's people work. */
export const journeys: Record<string, Steps> = {
  'the desk is set up': {
    'the complaints team says what its channel is for': ({ seats }) =>
      seats.team.say('use this channel for complaints'),
    'everybody says hello': async ({ seats: { patel, okafor, lindqvist, sam, duty } }) => {
      for (const it of [patel, okafor, lindqvist, sam, duty]) await it.say('help');
    },
  },
  'a complaint, from telling to answer': {
    'it is told': ({ seats }) => intakeIn((text) => seats.public.say(text).then((it) => it.join('\n')), STORY),
    'somebody of the team reads it': ({ seats }) => seats.sam.say(`story ${FIRST}`),
    'the route is confirmed': ({ seats }) => seats.team.press('Right, go on', { about: FIRST }),
    'who should answer is asked': ({ seats }) =>
      seats.team.press('Ask them to answer', { about: FIRST, filled: { respondent: 'patel', second: 'okafor' } }),
    'the manager takes it': ({ seats }) => seats.patel.press("I'll take it", { about: FIRST }),
    'the nudge comes before the day': async ({ app }) => {
      app.clock.moveTo(instantOf('2026-04-07', '09:30'));
      await app.desk.sweep();
    },
    'workload is no reason for more time': ({ seats }) =>
      seats.patel.press('Need more time', {
        about: FIRST,
        filled: { ground: 'workload', until: '2026-04-14', reason: 'busy' },
      }),
    'a lawful reason is': ({ seats }) =>
      seats.patel.press('Need more time', {
        about: FIRST,
        filled: { ground: 'complex', until: '2026-04-14', reason: 'three services' },
      }),
    'it is answered': ({ seats }) =>
      seats.patel.press('Answered', {
        about: FIRST,
        filled: { finding1: 'upheld', words: 'You were right.', remedy: 'A worker from Monday.' },
      }),
    'the person who complained asks where it stands': ({ seats }) => seats.public.say('status'),
  },
  'a complaint passed on by staff': {
    'typed, one answer after the other': async ({ seats: { lindqvist } }) => {
      await lindqvist.say('tell');
      for (const said of [PASSED_ON, 'a parent', 'today', 'Dana Reeve, about Theo', 'phone, evenings, 07700 900456'])
        await lindqvist.say(said);
    },
    'with Tell Heard on a message': ({ seats }) =>
      seats.lindqvist.tell('Dad says the wrong school is in the plan and wants it put right.', {
        who: 'A parent',
        first: '2026-04-07',
        name: 'Carl Byrne',
      }),
  },
  'the same complaint twice': {
    'passed on once more, on a message': ({ seats }) =>
      seats.lindqvist.tell(PASSED_ON, { who: 'A parent', first: '2026-04-07', name: 'Dana Reeve, about Theo' }),
    'the team links it with the first, with one press': ({ seats }) => seats.team.press('Link them', { about: FOURTH }),
    'typed, the same again is refused': ({ seats }) => seats.team.say(`link ${FOURTH} ${SECOND} related`),
    'a colleague may not tell it apart': ({ seats }) => seats.okafor.say(`not the same ${FOURTH} ${SECOND}: x`),
  },
  'what can be asked': {
    help: ({ seats }) => seats.okafor.say('help'),
    'what is due': ({ seats }) => seats.team.say("what's due this week?"),
    'where it stands': ({ seats }) => seats.team.say(`status ${SECOND}`),
    'why that day': ({ seats }) => seats.team.say(`why ${SECOND}`),
    'the story, where others read along': ({ seats }) => seats.team.say(`story ${SECOND}`),
    'the story, in their own chat': ({ seats }) => seats.patel.say(`story ${FIRST}`),
    'the story, by somebody who may not': ({ seats }) => seats.okafor.say(`story ${SECOND}`),
    'a complaint that there is not': ({ seats }) => seats.patel.say('status CAM-26-9999'),
  },
  'somebody is not safe': {
    'they say so': ({ seats }) =>
      seats.public.say('he has been drinking again. last night he grabbed me round the neck'),
    'the duty person is there': ({ seats }) => seats.duty.press('I am on it'),
    'and writes to them': ({ seats }) => seats.duty.press('Send', { filled: { words: 'I am Dee. Can you talk?' } }),
  },
  'somebody is away': {
    'they say so themselves': ({ seats }) => seats.patel.say("I'm away 8 to 10 April, J. Okafor covers"),
    'who is away': ({ seats }) => seats.team.say('who is away?'),
  },
};
