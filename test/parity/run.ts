import { journeys } from './journeys.ts';
import { recordOf } from './record.ts';
import type { Part, World } from './seat.ts';

/** What every person heard in one step, each line once. */
export type Told = Record<Part, string[]>;

export interface Ran {
  /** By "journey: step". */
  told: Record<string, Told>;
  record: string[];
}

/** Runs every journey in one world, one after the other. */
export async function run({ app, seats, close }: World): Promise<Ran> {
  const told: Ran['told'] = {};
  const heard = new Map<Part, Set<string>>();
  const world = { app, seats: listening(seats, heard), close };
  for (const [journey, steps] of Object.entries(journeys)) {
    for (const [step, act] of Object.entries(steps)) {
      heard.clear();
      await act(world);
      await app.deliver();
      for (const it of Object.values(world.seats)) await it.read();
      told[`${journey}: ${step}`] = Object.fromEntries(
        Object.keys(seats).map((part) => [part, [...(heard.get(part as Part) ?? [])].sort()]),
      ) as Told;
    }
  }
  return { told, record: await recordOf(app) };
}

/** The same seats, with what is heard at each gathered. */
function listening(seats: World['seats'], heard: Map<Part, Set<string>>): World['seats'] {
  const gather = (part: Part, lines: string[]) => {
    const known = heard.get(part) ?? new Set();
    heard.set(part, known);
    for (const it of lines) known.add(it);
    return lines;
  };
  return Object.fromEntries(
    (Object.entries(seats) as [Part, World['seats'][Part]][]).map(([part, seat]) => [
      part,
      {
        say: async (text: string) => gather(part, await seat.say(text)),
        press: async (...given: Parameters<typeof seat.press>) => gather(part, await seat.press(...given)),
        tell: async (...given: Parameters<typeof seat.tell>) => gather(part, await seat.tell(...given)),
        read: async () => gather(part, await seat.read()),
      },
    ]),
  ) as World['seats'];
}
