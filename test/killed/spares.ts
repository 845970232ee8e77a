import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cut, FromDoomed, ToldDoomed } from './doomed.ts';
import type { Place } from './program.ts';

/** A process with everything loaded that a program needs, which waits to be told its databases. */
export interface Doomed {
  /** Opens a program on each of these databases; answers where they listen. */
  open(places: readonly (Place & { cut?: Cut })[]): Promise<readonly string[]>;
  /** Resolves when the program on this database stands at its statement. */
  held(url: string): Promise<void>;
  /** The program does this of its own accord. True when it is done; what went wrong is thrown. */
  errand(url: string, name: string): Promise<true>;
  /** Every statement on this database since it was opened. */
  statements(url: string): Promise<readonly string[]>;
  /** The power goes. Resolves when it has gone. */
  kill(): Promise<void>;
}

export interface Spares {
  next(): Promise<Doomed>;
  /** How many were really killed: it ended by SIGKILL, and by nothing else. */
  killed(): number;
  stop(): Promise<void>;
}

/** Answers with the first message in which this is found; what was not waited for is forgotten. */
function listen(child: ChildProcess) {
  const waiting = new Set<(message: FromDoomed) => void>();
  child.on('message', (message: FromDoomed) => {
    for (const it of [...waiting]) it(message);
  });
  return <T>(finds: (message: FromDoomed) => T | false): Promise<T> =>
    new Promise((found) => {
      const wait = (message: FromDoomed) => {
        const it = finds(message);
        if (it === false) return;
        waiting.delete(wait);
        found(it);
      };
      waiting.add(wait);
    });
}

const CACHE = join(tmpdir(), 'heard-compiled');

/** Keeps so many ready: while one dies and what is left of it is looked at, the next already starts. */
export function openSpares(many: number): Spares {
  let killed = 0;
  const waiting = Array.from({ length: many }, () => start());

  function start() {
    const child = fork(new URL('./doomed.ts', import.meta.url), [], {
      env: { ...process.env, NODE_COMPILE_CACHE: CACHE },
      // Much is made while it loads and little of it is thrown away: with more room it is collected less often.
      execArgv: ['--no-warnings', '--max-semi-space-size=64'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const died = new Promise<void>((gone) => {
      child.once('exit', (_, signal) => {
        if (signal === 'SIGKILL') killed++;
        gone();
      });
    });
    const heard = listen(child);
    return { child, died, heard, ready: heard((it) => 'ready' in it) };
  }

  return {
    async next() {
      const { child, died, heard, ready } = waiting.shift()!;
      waiting.push(start());
      await ready;
      const tell = (told: ToldDoomed | 'count') => child.send(told, () => {});
      return {
        async open(places) {
          const opened = heard((it) => 'open' in it && it.open);
          tell({ open: places });
          return opened;
        },
        async held(url) {
          await heard((it) => 'held' in it && it.held === url);
        },
        async errand(url, name) {
          const done = heard((it) => ('done' in it && it.done === url) || ('failed' in it && it.failed === url && it));
          tell({ errand: { url, name } });
          const came = await done;
          if (came !== true) throw new Error(`${name}: ${came.because}`);
          return true;
        },
        async statements(url) {
          const counted = heard((it) => 'statements' in it && it.statements);
          tell('count');
          return (await counted)[url]!;
        },
        async kill() {
          child.kill('SIGKILL');
          await died;
        },
      };
    },
    killed: () => killed,
    async stop() {
      for (const { child, died } of waiting.splice(0)) {
        child.kill('SIGTERM');
        await died;
      }
    },
  };
}
