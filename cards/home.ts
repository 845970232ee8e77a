import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, short } from '../src/calendar/local-date.ts';
import type { DueRow } from '../src/store/deadlines.ts';
import { button, type Card } from './card.ts';
import { actBy, CLOCK, left } from './words.ts';

export interface HomeView {
  /** Dates of what this person holds, and of everything the complaints team looks after, where they belong to it. */
  mine: readonly DueRow[];
  queue: readonly DueRow[] | undefined;
  today: LocalDate;
  calendar: Calendar;
  nameOf(id: string): string;
}

/** So many in one list; the rest is counted. */
const MOST = 20;

/** What somebody sees first: their own tasks by date, and for the complaints team everybody's. References, dates and owners only. */
export function homeCards(view: HomeView): Card[] {
  const { mine, queue } = view;
  return [
    dated('My tasks', mine, view, 'Nothing is waiting for you.'),
    ...(queue ? [dated('The team’s queue', queue, view, 'Nothing is due.')] : []),
  ];
}

function dated(name: string, rows: readonly DueRow[], { today, calendar, nameOf }: HomeView, none: string): Card {
  const shown = rows.slice(0, MOST);
  const refs = [...new Set(shown.map((it) => it.ref))];
  return {
    title: rows.length > 0 ? `${name} (${rows.length})` : name,
    tone: rows.some((it) => actBy(it.deadline)! < today) ? 'alert' : 'plain',
    body: [
      ...(rows.length === 0 ? [{ text: none }] : []),
      {
        list: shown.map(({ ref, deadline, respondent }) => {
          const by = actBy(deadline)!;
          return `${short(by)} · ${ref} · ${CLOCK[deadline.clock]} (${left(calendar, today, by)}) · ${respondent ? nameOf(respondent) : 'nobody yet'}`;
        }),
      },
      ...(rows.length > MOST ? [{ text: `and ${rows.length - MOST} more.` }] : []),
    ],
    buttons: refs.map((it) => button('status', it, it)),
  };
}
