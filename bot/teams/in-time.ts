/** Calls after a while; what it answers stops it from being called. */
export type Wait = (over: () => void) => () => void;

/**
 * Teams gives up on a press after about ten seconds and sends a message again after fifteen. Whoever has waited this long is told
 * that it goes on.
 */
const PATIENCE = 4_000;

export const patience: Wait = (over) => {
  const timer = setTimeout(over, PATIENCE).unref();
  return () => clearTimeout(timer);
};

/** What the work comes to, or undefined where it takes longer than somebody should wait; it goes on by itself then. */
export type InTime = <T>(work: Promise<T>) => Promise<{ done: T } | undefined>;

export function createInTime(wait: Wait): InTime {
  return async (work) => {
    let stop = () => {};
    const late = new Promise<undefined>((done) => {
      stop = wait(() => done(undefined));
    });
    try {
      return await Promise.race([work.then((done) => ({ done })), late]);
    } finally {
      stop();
    }
  };
}
