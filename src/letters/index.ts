import { decisions, proceedings } from './decisions.ts';
import { endings } from './endings.ts';
import type { Letter, LetterView } from './letter.ts';
import { stage1 } from './stage-1.ts';
import { stage2 } from './stage-2.ts';
import { stage3 } from './stage-3.ts';

/** Every letter, by its name. Each is a function of the complaint as it stands; none can be made without its next step. */
export const letters = {
  ...stage1,
  ...stage2,
  ...stage3,
  ...decisions,
  ...proceedings,
  ...endings,
} satisfies Record<string, (view: LetterView) => Letter>;

export type LetterName = keyof typeof letters;

export function isLetter(name: unknown): name is LetterName {
  return typeof name === 'string' && Object.hasOwn(letters, name);
}
