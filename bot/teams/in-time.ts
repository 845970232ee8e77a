import { setTimeout } from 'node:timers/promises';

/** Waits so long at most; stops waiting when it is told to. */
export type Wait = (stop: AbortSignal) => Promise<void>;

/**
 * Teams gives up on a press after about ten seconds and sends a message again after fifteen. Whoever has waited this long is told
 * that it goes on.
 */
const PATIENCE = 4_000;

export const patience: Wait = (signal) => setTimeout(PATIENCE, undefined, { signal, ref: false });

/** What the work comes to, or undefined where it takes longer than somebody should wait; it goes on by itself then. */
export type InTime = <T>(work: Promise<T>) => Promise<{ done: T } | undefined>;

export function createInTime(wait: Wait): InTime {
  return async (work) => {
    const stop = new AbortController();
    try {
      const late = wait(stop.signal).then(
        () => undefined,
        () => undefined,
      );
      return await Promise.race([work.then((done) => ({ done })), late]);
    } finally {
      stop.abort();
    }
  };
}
