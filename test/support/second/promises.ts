/** What each source promises, typed in again from the seeds and from domain section 6. `?` is a day whose kind is not stated. */
export type Length = `${number} ${'wd' | 'cd' | '?'}`;

export interface Promised {
  /** Length of the clock, and another day it is counted from where the source says so. */
  [clock: string]: {
    takes: Length;
    atMost?: Length;
    from?: 'the receipt' | 'the request' | 'the statement' | 'the letter';
  };
}

export interface Pack {
  from: string;
  statutory: Promised;
  corporate: Promised;
  /** Three stages before the Code. */
  threeStages?: boolean;
}

/** Seed 000, CL1 to CL8. */
const leaflet: Promised = {
  acknowledge: { takes: '3 wd' },
  'stage 1 reply': { takes: '10 wd', atMost: '20 wd' },
  'meeting letter': { takes: '10 wd' },
  'stage 2 reply': { takes: '25 wd', atMost: '65 wd', from: 'the statement' },
  'ask for stage 3': { takes: '20 wd', from: 'the letter' },
};

/** Seed 000, CL1 to CL5. */
const leafletCorporate: Promised = {
  acknowledge: { takes: '3 wd' },
  'stage 1 reply': { takes: '10 wd', atMost: '20 wd' },
  'meeting letter': { takes: '10 wd' },
  'stage 2 reply': { takes: '10 wd' },
  'final reply': { takes: '10 wd' },
};

/** Seed 004, A1 to A10. */
const chart: Promised = {
  'stage 1 reply': { takes: '10 wd', atMost: '20 wd' },
  'ask for stage 2': { takes: '20 ?' },
  'ask for stage 3': { takes: '28 cd', from: 'the letter' },
  'panel meets': { takes: '28 cd' },
  'panel notice': { takes: '10 ?' },
  'panel papers': { takes: '5 ?' },
  'final reply': { takes: '28 cd' },
};

/** Seed 003 and the web page of S6. */
const shropshire: Promised = {
  acknowledge: { takes: '3 ?' },
  'stage 1 reply': { takes: '10 wd', atMost: '20 wd' },
  'ask for stage 2': { takes: '28 cd' },
  'stage 2 reply': { takes: '25 wd', atMost: '65 wd' },
};

/** Seed 002, T2 and T3. */
const trafford: Promised = { 'stage 1 reply': { takes: '10 wd' }, 'stage 2 reply': { takes: '25 wd' } };

/** 6.7, the council's page of unknown age. */
const traffordCorporate: Promised = {
  'stage 1 reply': { takes: '20 wd', from: 'the receipt' },
  'stage 2 reply': { takes: '10 wd', from: 'the request' },
};

/** Newest first. */
export const packs: Record<string, Pack[]> = {
  national: [{ from: '2006-09-01', statutory: {}, corporate: {} }],
  'cheshire-west-and-chester': [{ from: '2006-09-01', statutory: {}, corporate: {} }],
  cambridgeshire: [
    { from: '2026-01-16T17:00', statutory: leaflet, corporate: {} },
    { from: '2010-07-01', statutory: leaflet, corporate: leafletCorporate, threeStages: true },
    { from: '2009-04-01', statutory: chart, corporate: {}, threeStages: true },
  ],
  shropshire: [
    { from: '2026-04-01', statutory: shropshire, corporate: {} },
    { from: '2006-09-01', statutory: shropshire, corporate: {} },
  ],
  trafford: [{ from: '2006-09-01', statutory: trafford, corporate: traffordCorporate }],
};
