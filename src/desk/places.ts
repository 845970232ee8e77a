import type { Message } from '../complaints/decision.ts';
import type { Person } from '../people/person.ts';
import { promiseMessages } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import { leavePlaces, noteLeaving, type Place, rememberPlace } from '../store/places.ts';
import type { Context } from './context.ts';

/** Where Heard is installed, and who is there. Told by the channel, asked by nobody. */
export interface PlacesDesk {
  /** Heard was installed somewhere, or is still there under a new address. */
  arrive(council: string, place: Place, channel: string, reference: Record<string, unknown>): Promise<void>;
  /** Heard was removed. Whoever was reached there is reached elsewhere from now on, and the complaints team is told. */
  depart(council: string, by: 'team' | 'channel' | 'conversation', id: string): Promise<string[]>;
  /** People came into a team or left it, by their accounts. */
  moved(council: string, team: string, accounts: readonly string[], left: boolean): Promise<void>;
}

export function placesDesk(context: Context): PlacesDesk {
  const { store } = context;
  return {
    arrive: (council, place, channel, reference) =>
      store
        .of(council)
        .transaction()
        .execute((tx) => rememberPlace(tx, council, place, channel, reference, context.now())),
    depart: (council, by, id) =>
      store
        .of(council)
        .transaction()
        .execute(async (tx) => {
          const at = context.now();
          const lost = await leavePlaces(tx, council, by, id, at);
          const told = tellOf(lost, await peopleOf(tx, council));
          await promiseMessages(
            tx,
            store.boss,
            council,
            told.map((it) => ({ ...it, key: `removed ${id} ${at.getTime()} ${it.to}` })),
            at,
          );
          return lost;
        }),
    moved: (council, team, accounts, left) =>
      noteLeaving(store.of(council), council, team, accounts, left, context.now()),
  };
}

/** The complaints team in its channel; one by one where it was that very channel. */
function tellOf(lost: readonly string[], people: readonly Person[]): Message[] {
  const channels = lost.filter((it) => !it.startsWith('person:') && !it.startsWith('complainant:'));
  if (channels.length === 0) return [];
  const details = { channels };
  if (!channels.includes('complaints')) return [{ to: 'complaints', kind: 'removed', details }];
  return people
    .filter((it) => it.roles.includes('complaints-team') || it.roles.includes('complaints-manager'))
    .map(({ id }) => ({ to: `person:${id}`, kind: 'removed', details }));
}
