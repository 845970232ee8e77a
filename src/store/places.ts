import { openReference, sealReference } from './conversations.ts';
import type { Db, Tx } from './store.ts';
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
  const known = { team: place.team ?? null, channel: place.channel ?? null, person: place.person ?? null, at };
  await db
    .insertInto('places')
    .values({ council, conversation: place.conversation, kind: place.kind, tenant: place.tenant, ...known })
    .onConflict((it) => it.columns(['council', 'conversation']).doUpdateSet({ ...known, gone_at: null }))
    .execute();
  await rememberReference(db, council, place.conversation, channel, reference, at);
}

export async function rememberReference(
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

/**
 * Heard was removed from these places. Whatever was reached there is forgotten as an address; the answer lists those, so that
 * somebody is told. What was said there stays.
 */
export async function leavePlaces(
  tx: Tx,
  council: string,
  by: 'team' | 'channel' | 'conversation',
  id: string,
  at: Date,
): Promise<string[]> {
  const gone = await tx
    .updateTable('places')
    .set({ gone_at: at })
    .where('council', '=', council)
    .where('gone_at', 'is', null)
    .where(by, '=', id)
    .returning('conversation')
    .execute();
  return forgetAddresses(
    tx,
    council,
    gone.map((it) => it.conversation),
  );
}

export async function forgetAddresses(tx: Db, council: string, conversations: readonly string[]): Promise<string[]> {
  if (conversations.length === 0) return [];
  const lost = await tx
    .deleteFrom('addresses')
    .where('council', '=', council)
    .where('conversation', 'in', conversations)
    .returning('address')
    .execute();
  return lost.map((it) => it.address);
}

/** How a tenant's Teams was reached last, for writing to somebody for the first time. */
export async function lastReferenceOf(db: Db, council: string): Promise<Record<string, unknown> | undefined> {
  const row = await db
    .selectFrom('places')
    .innerJoin('conversations', (it) =>
      it.onRef('conversations.council', '=', 'places.council').onRef('conversations.id', '=', 'places.conversation'),
    )
    .select(['reference', 'conversation'])
    .where('places.council', '=', council)
    .where('gone_at', 'is', null)
    .orderBy('places.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.reference ? openReference(vaultOf(db), council, row.conversation, row.reference) : undefined;
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
