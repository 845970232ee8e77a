import type { Reply } from '../../cards/card.ts';
import { markSent, nudgesWaiting, type Outgoing } from '../../src/store/outbox.ts';
import { nudgeReply, nudgesReply, type Seen, seeNudge } from '../nudges.ts';
import { speak } from '../say.ts';
import type { DeliverParts } from './parts.ts';

/** What goes out together, and as what; nothing where it is no longer worth saying. */
export interface Parcel {
  lines: Outgoing[];
  reply?: Reply;
  /** False where the line that was asked for is not in it: others go first, or somebody else has it in hand. */
  whole: boolean;
}

/** More nudges than this at one address at one time are a list. */
const FEW = 3;
const MOST_AT_ONCE = 200;

/**
 * A line, made from how things stand now. A nudge takes along every other that waits for the same reader where there are more than a
 * few: after a weekend, an outage or a channel that would not take more, nobody is sent forty cards.
 */
export async function parcelOf(parts: DeliverParts, line: Outgoing): Promise<Parcel> {
  if (line.kind !== 'nudge') return one(parts, line);
  const waiting = await nudgesWaiting(parts.db, line.council, line.address, MOST_AT_ONCE);
  if (waiting.length <= FEW) return one(parts, line);
  return { ...(await together(parts, waiting)), whole: waiting.some((it) => it.id === line.id) };
}

async function one({ db, sight }: DeliverParts, line: Outgoing): Promise<Parcel> {
  const reply = await speak(sight, line);
  if (!('because' in reply)) return { lines: [line], reply, whole: true };
  await markSent(db, line.council, [line.id], sight.desk.now(), reply.because);
  return { lines: [], whole: true };
}

async function together({ db, sight }: DeliverParts, waiting: readonly Outgoing[]): Promise<Omit<Parcel, 'whole'>> {
  const lines: Outgoing[] = [];
  const worth: Seen[] = [];
  for (const it of waiting) {
    const seen = await seeNudge(sight, it);
    if ('because' in seen) await markSent(db, it.council, [it.id], sight.desk.now(), seen.because);
    else {
      lines.push(it);
      worth.push(seen);
    }
  }
  const [first] = worth;
  if (!first) return { lines };
  return { lines, reply: worth.length === 1 ? nudgeReply(first, lines[0]!) : nudgesReply(worth) };
}
