import type { Button, Card, Reply } from '../../cards/card.ts';
import { dayAhead } from '../../dialogs/answers.ts';
import { isLocalDate } from '../../src/calendar/local-date.ts';
import type { Refusal } from '../../src/complaints/problems.ts';
import type { Performed } from '../../src/desk/perform.ts';
import type { Who } from '../../src/people/person.ts';
import { cardFor, replyOf, type Sight, teamCard } from '../views.ts';

/** Who pressed or typed it, on what, and what they filled in. */
export interface Deed {
  who: Who & { kind: 'officer' };
  ref: string;
  values: Readonly<Record<string, string>>;
  /** False where other people read along: nothing of a story may be shown. */
  personal: boolean;
}

export interface Asked {
  key: string;
  ask: string;
  options?: readonly string[];
}

export interface Action {
  /** What a person who types instead of pressing still has to say, in this order. */
  asks?(sight: Sight, deed: Deed): Promise<Asked[]>;
  /** The card to fill in, where it is not the complaint's own. */
  form?(sight: Sight, deed: Deed): Promise<Form | undefined>;
  run(sight: Sight, deed: Deed): Promise<Reply[]>;
}

/** A card to fill in, and the button that sends it. */
export interface Form {
  card: Card;
  submit: Button;
}

/** The card is shown again as it stands now, or the refusal is said: a second press has no second effect. */
export async function afterwards(
  sight: Sight,
  deed: Deed,
  done: Performed,
  says: string,
  card = forRole,
): Promise<Reply[]> {
  if ('problem' in done) return [{ text: done.says, refused: true }];
  return [{ text: `${deed.ref}: ${says}` }, replyOf(await card(sight, deed))];
}

/** One sentence where no card is shown anew: that it is done, or the no. */
export function inASentence(done: object | undefined, text: string): Reply[] {
  return done && 'problem' in done ? [{ text: (done as Refusal).says, refused: true }] : [{ text }];
}

export const forRole = (sight: Sight, { who, ref }: Deed) => cardFor(sight, who, ref);

export const teamView = (sight: Sight, { who, ref }: Deed) => teamCard(sight, who, ref);

export function readDay(text: string, sight: Sight) {
  if (isLocalDate(text)) return text;
  const read = dayAhead(text, sight.desk.now());
  return 'answer' in read ? read.answer : undefined;
}

/** The names of those who may be chosen for a complaint. */
export async function candidateNames(sight: Sight, { who, ref }: Deed): Promise<string[]> {
  const candidates = await sight.desk.candidates(who, ref);
  return 'problem' in candidates ? [] : candidates.filter((it) => !it.not).map((it) => it.person.name);
}

/** A person by id, as a card sends it, or by name, as somebody types it. */
export async function idOf(sight: Sight, council: string, idOrName = ''): Promise<string> {
  const wanted = idOrName.trim().toLowerCase();
  const all = await sight.desk.people(council);
  return (all.find((it) => it.id === idOrName) ?? all.find((it) => it.name.toLowerCase() === wanted))?.id ?? idOrName;
}
