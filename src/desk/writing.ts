import { localDate } from '../calendar/local-date.ts';
import type { Refusal } from '../complaints/problems.ts';
import { rulesFor } from '../deadlines/deadlines.ts';
import { rightsOf } from '../deadlines/rights.ts';
import { type LetterName, letters } from '../letters/index.ts';
import { type Letter, voiceFor } from '../letters/letter.ts';
import type { Who } from '../people/person.ts';
import { complainantOf } from '../store/complainants.ts';
import { wordsOf } from '../store/complaints.ts';
import { peopleOf } from '../store/people.ts';
import { reading } from './change.ts';
import { type Context, councilIn } from './context.ts';
import { clocksOf, packOf } from './perform.ts';

/** What goes out in writing. */
export interface WritingDesk {
  /** A letter as things stand now. It is made anew each time; what was sent is kept with the conversation. */
  letter(who: Who, ref: string, name: LetterName): Promise<Letter | Refusal>;
}

export function writingDesk(context: Context): WritingDesk {
  return {
    letter: (who, ref, name) =>
      reading(context, who, 'letter', ref, async (tx, complaint) => {
        const today = localDate(context.now());
        const deadlines = clocksOf(context, complaint);
        const kept = await wordsOf(tx, who.council, ref);
        const people = await peopleOf(tx, who.council);
        return letters[name]({
          complaint,
          deadlines,
          today,
          voice: voiceFor(complaint.facts.complainant),
          council: councilIn(context, who.council),
          rights: rightsOf(complaint.facts, rulesFor(packOf(context, complaint), complaint.facts), deadlines, today),
          name: (await complainantOf(tx, who.council, ref))?.name,
          words: (kind) => kept.findLast((it) => it.kind === kind)?.words,
          nameOf: (id) => people.find((it) => it.id === id)?.name ?? 'somebody who has left',
        });
      }),
  };
}
