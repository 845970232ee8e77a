import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** A database that can be held: every statement waits until it is let go. What was sent before goes on being answered. */
export interface Held {
  hold(): void;
  letGo(): void;
  /** Statements that wait now. */
  waiting(): number;
}

export function holdable(): Held {
  let gate: Promise<void> | undefined;
  let open = () => {};
  let waiting = 0;

  async function pass(): Promise<void> {
    if (!gate) return;
    waiting++;
    await gate;
    waiting--;
  }

  const embedded = PGlite.prototype.query;
  PGlite.prototype.query = async function (this: PGlite, ...given: Parameters<typeof embedded>) {
    await pass();
    return embedded.apply(this, given);
  } as typeof embedded;
  const real = pg.Client.prototype.query as unknown as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    // The pool's own statements take callbacks; everything of ours is awaited.
    if (!gate || typeof given.at(-1) === 'function') return real.apply(this, given);
    return pass().then(() => real.apply(this, given));
  } as typeof pg.Client.prototype.query;

  return {
    hold() {
      gate = new Promise((done) => {
        open = done;
      });
    },
    letGo() {
      gate = undefined;
      open();
    },
    waiting: () => waiting,
  };
}
