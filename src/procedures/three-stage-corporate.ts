import type { Procedure } from './procedure.ts';

/**
 * The corporate shape before the Code: manager, more senior manager, chief executive. It has no numbers of its own: they are
 * the council's promises, in its file. Kept because a complaint stays under the rules in force when it arrived.
 */
export const threeStageCorporate = {
  key: 'three-stage-corporate',
  title: 'Corporate complaints procedure (three stages)',
  stages: 3,
  clocks: {
    'complain in time': {
      starts: 'arose',
      stops: ['received'],
      within: '12 months',
      whose: 'complainant',
      missed: 'A named person decides; there may be a good reason.',
      cite: 'local',
      confidence: 'local',
    },
    acknowledge: {
      starts: 'received',
      stops: ['acknowledged', 'stage1.replied'],
      whose: 'council',
      tell: 'complainant',
      cite: 'local',
      confidence: 'local',
    },
    'stage 1 reply': {
      starts: 'received',
      stops: ['stage1.replied'],
      givenUpBy: 'stage2.asked',
      extendedBy: 'stage1.extended',
      grounds: ['complex', 'advocate', 'other'],
      whose: 'council',
      tell: 'complainant: kept informed, with the reason',
      missed: 'The complainant may ask for Stage 2.',
      cite: 'local',
      confidence: 'local',
    },
    'meeting letter': {
      starts: 'meeting.held',
      stops: ['meeting.confirmed'],
      onlyIfPromised: true,
      whose: 'council',
      cite: 'local',
      confidence: 'local',
    },
    'ask for stage 2': {
      starts: 'stage1.replied',
      stops: ['stage2.asked'],
      whose: 'complainant',
      cite: 'local',
      confidence: 'local',
    },
    'stage 2 reply': {
      starts: 'stage2.asked',
      stops: ['stage2.replied'],
      extendedBy: 'stage2.extended',
      reasons: true,
      whose: 'council',
      tell: 'complainant: kept informed',
      cite: 'local',
      confidence: 'local',
    },
    'ask for stage 3': {
      starts: 'stage2.replied',
      stops: ['stage3.asked'],
      whose: 'complainant',
      cite: 'local',
      confidence: 'local',
    },
    'final reply': {
      starts: 'stage3.asked',
      stops: ['stage3.replied'],
      whose: 'council',
      tell: "complainant, with the Ombudsman's details",
      cite: 'local',
      confidence: 'local',
    },
    'ask the ombudsman': {
      starts: 'arose',
      stops: ['ombudsman.enquired'],
      within: '12 months',
      whose: 'complainant',
      cite: 'Local Government Act 1974; counted from when the person knew',
      confidence: 'unverified',
    },
    resubmit: {
      starts: 'proceedings.ended',
      stops: ['resubmitted'],
      within: '12 months',
      whose: 'complainant',
      cite: 'as in Regs r.8',
      confidence: 'unverified',
    },
  },
  rights: [
    { right: 'stage-2', at: ['stage1.replied'], silence: { clock: 'stage 1 reply', past: 'due' }, cite: 'local' },
    { right: 'local-stage-3', at: ['stage2.replied'], cite: 'local' },
    { right: 'ombudsman', at: ['stage3.replied'], cite: 'Local Government Act 1974' },
  ],
} as const satisfies Procedure;
