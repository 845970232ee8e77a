import { addDays, type LocalDate, localDate, weekday } from '../calendar/local-date.ts';
import type { Who } from '../people/person.ts';
import { reach } from '../rights/rights.ts';
import { type DueRow, dueBetween } from '../store/deadlines.ts';
import type { Context } from './context.ts';

export type Window = 'today' | 'this week' | 'next week' | 'overdue';

/** Unanswered dates in a stretch of days, soonest first, of what the asker may see: what they hold, their teams', or everything. */
export async function due(context: Context, who: Who, window: Window): Promise<DueRow[]> {
  const today = localDate(context.now());
  const [from, until] = stretch(window, today);
  const rows = await dueBetween(context.store.of(who.council), who.council, reach(who, 'due'), from, until);
  return rows.filter(({ deadline }) => deadline.whose === 'council');
}

/** A week ends on Sunday; what was due earlier in it and is not done still belongs to it. */
function stretch(window: Window, today: LocalDate): [LocalDate | undefined, LocalDate] {
  const sunday = addDays(today, (7 - weekday(today)) % 7);
  if (window === 'overdue') return [undefined, addDays(today, -1)];
  if (window === 'today') return [undefined, today];
  if (window === 'this week') return [undefined, sunday];
  return [addDays(sunday, 1), addDays(sunday, 7)];
}
