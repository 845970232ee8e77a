import type { Where } from '../ask/question.ts';
import { addDays, type LocalDate, localDate } from '../calendar/local-date.ts';
import type { Refusal } from '../complaints/problems.ts';
import { isOnTheDesk, type Who } from '../people/person.ts';
import type { Chart } from '../reports/chart.ts';
import { may, reach } from '../rights/rights.ts';
import { type Asked, countAndList, countOf, type Listed } from '../store/answers.ts';
import type { DueRow } from '../store/deadlines.ts';
import { type Context, councilIn } from './context.ts';
import { glance } from './glance.ts';

/** What a board shows: what waits for its reader, what is late, what is coming, or everything that is open. */
export const VIEWS = ['now', 'late', 'week', 'fortnight', 'open'] as const;
export type View = (typeof VIEWS)[number];

export interface Sought {
  view: View;
  /** Only what its reader answers or stands in for. */
  mine?: boolean;
  /** Only one team's. */
  team?: string;
  stage?: 1 | 2 | 3;
  /** The place of the first row. */
  first?: number;
}

export interface Board {
  count: number;
  rows: Listed[];
  first: number;
  /** Each view with how much is in it, for the same reader and the same filters. */
  counts: Record<View, number>;
  charts: Chart[];
}

export interface BoardDesk {
  /** The desk at a glance, for whoever looks: references, dates and owners, and a few pictures of what is open. */
  board(who: Who, sought: Sought): Promise<Board | Refusal>;
}

/** So many rows on one page. */
export const ROWS = 50;

export function boardDesk(context: Context): BoardDesk {
  return {
    async board(who, sought) {
      const permit = may(who, 'board');
      if ('problem' in permit) return permit;
      const db = context.store.of(who.council);
      const today = localDate(context.now());
      const asked: Asked = { council: who.council, reach: reach(who, 'board'), today, calendar: context.calendar };
      const open: Where = { ...filters(who, sought), open: true };
      const where = (view: View): Where => ({ ...open, ...shown(view, who, today) });
      const first = sought.first ?? 0;
      const page = await countAndList(db, asked, where(sought.view), { order: 'soonest', first, most: ROWS });
      const counts = {} as Record<View, number>;
      for (const it of VIEWS) counts[it] = it === sought.view ? page.count : await countOf(db, asked, where(it));
      const council = councilIn(context, who.council);
      const belongs = (row: DueRow) => fits(row, who, sought);
      const charts = await glance({ db, asked, council, open, late: counts.late, belongs });
      return { ...page, first, counts, charts };
    },
  };
}

function filters(who: Who, { mine, team, stage }: Sought): Where {
  return {
    ...(mine && who.kind === 'officer' && { holder: who.person.id }),
    ...(team && { teams: [team] }),
    ...(stage && { stage }),
  };
}

function fits({ deadline, respondent, team }: DueRow, who: Who, sought: Sought): boolean {
  if (deadline.whose !== 'council' || (sought.team && team !== sought.team)) return false;
  return !sought.mine || (who.kind === 'officer' && respondent === who.person.id);
}

/** What waits for the complaints team is theirs to do next; for everybody else it is what they hold. */
function shown(view: View, who: Who, today: LocalDate): Where {
  const until = (days: number): Where => ({ due: { from: today, to: addDays(today, days), label: '' } });
  if (view === 'late') return { overdue: true };
  if (view === 'week') return until(7);
  if (view === 'fortnight') return until(14);
  if (view === 'open' || who.kind !== 'officer') return {};
  return isOnTheDesk(who.person) ? { waiting: 'complaints team' } : { holder: who.person.id };
}
