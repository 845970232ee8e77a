import { THEME } from '../src/ask/names.ts';
import { AGES, ETHNIC_GROUPS, type Gap } from '../src/complaints/gaps.ts';
import { THEMES } from '../src/triage/vocabulary.ts';
import { button, type Card, type Input } from './card.ts';
import { capital } from './words.ts';

/** What is asked about each thing that is missing, and what may be said. */
export const ASKS: Readonly<
  Record<Gap, Pick<Input, 'label'> & { options: readonly (readonly [value: string, label: string])[] }>
> = {
  age: { label: 'How old is the child?', options: AGES.map((it) => [it, capital(it)]) },
  ethnicity: { label: 'Which ethnic group do they belong to?', options: ETHNIC_GROUPS.map((it) => [it, capital(it)]) },
  theme: { label: 'What was it about?', options: THEMES.map((it) => [it, capital(THEME[it])]) },
};

/** Asked once, of whoever knows: what the annual report counts and nobody has said. */
export function gapsCard(ref: string, missing: readonly Gap[]): Card {
  return {
    title: `${ref}: ${missing.length === 1 ? 'one thing is' : 'two things are'} missing for the annual report`,
    body: [
      {
        text: missing.includes('theme')
          ? 'It was answered, and nobody has said what it was about. I ask this once.'
          : 'You answered it, and nobody has said this about the child. Say what you know; that it is not known is an answer too. I ask this once, and it is used for the statistics alone.',
      },
      ...missing.map((it) => ({
        input: {
          key: it,
          label: ASKS[it].label,
          kind: 'choice' as const,
          options: ASKS[it].options.map(([value, label]) => ({ value, label })),
        },
      })),
    ],
    buttons: [button('record-data', ref, 'Record it', { style: 'main' }), button('status', ref, 'Open it')],
  };
}
