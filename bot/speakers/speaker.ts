import type { Reply } from '../../cards/card.ts';
import type { Standing } from '../../src/desk/desk.ts';
import type { Who } from '../../src/people/person.ts';
import type { Outgoing } from '../../src/store/outbox.ts';
import { namesOf, type Sight } from '../views.ts';

/** A message that is no longer worth saying: the complaint moved on before it could be delivered. */
export type Nothing = { because: string };

export type Speaker = (sight: Sight, line: Outgoing, heard: Who) => Promise<Reply | Nothing>;

export async function say(text: string): Promise<Reply> {
  return { text };
}

export function personIn(address: string): string {
  return address.replace(/^person:/, '');
}

/** Something about a complaint as it stands; nothing where it cannot be seen any more. */
export async function about(
  sight: Sight,
  line: Outgoing,
  heard: Who,
  make: (
    standing: Standing,
    line: Outgoing,
    sight: Sight,
    nameOf: (id: string) => string,
  ) => Reply | Nothing | Promise<Reply | Nothing>,
): Promise<Reply | Nothing> {
  const standing = await sight.desk.stand(heard, line.ref!);
  return 'problem' in standing
    ? { because: standing.says }
    : make(standing, line, sight, await namesOf(sight, line.council));
}
