import { describe } from 'vitest';
import { on, type Row, rows } from './rows.ts';

/** Domain N4, N5 and K11: a child or a care leaver who asks for an advocate waits for one, and Stage 1 starts anew on the appointment. */

const CHILD = 'national statutory child';
const asked = on('2026-02-05', 'advocate.requested');

describe('N5, K11: waiting for an advocate', () => {
  rows([
    [
      'asked for on day 3: no date while waiting; the date without the wait is shown beside it',
      CHILD,
      '2026-02-02',
      [asked],
      '2026-04-30',
      { 'stage 1 reply': 'also 2026-02-16, paused', state: 'stage-1-paused', rights: '' },
    ],
    [
      'appointed six working days later: ten whole working days from that day, not the seven that were left',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-13', 'advocate.appointed')],
      '2026-02-16',
      { 'stage 1 reply': 'due 2026-02-27, limit 2026-03-13, also 2026-02-16, running', state: 'stage-1-open' },
    ],
    [
      'asked for and appointed on the day of receipt: one date',
      CHILD,
      '2026-02-02',
      [on('2026-02-02', 'advocate.requested'), on('2026-02-02', 'advocate.appointed')],
      '2026-02-03',
      { 'stage 1 reply': 'due 2026-02-16, limit 2026-03-02, running' },
    ],
    [
      'appointed on a Saturday: day 1 is the Monday',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-14', 'advocate.appointed')],
      '2026-02-16',
      { 'stage 1 reply': 'due 2026-02-27, limit 2026-03-13, also 2026-02-16, running' },
    ],
    [
      'a wait over Christmas: the new ten days are counted past the holidays',
      CHILD,
      '2026-12-07',
      [on('2026-12-08', 'advocate.requested'), on('2026-12-23', 'advocate.appointed')],
      '2026-12-24',
      { 'stage 1 reply': 'due 2027-01-11, limit 2027-01-25, also 2026-12-21, running' },
    ],
    [
      'asked for on day 10, the last day: the clock had not run out, so it waits',
      CHILD,
      '2026-02-02',
      [on('2026-02-16', 'advocate.requested')],
      '2026-02-20',
      { 'stage 1 reply': 'also 2026-02-16, paused' },
    ],
    [
      'asked for on day 11: the reply was already late, and asking does not make it less late',
      CHILD,
      '2026-02-02',
      [on('2026-02-17', 'advocate.requested')],
      '2026-02-20',
      { 'stage 1 reply': 'due 2026-02-16, limit 2026-03-02, overdue by 4', rights: 'stage-2 from 2026-02-17' },
    ],
    [
      'asked for on day 11 and appointed: still overdue from the first date',
      CHILD,
      '2026-02-02',
      [on('2026-02-17', 'advocate.requested'), on('2026-02-20', 'advocate.appointed')],
      '2026-02-23',
      { 'stage 1 reply': 'due 2026-02-16, limit 2026-03-02, overdue by 5' },
    ],
    [
      'asked for twice before anybody is appointed: one wait',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-09', 'advocate.requested'), on('2026-02-13', 'advocate.appointed')],
      '2026-02-16',
      { 'stage 1 reply': 'due 2026-02-27, limit 2026-03-13, also 2026-02-16, running' },
    ],
    [
      'the advocate leaves and another is asked for: waiting again',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-13', 'advocate.appointed'), on('2026-02-20', 'advocate.requested')],
      '2026-03-20',
      { 'stage 1 reply': 'also 2026-02-27, paused' },
    ],
    [
      'two waits: the clock is new on the second appointment; the date without any wait stays beside it',
      CHILD,
      '2026-02-02',
      [
        asked,
        on('2026-02-13', 'advocate.appointed'),
        on('2026-02-20', 'advocate.requested'),
        on('2026-03-02', 'advocate.appointed'),
      ],
      '2026-03-03',
      { 'stage 1 reply': 'due 2026-03-16, limit 2026-03-30, also 2026-02-16, running' },
    ],
    [
      'a second appointment nobody waited for moves nothing',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-13', 'advocate.appointed'), on('2026-02-18', 'advocate.appointed')],
      '2026-02-19',
      { 'stage 1 reply': 'due 2026-02-27, limit 2026-03-13, also 2026-02-16, running' },
    ],
    [
      'answered while the child still waits: answered, and met',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-12', 'stage1.replied')],
      '2026-02-13',
      { 'stage 1 reply': 'also 2026-02-16, met', state: 'stage-1-replied', rights: 'stage-2 from 2026-02-12' },
    ],
    [
      'answered in time after the appointment',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-13', 'advocate.appointed'), on('2026-02-27', 'stage1.replied')],
      '2026-03-02',
      { 'stage 1 reply': 'due 2026-02-27, limit 2026-03-13, also 2026-02-16, met' },
    ],
    [
      'answered a day late after the appointment',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-13', 'advocate.appointed'), on('2026-03-02', 'stage1.replied')],
      '2026-03-02',
      { 'stage 1 reply': 'due 2026-02-27, limit 2026-03-13, also 2026-02-16, late by 1' },
    ],
    [
      'after the appointment silence opens Stage 2 the day after the new date, not after the first',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-13', 'advocate.appointed')],
      '2026-03-02',
      {
        'stage 1 reply': 'due 2026-02-27, limit 2026-03-13, also 2026-02-16, overdue by 1',
        rights: 'stage-2 from 2026-02-28',
      },
    ],
    [
      'extended first, then an advocate is asked for inside the longer time: waits',
      CHILD,
      '2026-02-02',
      [
        on('2026-02-10', 'stage1.extended', { ground: 'complex', until: '2026-02-24', told: true }),
        on('2026-02-19', 'advocate.requested'),
      ],
      '2026-02-20',
      { 'stage 1 reply': 'also 2026-02-16, paused' },
    ],
    [
      'extended to day 20 without a date named, advocate asked for on day 15: waits too',
      CHILD,
      '2026-02-02',
      [on('2026-02-10', 'stage1.extended', { ground: 'complex', told: true }), on('2026-02-23', 'advocate.requested')],
      '2026-02-24',
      { 'stage 1 reply': 'also 2026-02-16, paused' },
    ],
    [
      'the appointment uses the extension up: ten new days, and a new one has to be told (K11)',
      CHILD,
      '2026-02-02',
      [
        on('2026-02-10', 'stage1.extended', { ground: 'complex', until: '2026-02-24', told: true }),
        on('2026-02-19', 'advocate.requested'),
        on('2026-02-20', 'advocate.appointed'),
      ],
      '2026-02-23',
      { 'stage 1 reply': 'due 2026-03-06, limit 2026-03-20, also 2026-02-16, running' },
    ],
    [
      'extended after the appointment: day 20 is counted from the appointment',
      CHILD,
      '2026-02-02',
      [
        asked,
        on('2026-02-13', 'advocate.appointed'),
        on('2026-02-25', 'stage1.extended', { ground: 'complex', told: true }),
      ],
      '2026-02-26',
      { 'stage 1 reply': 'due 2026-03-13, limit 2026-03-13, running', state: 'stage-1-extended' },
    ],
    [
      'asked for at Stage 2: only Stage 1 waits for an advocate (N5)',
      CHILD,
      '2026-02-02',
      [
        on('2026-02-16', 'stage1.replied'),
        on('2026-02-23', 'stage2.asked', { how: 'written' }),
        on('2026-02-25', 'advocate.requested'),
      ],
      '2026-02-26',
      {
        'stage 1 reply': 'due 2026-02-16, limit 2026-03-02, met',
        'stage 2 reply': 'due 2026-03-30, limit 2026-05-29, running',
      },
    ],
    [
      'withdrawn while waiting: void, not paused for ever',
      CHILD,
      '2026-02-02',
      [asked, on('2026-02-10', 'withdrawn')],
      '2026-02-20',
      { 'stage 1 reply': 'also 2026-02-16, void', state: 'withdrawn', rights: '' },
    ],
    [
      'under the corporate procedure nobody waits: the Code knows no such pause',
      'national corporate child',
      '2026-02-02',
      [on('2026-02-03', 'acknowledged'), asked],
      '2026-02-10',
      { 'stage 1 reply': 'due 2026-02-17, limit 2026-03-03, running' },
    ],
  ]);
});

describe('who may wait for an advocate, and whose complaint needs a decision about interest first (W1 to W16)', () => {
  const runs = 'due 2026-02-16, limit 2026-03-02, running';
  const table: [string, string, string | undefined][] = [
    ['parent', 'complains in their own right; an advocate is offered and stops no clock', runs],
    ['child', 'has the right to an advocate', 'also 2026-02-16, paused'],
    ['young-person', 'has the right to an advocate', 'also 2026-02-16, paused'],
    ['care-leaver', 'has the right to an advocate under s.24D', 'also 2026-02-16, paused'],
    ['grandparent', 'needs a decision about interest', undefined],
    ['relative', 'needs a decision about interest', undefined],
    ['foster-carer', 'complains in their own right', runs],
    ['adopter', 'complains in their own right', runs],
    ['special-guardian', 'complains in their own right', runs],
    ['representative', 'speaks for the child, so Stage 1 runs from receipt', runs],
    ['advocate', 'speaks for the child, so nobody waits for another', runs],
    ['professional', 'needs a decision about interest', undefined],
    ['councillor', 'acts for a person, so Stage 1 runs from receipt', runs],
    ['mp', 'acts for a person, so Stage 1 runs from receipt', runs],
    ['other', 'needs a decision about interest', undefined],
    ['anonymous', 'cannot be answered, but is counted all the same', runs],
  ];
  rows(
    table.map(
      ([who, why, reply]): Row => [
        `${who}: ${why}`,
        `national statutory ${who}`,
        '2026-02-02',
        [asked],
        '2026-02-09',
        reply
          ? { 'stage 1 reply': reply, none: ['sufficient interest'] }
          : { none: ['stage 1 reply'], 'sufficient interest': 'running' },
      ],
    ),
  );
});
