import type { Complaint } from '../complaints/complaint.ts';
import type { Refusal } from '../complaints/problems.ts';
import { markRead, unread } from '../complaints/unread.ts';
import { isKept } from '../letters/index.ts';
import type { Who } from '../people/person.ts';
import { type Field, fieldOfWords } from '../rights/fields.ts';
import { type Complainant, complainantOf } from '../store/complainants.ts';
import { type KeptWords, wordsOf } from '../store/complaints.ts';
import type { Point, Triage } from '../triage/vocabulary.ts';
import { reading } from './change.ts';
import type { Context } from './context.ts';
import { performIn } from './perform.ts';

/** What was told and who told it, as much of it as the reader may see. */
export interface Story {
  words: KeptWords[];
  complainant: Complainant | undefined;
}

/** What was not read yet is read now, where whoever opens it works here: that clock stops. */
export function readStory(context: Context, who: Who, ref: string, why?: string): Promise<Story | Refusal> {
  return reading(
    context,
    who,
    'readStory',
    ref,
    async (tx, complaint, { shows }, note) => {
      if (who.kind === 'officer' && shows.has('story') && unread(complaint))
        await performIn(context, tx, note, who, 'readStory', ref, markRead);
      return {
        words: [...(await wordsOf(tx, who.council, ref)), ...reasonsIn(complaint)]
          .filter(({ kind }) => kind !== 'triage' && !isKept(kind) && shows.has(fieldOfWords(kind)))
          .sort((a, b) => a.at.getTime() - b.at.getTime()),
        complainant: shownOf(await complainantOf(tx, who.council, ref), shows),
      };
    },
    why,
  );
}

/** A matter of the story as the machine would cut it out, in the words of whoever told it. */
export type SuggestedPoint = Pick<Point, 'text' | 'procedure'>;

/** Into which points the story might be split, to be put right by whoever sets them. Their words are the story's: reading them is on record. */
export function suggestedPoints(context: Context, who: Who, ref: string): Promise<SuggestedPoint[] | Refusal> {
  return reading(context, who, 'suggestedPoints', ref, async (tx) => {
    const kept = (await wordsOf(tx, who.council, ref)).find(({ kind }) => kind === 'triage');
    const { points } = (kept ? JSON.parse(kept.words) : { points: [] }) as Pick<Triage, 'points'>;
    return points.map(({ text, procedure }) => ({ text: text.replace(/\s+/g, ' ').trim(), procedure }));
  });
}

/** Why somebody did what they did, as they typed it: nowhere but here, because it may name anybody. */
function reasonsIn({ entries }: Complaint): KeptWords[] {
  return entries.flatMap(({ act, by, at, details }) =>
    typeof details.reason === 'string' ? [{ kind: `reason: ${act}`, words: details.reason, by, at }] : [],
  );
}

function shownOf(complainant: Complainant | undefined, shows: ReadonlySet<Field>): Complainant | undefined {
  if (!complainant || !(shows.has('names') || shows.has('equality'))) return undefined;
  const { details, ...names } = complainant;
  return { ...(shows.has('names') && names), details: shows.has('equality') ? details : {} };
}
