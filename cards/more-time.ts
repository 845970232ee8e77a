import { type LocalDate, long } from '../src/calendar/local-date.ts';
import type { Ground } from '../src/procedures/procedure.ts';
import { button, type Card } from './card.ts';

const GROUND: Record<Ground, string> = {
  complex: 'It is particularly complex',
  advocate: 'An advocate has to be found',
  agreed: 'The person has agreed to a later date',
  workload: 'Workload',
  absence: 'Somebody is away',
  other: 'Something else',
};

/** Lawful grounds first; the others are there to be told why not, and what can be done instead. */
export function moreTimeCard(
  ref: string,
  grounds: readonly Ground[],
  due: LocalDate,
  limit: LocalDate | undefined,
): Card {
  const offered: Ground[] = [...grounds, 'workload', 'absence', 'other'].filter(
    (it, at, all) => all.indexOf(it) === at,
  ) as Ground[];
  return {
    title: `${ref} · more time`,
    body: [
      {
        text: `The date is ${long(due)}.${limit && limit > due ? ` It can go to ${long(limit)} at most.` : ''} The person is told at once, with your reason.`,
      },
      {
        input: {
          key: 'ground',
          label: 'Why is more time needed?',
          kind: 'choice',
          options: offered.map((value) => ({ value, label: GROUND[value] })),
        },
      },
      { input: { key: 'until', label: 'Until when?', kind: 'date', value: limit } },
      { input: { key: 'reason', label: 'The reason, in words the person will read', kind: 'line' } },
    ],
    buttons: [
      button('more-time', ref, 'Tell them and move the date', { style: 'main' }),
      button('ask-to-agree', ref, 'Ask them to agree'),
    ],
  };
}
