import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Running } from './app.ts';

/** A running program that can be told to die at its nth statement. */
export interface Victim {
  url: string;
  alive: boolean;
  /** From now on it is this moment. */
  moveTo(at: string): Promise<void>;
  /** From now on, die at this statement. */
  arm(kill: number, when: 'before' | 'after'): Promise<void>;
  /** Sweeps, dying at the nth statement of it where told. True if it lived. */
  sweep(kill?: number, when?: 'before' | 'after'): Promise<boolean>;
  deliver(kill?: number, when?: 'before' | 'after'): Promise<boolean>;
  /** Does what Slack sent and was acknowledged. How much there was, or undefined where it died. */
  workSlack(kill?: number, when?: 'before' | 'after'): Promise<number | undefined>;
  stop(): Promise<void>;
}

export async function startVictim(on: {
  url?: string;
  folder: string;
  at: string;
  /** Where Slack's end is, for a program that is in Slack. */
  slackUrl?: string;
}): Promise<Victim> {
  const child: ChildProcess = fork(new URL('./killable.ts', import.meta.url), [JSON.stringify(on)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(() => {});
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
