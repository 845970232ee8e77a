import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, spoken } from '../src/calendar/local-date.ts';
import { holdersOf } from '../src/complaints/complaint.ts';
import type { Alike } from '../src/desk/alike.ts';
import type { Standing } from '../src/desk/desk.ts';
import { alikeBlocks } from './alike.ts';
import { button, type Card } from './card.ts';
import { actBy, CLOCK, capital, left, STATE } from './words.ts';

export interface StatusView extends Standing {
  today: LocalDate;
  calendar: Calendar;
  nameOf(id: string): string;
  /** What may be the same, where everybody who reads along may know. */
  alike?: readonly Alike[];
}

/** What everybody who reads along may see: where it stands, the dates, who has it. No initials, no subject, nothing to decide. */
export function statusCard({ complaint, state, deadlines, today, calendar, nameOf, alike = [] }: StatusView): Card {
  const { ref } = complaint;
  const { respondent, accepted } = holdersOf(complaint);
  const dates = deadlines.flatMap((it): [string, string][] => {
    const by = actBy(it);
    const open = it.whose === 'council' && (it.status === 'running' || it.status === 'overdue');
    return open && by ? [[`${capital(CLOCK[it.clock])} by`, `${spoken(by)} (${left(calendar, today, by)})`]] : [];
  });
  return {
    title: `${ref} · ${STATE[state]}`,
    tone: state.endsWith('overdue') ? 'alert' : 'plain',
    body: [
      ...(dates.length > 0 ? [{ facts: dates }] : []),
      { text: respondent ? `${accepted ? 'With' : 'Asked:'} ${nameOf(respondent)}.` : 'With the complaints team.' },
      ...alikeBlocks(alike),
    ],
    buttons: [button('status', ref, 'What can I do?')],
  };
}
