import { localDate } from '../calendar/local-date.ts';
import type { Complaint } from '../complaints/complaint.ts';
import type { Message, NewWords } from '../complaints/decision.ts';
import type { Refusal } from '../complaints/problems.ts';
import { rulesFor } from '../deadlines/deadlines.ts';
import { rightsOf } from '../deadlines/rights.ts';
import { keptAs, type LetterName, letterOf, letters, readKept } from '../letters/index.ts';
import { type Letter, type LetterView, voiceFor } from '../letters/letter.ts';
import type { Who } from '../people/person.ts';
import { complainantOf } from '../store/complainants.ts';
import { findComplaint, keepWords, wordsOf } from '../store/complaints.ts';
import { peopleOf } from '../store/people.ts';
import type { Tx } from '../store/store.ts';
import { reading } from './change.ts';
import { type Context, councilIn } from './context.ts';
import { clocksOf, packOf } from './perform.ts';

/** What goes out in writing. */
export interface WritingDesk {
  /** A letter as it was sent, the last of that name by then; where it was not sent yet, a draft of it as things stand now. */
  letter(who: Who, ref: string, name: LetterName, by?: Date): Promise<Letter | Refusal>;
}

export function writingDesk(context: Context): WritingDesk {
  return {
    letter: (who, ref, name, by) =>
      reading(context, who, 'letter', ref, async (tx, complaint) => {
        const sent = (await wordsOf(tx, who.council, ref)).findLast(
          (it) => it.kind === keptAs(name) && (!by || it.at <= by),
        );
        return sent ? readKept(sent.words) : letters[name](await viewOf(context, tx, complaint));
      }),
  };
}

/** What a letter is made from; `fresh` are words that are being written in the same breath. */
async function viewOf(
  context: Context,
  tx: Tx,
  complaint: Complaint,
  fresh: readonly NewWords[] = [],
): Promise<LetterView> {
  const { council, ref, facts } = complaint;
  const today = localDate(context.now());
  const deadlines = clocksOf(context, complaint);
  const kept = [...(await wordsOf(tx, council, ref)), ...fresh];
  const people = await peopleOf(tx, council);
  const told = await complainantOf(tx, council, ref);
  const easy = ['easy', 'child'].includes(String(told?.details.voice));
  return {
    complaint,
    deadlines,
    today,
    voice: easy ? 'child' : voiceFor(facts.complainant),
    council: councilIn(context, council),
    rights: rightsOf(facts, rulesFor(packOf(context, complaint), facts), deadlines, today),
    name: told?.name,
    words: (kind) => kept.findLast((it) => it.kind === kind)?.words,
    nameOf: (id) => people.find((it) => it.id === id)?.name ?? 'somebody who has left',
  };
}

/** The letters that go out with a change, as they are sent: they stay on file beside the words, whatever happens later. */
export async function writtenWith(
  context: Context,
  tx: Tx,
  complaint: Complaint,
  messages: readonly Message[],
  words: readonly NewWords[],
): Promise<NewWords[]> {
  const names = [...new Set(messages.flatMap((it) => letterOf(it) ?? []))];
  if (names.length === 0) return [];
  const view = await viewOf(context, tx, complaint, words);
  return names.map((name) => ({ kind: keptAs(name), words: JSON.stringify(letters[name](view)) }));
}

/** The letter that goes with a message which nobody's change has brought about: a date has passed in silence. */
export async function keepLetter(context: Context, tx: Tx, council: string, message: Message & { ref: string }) {
  const complaint = await findComplaint(tx, council, message.ref);
  if (!complaint) return;
  const written = await writtenWith(context, tx, complaint, [message], []);
  await keepWords(tx, complaint, written, 'heard', context.now());
}
