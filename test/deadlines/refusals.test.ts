import { describe } from 'vitest';
import { on, type Row, rows } from './rows.ts';

/** The contract's problem codes, each in several ways. A refused event changes nothing: Stage 1 stands as it stood. */

const LAW = 'national statutory parent';
const CODE = 'national corporate parent';
const stands = { 'stage 1 reply': 'due 2026-02-16, limit 2026-03-02, running' };
const life = [
  on('2026-02-04', 'stage1.replied'),
  on('2026-02-05', 'stage2.asked', { how: 'written' }),
  on('2026-02-06', 'stage2.replied'),
  on('2026-02-09', 'stage3.asked'),
];

/** [why, event, the refusal, what was accepted before it, which procedure] on 12 February for a complaint of 2 February 2026. */
type Refused = [string, ReturnType<typeof on>, string, ReturnType<typeof on>[]?, string?];

function refused(table: Refused[]): void {
  rows(
    table.map(([why, event, problem, before = [], which = LAW]): Row => {
      const untouched = which === LAW && before.length === 0 ? stands : {};
      return [
        why,
        which,
        '2026-02-02',
        [...before, event],
        '2026-02-12',
        { ...untouched, refused: `${event.moment} ${problem}` },
      ];
    }),
  );
}

describe('before-receipt: check the date', () => {
  refused([
    ['answered before it came', on('2026-02-01', 'stage1.replied'), 'before-receipt'],
    ['acknowledged the day before it came', on('2026-02-01', 'acknowledged'), 'before-receipt'],
    ['withdrawn a year before it came', on('2025-02-09', 'withdrawn'), 'before-receipt'],
  ]);
  rows([
    [
      'received at 23:30 UTC on a summer evening, acknowledged "that day": in England it came the day after',
      LAW,
      '2026-06-30T23:30:00Z',
      [on('2026-06-30', 'acknowledged')],
      '2026-07-02',
      { refused: 'acknowledged before-receipt', acknowledge: 'running' },
    ],
    [
      'acknowledged on the day of receipt is not before it',
      LAW,
      '2026-06-30T21:30:00Z',
      [on('2026-06-30', 'acknowledged')],
      '2026-07-02',
      { acknowledge: 'met' },
    ],
  ]);
});

describe('in-the-future: record it on the day it happens', () => {
  refused([
    ['answered tomorrow', on('2026-02-13', 'stage1.replied'), 'in-the-future'],
    [
      'an extension told next week',
      on('2026-02-16', 'stage1.extended', { ground: 'complex', told: true }),
      'in-the-future',
    ],
    ['withdrawn next year', on('2027-02-12', 'withdrawn'), 'in-the-future'],
    [
      'a Stage 2 outcome received tomorrow',
      on('2026-02-06', 'stage2.replied', { received: '2026-02-13' }),
      'in-the-future',
      life.slice(0, 2),
    ],
  ]);
  rows([
    [
      'at 23:30 UTC on a summer evening the next English day has begun, so what happened on it has happened',
      LAW,
      '2026-06-01',
      [on('2026-06-11', 'stage1.replied')],
      '2026-06-10T23:30:00Z',
      { 'stage 1 reply': 'due 2026-06-15, limit 2026-06-29, met' },
    ],
    [
      'a panel arranged for a day to come is arranged today',
      LAW,
      '2026-02-02',
      [...life, on('2026-02-12', 'panel.arranged', { for: '2026-03-16' })],
      '2026-02-12',
      { 'panel papers': 'due 2026-03-02, running' },
    ],
  ]);
});

describe('already: once is enough', () => {
  refused([
    ['received a second time: a second message is added to the first', on('2026-02-03', 'received'), 'already'],
    ['acknowledged twice', on('2026-02-05', 'acknowledged'), 'already', [on('2026-02-03', 'acknowledged')]],
    ['answered twice', on('2026-02-06', 'stage1.replied'), 'already', [on('2026-02-04', 'stage1.replied')]],
    ['Stage 2 asked for twice', on('2026-02-09', 'stage2.asked'), 'already', life.slice(0, 2)],
    ['Stage 2 answered twice', on('2026-02-09', 'stage2.replied'), 'already', life.slice(0, 3)],
    ['Stage 3 asked for twice', on('2026-02-10', 'stage3.asked'), 'already', life],
    [
      'the record agreed twice',
      on('2026-02-06', 'stage2.record-agreed'),
      'already',
      [...life.slice(0, 2), on('2026-02-05', 'stage2.record-agreed')],
    ],
    [
      'the statement signed twice',
      on('2026-02-06', 'stage2.statement-signed'),
      'already',
      [...life.slice(0, 2), on('2026-02-05', 'stage2.statement-signed')],
    ],
    ['a second chair', on('2026-02-11', 'chair.appointed'), 'already', [...life, on('2026-02-10', 'chair.appointed')]],
    [
      'papers sent twice for one panel',
      on('2026-02-11', 'papers.sent'),
      'already',
      [...life, on('2026-02-09', 'panel.arranged', { for: '2026-03-09' }), on('2026-02-10', 'papers.sent')],
    ],
    ['the panel met twice', on('2026-02-11', 'panel.met'), 'already', [...life, on('2026-02-10', 'panel.met')]],
    [
      'the request acknowledged twice under the Code',
      on('2026-02-09', 'stage2.acknowledged'),
      'already',
      [...life.slice(0, 2), on('2026-02-06', 'stage2.acknowledged')],
      CODE,
    ],
  ]);
});

describe('out-of-order: record the step before it first', () => {
  refused([
    ['Stage 2 asked for while Stage 1 runs', on('2026-02-12', 'stage2.asked'), 'out-of-order'],
    [
      'Stage 2 asked for while the decision about interest is open',
      on('2026-02-12', 'stage2.asked'),
      'out-of-order',
      [],
      'national statutory grandparent',
    ],
    ['Stage 2 answered and never asked for', on('2026-02-12', 'stage2.replied'), 'out-of-order'],
    ['a record of a request nobody made', on('2026-02-12', 'stage2.record-agreed'), 'out-of-order'],
    ['a statement of a request nobody made', on('2026-02-12', 'stage2.statement-signed'), 'out-of-order'],
    [
      'a record agreed after Stage 2 was answered would move its date',
      on('2026-02-09', 'stage2.record-agreed'),
      'out-of-order',
      life.slice(0, 3),
    ],
    [
      'a statement signed after Stage 2 was answered',
      on('2026-02-09', 'stage2.statement-signed'),
      'out-of-order',
      life.slice(0, 3),
    ],
    [
      'a Stage 2 outcome received before it was sent',
      on('2026-02-06', 'stage2.replied', { received: '2026-02-05' }),
      'out-of-order',
      life.slice(0, 2),
    ],
    [
      'Stage 3 asked for before Stage 2 was answered',
      on('2026-02-09', 'stage3.asked'),
      'out-of-order',
      life.slice(0, 2),
    ],
    [
      'an early referral before Stage 2 was answered',
      on('2026-02-09', 'early-referral.agreed'),
      'out-of-order',
      life.slice(0, 2),
    ],
    [
      'a panel arranged and never asked for',
      on('2026-02-09', 'panel.arranged', { for: '2026-03-09' }),
      'out-of-order',
      life.slice(0, 3),
    ],
    [
      'a panel arranged for a day that has passed',
      on('2026-02-10', 'panel.arranged', { for: '2026-02-09' }),
      'out-of-order',
      life,
    ],
    [
      'a panel arranged after it met',
      on('2026-02-11', 'panel.arranged', { for: '2026-03-09' }),
      'out-of-order',
      [...life, on('2026-02-10', 'panel.met')],
    ],
    ['papers for a panel nobody arranged', on('2026-02-10', 'papers.sent'), 'out-of-order', life],
    ['a report of a panel that has not met', on('2026-02-10', 'panel.reported'), 'out-of-order', life],
    [
      'a final reply before the panel reported',
      on('2026-02-11', 'stage3.replied'),
      'out-of-order',
      [...life, on('2026-02-10', 'panel.met')],
    ],
    ['a chair for a panel nobody asked for', on('2026-02-11', 'chair.appointed'), 'out-of-order'],
    [
      'an acknowledgement of a request for Stage 3 nobody made',
      on('2026-02-11', 'stage3.acknowledged'),
      'out-of-order',
    ],
    [
      'a decision about a request for Stage 3 nobody made',
      on('2026-02-11', 'stage3.decided', { accept: true }),
      'out-of-order',
    ],
    [
      'a panel asked for in time cannot be refused (7.2; our reading)',
      on('2026-02-11', 'stage3.decided', { accept: false }),
      'out-of-order',
      life,
    ],
    [
      'an advocate appointed whom nobody asked for',
      on('2026-02-05', 'advocate.appointed'),
      'out-of-order',
      [],
      'national statutory child',
    ],
    ['a letter about a meeting that was not held', on('2026-02-05', 'meeting.confirmed'), 'out-of-order'],
    ['proceedings ended that nobody decided about', on('2026-02-05', 'proceedings.ended'), 'out-of-order'],
    ['handed in again though it was never put aside', on('2026-02-05', 'resubmitted'), 'out-of-order'],
    [
      'handed in again though it was considered all along: an overdue date is not reset',
      on('2026-02-10', 'resubmitted'),
      'out-of-order',
      [on('2026-02-03', 'proceedings.decided', { consider: true }), on('2026-02-09', 'proceedings.ended')],
    ],
    [
      'a parent turned away for want of interest (W3)',
      on('2026-02-05', 'sufficient-interest.decided', { yes: false }),
      'out-of-order',
    ],
    [
      'a care leaver turned away for want of interest (W6)',
      on('2026-02-05', 'sufficient-interest.decided', { yes: false }),
      'out-of-order',
      [],
      'national statutory care-leaver',
    ],
    [
      'interest decided under the Code, which does not ask for it',
      on('2026-02-05', 'sufficient-interest.decided', { yes: false }),
      'out-of-order',
      [],
      'national corporate other',
    ],
    [
      'a record of a spoken request under the Code',
      on('2026-02-06', 'stage2.record-agreed'),
      'out-of-order',
      life.slice(0, 2),
      CODE,
    ],
    [
      'an early referral under the Code',
      on('2026-02-09', 'early-referral.agreed'),
      'out-of-order',
      life.slice(0, 3),
      CODE,
    ],
    ['a panel under the Code', on('2026-02-09', 'panel.met'), 'out-of-order', life.slice(0, 3), CODE],
  ]);
  rows([
    [
      'a complaint that came within the year cannot be refused as late (our reading of r.9)',
      LAW,
      { arose: '2025-08-01', received: '2026-02-02' },
      [on('2026-02-05', 'time-limit.decided', { yes: false })],
      '2026-02-12',
      { ...stands, refused: 'time-limit.decided out-of-order' },
    ],
    [
      'where nobody knows when the matter arose, a named person may decide that it is late',
      LAW,
      '2026-02-02',
      [on('2026-02-05', 'time-limit.decided', { yes: false })],
      '2026-02-12',
      { 'stage 1 reply': 'due 2026-02-16, limit 2026-03-02, void', rights: 'ombudsman from 2026-02-05' },
    ],
    [
      'a parent’s interest confirmed though nobody had to: harmless, and it moves nothing',
      LAW,
      '2026-02-02',
      [on('2026-02-05', 'sufficient-interest.decided', { yes: true })],
      '2026-02-12',
      stands,
    ],
    [
      'a panel asked for in time and accepted though nobody had to: harmless',
      LAW,
      '2026-02-02',
      [...life, on('2026-02-11', 'stage3.decided', { accept: true })],
      '2026-02-12',
      { 'panel meets': 'due 2026-03-23, running' },
    ],
    [
      'the events of one complaint need not be written in the order of their dates',
      LAW,
      '2026-02-02',
      [life[1]!, life[0]!],
      '2026-02-12',
      { 'stage 1 reply': 'due 2026-02-16, limit 2026-03-02, met', 'ask for stage 2': 'met' },
    ],
    [
      'a stage skipped by one refusal does not open the next: everything after it is refused too',
      LAW,
      '2026-02-02',
      [life[1]!, life[2]!, life[3]!],
      '2026-02-12',
      {
        ...stands,
        refused: 'stage2.asked out-of-order, stage2.replied out-of-order, stage3.asked out-of-order',
        none: ['stage 2 reply', 'ask for stage 3'],
      },
    ],
  ]);
});

describe('closed: reopen it first', () => {
  const withdrawn = [on('2026-02-05', 'withdrawn')];
  const aside = [on('2026-02-05', 'proceedings.decided', { consider: false })];
  refused([
    ['acknowledged after it was withdrawn', on('2026-02-09', 'acknowledged'), 'closed', withdrawn],
    ['withdrawn twice', on('2026-02-09', 'withdrawn'), 'closed', withdrawn],
    ['answered while it is put aside', on('2026-02-09', 'stage1.replied'), 'closed', aside],
    [
      'extended while it is put aside',
      on('2026-02-09', 'stage1.extended', { ground: 'complex', told: true }),
      'closed',
      aside,
    ],
    ['answered after it was closed', on('2026-02-09', 'stage1.replied'), 'closed', [on('2026-02-05', 'closed')]],
    [
      'answered after the decision that there is no interest',
      on('2026-02-09', 'stage1.replied'),
      'closed',
      [on('2026-02-05', 'sufficient-interest.decided', { yes: false })],
      'national statutory other',
    ],
    [
      'another procedure after the decision that it came too late',
      on('2026-02-09', 'procedure.changed', { to: 'corporate' }),
      'closed',
      [on('2026-02-05', 'time-limit.decided', { yes: false })],
    ],
    [
      'the Ombudsman’s enquiry is let in, a meeting is not',
      on('2026-02-09', 'meeting.held'),
      'closed',
      [...withdrawn, on('2026-02-06', 'ombudsman.enquired')],
    ],
  ]);
});

describe('what comes twice and is taken', () => {
  rows([
    [
      'two meetings, two enquiries of the Ombudsman, two requests for an advocate',
      LAW,
      '2026-02-02',
      [
        on('2026-02-03', 'meeting.held'),
        on('2026-02-04', 'meeting.confirmed'),
        on('2026-02-05', 'meeting.held'),
        on('2026-02-06', 'meeting.confirmed'),
        on('2026-02-09', 'ombudsman.enquired', { premature: true }),
        on('2026-02-10', 'ombudsman.enquired', { premature: true }),
        on('2026-02-10', 'advocate.requested'),
        on('2026-02-11', 'advocate.requested'),
      ],
      '2026-02-12',
      stands,
    ],
    [
      'papers sent again for a panel that was moved',
      LAW,
      '2026-02-02',
      [
        ...life,
        on('2026-02-09', 'panel.arranged', { for: '2026-02-25' }),
        on('2026-02-10', 'papers.sent'),
        on('2026-02-11', 'panel.arranged', { for: '2026-02-26' }),
        on('2026-02-12', 'papers.sent'),
      ],
      '2026-02-12',
      { 'panel papers': 'due 2026-02-12, met' },
    ],
    [
      'a request for Stage 2 may be acknowledged where nobody promised a date for it',
      LAW,
      '2026-02-02',
      [...life.slice(0, 2), on('2026-02-06', 'stage2.acknowledged')],
      '2026-02-12',
      { none: ['stage 2 acknowledge'] },
    ],
  ]);
});
