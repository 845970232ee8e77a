import { describe } from 'vitest';
import { on, rows } from './rows.ts';

/** Domain 7.1, 7.2 and N7, N12, N18: what the complainant may ask for, and since when. */

const LAW = 'national statutory parent';

describe('what opens a stage', () => {
  const life = [
    on('2026-02-16', 'stage1.replied'),
    on('2026-02-23', 'stage2.asked'),
    on('2026-03-30', 'stage2.replied'),
    on('2026-04-07', 'stage3.asked'),
    on('2026-05-12', 'panel.met'),
    on('2026-05-19', 'panel.reported'),
    on('2026-06-10', 'stage3.replied'),
  ];
  rows([
    ['nothing yet', LAW, '2026-02-02', [], '2026-02-16', { rights: '' }],
    [
      'a reply opens Stage 2 on its day',
      LAW,
      '2026-02-02',
      life.slice(0, 1),
      '2026-02-16',
      { rights: 'stage-2 from 2026-02-16' },
    ],
    [
      'silence opens Stage 2 the day after day 10',
      LAW,
      '2026-02-02',
      [],
      '2026-02-17',
      { rights: 'stage-2 from 2026-02-17' },
    ],
    [
      'silence past a Friday opens Stage 2 on the Saturday: a right does not wait for a working day (our reading)',
      LAW,
      '2026-02-06',
      [],
      '2026-02-23',
      { rights: 'stage-2 from 2026-02-21' },
    ],
    [
      'a late reply takes nothing away: Stage 2 was open since the day after the date',
      LAW,
      '2026-02-02',
      [on('2026-02-20', 'stage1.replied')],
      '2026-03-30',
      { rights: 'stage-2 from 2026-02-17' },
    ],
    [
      'a valid extension moves the day on which silence opens Stage 2',
      LAW,
      '2026-02-02',
      [on('2026-02-12', 'stage1.extended', { ground: 'complex', told: true })],
      '2026-03-03',
      { rights: 'stage-2 from 2026-03-03' },
    ],
    [
      'a refused extension does not',
      LAW,
      '2026-02-02',
      [on('2026-02-12', 'stage1.extended', { ground: 'workload', told: true })],
      '2026-02-20',
      { rights: 'stage-2 from 2026-02-17', refused: 'stage1.extended not-a-ground' },
    ],
    [
      'a Stage 2 answer opens the panel',
      LAW,
      '2026-02-02',
      life.slice(0, 3),
      '2026-03-31',
      { rights: 'stage-2 from 2026-02-16, stage-3 from 2026-03-30' },
    ],
    [
      'silence at Stage 2 opens no panel: there is nothing yet to review',
      LAW,
      '2026-02-02',
      life.slice(0, 2),
      '2026-04-30',
      { rights: 'stage-2 from 2026-02-16' },
    ],
    [
      'silence past day 65 opens the Ombudsman (7.2, 17)',
      LAW,
      '2026-02-02',
      life.slice(0, 2),
      '2026-06-30',
      { rights: 'stage-2 from 2026-02-16, ombudsman from 2026-05-30' },
    ],
    [
      'answered between day 25 and day 65: late, and no early way to the Ombudsman',
      LAW,
      '2026-02-02',
      [...life.slice(0, 2), on('2026-04-30', 'stage2.replied')],
      '2026-06-30',
      { rights: 'stage-2 from 2026-02-16, stage-3 from 2026-04-30' },
    ],
    [
      'answered on day 65 itself without an extension: late, and still no early way to the Ombudsman',
      LAW,
      '2026-02-02',
      [...life.slice(0, 2), on('2026-05-29', 'stage2.replied')],
      '2026-06-30',
      { rights: 'stage-2 from 2026-02-16, stage-3 from 2026-05-29' },
    ],
    [
      'the whole way: two stages and the Ombudsman',
      LAW,
      '2026-02-02',
      life,
      '2026-06-11',
      { rights: 'stage-2 from 2026-02-16, stage-3 from 2026-03-30, ombudsman from 2026-06-10' },
    ],
    [
      'a panel that met and never reported leaves the law’s stages and no more',
      LAW,
      '2026-02-02',
      life.slice(0, 5),
      '2026-07-31',
      { rights: 'stage-2 from 2026-02-16, stage-3 from 2026-03-30', 'panel reports': 'due 2026-05-19, overdue by 52' },
    ],
    [
      'the Code: two stages, then the Ombudsman',
      'national corporate parent',
      '2026-02-02',
      [on('2026-02-03', 'acknowledged'), ...life.slice(0, 3)],
      '2026-03-31',
      { rights: 'stage-2 from 2026-02-16, ombudsman from 2026-03-30' },
    ],
    [
      'the old three stages: the chief executive is a stage of the council’s, not the panel',
      'cambridgeshire@2010 corporate parent',
      '2026-02-02',
      life.slice(0, 3),
      '2026-03-31',
      { rights: 'stage-2 from 2026-02-16, local-stage-3 from 2026-03-30' },
    ],
  ]);
});
