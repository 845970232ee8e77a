import { CompiledQuery, sql } from 'kysely';
import type { Db } from './store.ts';

/** What a channel sent or was sent, as it travels. */
export type Activity = Record<string, unknown> & { id?: string };

export interface Conversation<State> {
  /** 0 where nobody has spoken yet. */
  version: number;
  state: State | undefined;
  reference: Record<string, unknown> | undefined;
  /** The answers given when this very activity came before. */
  answered: Activity[] | undefined;
}

const TAKE = `
  select c.version, c.state, c.reference,
    exists (select from transcript t where t.council = $1 and t.conversation = $2 and t.activity_id = $3) as seen,
    (select json_agg(t.activity order by t.seq) from transcript t
      where t.council = $1 and t.conversation = $2 and t.in_reply_to = $3) as answers
  from conversations c where c.council = $1 and c.id = $2`;

interface Taken {
  version: number;
  state: unknown;
  reference: Record<string, unknown> | null;
  seen: boolean;
  answers: Activity[] | null;
}

/** Reads a conversation for one turn: a single round trip, which also tells whether this activity was answered before. */
export async function takeTurn<State>(
  db: Db,
  council: string,
  id: string,
  activityId: string,
): Promise<Conversation<State>> {
  const { rows } = await db.executeQuery<Taken>(CompiledQuery.raw(TAKE, [council, id, activityId]));
  const row = rows[0];
  if (!row) return { version: 0, state: undefined, reference: undefined, answered: undefined };
  return {
    version: row.version,
    state: row.state as State,
    reference: row.reference ?? undefined,
    answered: row.seen ? (row.answers ?? []) : undefined,
  };
}

export interface Spoken {
  id: string;
  from: 'user' | 'bot';
  inReplyTo?: string;
  activity: Activity;
}

export interface Turn<State> {
  council: string;
  conversation: string;
  channel: string;
  /** The version that was read; somebody else's turn in between refuses this one. */
  version: number;
  state: State;
  reference: Record<string, unknown> | undefined;
  spoken: Spoken[];
  at: Date;
}

const KEEP = `
  with moved as (
    insert into conversations (council, id, version, seq, channel, state, reference, at)
    values ($1, $2, 1, $5, $3, $6::jsonb, $7::jsonb, $8)
    on conflict (council, id) do update
      set version = conversations.version + 1, seq = conversations.seq + $5, state = excluded.state,
          reference = excluded.reference, at = excluded.at
      where conversations.version = $4
    returning seq
  )
  insert into transcript (council, conversation, seq, activity_id, in_reply_to, from_role, activity, at)
  select $1, $2, moved.seq - $5 + it.n, it.id, it.reply, it.who, it.activity, $8
  from moved, jsonb_to_recordset($9::jsonb) as it (n int, id text, reply text, who text, activity jsonb)
  returning seq`;

/**
 * Keeps a whole turn in one statement and so in one commit: what was said, what was answered, and where the conversation stands.
 * False where another turn came in between; nothing was kept then, and the turn is taken again.
 */
export async function keepTurn<State>(db: Db, turn: Turn<State>): Promise<boolean> {
  const { council, conversation, channel, version, state, reference, spoken, at } = turn;
  const said = spoken.map((it, index) => ({
    n: index + 1,
    id: it.id,
    reply: it.inReplyTo ?? null,
    who: it.from,
    activity: it.activity,
  }));
  const parameters = [
    council,
    conversation,
    channel,
    version,
    spoken.length,
    JSON.stringify(state),
    reference ? JSON.stringify(reference) : null,
    at,
    JSON.stringify(said),
  ];
  const { rows } = await db.executeQuery(CompiledQuery.raw(KEEP, parameters));
  return rows.length === spoken.length;
}

/** Adds what Heard says of its own accord. Undefined where there is no such conversation. */
export async function appendSpoken(
  db: Db,
  council: string,
  conversation: string,
  spoken: readonly Spoken[],
  at: Date,
): Promise<boolean> {
  const moved = await db
    .updateTable('conversations')
    .set({ seq: sql`seq + ${spoken.length}` })
    .where('council', '=', council)
    .where('id', '=', conversation)
    .returning('seq')
    .executeTakeFirst();
  if (!moved) return false;
  await db
    .insertInto('transcript')
    .values(
      spoken.map((it, index) => ({
        council,
        conversation,
        seq: moved.seq - spoken.length + index + 1,
        activity_id: it.id,
        in_reply_to: it.inReplyTo ?? null,
        from_role: it.from,
        activity: JSON.stringify(it.activity),
        at,
      })),
    )
    .execute();
  return true;
}

/** What was said in a conversation after a place in it, oldest first: the mailbox that a web page reads. */
export async function spokenSince(
  db: Db,
  council: string,
  conversation: string,
  after: number,
): Promise<{ seq: number; activity: Activity }[]> {
  return db
    .selectFrom('transcript')
    .select(['seq', 'activity'])
    .where('council', '=', council)
    .where('conversation', '=', conversation)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(1000)
    .execute();
}

/** How to reach a conversation again: its channel, and the channel's own reference. */
export async function referenceOf(db: Db, council: string, conversation: string) {
  const row = await db
    .selectFrom('conversations')
    .select(['channel', 'reference'])
    .where('council', '=', council)
    .where('id', '=', conversation)
    .executeTakeFirst();
  return row && { channel: row.channel, reference: row.reference ?? undefined };
}
