import type { Block } from '../../cards/card.ts';
import { type MorningView, morningBlocks, morningCard } from '../../cards/morning.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import type { Outgoing } from '../../src/store/outbox.ts';
import { namesOf, type Sight } from '../views.ts';
import type { Speaker } from './speaker.ts';

/** The one post of a morning. */
export const morning = {
  digest: async (sight, line) => {
    const view = await morningView(sight, line);
    return view && morningBlocks(view).length > 0
      ? { card: morningCard(view) }
      : { because: 'nothing to say this morning' };
  },
} satisfies Partial<Record<MessageKind, Speaker>>;

/** What is to be done this morning, under the summary of the week before. */
export async function morningUnder(sight: Sight, line: Outgoing): Promise<Block[]> {
  const view = await morningView(sight, line);
  return view ? morningBlocks(view) : [];
}

async function morningView(sight: Sight, { council, details }: Outgoing): Promise<MorningView | undefined> {
  const team = typeof details.team === 'string' ? details.team : undefined;
  const found = await sight.desk.morning({ kind: 'heard', council }, team);
  if ('problem' in found) return undefined;
  const { teams, complaintsTeam } = sight.desk.council(council);
  const reader = team ? (teams[team]?.name ?? team) : complaintsTeam.name;
  return { ...found, reader, calendar: sight.calendar, nameOf: await namesOf(sight, council) };
}
