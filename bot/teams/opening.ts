import type { ConversationParameters, ConversationReference } from 'botbuilder';
import type { Desk } from '../../src/desk/desk.ts';
import { NotSent } from '../delivery/outlet.ts';
import { failureOf } from './outlet.ts';

export interface OpeningParts {
  desk: Desk;
  random(): number;
  open(
    reference: Partial<ConversationReference>,
    parameters: Partial<ConversationParameters>,
  ): Promise<Partial<ConversationReference>>;
}

export type Opening = (council: string, person: string) => Promise<{ chat: string } | { why: string } | undefined>;

/** Somebody who was found not to have Heard is not asked about again for so long. */
const ASK_AGAIN = 60 * 60_000;

/**
 * Begins a chat with somebody of the directory who has not written to Heard yet, by their Entra object id. Teams allows it where the
 * app is installed for them; where it is not, whoever reads in their stead is told what to do about it.
 */
export function createOpening({ desk, random, open }: OpeningParts): Opening {
  const without = new Map<string, number>();
  return async (council, id) => {
    const person = (await desk.people(council)).find((it) => it.id === id);
    const member = person?.accounts.mri ?? person?.accounts.teams;
    const there = member ? await desk.reached(council) : undefined;
    if (!person || !member || !there) return undefined;
    const key = `${council} ${id}`;
    const now = desk.now();
    if ((without.get(key) ?? 0) > now.getTime() - ASK_AGAIN) return { why: WHY };
    try {
      const reference = await open(there.reference, parametersFor(member, there.tenant, there.reference));
      const { id: conversation } = reference.conversation!;
      const place = { conversation, kind: 'personal', tenant: there.tenant, person: person.accounts.teams } as const;
      await desk.meet(council, id, place, 'teams', { ...there.reference, ...reference });
      return { chat: conversation };
    } catch (error) {
      const failure = failureOf(error, now, random);
      if (failure.kind === 'later') throw new NotSent(failure);
      without.set(key, now.getTime());
      return { why: WHY };
    }
  };
}

const WHY = 'They have not added Heard in Teams: ask them to, or ask your Teams administrator to install it for them.';

function parametersFor(member: string, tenant: string, { bot }: Record<string, unknown>) {
  return {
    isGroup: false,
    bot: bot as ConversationParameters['bot'],
    members: [{ id: member, name: '' }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  };
}
