import type { Refusal } from '../complaints/problems.ts';
import type { Who } from '../people/person.ts';
import { type Field, fieldOfWords } from '../rights/fields.ts';
import { type Complainant, complainantOf } from '../store/complainants.ts';
import { type KeptWords, wordsOf } from '../store/complaints.ts';
import { reading } from './change.ts';
import type { Context } from './context.ts';

/** What was told and who told it, as much of it as the reader may see. */
export interface Story {
  words: KeptWords[];
  complainant: Complainant | undefined;
}

export function readStory(context: Context, who: Who, ref: string, why?: string): Promise<Story | Refusal> {
  return reading(
    context,
    who,
    'readStory',
    ref,
    async (tx, { council }, { shows }) => ({
      words: (await wordsOf(tx, council, ref)).filter(({ kind }) => kind !== 'triage' && shows.has(fieldOfWords(kind))),
      complainant: shownOf(await complainantOf(tx, council, ref), shows),
    }),
    why,
  );
}

function shownOf(complainant: Complainant | undefined, shows: ReadonlySet<Field>): Complainant | undefined {
  if (!complainant || !(shows.has('names') || shows.has('equality'))) return undefined;
  const { details, ...names } = complainant;
  return { ...(shows.has('names') && names), details: shows.has('equality') ? details : {} };
}
