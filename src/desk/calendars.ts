import { insideTable } from '../calendar/calendar.ts';
import { type Instant, localDate } from '../calendar/local-date.ts';
import { absenceOf, endAbsence, saveAbsence } from '../store/absences.ts';
import { peopleOf } from '../store/people.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { type Context, workingHoursOf } from './context.ts';
import { transact } from './transact.ts';

/** What a calendar says of somebody who is away: from a moment, until a moment, or until it says otherwise. */
export interface OutOfOffice {
  from?: Instant;
  until?: Instant;
}

/** Who is away, as their own calendar has it. It counts like "I'm away 3 to 14 August", and less than what they say themselves. */
export interface CalendarsDesk {
  /** Undefined where the calendar says that they are there. */
  calendarSays(council: string, person: string, says: OutOfOffice | undefined): Promise<'away' | 'back' | 'as it was'>;
  /** Calendars were read; or why they could not be. */
  calendarsRead(council: string, because?: string): Promise<void>;
}

/** The name under which a council keeps since when its calendars cannot be read. */
const UNREAD = 'calendars unread';

/** Since when calendars cannot be read, the last try, and why. */
export interface Unread {
  since: string;
  at: string;
  because: string;
}

const DAY = 24 * 3600_000;
/** An absence without an end is one for so many working days, and goes on for as long as the calendar says so. */
const AT_A_TIME = 2;

export function calendarsDesk(context: Context): CalendarsDesk {
  return {
    calendarSays: (council, person, says) => heed(context, council, person, says),
    async calendarsRead(council, because) {
      const db = context.store.of(council);
      const before = await unreadSince(context, council);
      const at = context.now().toISOString();
      if (because) await writeSetting(db, council, UNREAD, { since: before?.since ?? at, at, because });
      else if (before) await writeSetting(db, council, UNREAD, {});
    },
  };
}

export async function unreadSince(context: Context, council: string): Promise<Unread | undefined> {
  const kept = await readSetting<Partial<Unread>>(context.store.of(council), council, UNREAD);
  return kept?.since ? (kept as Unread) : undefined;
}

function heed(context: Context, council: string, person: string, says: OutOfOffice | undefined) {
  const id = `outlook ${person}`;
  const at = context.now();
  return transact(context, { kind: 'heard', council }, async (tx, note) => {
    const known = (await peopleOf(tx, council)).find((it) => it.id === person && !it.left);
    if (!known) return 'as it was' as const;
    const before = await absenceOf(tx, council, id);
    if (!says || (says.until && says.until <= at)) {
      // What was ended by hand is ended here as well, so that the next time it counts again.
      if (!before || before.until <= at || !(await endAbsence(tx, council, id, at))) return 'as it was' as const;
      if (before.ended) return 'as it was' as const;
      note({ did: 'calendarSays', details: { person, away: false } });
      return 'back' as const;
    }
    const running = before && before.until > at ? before : undefined;
    const from = says.from ?? running?.from ?? at;
    const same = running !== undefined && running.from.getTime() === from.getTime();
    // "I'm back" is said by the person; their automatic replies are only still on.
    if (same && running.ended) return 'as it was' as const;
    const until = says.until ?? untilSaidAgain(context, council, at);
    const enough = says.until ? running?.until.getTime() === until.getTime() : lastsFor(running?.until, at);
    if (same && enough) return 'as it was' as const;
    await saveAbsence(tx, council, { id, person, from, until, source: 'outlook' }, 'outlook', at);
    note({ did: 'calendarSays', details: { person, away: true } });
    return 'away' as const;
  });
}

/** Renewed once a day and not with every look. */
function lastsFor(until: Instant | undefined, at: Instant): boolean {
  return until !== undefined && until.getTime() - at.getTime() > DAY;
}

function untilSaidAgain(context: Context, council: string, at: Instant): Instant {
  const day = insideTable(() => context.calendar.add(localDate(at), AT_A_TIME), undefined);
  return day ? workingHoursOf(context, council).eveningOf(day) : new Date(at.getTime() + 2 * AT_A_TIME * DAY);
}
