import type { Choice } from '../src/desk/holding.ts';
import { button, type Card } from './card.ts';

/** A task with one person on it is one absence away from nobody. */
export function noSecondCard(ref: string, holder: string, candidates: readonly Choice[]): Card {
  return {
    title: `${ref}: nobody stands in for ${holder}`,
    tone: 'warn',
    body: [
      { text: 'If they are away nobody answers. Please name a second respondent.' },
      {
        input: {
          key: 'second',
          label: 'Who stands in if they are away?',
          kind: 'choice',
          options: candidates.map(({ person, not }) => ({ value: person.id, label: person.name, ...(not && { not }) })),
          required: true,
        },
      },
    ],
    buttons: [button('name-second', ref, 'Ask them to stand in', { style: 'main' })],
  };
}
