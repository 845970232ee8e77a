import type { LocalDate } from '../calendar/local-date.ts';
import type { Refusal } from '../complaints/problems.ts';
import type { Who } from '../people/person.ts';
import { type Anchor, type Broken, createChecker } from '../rights/check.ts';
import { digest } from '../rights/record.ts';
import { may } from '../rights/rights.ts';
import {
  anchorsOf,
  type DayAnchor,
  headOf,
  markPosted,
  type Recorded,
  wholeHistory,
  wholeRecord,
  wholeWords,
} from '../store/record.ts';
import type { Db } from '../store/store.ts';
import type { Context } from './context.ts';
import { transact } from './transact.ts';

export interface Verified {
  entries: number;
  ok: boolean;
  firstBroken: number | null;
  /** Where the record is not what it was. */
  broken: Broken[];
  /** What is kept and is not as the record says, by complaint. */
  differs: Differs[];
}

export interface Differs {
  ref: string;
  what: string;
}

/** The record itself: whether it is whole, and all of it for somebody outside. */
export interface RecordDesk {
  /** Checks every link, the anchors, and what is kept against what the record says of it. */
  verifyRecord(who: Who, outside?: readonly Anchor[]): Promise<Verified | Refusal>;
  /** Every entry in its order, as it is hashed. */
  exportRecord(who: Who, after?: number): Promise<AsyncGenerator<Recorded> | Refusal>;
  anchors(who: Who): Promise<DayAnchor[] | Refusal>;
  /** Somebody outside has this day's anchor. */
  anchorPosted(council: string, day: LocalDate): Promise<void>;
}

export function recordDesk(context: Context): RecordDesk {
  const { store } = context;
  return {
    async verifyRecord(who, outside = []) {
      const permit = may(who, 'verifyRecord');
      if ('problem' in permit) return permit;
      const db = store.of(who.council);
      const checker = createChecker(who.council, [...(await anchorsOf(db, who.council)), ...outside]);
      const said = createSaid();
      for await (const row of wholeRecord(db, who.council)) {
        checker.take(row);
        said.take(row);
      }
      const { entries, broken } = checker.done(await headOf(db, who.council));
      const differs = broken.length > 0 ? [] : await said.differences(db, who.council);
      return {
        entries,
        ok: broken.length + differs.length === 0,
        firstBroken: broken[0]?.seq ?? null,
        broken,
        differs,
      };
    },

    async exportRecord(who, after) {
      const permit = may(who, 'exportRecord');
      if ('problem' in permit) return permit;
      await transact(context, who, async (_, note) => note({ did: 'exportRecord', as: permit.as }));
      return wholeRecord(store.of(who.council), who.council, after);
    },

    async anchors(who) {
      const permit = may(who, 'anchors');
      return 'problem' in permit ? permit : anchorsOf(store.of(who.council), who.council);
    },

    anchorPosted: (council, day) => markPosted(store.of(council), council, day, context.now()),
  };
}

interface Change {
  entries?: { seq: number; act: string; on: LocalDate; digest: string }[];
  words?: { seq: number; digest: string }[];
  erased?: boolean;
}

const MOST = 100;

/** Gathers what the record says is kept, and compares. What was lawfully erased is gone, and the record says so. */
function createSaid() {
  const history = new Map<string, string>();
  const words = new Map<string, string>();
  const erased = new Set<string>();

  return {
    take({ ref, entry }: Recorded): void {
      const { details = {} } = JSON.parse(entry) as { details?: Change };
      if (!ref) return;
      for (const it of details.entries ?? []) history.set(`${ref} ${it.seq}`, `${it.act} ${it.on} ${it.digest}`);
      for (const it of details.words ?? []) words.set(`${ref} ${it.seq}`, it.digest);
      if (details.erased) erased.add(ref);
    },

    async differences(db: Db, council: string): Promise<Differs[]> {
      const all: Differs[] = [];
      const tell = (ref: string, what: string) => all.length < MOST && all.push({ ref, what });
      for await (const it of wholeHistory(db, council)) {
        const key = `${it.ref} ${it.seq}`;
        const now = `${it.act} ${it.on} ${digest(it.details)}`;
        const then = history.get(key);
        if (then === undefined && it.by !== 'import') tell(it.ref, `entry ${it.seq} is not on record`);
        else if (then !== undefined && then !== now && !erased.has(it.ref)) tell(it.ref, `entry ${it.seq} was changed`);
        history.delete(key);
      }
      for (const key of history.keys()) tell(...placeIn(key, 'entry', 'is gone'));
      for await (const it of wholeWords(db, council)) {
        const then = words.get(`${it.ref} ${it.seq}`);
        if (then !== undefined && then !== it.digest) tell(it.ref, `words ${it.seq} were changed`);
        words.delete(`${it.ref} ${it.seq}`);
      }
      for (const key of words.keys()) if (!erased.has(key.split(' ')[0]!)) tell(...placeIn(key, 'words', 'are gone'));
      return all;
    },
  };
}

function placeIn(key: string, what: string, how: string): [ref: string, what: string] {
  const [ref = '', seq] = key.split(' ');
  return [ref, `${what} ${seq} ${how}`];
}
