import { describe } from 'vitest';
import { on, rows } from './rows.ts';

/** Domain 6.2, the Complaint Handling Code, and the three stages that came before it in one council (6.3, 6.4). */

const CODE = 'national corporate parent';
const asked2 = on('2026-02-23', 'stage2.asked', { how: 'written' });

describe('C1 to C4: Stage 1 of the Code', () => {
  rows([
    [
      'C1: five working days to acknowledge',
      CODE,
      '2026-02-02',
      [on('2026-02-09', 'acknowledged')],
      '2026-02-10',
      { acknowledge: 'due 2026-02-09, met', 'stage 1 reply': 'due 2026-02-23, limit 2026-03-09, running' },
    ],
    [
      'C1: acknowledged on day 6 is late by one, over Easter',
      CODE,
      '2026-04-01',
      [on('2026-04-13', 'acknowledged')],
      '2026-04-14',
      {
        acknowledge: 'due 2026-04-10, late by 1',
        'stage 1 reply': 'due 2026-04-27, limit 2026-05-12, also 2026-04-24, nudged by 2026-04-24, running',
      },
    ],
    [
      'C2: ten working days from the acknowledgement, not from receipt',
      CODE,
      '2026-02-02',
      [on('2026-02-03', 'acknowledged')],
      '2026-02-04',
      { 'stage 1 reply': 'due 2026-02-17, limit 2026-03-03, running' },
    ],
    [
      'C3: not acknowledged yet, so at most fifteen working days from receipt, and 25 in all',
      CODE,
      '2026-02-02',
      [],
      '2026-02-04',
      { acknowledge: 'due 2026-02-09, running', 'stage 1 reply': 'due 2026-02-23, limit 2026-03-09, running' },
    ],
    [
      'C3: never acknowledged: overdue on working day 16 from receipt',
      CODE,
      '2026-02-02',
      [],
      '2026-02-24',
      {
        acknowledge: 'due 2026-02-09, overdue by 11',
        'stage 1 reply': 'due 2026-02-23, limit 2026-03-09, overdue by 1',
        rights: 'stage-2 from 2026-02-24',
      },
    ],
    [
      'answered on day 2 without an acknowledgement: both are met',
      CODE,
      '2026-02-02',
      [on('2026-02-04', 'stage1.replied')],
      '2026-03-30',
      { acknowledge: 'due 2026-02-09, met', 'stage 1 reply': 'due 2026-02-18, limit 2026-03-04, met' },
    ],
    [
      'answered on day 15 without an acknowledgement: the acknowledgement is late, the answer in time',
      CODE,
      '2026-02-02',
      [on('2026-02-23', 'stage1.replied')],
      '2026-03-30',
      { acknowledge: 'due 2026-02-09, late by 10', 'stage 1 reply': 'due 2026-02-23, limit 2026-03-09, met' },
    ],
    [
      'answered on day 16 without an acknowledgement: late; silence buys no time',
      CODE,
      '2026-02-02',
      [on('2026-02-24', 'stage1.replied')],
      '2026-03-30',
      { acknowledge: 'due 2026-02-09, late by 11', 'stage 1 reply': 'due 2026-02-23, limit 2026-03-09, late by 1' },
    ],
    [
      'acknowledged after it was answered: the answer came first and counts',
      CODE,
      '2026-02-02',
      [on('2026-02-04', 'stage1.replied'), on('2026-02-06', 'acknowledged')],
      '2026-03-30',
      { acknowledge: 'due 2026-02-09, met', 'stage 1 reply': 'due 2026-02-18, limit 2026-03-04, met' },
    ],
    [
      'acknowledged late and answered between the two dates: met by the Code’s own count, and the sooner date is kept beside it',
      CODE,
      '2026-02-02',
      [on('2026-02-12', 'acknowledged'), on('2026-02-25', 'stage1.replied')],
      '2026-02-26',
      {
        acknowledge: 'due 2026-02-09, late by 3',
        'stage 1 reply': 'due 2026-02-26, limit 2026-03-12, also 2026-02-23, nudged by 2026-02-23, met',
      },
    ],
    [
      'a grandmother’s corporate complaint waits for no decision about interest',
      'national corporate grandparent',
      '2026-02-02',
      [on('2026-02-03', 'acknowledged')],
      '2026-02-04',
      { 'stage 1 reply': 'due 2026-02-17, limit 2026-03-03, running', none: ['sufficient interest'] },
    ],
    [
      'C4, C10: actions and the yearly report have no clock of a complaint’s',
      CODE,
      '2026-02-02',
      [on('2026-02-03', 'acknowledged'), on('2026-02-17', 'stage1.replied')],
      '2026-02-18',
      {
        clocks: ['acknowledge', 'stage 1 reply', 'ask for stage 2'],
        'stage 1 reply': 'due 2026-02-17, limit 2026-03-03, met',
      },
    ],
  ]);
});

describe('C5 to C9: Stage 2 of the Code', () => {
  const stage1 = [on('2026-02-04', 'acknowledged'), on('2026-02-18', 'stage1.replied')];
  rows([
    [
      'C5: no date is set for asking, and none is invented',
      CODE,
      '2026-02-02',
      stage1,
      '2026-06-01',
      { 'ask for stage 2': 'running', rights: 'stage-2 from 2026-02-18' },
    ],
    [
      'C6: five working days to acknowledge the request',
      CODE,
      '2026-02-02',
      [...stage1, asked2],
      '2026-02-24',
      {
        'stage 2 acknowledge': 'due 2026-03-02, running',
        'stage 2 reply': 'due 2026-03-30, limit 2026-04-29, running',
      },
    ],
    [
      'C7: twenty working days from that acknowledgement',
      CODE,
      '2026-02-02',
      [...stage1, asked2, on('2026-02-24', 'stage2.acknowledged')],
      '2026-02-25',
      {
        'stage 2 acknowledge': 'due 2026-03-02, met',
        'stage 2 reply': 'due 2026-03-24, limit 2026-04-23, running',
      },
    ],
    [
      'C7: acknowledged late: the date it should have had is kept beside it and is nudged by',
      CODE,
      '2026-02-02',
      [...stage1, asked2, on('2026-03-09', 'stage2.acknowledged')],
      '2026-03-10',
      {
        'stage 2 acknowledge': 'due 2026-03-02, late by 5',
        'stage 2 reply': 'due 2026-04-08, limit 2026-05-07, also 2026-03-30, nudged by 2026-03-30, running',
      },
    ],
    [
      'C7: answered without an acknowledgement inside five days',
      CODE,
      '2026-02-02',
      [...stage1, asked2, on('2026-02-27', 'stage2.replied')],
      '2026-04-30',
      {
        'stage 2 acknowledge': 'due 2026-03-02, met',
        'stage 2 reply': 'due 2026-03-27, limit 2026-04-28, met',
        rights: 'stage-2 from 2026-02-18, ombudsman from 2026-02-27',
      },
    ],
    [
      'C7: no answer: overdue, and the Ombudsman is open the day after',
      CODE,
      '2026-02-02',
      [...stage1, asked2, on('2026-02-24', 'stage2.acknowledged')],
      '2026-03-26',
      {
        'stage 2 reply': 'due 2026-03-24, limit 2026-04-23, overdue by 2',
        rights: 'stage-2 from 2026-02-18, ombudsman from 2026-03-25',
      },
    ],
    [
      'C8: two stages, so nobody is asked about a third',
      CODE,
      '2026-02-02',
      [...stage1, asked2, on('2026-02-24', 'stage2.acknowledged'), on('2026-03-24', 'stage2.replied')],
      '2026-03-26',
      {
        none: ['ask for stage 3', 'panel meets', 'final reply'],
        rights: 'stage-2 from 2026-02-18, ombudsman from 2026-03-24',
      },
    ],
    [
      'C8: a request for Stage 3 belongs to another procedure',
      CODE,
      '2026-02-02',
      [...stage1, asked2, on('2026-03-24', 'stage2.replied'), on('2026-03-30', 'stage3.asked')],
      '2026-03-31',
      { refused: 'stage3.asked out-of-order', none: ['panel meets', 'final reply'] },
    ],
    [
      'C9: refused for coming late, with the Ombudsman from that day',
      CODE,
      { arose: '2024-11-01', received: '2026-02-02' },
      [on('2026-02-09', 'time-limit.decided', { yes: false })],
      '2026-03-31',
      {
        'complain in time': 'due 2025-11-01, late by 63',
        rights: 'ombudsman from 2026-02-09',
        state: 'out-of-time',
      },
    ],
    [
      'silence at Stage 1 opens Stage 2 under the Code too',
      CODE,
      '2026-02-02',
      [on('2026-02-03', 'acknowledged'), on('2026-02-18', 'stage2.asked')],
      '2026-02-19',
      {
        'stage 1 reply': 'due 2026-02-17, limit 2026-03-03, overdue by 2',
        'stage 2 acknowledge': 'due 2026-02-25, running',
        rights: 'stage-2 from 2026-02-18',
      },
    ],
    [
      'a meeting has no clock where no council promises one',
      CODE,
      '2026-02-02',
      [on('2026-02-03', 'acknowledged'), on('2026-02-10', 'meeting.held')],
      '2026-03-10',
      { none: ['meeting letter'] },
    ],
    [
      'the Code over New Year 2028, whose holiday is Monday 3 January',
      CODE,
      '2027-12-22',
      [on('2027-12-24', 'acknowledged')],
      '2027-12-29',
      {
        acknowledge: 'due 2027-12-31, met',
        'stage 1 reply': 'due 2028-01-12, limit 2028-01-26, running',
      },
    ],
  ]);
});

describe('6.3, 6.4: three stages for what came before 17:00 on 16 January 2026', () => {
  const OLD = 'cambridgeshire corporate parent';
  rows([
    [
      'received at 16:59 on that Friday: the old three stages',
      OLD,
      '2026-01-16T16:59:00Z',
      [],
      '2026-01-19',
      { acknowledge: 'due 2026-01-21, running', 'stage 1 reply': 'due 2026-01-30, limit 2026-02-13, running' },
    ],
    [
      'received at 16:59:59: still the old',
      OLD,
      '2026-01-16T16:59:59Z',
      [],
      '2026-01-19',
      { acknowledge: 'due 2026-01-21, running' },
    ],
    [
      'received at 17:00: the Code',
      OLD,
      '2026-01-16T17:00:00Z',
      [],
      '2026-01-19',
      { acknowledge: 'due 2026-01-23, running', 'stage 1 reply': 'due 2026-02-06, limit 2026-02-20, running' },
    ],
    [
      'received at 18:30 by a clock an hour ahead, which is 17:30 in England: the Code',
      OLD,
      '2026-01-16T18:30:00+01:00',
      [],
      '2026-01-19',
      { acknowledge: 'due 2026-01-23, running' },
    ],
    [
      'only the day is known: taken as noon, so the old three stages (our reading)',
      OLD,
      '2026-01-16',
      [],
      '2026-01-19',
      { acknowledge: 'due 2026-01-21, running' },
    ],
    [
      'a complaint keeps its three stages long after the rules changed (6.9, 6)',
      OLD,
      '2026-01-15',
      [
        on('2026-01-29', 'stage1.replied'),
        on('2026-02-23', 'stage2.asked'),
        on('2026-03-09', 'stage2.replied'),
        on('2026-03-30', 'stage3.asked'),
      ],
      '2026-03-31',
      {
        'stage 2 reply': 'due 2026-03-09, met',
        'final reply': 'due 2026-04-15, running',
        none: ['stage 2 acknowledge'],
      },
    ],
    [
      'CL4: a more senior manager answers within ten working days of the request',
      OLD,
      '2025-06-02',
      [on('2025-06-16', 'stage1.replied'), on('2025-06-23', 'stage2.asked'), on('2025-07-08', 'stage2.replied')],
      '2025-07-09',
      {
        'stage 2 reply': 'due 2025-07-07, late by 1',
        rights: 'stage-2 from 2025-06-16, local-stage-3 from 2025-07-08',
      },
    ],
    [
      'CL5: the chief executive answers within ten working days, over the August holiday',
      OLD,
      '2025-06-02',
      [
        on('2025-06-16', 'stage1.replied'),
        on('2025-06-23', 'stage2.asked'),
        on('2025-07-07', 'stage2.replied'),
        on('2025-08-18', 'stage3.asked'),
      ],
      '2025-09-03',
      {
        'ask for stage 3': 'met',
        'final reply': 'due 2025-09-02, overdue by 1',
        none: ['panel meets', 'stage 3 acknowledge'],
      },
    ],
    [
      'the chief executive has answered: the Ombudsman is next',
      OLD,
      '2025-06-02',
      [
        on('2025-06-16', 'stage1.replied'),
        on('2025-06-23', 'stage2.asked'),
        on('2025-07-07', 'stage2.replied'),
        on('2025-07-14', 'stage3.asked'),
        on('2025-07-28', 'stage3.replied'),
      ],
      '2025-09-03',
      {
        'final reply': 'due 2025-07-28, met',
        rights: 'stage-2 from 2025-06-16, local-stage-3 from 2025-07-07, ombudsman from 2025-07-28',
        state: 'complete',
      },
    ],
    [
      'there is no panel in it',
      OLD,
      '2025-06-02',
      [
        on('2025-06-16', 'stage1.replied'),
        on('2025-06-23', 'stage2.asked'),
        on('2025-07-07', 'stage2.replied'),
        on('2025-07-14', 'stage3.asked'),
        on('2025-07-16', 'panel.arranged', { for: '2025-08-06' }),
      ],
      '2025-07-17',
      { refused: 'panel.arranged out-of-order', none: ['panel papers'] },
    ],
    [
      'nobody promised a date for acknowledging a request for Stage 2 in it; doing so is no mistake',
      OLD,
      '2025-06-02',
      [on('2025-06-16', 'stage1.replied'), on('2025-06-23', 'stage2.asked'), on('2025-06-24', 'stage2.acknowledged')],
      '2025-06-25',
      { none: ['stage 2 acknowledge'] },
    ],
    [
      'CL3: a letter ten working days after the meeting, under both procedures',
      OLD,
      '2025-06-02',
      [on('2025-06-06', 'meeting.held'), on('2025-06-20', 'meeting.confirmed')],
      '2025-06-23',
      { 'meeting letter': 'due 2025-06-20, met' },
    ],
  ]);
});
