import type { Activity } from 'botbuilder';
import { hasLeft } from '../../src/store/places.ts';
import type { Db } from '../../src/store/store.ts';
import type { Bot } from '../bot.ts';
import type { Channel } from '../channels/channel.ts';
import { cardFor, type Sight } from '../views.ts';
import { cardIn, press } from './answers.ts';
import type { Answer, Asker, Invoke } from './turn.ts';

const { says, inItsPlace, nothingMore } = press;

export interface PressParts {
  of(council: string): Db;
  sight: Sight;
  bot: Bot;
  channel: Channel;
}

/** A press on a card, or Teams asking by itself for what somebody should see of one. */
export function createPress(parts: PressParts): Invoke {
  return {
    says,
    tooLong: (activity) => (parts.channel.read(activity)?.pressed?.unasked ? nothingMore : says(WAIT)),
    async answer(asker) {
      const { team, person } = asker.arrival;
      if (team && person && (await hasLeft(parts.of(asker.council), asker.council, team, person)))
        return { body: says(LEFT), late: LEFT };
      const incoming = parts.channel.read(asker.activity);
      if (!incoming?.pressed) return { body: says(UNKNOWN), late: UNKNOWN };
      if (incoming.pressed.unasked) return look(parts, asker, incoming.pressed.ref);
      const kept = (await parts.bot.take(asker.activity, parts.channel)) as Partial<Activity>[];
      return answerWith(kept, incoming.personal);
    },
  };
}

/** Said where what somebody asked for goes on behind the answer. */
export const WAIT =
  'I have it. It takes a moment: the card is brought up to date when it is done. If nothing changes, press again: nothing happens twice.';
const LEFT = 'You are no longer in this team, so its cards do nothing for you. The complaints team can help.';
const UNKNOWN = 'I do not know that button. Type "help" for what I can do.';

/** What somebody should see of a card that stands in a channel. Nothing is kept: nobody said or pressed anything. */
async function look({ sight, channel }: PressParts, { council, person }: Asker, ref: string): Promise<Answer> {
  const shown = await cardFor(sight, { kind: 'officer', council, person, from: 'teams, with others' }, ref);
  const card = 'card' in shown ? cardIn(channel.write(shown, 'presser')) : undefined;
  return { body: card ? inItsPlace(card) : nothingMore };
}

/**
 * The card of the task takes the place of the one that was pressed. Anything else (a question, a story, a no) is said beside it
 * in somebody's own chat; in a channel only whoever pressed sees it, in the card's place.
 */
function answerWith(kept: readonly Partial<Activity>[], personal: boolean): Answer {
  const [first, ...rest] = kept;
  const card = first && cardIn(first);
  if (card && (first.label || !personal)) return { body: inItsPlace(card), beside: rest };
  // A sentence before the card comes first: somebody may not be safe. The card is brought up to date by itself.
  if (!card && rest.some((it) => it.label)) return { body: says(first?.text ?? ''), late: first?.text };
  if (card) return { body: says('Done. See below.'), beside: kept };
  const text = first?.text ?? 'Done.';
  return { body: says(text), beside: rest, late: text };
}
