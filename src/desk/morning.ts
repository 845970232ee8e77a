import { type Instant, type LocalDate, localDate } from '../calendar/local-date.ts';
import type { Refusal } from '../complaints/problems.ts';
import type { TaskKind } from '../complaints/tasks.ts';
import { awayUntil } from '../people/absence.ts';
import type { Who } from '../people/person.ts';
import { may } from '../rights/rights.ts';
import { knownAddresses } from '../store/addresses.ts';
import type { DueRow } from '../store/deadlines.ts';
import { type Moved, movedSince, owedBy, withoutSecond } from '../store/morning.ts';
import { type Addressed, promiseMessages } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import { refsCountingDown } from '../store/posts.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { openTasks, type TaskRow } from '../store/tasks.ts';
import { announceIn, mondayOf } from './announcing.ts';
import { type Context, workingHoursOf } from './context.ts';
import type { Day } from './rungs.ts';

/** What one reader has to know this morning that needs no ping of its own. References, dates and owners only. */
export interface Morning {
  today: LocalDate;
  /** The team it is for; all of them where none is named. */
  team?: string;
  late: DueRow[];
  /** Due on one of the next five working days. */
  soon: DueRow[];
  /** Asked, and nobody has said yet that they take it. */
  waiting: TaskRow[];
  /** Decisions, promises, outcomes and messages that somebody owes. */
  owed: TaskRow[];
  /** What passed on to somebody else since yesterday morning. */
  moved: Moved[];
  alone: { ref: string; respondent: string }[];
  away: { person: string; until: Instant }[];
}

export interface MorningDesk {
  morning(who: Who, team?: string): Promise<Morning | Refusal>;
}

const AHEAD = 5;
const OWED: readonly TaskKind[] = ['read', 'decide', 'review', 'action', 'outcome', 'tell'];

export function morningDesk(context: Context): MorningDesk {
  return {
    async morning(who, team) {
      const permit = may(who, 'morning');
      return 'problem' in permit ? permit : morningOf(context, who.council, team);
    },
  };
}

async function morningOf(context: Context, council: string, team: string | undefined): Promise<Morning> {
  const db = context.store.of(council);
  const { calendar } = context;
  const at = context.now();
  const today = localDate(at);
  const until = calendar.add(today, AHEAD);
  const rows = await owedBy(db, council, team, until);
  const yesterday = calendar.add(today, -1);
  const people = await peopleOf(db, council);
  const mine = team ? people.filter((it) => it.teams.includes(team)) : people;
  return {
    today,
    ...(team && { team }),
    late: rows.filter(({ deadline }) => (deadline.drives ?? deadline.due)! < today),
    soon: rows.filter(({ deadline }) => (deadline.drives ?? deadline.due)! >= today),
    waiting: await openTasks(db, council, { ...(team && { team }), kinds: ['accept'] }),
    owed: await openTasks(db, council, { ...(team && { team }), kinds: OWED, until }),
    moved: await movedSince(db, council, team, workingHoursOf(context, council).morningOf(yesterday)),
    alone: await withoutSecond(db, council, team),
    away: mine.flatMap((it) => {
      const back = it.left ? undefined : awayUntil(it, at);
      return back ? [{ person: it.id, until: back }] : [];
    }),
  };
}

/** The name under which a council keeps the last day it was told good morning. */
const MORNING = 'morning';

/**
 * The first thing of a working day: each team's digest and the complaints team's, and on the first working day of a week the week
 * before with it, in one post. Told once a day, whichever process is first. Cards that stand in chats count the days anew.
 */
export async function sayGoodMorning(context: Context, { council, at }: Day): Promise<void> {
  const db = context.store.of(council.key);
  const today = localDate(at);
  const kept = await readSetting<{ day: LocalDate }>(db, council.key, MORNING);
  if (kept && kept.day >= today) return;
  await announceIn(context, council.key);
  const told = kept && mondayOf(kept.day) === mondayOf(today);
  const known = [...(await knownAddresses(db, council.key))];
  const readers = known.filter((it): it is Reader => it === 'complaints' || it.startsWith('team:'));
  const standing = await refsCountingDown(db, council.key);
  await db.transaction().execute(async (tx) => {
    // With the week before comes what is to be done this morning, so nobody needs a digest beside it.
    if (told)
      await promiseMessages(
        tx,
        context.store.boss,
        council.key,
        readers.map((it) => digestFor(it, today)),
        at,
      );
    for (let from = 0; from < standing.length; from += BATCH)
      await promiseMessages(
        tx,
        context.store.boss,
        council.key,
        standing.slice(from, from + BATCH).map((ref) => newDayFor(ref, today)),
        at,
      );
    await writeSetting(tx, council.key, MORNING, { day: today });
  });
}

/** So many in one statement. */
const BATCH = 500;

function newDayFor(ref: string, today: LocalDate): Addressed {
  return { to: 'posts', kind: 'refresh', ref, key: `refresh ${ref} ${today}` };
}

type Reader = 'complaints' | `team:${string}`;

function digestFor(to: Reader, today: LocalDate): Addressed {
  const team = to === 'complaints' ? {} : { team: to.slice('team:'.length) };
  return { to, kind: 'digest', details: team, key: `digest ${to} ${today}` };
}
