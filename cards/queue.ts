import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, short } from '../src/calendar/local-date.ts';
import type { Window } from '../src/desk/queue.ts';
import type { DueRow } from '../src/store/deadlines.ts';
import type { Card } from './card.ts';
import { actBy, CLOCK, left } from './words.ts';

const MOST = 15;

/** "What is due this week?": references, dates and owners only. */
export function queueCard(
  window: Window,
  rows: readonly DueRow[],
  today: LocalDate,
  calendar: Calendar,
  nameOf: (id: string) => string,
): Card {
  const complaints = new Set(rows.map((it) => it.ref)).size;
  const what = window === 'overdue' ? 'Overdue' : `Due ${window}`;
  return {
    title: `${what}: ${rows.length === 0 ? 'nothing' : `${rows.length} ${rows.length === 1 ? 'date' : 'dates'} of ${complaints} ${complaints === 1 ? 'complaint' : 'complaints'}`}`,
    tone: rows.some((it) => actBy(it.deadline)! < today) ? 'alert' : 'plain',
    body: [
      {
        list: rows.slice(0, MOST).map(({ ref, deadline, respondent }) => {
          const by = actBy(deadline)!;
          return `${ref} · ${CLOCK[deadline.clock]} · ${short(by)} (${left(calendar, today, by)}) · ${respondent ? nameOf(respondent) : 'nobody yet'}`;
        }),
      },
      ...(rows.length > MOST ? [{ text: `and ${rows.length - MOST} more.` }] : []),
    ],
  };
}
