import { setImmediate } from 'node:timers/promises';

interface Waiting<Asked, Got> {
  asked: Asked;
  done(got: Got): void;
  failed(error: unknown): void;
}

/** So many at most in one statement: a line of people, not a crowd. */
const MOST = 64;

/**
 * Does small things that many people need at once in one statement. What finds the database free is done at once; what comes while it
 * is busy is done together when it is free again, so a crowd costs little more than one of them. `all` answers in the order it was
 * asked. Where it cannot, each is tried alone, so that one that cannot be done does not take the others with it.
 */
export function together<Asked, Got>(
  all: (asked: readonly Asked[]) => Promise<readonly Got[]>,
): (asked: Asked) => Promise<Got> {
  let waiting: Waiting<Asked, Got>[] = [];
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      await everybodyHere();
      const batch = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await answer(batch).catch((error) => (batch.length === 1 ? batch[0]!.failed(error) : apart(batch)));
    }
    busy = false;
  }

  /**
   * Whoever has arrived by now goes along, and whoever has come while we looked: a statement for many costs little more than one for a
   * few. Somebody alone waits for one look. The embedded database lets nobody in while it works.
   */
  async function everybodyHere(): Promise<void> {
    let seen: number;
    do {
      seen = waiting.length;
      await setImmediate();
    } while (waiting.length > seen && waiting.length < MOST);
  }

  async function answer(batch: readonly Waiting<Asked, Got>[]): Promise<void> {
    const got = await all(batch.map(({ asked }) => asked));
    batch.forEach(({ done }, at) => {
      done(got[at]!);
    });
  }

  async function apart(batch: readonly Waiting<Asked, Got>[]): Promise<void> {
    for (const one of batch) await answer([one]).catch(one.failed);
  }

  return (asked) =>
    new Promise((done, failed) => {
      waiting.push({ asked, done, failed });
      if (!busy) void run();
    });
}
