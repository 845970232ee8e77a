import { saveAddress } from '../store/addresses.ts';
import { lastReached, leavePlaces, noteLeaving, type Place, rememberPlace } from '../store/places.ts';
import type { Context } from './context.ts';
import type { DeliveryDesk } from './delivery.ts';

/** Where Heard is installed, and who is there. Told by the channel, asked by nobody. */
export interface PlacesDesk {
  /** Heard was installed somewhere, or is still there under a new address. */
  arrive(council: string, place: Place, channel: string, reference: Record<string, unknown>): Promise<void>;
  /** Heard was removed: whoever was reached there is reached elsewhere from now on, and the complaints team is told. */
  depart(council: string, by: 'team' | 'channel' | 'conversation', id: string): Promise<void>;
  /** Somebody can be reached in a chat of their own from now on. */
  meet(
    council: string,
    person: string,
    place: Place,
    channel: string,
    reference: Record<string, unknown>,
  ): Promise<void>;
  /** How to reach the council's Teams, where Heard is installed in it at all. */
  reached(council: string): Promise<{ tenant: string; reference: Record<string, unknown> } | undefined>;
  /** People came into a team or left it, by their accounts. */
  moved(council: string, team: string, accounts: readonly string[], left: boolean): Promise<void>;
}

export function placesDesk({ store, now }: Context, desk: () => DeliveryDesk): PlacesDesk {
  return {
    arrive: (council, place, channel, reference) =>
      store
        .of(council)
        .transaction()
        .execute((tx) => rememberPlace(tx, council, place, channel, reference, now())),
    meet: (council, person, place, channel, reference) =>
      store
        .of(council)
        .transaction()
        .execute(async (tx) => {
          await rememberPlace(tx, council, place, channel, reference, now());
          await saveAddress(tx, council, `person:${person}`, place.conversation, now());
        }),
    reached: (council) => lastReached(store.of(council), council),
    async depart(council, by, id) {
      for (const it of await leavePlaces(store.of(council), council, by, id, now()))
        await desk().loseAddress(council, it);
    },
    moved: (council, team, accounts, left) => noteLeaving(store.of(council), council, team, accounts, left, now()),
  };
}
