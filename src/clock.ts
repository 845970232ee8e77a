import type { Instant } from './calendar/local-date.ts';

export interface Clock {
  now(): Instant;
}

/** The wall clock. Handed in at the edge; nothing else asks what time it is. */
export const wallClock: Clock = { now: () => new Date() };

/** A clock that can be moved forward, for the demonstration and for tests. It runs on from where it was put. */
export interface MovableClock extends Clock {
  /** Moves it so that it shows this moment now. */
  moveTo(instant: Instant): void;
  /** Milliseconds ahead of the clock beneath. */
  ahead(): number;
}

export function movable(beneath: Clock, ahead = 0): MovableClock {
  let offset = ahead;
  return {
    now: () => new Date(beneath.now().getTime() + offset),
    moveTo(instant) {
      offset = instant.getTime() - beneath.now().getTime();
    },
    ahead: () => offset,
  };
}
