/** Every no of the rules of time, by its stable name. Councils script against these. */
export const TIMING_PROBLEMS = [
  'before-receipt',
  'in-the-future',
  'already',
  'out-of-order',
  'closed',
  'too-late',
  'past-the-limit',
  'not-a-ground',
  'incomplete-notice',
  'not-told',
] as const;
export type TimingProblem = (typeof TIMING_PROBLEMS)[number];
