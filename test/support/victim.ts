import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Running } from './app.ts';

/** What the statement is at which somebody dies: its number from now on, or the first that does this, once something else was done. */
export interface Fatal {
  count?: number;
  does?: string;
  since?: string;
}

/** What a program is started with. */
export interface On {
  url?: string | undefined;
  folder: string;
  at: string;
  /** Where Slack's end is, for a program that is in Slack. */
  slackUrl?: string;
}

/** A running program that can be told to die at a statement. */
export interface Victim {
  url: string;
  alive: boolean;
  /** By which signal it ended, once it has. */
  gone: Promise<NodeJS.Signals | null>;
  /** From now on it is this moment. */
  moveTo(at: string): Promise<void>;
  /** From now on, die at this statement. */
  arm(kill: Fatal, when: 'before' | 'after'): Promise<void>;
  /** Sweeps, dying at the nth statement of it where told. True if it lived. */
  sweep(kill?: Fatal, when?: 'before' | 'after'): Promise<boolean>;
  deliver(kill?: Fatal, when?: 'before' | 'after'): Promise<boolean>;
  /** Does what Slack sent and was acknowledged. How much there was, or undefined where it died. */
  workSlack(kill?: Fatal, when?: 'before' | 'after'): Promise<number | undefined>;
  stop(): Promise<void>;
}

const CACHE = join(tmpdir(), 'heard-compiled');

let spare: Promise<ChildProcess> | undefined;

/** A process that has everything loaded and waits to be told what it is. */
async function load(): Promise<ChildProcess> {
  const child = fork(new URL('./killable.ts', import.meta.url), [], {
    env: { ...process.env, NODE_COMPILE_CACHE: CACHE },
    execArgv: ['--no-warnings', '--max-semi-space-size=64'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

/** Nobody follows any more. */
export async function noMoreVictims(): Promise<void> {
  const child = await spare;
  spare = undefined;
  child?.kill('SIGKILL');
}

/** While this one runs, the next is loaded already. */
export async function startVictim(on: On): Promise<Victim> {
  const child = await (spare ?? load());
  spare = load();
  const gone = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const died = gone.then(() => {});
  child.send(on);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const answerTo = async (message: object): Promise<number | undefined> => {
    const answered = once(child, 'message').then(([{ done }]) => Number(done));
    child.send(message, () => {});
    return Promise.race([answered, died.then(() => undefined)]);
  };
  const told = async (message: object) => (await answerTo(message)) !== undefined;
  return {
    get alive() {
      return child.exitCode === null && child.signalCode === null;
    },
    moveTo: async (at) => {
      await told({ at });
    },
    gone,
    url: `http://127.0.0.1:${port}`,
    arm: async (kill, when) => {
      await told({ kill, when });
    },
    sweep: (kill, when) => told({ sweep: true, kill, when }),
    deliver: (kill, when) => told({ deliver: true, kill, when }),
    workSlack: (kill, when) => answerTo({ work: true, kill, when }),
    stop: async () => {
      child.kill('SIGKILL');
      await died;
    },
  };
}

/** Enough of a running program for a chat to be opened on it. */
export function reach(victim: Victim): Running {
  return { url: victim.url } as Running;
}
