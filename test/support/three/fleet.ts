import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Started, ToldInstance } from './instance.ts';

/** Several instances of Heard on one PostgreSQL, as a load balancer before them sees them. */
export interface Fleet {
  /** The address of one that is there; where none is, as soon as one is. */
  url(): Promise<string>;
  /** The same request to another instance, until one of them has taken it: what a browser, a channel or a proxy does. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Cuts one off without warning and starts another in its place. False where none was there to be killed. */
  kill(): boolean;
  /** The same to any but the first that was started, which so lives from the beginning to the end. */
  killAnother(): boolean;
  /** Cuts off whichever is first to have a message taken by a channel, before it is told so. Answers how many that were. */
  killAfterPost(): Promise<number>;
  /** From now on it is this moment, for all of them, each by its own clock. */
  moveTo(at: Date): void;
  /** Resolves when every instance is there. */
  whole(): Promise<void>;
  /** Bytes each of them has, in the order in which they were started. */
  memory(): Promise<number[]>;
  /** Notes one try of something: how long it took, and why nobody took it. */
  tried: Tried;
  stop(): Promise<void>;
}

export type Tried = (what: string, milliseconds: number, failed?: string) => void;

interface Instance {
  child: ChildProcess;
  gone: Promise<unknown>;
  /** Undefined until it listens. */
  url?: string;
}

/** "ECONNREFUSED", "UND_ERR_SOCKET": what a request says of itself that got no answer. */
export function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
}

const CACHE = join(tmpdir(), 'heard-compiled');

/** How often something is sent again before it counts as refused for good. */
export const TRIES = 100;

/** `apart` is how far the clock of each is from the right one, in milliseconds: as many instances as there are numbers. */
export async function startFleet(
  on: Omit<Started, 'ahead'>,
  {
    apart,
    at,
    random,
    tried = () => {},
  }: { apart: readonly number[]; at: Date; random(): number; tried?: Tried | undefined },
): Promise<Fleet> {
  let ahead = at.getTime() - Date.now();
  let over = false;
  const all: Instance[] = [];

  async function start(place: number): Promise<void> {
    const child = fork(new URL('./instance.ts', import.meta.url), [JSON.stringify({ ...on, ahead })], {
      // What was compiled once is not compiled again by whoever comes in its place.
      env: { ...process.env, TEST_CLOCK_AHEAD: String(apart[place]), NODE_COMPILE_CACHE: CACHE },
      execArgv: ['--no-warnings', '--import', new URL('./shifted.ts', import.meta.url).href],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const instance: Instance = { child, gone: once(child, 'exit') };
    all[place] = instance;
    const [said] = (await Promise.race([once(child, 'message'), instance.gone])) as [{ port?: number } | number | null];
    if (typeof said === 'object' && said?.port) instance.url = `http://127.0.0.1:${said.port}`;
    else if (!over && all[place] === instance) throw new Error(`an instance ended while it started: ${said}`);
    tell(instance, { ahead });
  }

  function tell({ child }: Instance, told: ToldInstance): void {
    if (child.connected) child.send(told, () => {});
  }

  const there = () => all.filter((it) => it.url);
  const any = (of: readonly Instance[]) => of[Math.floor(random() * of.length)];
  const one = () => any(there());

  function dead(instance: Instance): void {
    const place = all.indexOf(instance);
    instance.url = undefined;
    if (!over) void start(place);
  }

  function cutOff(instance: Instance | undefined): boolean {
    instance?.child.kill('SIGKILL');
    if (instance) dead(instance);
    return instance !== undefined;
  }

  await Promise.all(apart.map((_, place) => start(place)));
  const fleet: Fleet = {
    async url() {
      for (;;) {
        const url = one()?.url;
        if (url) return url;
        await setTimeout(20);
      }
    },
    async ask(path, init) {
      let failed: string | undefined;
      for (let tries = 0; tries < TRIES; tries++) {
        const url = await fleet.url();
        const from = performance.now();
        const response = await fetch(`${url}${path}`, init).catch(reasonOf);
        failed = typeof response === 'string' ? response : response.status < 500 ? undefined : `${response.status}`;
        tried(`${init?.method ?? 'GET'} ${path}`, performance.now() - from, failed);
        if (typeof response !== 'string' && !failed) return response;
        await setTimeout(50);
      }
      throw new Error(`nobody takes it at ${path}: ${failed}`);
    },
    tried,
    kill: () => cutOff(one()),
    killAnother: () => cutOff(any(there().filter((it) => it !== all[0]))),
    async killAfterPost() {
      const armed = there();
      for (const it of armed) tell(it, { dieAfterPost: true });
      await Promise.race(armed.map((it) => it.gone));
      for (const it of armed) tell(it, { dieAfterPost: false });
      // Another may have been in that very moment too.
      await setTimeout(100);
      const died = armed.filter((it) => it.child.signalCode !== null);
      for (const it of died) dead(it);
      return died.length;
    },
    moveTo(moment) {
      ahead = moment.getTime() - Date.now();
      for (const it of there()) tell(it, { ahead });
    },
    async whole() {
      while (there().length < apart.length) await setTimeout(50);
    },
    async memory() {
      const asked = there().map(async (it) => {
        const answered = Promise.race([once(it.child, 'message'), it.gone]);
        tell(it, { memory: true });
        const [said] = (await answered) as [{ memory?: NodeJS.MemoryUsage } | number | null];
        // Whoever is cut off while it is asked holds nothing.
        return typeof said === 'object' ? (said?.memory?.rss ?? 0) : 0;
      });
      return Promise.all(asked);
    },
    async stop() {
      over = true;
      for (const it of all) it.child.kill('SIGKILL');
      await Promise.all(all.map((it) => it.gone));
    },
  };
  return fleet;
}
