import { openReference, sealReference } from './conversations.ts';
import type { Db } from './store.ts';
import { vaultOf } from './vault.ts';

/** Where Heard is installed: how it can be reached is kept with its conversation. */
export interface Place {
  conversation: string;
  kind: 'personal' | 'channel' | 'group';
  tenant: string;
  /** Teams' own ids. */
  team?: string;
  channel?: string;
  /** An Entra object id. */
  person?: string;
}

/** Keeps or renews a place and how to reach it. A conversation that has been used keeps its state. */
export async function rememberPlace(
  db: Db,
  council: string,
  place: Place,
  channel: string,
  reference: Record<string, unknown>,
  at: Date,
): Promise<void> {
  const { conversation, kind, tenant, team = null, channel: within = null, person = null } = place;
  await db
    .insertInto('places')
    .values({ council, conversation, kind, tenant, team, channel: within, person, at })
    .onConflict((it) =>
      it.columns(['council', 'conversation']).doUpdateSet(({ fn, ref }) => ({
        // What one message does not say, another did.
        team: fn.coalesce(ref('excluded.team'), ref('places.team')),
        channel: fn.coalesce(ref('excluded.channel'), ref('places.channel')),
        person: fn.coalesce(ref('excluded.person'), ref('places.person')),
        at,
        gone_at: null,
      })),
    )
    .execute();
  await rememberReference(db, council, place.conversation, channel, reference, at);
  // Back in a place that it was removed from: whoever was reached there is reached there again.
  await db
    .updateTable('addresses')
    .set({ gone_at: null })
    .where('council', '=', council)
    .where('conversation', '=', place.conversation)
    .execute();
}

async function rememberReference(
  db: Db,
  council: string,
  id: string,
  channel: string,
  reference: Record<string, unknown>,
  at: Date,
): Promise<void> {
  const vault = vaultOf(db);
  const text = sealReference(vault, council, id, reference);
  await db
    .insertInto('conversations')
    .values({ council, id, version: 0, seq: 0, channel, key: vault.newKey(), state: null, reference: text, at })
    .onConflict((it) => it.columns(['council', 'id']).doUpdateSet({ reference: text }))
    .execute();
}

/** Heard was removed from these places. Answers the addresses that were reached there. */
export async function leavePlaces(
  db: Db,
  council: string,
  by: 'team' | 'channel' | 'conversation',
  id: string,
  at: Date,
): Promise<string[]> {
  const gone = await db
    .updateTable('places')
    .set({ gone_at: at })
    .where('council', '=', council)
    .where('gone_at', 'is', null)
    // A channel's conversation is called as the channel is.
    .where((it) => it.or([it(by, '=', id), ...(by === 'channel' ? [it('conversation', '=', id)] : [])]))
    .returning('conversation')
    .execute();
  if (gone.length === 0) return [];
  const reached = await db
    .selectFrom('addresses')
    .select('address')
    .where('council', '=', council)
    .where('gone_at', 'is', null)
    .where(
      'conversation',
      'in',
      gone.map((it) => it.conversation),
    )
    .execute();
  return reached.map((it) => it.address);
}

/** Where a council's Teams was reached last, for writing to somebody for the first time. */
export async function lastReached(
  db: Db,
  council: string,
): Promise<{ tenant: string; reference: Record<string, unknown> } | undefined> {
  const row = await db
    .selectFrom('places')
    .innerJoin('conversations', (it) =>
      it.onRef('conversations.council', '=', 'places.council').onRef('conversations.id', '=', 'places.conversation'),
    )
    .select(['tenant', 'reference', 'conversation'])
    .where('places.council', '=', council)
    .where('gone_at', 'is', null)
    .orderBy('places.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const reference = row?.reference && openReference(vaultOf(db), council, row.conversation, row.reference);
  return row && reference ? { tenant: row.tenant, reference } : undefined;
}

/** Somebody left a team, or is back in it. */
export async function noteLeaving(
  db: Db,
  council: string,
  team: string,
  accounts: readonly string[],
  left: boolean,
  at: Date,
): Promise<void> {
  if (accounts.length === 0) return;
  if (left) {
    await db
      .insertInto('leavers')
      .values(accounts.map((account) => ({ council, team, account, at })))
      .onConflict((it) => it.columns(['council', 'team', 'account']).doUpdateSet({ at }))
      .execute();
    return;
  }
  await db
    .deleteFrom('leavers')
    .where('council', '=', council)
    .where('team', '=', team)
    .where('account', 'in', accounts)
    .execute();
}

export async function hasLeft(db: Db, council: string, team: string, account: string): Promise<boolean> {
  const row = await db
    .selectFrom('leavers')
    .select('at')
    .where('council', '=', council)
    .where('team', '=', team)
    .where('account', '=', account)
    .executeTakeFirst();
  return row !== undefined;
}
