import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, long } from '../src/calendar/local-date.ts';
import type { Complaint } from '../src/complaints/complaint.ts';
import type { Deadline } from '../src/deadlines/deadlines.ts';
import { button, type Called, type Card } from './card.ts';
import { CLOCK, capital, left } from './words.ts';

export interface Nudged {
  complaint: Pick<Complaint, 'ref' | 'initials' | 'about'>;
  deadline: Deadline;
  rung: string;
  owner: string | undefined;
  /** Whoever has to act, where that is one person: called by name in a channel. */
  call?: Called | undefined;
  today: LocalDate;
  calendar: Calendar;
}

const RUNG: Record<string, string> = {
  'started?': 'Has the work on this begun?',
  'half-way': 'Half the time is gone.',
  'more time?': 'If more time is lawful and needed, say so now: the person has to be told before the date.',
};

/** What the rung asks, unless the date itself has come closer than that by the time it is read. */
function says(rung: string, { missed = '' }: Deadline, due: LocalDate, today: LocalDate, calendar: Calendar): string {
  if (today > due) return `The date has passed. ${missed}`.trim();
  if (today === due) return 'Today is the last day.';
  if (calendar.between(today, due) <= 1) return 'The next working day is the last one.';
  return RUNG[rung] ?? 'The date is coming up.';
}

/** What the sweep tells a channel: reference, step, days left, owner. Other people read channels, so there is no name of a child and no story. */
export function channelNudge({ complaint: { ref }, deadline, rung, owner, call, today, calendar }: Nudged): Card {
  if (deadline.status === 'paused') return pausedNudge(ref, deadline);
  const { due } = dated(deadline);
  return {
    title: `${ref}: ${CLOCK[deadline.clock]}, ${left(calendar, today, due)}`,
    tone: due < today ? 'alert' : 'warn',
    body: [
      { text: says(rung, deadline, due, today, calendar) },
      {
        facts: [
          ['By', long(due)],
          ['Owner', owner ?? 'nobody yet'],
        ],
      },
    ],
    buttons: [button('why', ref, 'Why that date?', { values: { clock: deadline.clock } })],
    ...(call && { calls: [call] }),
  };
}

/** A pause is looked at again and again: a complaint that waits for an advocate is easily forgotten. */
function pausedNudge(ref: string, { clock, pausedSince }: Deadline): Card {
  return {
    title: `${ref}: still waiting for an advocate`,
    tone: 'warn',
    body: [
      {
        text: 'No date runs while it waits. Ask the advocacy service when somebody will be appointed, and tell the person.',
      },
      { facts: [['Waiting since', pausedSince ? long(pausedSince) : 'a day not recorded']] },
    ],
    buttons: [button('why', ref, 'Why is there no date?', { values: { clock } }), button('status', ref, 'Open it')],
  };
}

/** The same to the person who holds it, with what they can do. */
export function ownerNudge(nudged: Nudged): Card {
  const {
    complaint: { ref, initials, about },
    deadline,
  } = nudged;
  const card = channelNudge({ ...nudged, call: undefined });
  return {
    ...card,
    body: [{ text: `${initials} · about ${about}` }, ...card.body],
    buttons: [
      button('status', ref, 'Open it', { style: 'main' }),
      ...(deadline.clock === 'stage 1 reply' && deadline.status === 'running'
        ? [button('more-time', ref, 'Need more time')]
        : []),
      ...(card.buttons ?? []),
    ],
  };
}

function dated(deadline: Deadline): { due: LocalDate } {
  return { due: (deadline.drives ?? deadline.due)! };
}

/** "Why that date?": every reading with its working. */
export function whyCard(ref: string, deadline: Deadline): Card {
  const { clock, due, limit, alsoDue = [], because, cite, confidence, missed } = deadline;
  return {
    title: `${ref}: why ${due ? long(due) : 'there is no date'}`,
    body: [
      { text: `To ${CLOCK[clock]}: ${due ? `${long(due)}. ` : ''}${capital(because)}.` },
      ...(alsoDue.length > 0 ? [{ list: alsoDue.map((it) => `Also ${long(it.due)}: ${it.because}`) }] : []),
      ...(limit ? [{ text: `At most ${long(limit)}, counted from the same start.` }] : []),
      ...(missed ? [{ text: `If it is missed: ${missed}` }] : []),
      { text: `Source: ${cite}${confidence === 'firm' ? '' : ` (${confidence})`}`, subtle: true },
    ],
  };
}
