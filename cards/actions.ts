import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, long } from '../src/calendar/local-date.ts';
import type { ToldAction } from '../src/desk/promises.ts';
import { type Block, button, type Card } from './card.ts';
import { left } from './words.ts';

/** What was promised with the answer, each with its owner, its day and what shows that it was done. Only in a one-to-one chat. */
export function actionsCard(
  ref: string,
  actions: readonly ToldAction[],
  today: LocalDate,
  calendar: Calendar,
  nameOf: (id: string) => string,
): Card {
  const open = actions.filter((it) => !it.done);
  return {
    title: `${ref}: ${actions.length === 0 ? 'nothing was promised' : `${open.length} of ${actions.length} promises are open`}`,
    tone: open.some((it) => it.due < today) ? 'alert' : 'plain',
    body: actions.flatMap(({ number, what, owner, due, done, proof }): Block[] => [
      {
        text: `${number}. ${nameOf(owner)}, by ${long(due)}${done ? '' : ` (${left(calendar, today, due)})`}`,
        strong: true,
      },
      ...(what ? [{ quote: what }] : []),
      ...(done ? [{ text: `Done on ${long(done.on)}, says ${nameOf(done.by)}: ${proof ?? ''}` }] : []),
    ]),
    buttons:
      open.length > 0 ? [button('action-done', ref, 'One is done'), button('agree-action', ref, 'One more')] : [],
  };
}
