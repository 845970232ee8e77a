import { createHmac } from 'node:crypto';
import { type Counted, countTries, forgetTries, type Tries } from '../src/store/limits.ts';
import type { Db } from '../src/store/store.ts';

/** How often something may be tried: so many in a stretch of time, by one person, conversation or network. */
export interface Limit {
  name: string;
  most: number;
  /** Milliseconds. */
  lasts: number;
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** A whole school or council may share one network, so a network may always do more than one person. */
export const LIMITS = {
  page: { name: 'pages of a network', most: 600, lasts: MINUTE },
  /** Whoever watches whether we are well. */
  probe: { name: 'probes of a network', most: 240, lasts: MINUTE },
  saves: { name: 'files saved by a network', most: 120, lasts: MINUTE },
  install: { name: 'steps of installing from a network', most: 60, lasts: 10 * MINUTE },
  reader: { name: 'pages and presses of a sign-on', most: 180, lasts: MINUTE },
  /** Microsoft's and Slack's machines, of which there are few: five hundred a second. */
  signed: { name: 'signed requests of a network', most: 30_000, lasts: MINUTE },
  /** Messages and presses; looking through a channel asks for the view of each card in it. */
  activity: { name: 'what somebody does in a chat of Teams', most: 240, lasts: MINUTE },
  toldToWait: { name: 'times that somebody in Teams is told to wait', most: 1, lasts: MINUTE },
  chat: { name: 'new chats of a network', most: 60, lasts: 10 * MINUTE },
  message: { name: 'messages of a conversation', most: 40, lasts: MINUTE },
  messages: { name: 'messages of a network', most: 600, lasts: MINUTE },
  look: { name: 'looks into a conversation', most: 180, lasts: MINUTE },
  looks: { name: 'looks of a network', most: 30_000, lasts: MINUTE },
  renewal: { name: 'renewals of a token', most: 10, lasts: MINUTE },
  file: { name: 'files of a conversation', most: 10, lasts: 10 * MINUTE },
  files: { name: 'files of a network', most: 60, lasts: 10 * MINUTE },
  stranger: { name: 'knocks without a good token', most: 60, lasts: MINUTE },
  code: { name: 'codes of a conversation', most: 6, lasts: QUARTER },
  codes: { name: 'codes of a network', most: 60, lasts: QUARTER },
  codesToday: { name: 'codes of a network in a day', most: 300, lasts: DAY },
} as const satisfies Record<string, Limit>;

export interface Limits {
  /** Counts one more try and says at once whether there may be so many; other instances' tries are known within a second or so. */
  take(limit: Limit, key: string): boolean;
  /** Whether there were too many, without counting one more. */
  isOver(limit: Limit, key: string): boolean;
  /** The same, and exactly: asked of the store before it is answered. For what somebody could gain by being quick. */
  takeExactly(limit: Limit, key: string): Promise<boolean>;
  /** Tells the other instances, and learns from them. */
  share(): Promise<void>;
}

interface Known {
  limit: Limit;
  /** What the store said last, and until when that holds. */
  points: number;
  until: number;
  /** What has come since. */
  since: number;
}

/** So many keys are told in one statement, so that a flood of new ones does not become one long statement. */
const AT_ONCE = 2000;

/**
 * Counts in this process and tells the store once in a while, so a message costs nothing more for being counted. Several instances
 * may between them let through a few more than the limit before they know of each other.
 */
export function createLimits(db: Db, secret: string, now: () => Date): Limits {
  const known = new Map<string, Known>();

  const hash = (key: string) => createHmac('sha256', secret).update(`limit ${key}`).digest('base64url').slice(0, 22);
  /** Each message is counted several times under the same few keys. */
  const hashed = new Map<string, string>();

  function keyOf(key: string): string {
    const found = hashed.get(key) ?? hash(key);
    if (hashed.size >= AT_ONCE) hashed.clear();
    hashed.set(key, found);
    return found;
  }

  function entryFor(limit: Limit, key: string): Known {
    const id = `${limit.name}\n${key}`;
    const at = now().getTime();
    const found = known.get(id);
    if (found && found.until > at) return found;
    const fresh = { limit, points: 0, until: at + limit.lasts, since: 0 };
    known.set(id, fresh);
    return fresh;
  }

  function learn({ name, key, points, until }: Counted): void {
    const it = known.get(`${name}\n${key}`);
    if (it) Object.assign(it, { points, until: until.getTime() });
  }

  return {
    take(limit, key) {
      const it = entryFor(limit, keyOf(key));
      it.since++;
      return it.points + it.since <= limit.most;
    },

    isOver(limit, key) {
      const it = known.get(`${limit.name}\n${keyOf(key)}`);
      return it !== undefined && it.until > now().getTime() && it.points + it.since > limit.most;
    },

    async takeExactly(limit, key) {
      const tries: Tries = { name: limit.name, key: keyOf(key), points: 1, lasts: limit.lasts };
      const [counted] = await countTries(db, [tries], now());
      return counted!.points <= limit.most;
    },

    async share() {
      const at = now().getTime();
      const fresh = [...known].filter(([, it]) => it.since > 0 && it.until > at);
      for (const [id, it] of known) if (it.until <= at) known.delete(id);
      for (let from = 0; from < fresh.length; from += AT_ONCE) {
        const tries = fresh.slice(from, from + AT_ONCE).map(([id, it]): Tries => {
          const { since: points, limit } = it;
          it.points += points;
          it.since = 0;
          return { name: limit.name, key: id.slice(limit.name.length + 1), points, lasts: it.until - at };
        });
        for (const it of await countTries(db, tries, now())) learn(it);
      }
      await forgetTries(db, now());
    },
  };
}

/** Whom a limit counts: one address, or the part of an IPv6 address that one household or one phone has. */
export function networkOf(remote: string | undefined, forwarded: string | undefined, proxies: number): string {
  const chain = [...(forwarded ?? '').split(',').map((it) => it.trim()), remote ?? ''].filter(Boolean);
  // Each proxy of ours has added whom it heard; what stands before those, anybody may have written.
  const address = (chain.at(-1 - proxies) ?? chain[0] ?? 'unknown').replace(/^::ffff:/, '').toLowerCase();
  return address.includes(':') ? `${expanded(address).slice(0, 4).join(':')}::/64` : address;
}

function expanded(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const first = head.split(':').filter(Boolean);
  if (tail === undefined) return first;
  const last = tail.split(':').filter(Boolean);
  return [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last];
}
