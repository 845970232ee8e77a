import { describe } from 'vitest';
import { on, rows } from './rows.ts';

/** Domain 13: where the sources contradict each other, what was built. The contradictions without a date in them (Z5 to Z7, Z13 to Z15, Z17, Z20) are no rows here. */

const LAW = 'national statutory parent';
const stage1 = on('2026-04-20', 'stage1.replied');
const stage2 = [stage1, on('2026-04-27', 'stage2.asked', { how: 'written' })];
const answered2 = [...stage2, on('2026-06-02', 'stage2.replied')];

describe('section 13, the last column', () => {
  rows([
    [
      'Z1: request and schedule: both dates, the earlier drives',
      'cambridgeshire statutory parent',
      '2026-04-02',
      [...stage2, on('2026-05-11', 'stage2.statement-signed')],
      '2026-05-12',
      { 'stage 2 reply': 'due 2026-06-03, limit 2026-07-29, also 2026-06-16, running' },
    ],
    [
      'Z1: a spoken request runs from its record',
      LAW,
      '2026-04-02',
      [stage1, on('2026-04-27', 'stage2.asked', { how: 'oral' }), on('2026-05-01', 'stage2.record-agreed')],
      '2026-05-05',
      {
        'stage 2 reply':
          'due 2026-06-09, limit 2026-08-04, also 2026-06-03, nudged by 2026-06-03, running',
      },
    ],
    [
      'Z2: 20 days in one leaflet, 28 in another: advice, no limit',
      'cambridgeshire/2009-04-01 statutory parent',
      '2026-04-02',
      [stage1, on('2026-06-29', 'stage2.asked')],
      '2026-06-30',
      { 'ask for stage 2': 'also 2026-05-11 2026-05-19, met' },
    ],
    [
      'Z2: the same in Shropshire',
      'shropshire statutory parent',
      '2026-04-02',
      [stage1, on('2026-06-29', 'stage2.asked')],
      '2026-06-30',
      { 'ask for stage 2': 'also 2026-05-18, met' },
    ],
    [
      'Z3: 28 days of the letter or 20 working days of receipt: the later, over the May holiday',
      'cambridgeshire/2009-04-01 statutory parent',
      '2026-03-09',
      [
        on('2026-03-23', 'stage1.replied'),
        on('2026-03-24', 'stage2.asked'),
        on('2026-04-30', 'stage2.replied', { received: '2026-05-01' }),
        on('2026-06-01', 'stage3.asked'),
      ],
      '2026-06-02',
      { 'ask for stage 3': 'due 2026-06-02, also 2026-05-28, met', 'panel meets': 'due 2026-06-29, also 2026-07-13, running' },
    ],
    [
      'Z3: later than both: referred to a person, not refused',
      'cambridgeshire/2009-04-01 statutory parent',
      '2026-04-02',
      [...answered2, on('2026-07-02', 'stage3.asked')],
      '2026-07-03',
      { 'ask for stage 3': 'due 2026-06-30, late by 2', none: ['panel meets'], state: 'stage-3-late-request' },
    ],
    [
      'Z4: 65 days in two leaflets, 28 in a third, 30 working days in law: the law, or the sooner 28',
      'trafford statutory parent',
      '2026-04-02',
      [...answered2, on('2026-06-08', 'stage3.asked')],
      '2026-06-09',
      { 'panel meets': 'due 2026-07-20, running' },
    ],
    [
      'Z4: the 28 days of the chart',
      'cambridgeshire/2009-04-01 statutory parent',
      '2026-04-02',
      [...answered2, on('2026-06-08', 'stage3.asked')],
      '2026-06-09',
      { 'panel meets': 'due 2026-07-06, also 2026-07-20, running' },
    ],
    [
      'Z8: absence alone is refused',
      LAW,
      '2026-04-02',
      [on('2026-04-13', 'stage1.extended', { ground: 'absence', told: true })],
      '2026-04-14',
      { refused: 'stage1.extended not-a-ground', 'stage 1 reply': 'due 2026-04-20, limit 2026-05-05, running' },
    ],
    [
      'Z8: absence agreed with the complainant is allowed',
      LAW,
      '2026-04-02',
      [on('2026-04-13', 'stage1.extended', { ground: 'absence', agreed: true, told: true })],
      '2026-04-14',
      { 'stage 1 reply': 'due 2026-05-05, limit 2026-05-05, running' },
    ],
    [
      'Z9: told and not agreed: enough where the reason is lawful',
      'shropshire statutory parent',
      '2026-04-02',
      [on('2026-04-13', 'stage1.extended', { ground: 'complex', agreed: false, told: true })],
      '2026-04-14',
      { 'stage 1 reply': 'due 2026-05-05, limit 2026-05-05, running' },
    ],
    [
      'Z9: agreed and not told: told always',
      'trafford statutory parent',
      '2026-04-02',
      [on('2026-04-13', 'stage1.extended', { ground: 'agreed', agreed: true, told: false })],
      '2026-04-14',
      { refused: 'stage1.extended not-told' },
    ],
    [
      'Z11: three stages or two, by the minute',
      'cambridgeshire corporate parent',
      '2026-01-16T17:00:00Z',
      [on('2026-01-19', 'acknowledged'), on('2026-02-02', 'stage1.replied'), on('2026-02-03', 'stage2.asked'), on('2026-02-10', 'stage2.replied')],
      '2026-02-11',
      { none: ['ask for stage 3'], rights: 'stage-2 from 2026-02-02, ombudsman from 2026-02-10' },
    ],
    [
      'Z12, Z23: upheld points and missing reasons bar no stage: a bare request is enough',
      LAW,
      '2026-04-02',
      [stage1, on('2026-04-27', 'stage2.asked')],
      '2026-04-28',
      { 'stage 2 reply': 'due 2026-06-03, limit 2026-07-29, running' },
    ],
    [
      'Z16: three working days, three days and no number, for one complaint: Cambridgeshire',
      'cambridgeshire statutory parent',
      '2026-03-19',
      [],
      '2026-03-19',
      { acknowledge: 'due 2026-03-24, running' },
    ],
    ['Z16: Shropshire', 'shropshire statutory parent', '2026-03-19', [], '2026-03-19', { acknowledge: 'due 2026-03-20, also 2026-03-24, running' }],
    ['Z16: Trafford', 'trafford statutory parent', '2026-03-19', [], '2026-03-19', { acknowledge: 'running' }],
    ['Z16: Cheshire West and Chester', 'cheshire-west-and-chester statutory parent', '2026-03-19', [], '2026-03-19', { acknowledge: 'running' }],
    [
      'Z18: older than a year is a decision of two questions, never a refusal by rule',
      'cambridgeshire statutory parent',
      { arose: '2024-12-01', received: '2026-04-02' },
      [],
      '2026-04-07',
      {
        'complain in time': 'due 2025-12-01, late by 83',
        'stage 1 reply': 'due 2026-04-20, limit 2026-05-05, running',
        state: 'time-limit-decision',
      },
    ],
    [
      'Z19: a parent’s complaint waits for no consent of the child',
      'shropshire statutory parent',
      '2026-04-02',
      [],
      '2026-04-07',
      { 'stage 1 reply': 'due 2026-04-20, limit 2026-05-05, running' },
    ],
    [
      'Z21: a relative is decided about by a person; no rule refuses',
      LAW.replace('parent', 'relative'),
      '2026-04-02',
      [],
      '2026-08-03',
      { 'sufficient interest': 'running', rights: '', state: 'sufficient-interest-decision' },
    ],
    [
      'Z22: a meeting is beside Stage 1 and moves no date',
      LAW,
      '2026-04-02',
      [on('2026-04-10', 'meeting.held'), on('2026-04-15', 'meeting.confirmed')],
      '2026-04-16',
      { 'stage 1 reply': 'due 2026-04-20, limit 2026-05-05, running' },
    ],
    [
      'Z22: a meeting after Stage 2 does not stop the twenty days for Stage 3 (7.1)',
      LAW,
      '2026-04-02',
      [...answered2, on('2026-06-15', 'meeting.held')],
      '2026-06-16',
      { 'ask for stage 3': 'due 2026-06-30, running' },
    ],
  ]);
});
