import {
  type Arrived,
  arrivalDone,
  arrivalFailed,
  forgetArrivals,
  keepArrival,
  payloadOf,
  takeLeft,
} from '../../../src/store/slack.ts';
import type { Db } from '../../../src/store/store.ts';
import { NotNow } from '../../later.ts';
import { type Arrival, arrivalIn, conversationOf } from './payload.ts';

/** What Slack sent and we acknowledged: kept first, done afterwards, by this process or by the next one. */
export interface Inbox {
  keep(body: unknown): Promise<void>;
  /** Does what others left undone, and forgets what is long past. Answers how many there were. */
  finish(): Promise<number>;
  /** Resolves when nothing is under way here. */
  idle(): Promise<void>;
}

export interface InboxParts {
  db: Db;
  now(): Date;
  work(arrival: Arrival): Promise<string>;
  /** Something thrown, which is no fault of what was sent. The arrival where somebody should be told: once, not at every try. */
  failed(error: unknown, arrival: Arrival | undefined): Promise<void>;
  /** Whether what was kept is done by this process at once. Off in tests, which say when. */
  atOnce: boolean;
  /** False where the program stops in the meantime. */
  wait(milliseconds: number): Promise<boolean>;
}

/** Whoever took something has so long; then somebody else may. Longer than any work, the patience with Slack included. */
export const LEASE = 90_000;
/** Slack sends again for an hour, and an administrator may ask for a day's events again. */
const REMEMBERED = 3 * 24 * 60 * 60_000;
/** So much is done at the same time; the rest waits its turn, so that what arrives is still acknowledged quickly. */
const AT_ONCE = 8;
const BATCH = 100;

export function createInbox(parts: InboxParts): Inbox {
  const { db, now } = parts;
  const lanes = new Map<string, Promise<void>>();
  const slots = createSlots(AT_ONCE);

  /** One conversation's things one after the other, several conversations side by side. */
  function enqueue(arrived: Arrived): Promise<void> {
    const key = `${arrived.team} ${arrived.conversation}`;
    const mine = (lanes.get(key) ?? Promise.resolve()).then(() => inTurn(arrived));
    lanes.set(key, mine);
    return mine.finally(() => lanes.get(key) === mine && lanes.delete(key));
  }

  /** Where Slack asks for patience, this conversation waits and the others do not. A long wait is left to whoever looks next. */
  async function inTurn(arrived: Arrived): Promise<void> {
    for (;;) {
      const until = await slots(() => doneWith(arrived));
      const wait = until ? until.getTime() - now().getTime() : 0;
      if (!until || !parts.atOnce || wait > LEASE / 3) return;
      if (!(await parts.wait(wait))) return;
    }
  }

  /** Undefined where it is over with, well or not; otherwise the moment from which Slack takes it. */
  async function doneWith(arrived: Arrived): Promise<Date | undefined> {
    let arrival: Arrival | undefined;
    try {
      arrival = arrivalIn(JSON.parse(payloadOf(db, arrived)));
      const outcome = arrival ? await parts.work(arrival) : 'nothing for us';
      await arrivalDone(db, arrived, now(), outcome);
      return undefined;
    } catch (error) {
      if (error instanceof NotNow) return error.until;
      const often = await arrivalFailed(db, arrived).catch(() => 0);
      await parts.failed(error, often === 1 ? arrival : undefined);
      return undefined;
    }
  }

  return {
    async keep(body) {
      const arrival = arrivalIn(body);
      if (!arrival) return;
      const { id, origin } = arrival;
      const came = { team: origin.team, id, conversation: conversationOf(origin), payload: JSON.stringify(body) };
      const arrived = await keepArrival(db, came, now());
      if (arrived && parts.atOnce) void enqueue(arrived);
    },
    async finish() {
      const at = now();
      const left = await takeLeft(db, at, parts.atOnce ? new Date(at.getTime() - LEASE) : at, BATCH);
      await Promise.all(left.map(enqueue));
      await forgetArrivals(db, new Date(at.getTime() - REMEMBERED));
      return left.length;
    },
    async idle() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  };
}

/** Lets so many work at the same time; the others wait in line. */
function createSlots(most: number) {
  let free = most;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((granted) => waiting.push(granted));
    return work().finally(() => {
      const next = waiting.shift();
      if (next) next();
      else free++;
    });
  };
}
