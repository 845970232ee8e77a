import { noteFailure, unsent, unsentIds } from '../../src/store/outbox.ts';
import { deliver } from './deliver.ts';
import { type Failure, NotSent } from './outlet.ts';
import { type Deliveries, type DeliverParts, forCouncil } from './parts.ts';

export interface Line {
  council: string;
  id: number;
}

/** What became of one try. A pause that the channel asked for does not count as a failure. */
export type Attempt = 'done' | 'given up' | { pause: number } | { failed: string };

/** Tries to deliver a line and keeps what came of it. Whatever only a person can do is left to the complaints team. */
export async function attempt(all: Deliveries, line: Line): Promise<Attempt> {
  const parts = forCouncil(all, line.council);
  try {
    const delivered = await deliver(parts, line.council, line.id);
    return delivered === 'done' ? 'done' : abandon(parts, line, delivered.byHand, 'by hand');
  } catch (error) {
    const failure: Failure =
      error instanceof NotSent ? error.failure : { kind: 'later', because: (error as Error).name ?? 'an error' };
    return fail(parts, line, failure);
  }
}

async function fail(parts: DeliverParts, line: Line, failure: Failure): Promise<Attempt> {
  const { desk } = parts.sight;
  if (failure.kind === 'later' && failure.after !== undefined) return { pause: failure.after };
  await noteFailure(parts.db, line.council, line.id, desk.now(), failure.because);
  if (failure.kind === 'later') return { failed: failure.because };
  if (failure.kind === 'refused') return abandon(parts, line, failure.because);
  // The address is forgotten, so the next try goes to whoever reads in its stead.
  const found = await unsent(parts.db, line.council, line.id);
  if (found && (await desk.loseAddress(line.council, found.address))) return attempt(parts, line);
  return abandon(parts, line, failure.because);
}

/** After the last try, or where trying again is pointless. */
export async function abandon(parts: Deliveries, line: Line, because: string, how?: 'by hand'): Promise<Attempt> {
  await parts.sight.desk.leaveToPerson(line.council, line.id, because, how);
  return 'given up';
}

/** Every line nobody has sent yet, in order. Answers how many could not be delivered. */
export async function deliverAll(all: Deliveries, councils: readonly string[]): Promise<number> {
  let failed = 0;
  for (const council of councils) {
    for (const id of await unsentIds(all.of(council), council)) {
      const tried = await attempt(all, { council, id });
      if (typeof tried === 'object') failed++;
    }
  }
  return failed;
}
