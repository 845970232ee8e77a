import type { Db } from './store.ts';
import { vaultOf } from './vault.ts';

/** Something Slack sent, by its own id. */
export interface ArrivedId {
  team: string;
  id: string;
}

/** The same as it is kept: what it says is sealed. */
export interface Arrived extends ArrivedId {
  /** What comes from one conversation is worked one after the other. */
  conversation: string;
  payload: string;
}

/** Keeps it, already taken by whoever keeps it. Undefined where it came before: Slack sends again what it is not sure about. */
export async function keepArrival(db: Db, { payload, ...it }: Arrived, at: Date): Promise<Arrived | undefined> {
  const arrived = { ...it, payload: vaultOf(db).sealer()(placeOf(it), payload) };
  const kept = await db
    .insertInto('slack_inbox')
    .values({ ...arrived, at, claimed_at: at })
    .onConflict((row) => row.columns(['team', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept && arrived;
}

/** What was kept of it, as it came. */
export function payloadOf(db: Db, { payload, ...it }: Arrived): string {
  return vaultOf(db).openAlone(placeOf(it), payload);
}

function placeOf({ team, id }: ArrivedId): string[] {
  return ['slack', team, id];
}

/** So often, over an hour or so; what cannot be done by then is a mistake of ours, and stays with its payload for somebody to look at. */
const TRIES = 40;

/** What somebody took and did not finish, oldest first, now taken by the caller. */
export async function takeLeft(db: Db, at: Date, takenBefore: Date, most: number): Promise<Arrived[]> {
  const left = db
    .selectFrom('slack_inbox')
    .select(['team', 'id'])
    .where('done_at', 'is', null)
    .where('claimed_at', '<=', takenBefore)
    .where('failed', '<', TRIES)
    .orderBy('at')
    .limit(most)
    .forUpdate()
    .skipLocked();
  const taken = await db
    .updateTable('slack_inbox')
    .set({ claimed_at: at })
    .where((it) => it(it.refTuple('team', 'id'), 'in', left.$asTuple('team', 'id')))
    .returning(['team', 'id', 'conversation', 'payload', 'at'])
    .execute();
  return taken
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ team, id, conversation, payload }) => ({ team, id, conversation, payload: payload ?? '' }));
}

/** Done, or given up with the reason. What was said is kept elsewhere by now, so the payload goes. */
export async function arrivalDone(db: Db, { team, id }: ArrivedId, at: Date, outcome: string): Promise<void> {
  await db
    .updateTable('slack_inbox')
    .set({ done_at: at, outcome, payload: null })
    .where('team', '=', team)
    .where('id', '=', id)
    .execute();
}

/** It did not work. Answers how often by now. */
export async function arrivalFailed(db: Db, { team, id }: ArrivedId): Promise<number> {
  const row = await db
    .updateTable('slack_inbox')
    .set((it) => ({ failed: it('failed', '+', 1) }))
    .where('team', '=', team)
    .where('id', '=', id)
    .returning('failed')
    .executeTakeFirst();
  return row?.failed ?? 0;
}

/** Forgets what Slack will not send again, and which answers reached it. */
export async function forgetArrivals(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('slack_inbox').where('done_at', '<', before).execute();
  await db.deleteFrom('slack_sent').where('at', '<', before).execute();
}

/** The message that an answer became, by the answer's own id. */
export async function sentAs(db: Db, council: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('slack_sent')
    .select(['activity_id', 'message'])
    .where('council', '=', council)
    .where('activity_id', 'in', ids)
    .execute();
  return new Map(rows.map((it) => [it.activity_id, it.message]));
}

export async function markReached(db: Db, council: string, id: string, message: string, at: Date): Promise<void> {
  await db
    .insertInto('slack_sent')
    .values({ council, activity_id: id, message, at })
    .onConflict((it) => it.columns(['council', 'activity_id']).doNothing())
    .execute();
}

export interface Workspace {
  team: string;
  council: string;
  name: string;
  /** Slack's installation with its tokens, as it handed it over; kept sealed. */
  installation: string;
  /** Which invitation brought it here. */
  invitation: string;
}

/** Installed, or installed again: a new token takes the place of the old one. */
export async function saveWorkspace(db: Db, { team, ...it }: Workspace, at: Date): Promise<void> {
  const installation = vaultOf(db).sealer()(workspacePlace(team), it.installation);
  const row = { ...it, installation, at, removed_at: null };
  await db
    .insertInto('slack_workspaces')
    .values({ team, ...row })
    .onConflict((known) => known.column('team').doUpdateSet(row))
    .execute();
}

function workspacePlace(team: string): string[] {
  return ['slack workspace', team];
}

export async function findWorkspace(db: Db, team: string): Promise<Workspace | undefined> {
  const row = await db
    .selectFrom('slack_workspaces')
    .select(['team', 'council', 'name', 'installation', 'invitation'])
    .where('team', '=', team)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const installation = vaultOf(db).openAlone(workspacePlace(team), row.installation ?? '');
  return { ...row, installation, invitation: row.invitation ?? '' };
}

/** Whether an invitation has brought another workspace here. */
export async function isUsedUp(db: Db, invitation: string, team: string): Promise<boolean> {
  const row = await db
    .selectFrom('slack_workspaces')
    .select('team')
    .where('invitation', '=', invitation)
    .where('team', '!=', team)
    .executeTakeFirst();
  return row !== undefined;
}

/** Removed by somebody in Slack, or its token is no longer taken. The token goes; that it was there stays. */
export async function removeWorkspace(db: Db, team: string, at: Date): Promise<void> {
  await db
    .updateTable('slack_workspaces')
    .set({ removed_at: at, installation: null })
    .where('team', '=', team)
    .where('removed_at', 'is', null)
    .execute();
}
