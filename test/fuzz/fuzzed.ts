import process from 'node:process';
import type { Input } from './input.ts';
import { INPUTS } from './inputs.ts';
import { throws } from './mutate.ts';

export interface Fault {
  input: string;
  /** From which the very same input is made again. */
  seed: number;
  given: string;
  error: string;
}

export interface Fuzzed {
  many: number;
  faults: Fault[];
}

/** So many mutated inputs over every way in, each from a seed of its own; of each fault at each input the smallest that was met. */
export async function fuzzed(many: number, seed: number): Promise<Fuzzed> {
  const weights = INPUTS.reduce((sum, { weight }) => sum + weight, 0);
  const smallest = new Map<string, Fault>();
  let sent = 0;
  for (const input of INPUTS)
    for (let at = 0; at < (many * input.weight) / weights; at++, sent++) {
      const fault = await tried(input, seed + sent);
      if (!fault) continue;
      const key = `${fault.input} ${fault.error}`;
      const before = smallest.get(key);
      if (!before || fault.given.length < before.given.length) smallest.set(key, fault);
    }
  return { many: sent, faults: [...smallest.values()] };
}

/** Microseconds of this process's own work, however busy the machine is: nothing that comes in may keep Heard from others for longer. */
const LONGEST = 1_000_000;

async function tried(input: Input, seed: number): Promise<Fault | undefined> {
  const given = input.mutated(throws(seed));
  const before = process.cpuUsage();
  try {
    await input.read(given as never);
    const { user } = process.cpuUsage(before);
    if (user > LONGEST) throw new Error(`it took ${Math.round(user / 1000)} ms`);
    return undefined;
  } catch (error) {
    const shown = given instanceof Uint8Array ? Buffer.from(given).toString('latin1') : JSON.stringify(given);
    return {
      input: input.called,
      seed,
      given: String(shown).slice(0, 500),
      error: String((error as Error)?.stack).slice(0, 400),
    };
  }
}
