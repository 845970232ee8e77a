import type { State } from '../../src/complaints/state.ts';
import { spoken, type Wording } from './wording.ts';

const LOOKED_INTO = { adult: 'it is being looked into (Stage 1)', easy: 'a person is looking at it' };
const SOMEONE_NEW = { adult: 'somebody new is looking into it (Stage 2)', easy: 'someone new is looking at it' };
const NEW_PEOPLE = { adult: 'it is being looked at once more (Stage 3)', easy: 'new people are looking at it' };
const DECIDING = { adult: 'a person is deciding how it can be taken up', easy: 'a person is thinking how to help' };

/** Where a complaint stands, to whoever made it. */
export const STANDING = {
  'sufficient-interest-decision': DECIDING,
  'time-limit-decision': DECIDING,
  'not-eligible': { adult: 'it has ended; the letter says why', easy: 'it has ended; the letter says why' },
  'not-considered': {
    adult: 'it waits until the court or other case is over',
    easy: 'it has to wait for another case to end',
  },
  'out-of-time': { adult: 'it has ended; the letter says why', easy: 'it has ended; the letter says why' },
  refused: { adult: 'it has ended; the letter says why', easy: 'it has ended; the letter says why' },
  'handed-over': { adult: 'another team deals with it now', easy: 'another team has it now' },
  'stage-1-open': LOOKED_INTO,
  'stage-1-paused': { adult: 'it waits until you have an advocate', easy: 'we are looking for someone to help you' },
  'stage-1-extended': LOOKED_INTO,
  'stage-1-overdue': { adult: 'the answer is late (Stage 1)', easy: 'the answer is late' },
  'stage-1-replied': { adult: 'it has been answered (Stage 1)', easy: 'you have an answer' },
  'stage-2-record': SOMEONE_NEW,
  'stage-2-open': SOMEONE_NEW,
  'stage-2-extended': SOMEONE_NEW,
  'stage-2-overdue': { adult: 'the answer is late (Stage 2)', easy: 'the answer is late' },
  'stage-2-replied': { adult: 'it has been answered (Stage 2)', easy: 'you have an answer' },
  'early-referral': { adult: 'it goes to the Ombudsman', easy: 'it goes to the Ombudsman' },
  'stage-3-late-request': {
    adult: 'a person is deciding about Stage 3, which was asked for late',
    easy: 'a person looks at what is next',
  },
  'stage-3-refused': { adult: 'Stage 3 was not accepted; the letter says why', easy: 'the letter says what is next' },
  'stage-3-asked': NEW_PEOPLE,
  'stage-3-panel': NEW_PEOPLE,
  'stage-3-reported': NEW_PEOPLE,
  complete: { adult: 'it has been answered in full', easy: 'you have an answer' },
  withdrawn: { adult: 'you have taken it back', easy: 'you stopped it' },
  closed: { adult: 'it is closed', easy: 'it is closed' },
} as const satisfies Record<State, Wording>;

export const standsAt = spoken(STANDING);
