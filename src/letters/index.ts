import type { Message, MessageKind } from '../complaints/decision.ts';
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

/** Messages that say in chat what a letter says in full. */
const SAYS: Partial<Record<MessageKind, LetterName>> = {
  acknowledged: 'acknowledgement',
  'more-time': 'delay',
  answered: 'stage-1-reply',
  entitled: 'silence',
};

/** The letter that goes with a message to whoever complained. */
export function letterOf({ to, kind, details }: Message): LetterName | undefined {
  if (!to.startsWith('complainant:')) return undefined;
  if (kind === 'letter') return isLetter(details?.letter) ? details.letter : undefined;
  return SAYS[kind];
}

const KEPT = 'letter: ';

/** The kind of words under which a letter stays on file. */
export function keptAs(name: LetterName): string {
  return `${KEPT}${name}`;
}

export function isKept(kind: string): boolean {
  return kind.startsWith(KEPT);
}

export function readKept(words: string): Letter {
  return JSON.parse(words) as Letter;
}
