import { Worker } from 'node:worker_threads';
import { isReadable } from '../../src/files/text.ts';

/** The words in a file; undefined where there are none that we can get at. */
export type ReadText = (bytes: Uint8Array, ending: string) => Promise<string | undefined>;

const WORKER = new URL('./worker.ts', import.meta.url);
/** A letter is read in a fraction of a second. What takes this long is made to take long. */
const LONGEST_MS = 4_000;
const MOST_MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/**
 * Reads files in a thread of its own, one after the other, with a limit on its time and its memory: a file that was made to stop us
 * stops that thread and nothing else.
 */
export function createReader(within = LONGEST_MS, code: URL = WORKER): ReadText {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes, ending) => {
    if (!isReadable(ending)) return Promise.resolve(undefined);
    const mine = last.then(() => inThread(code, { bytes, ending }, within));
    last = mine;
    return mine;
  };
}

function inThread(code: URL, workerData: object, within: number): Promise<string | undefined> {
  // What the libraries print about a file might be words of it.
  const thread = new Worker(code, {
    workerData,
    execArgv: [],
    resourceLimits: MOST_MEMORY,
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    const done = (text?: string) => {
      clearTimeout(clock);
      void thread.terminate();
      resolve(text || undefined);
    };
    const clock = setTimeout(done, within);
    thread.once('message', done);
    thread.once('error', () => done());
    thread.once('exit', () => done());
  });
}
