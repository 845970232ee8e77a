import { decisions, proceedings } from './decisions.ts';
import type { Letter, LetterView } from './letter.ts';

/** Every letter, by its name. Each is a function of the complaint as it stands; none can be made without its next step. */
export const letters = {
  ...decisions,
  ...proceedings,
} satisfies Record<string, (view: LetterView) => Letter>;

export type LetterName = keyof typeof letters;

export function isLetter(name: unknown): name is LetterName {
  return typeof name === 'string' && Object.hasOwn(letters, name);
}
