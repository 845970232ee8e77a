import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, localDate, localTime, short } from '../src/calendar/local-date.ts';
import type { Morning } from '../src/desk/morning.ts';
import type { DueRow } from '../src/store/deadlines.ts';
import type { TaskRow } from '../src/store/tasks.ts';
import type { Block, Card } from './card.ts';
import { taskName } from './task.ts';
import { actBy, CLOCK, left } from './words.ts';

export interface MorningView extends Morning {
  /** "Huntingdon", or the complaints team's own name. */
  reader: string;
  calendar: Calendar;
  nameOf(id: string): string;
}

/** So many of a kind are named; the rest are counted, and one question away. */
const MOST = 12;

/** The one post of a morning: references, dates and owners, what is late first. */
export function morningCard(view: MorningView): Card {
  const { reader, late, soon } = view;
  const counted = [
    ...(soon.length > 0 ? [`${soon.length} due in the next five working days`] : []),
    ...(late.length > 0 ? [`${late.length} late`] : []),
  ];
  return {
    title: `Morning, ${reader}${counted.length > 0 ? `: ${counted.join(', ')}` : ''}`,
    tone: late.length > 0 ? 'alert' : 'plain',
    body: morningBlocks(view),
  };
}

/** The same under the summary of a week. Empty where there is nothing to be done. */
export function morningBlocks(view: MorningView): Block[] {
  const { late, soon, waiting, owed, moved, alone, away, nameOf, team } = view;
  const name = (id: string | undefined) => (id ? nameOf(id) : 'the complaints team');
  return [
    ...section('Late', late, (it) => dueLine(it, view)),
    ...section('Coming up', soon, (it) => dueLine(it, view)),
    ...section('Waiting to be taken', waiting, (it) => `${it.ref} · asked: ${name(it.owner)}`),
    ...section('Owed', owed, (it) => owedLine(it, view)),
    ...section(
      'Moved on since yesterday',
      moved,
      (it) => `${it.ref} · from ${name(it.from)} (${it.because}) to ${name(it.to)}`,
    ),
    ...section('Nobody stands in', alone, (it) => `${it.ref} · ${name(it.respondent)}`),
    ...section('Away', away, (it) => `${nameOf(it.person)}, back ${back(it.until)}`),
    ...(late.length + soon.length > MOST
      ? [
          {
            text: `Type: what's overdue, or what's due this week${team ? '' : ', with the name of a team'}`,
            subtle: true,
          },
        ]
      : []),
  ];
}

function section<T>(title: string, all: readonly T[], line: (it: T) => string): Block[] {
  if (all.length === 0) return [];
  const rest = all.length - MOST;
  return [
    { text: title, strong: true },
    { list: [...all.slice(0, MOST).map(line), ...(rest > 0 ? [`and ${rest} more`] : [])] },
  ];
}

/** "CAM-26-0043 · answer Stage 1 · Thu 9 Apr (2 working days left) · R. Patel · decide now whether more time is needed" */
function dueLine({ ref, deadline, respondent }: DueRow, { today, calendar, nameOf }: MorningView): string {
  const by = actBy(deadline)!;
  const owner =
    deadline.clock === 'acknowledge' ? 'the complaints team' : respondent ? nameOf(respondent) : 'nobody yet';
  const notice = mayNeedNotice(deadline.clock, by, today, calendar)
    ? ' · more time? the person has to be told before'
    : '';
  return `${ref} · ${CLOCK[deadline.clock]} · ${short(by)} (${left(calendar, today, by)}) · ${owner}${notice}`;
}

/** The last two working days on which a notice of delay can still go out. */
function mayNeedNotice(
  clock: DueRow['deadline']['clock'],
  by: LocalDate,
  today: LocalDate,
  calendar: Calendar,
): boolean {
  const days = calendar.between(today, by);
  return (clock === 'stage 1 reply' || clock === 'stage 2 reply') && days >= 1 && days <= 2;
}

function owedLine({ ref, task, kind, due, owner }: TaskRow, { today, calendar, nameOf }: MorningView): string {
  const dated = kind === 'action' || kind === 'review';
  const when = dated ? `${short(due)} (${left(calendar, today, due)})` : `since ${short(due)}`;
  return `${ref} · ${taskName(task)} · ${when} · ${owner ? nameOf(owner) : 'the complaints team'}`;
}

function back(until: Date): string {
  return localTime(until) === '00:00' ? short(localDate(until)) : `${short(localDate(until))} at ${localTime(until)}`;
}
