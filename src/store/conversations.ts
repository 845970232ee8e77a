import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, sql } from 'kysely';
import type { Db, Store, Tx } from './store.ts';
import { storableJson } from './text.ts';

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
    exists (select from transcript t where t.council = $1::text and t.conversation = $2::text and t.activity_id = $3::text) as seen,
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
  store: Store,
  council: string,
  id: string,
  activityId: string,
): Promise<Conversation<State>> {
  const [row] = await store.prepared<Taken>('take_turn', TAKE, [council, id, activityId]);
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
  with given as (
    select g.* from jsonb_to_recordset($1::jsonb) as g
      (council text, id text, channel text, version int, many int, state jsonb, reference jsonb, at timestamptz, first text, spoken jsonb)
    where not exists
      (select from transcript t where t.council = g.council and t.conversation = g.id and t.activity_id = g.first)
    order by g.council, g.id
  ), moved as (
    insert into conversations as c (council, id, version, seq, channel, state, reference, at)
    select council, id, version + 1, many, channel, state, reference, at from given
    on conflict (council, id) do update
      set version = excluded.version, seq = c.seq + excluded.seq, state = excluded.state, reference = excluded.reference, at = excluded.at
      where c.version = excluded.version - 1
    returning council, id, seq
  ), said as (
    insert into transcript (council, conversation, seq, activity_id, in_reply_to, from_role, activity, at)
    select council, id, moved.seq - given.many + it.n, it.said, it.reply, it.who, it.activity, given.at
    from moved join given using (council, id),
      lateral jsonb_to_recordset(given.spoken) as it (n int, said text, reply text, who text, activity jsonb)
  )
  select council, id from moved`;

function rowOf({ council, conversation, channel, version, state, reference, spoken, at }: Turn<unknown>) {
  return {
    council,
    id: conversation,
    channel,
    version,
    many: spoken.length,
    state,
    reference: reference ?? null,
    at,
    first: spoken[0]?.id ?? '',
    spoken: spoken.map((it, index) => ({
      n: index + 1,
      said: it.id,
      reply: it.inReplyTo ?? null,
      who: it.from,
      activity: it.activity,
    })),
  };
}

/** Keeps a turn inside a transaction that does more. False where another turn came in between, or this message came before. */
export async function keepTurnIn<State>(tx: Tx, turn: Turn<State>): Promise<boolean> {
  const { rows } = await tx.executeQuery(CompiledQuery.raw(KEEP, [storableJson([rowOf(turn)])]));
  return rows.length === 1;
}

/** Keeps one turn; the answer comes when it is committed. */
export type KeepTurn = <State>(turn: Turn<State>) => Promise<boolean>;

interface Waiting {
  turn: Turn<unknown>;
  done(kept: boolean): void;
  failed(error: unknown): void;
}

/** So many turns at most in one statement: a line of people, not a crowd. */
const MOST = 64;

/**
 * Keeps whole turns in one statement and so in one commit: what was said, what was answered, and where the conversation stands.
 * A turn that finds the database free is kept at once. Turns that come while it is busy are kept together when it is done, so a
 * crowd costs little more than one of them. False where another turn of that conversation came in between, or this message came
 * before; nothing was kept then, and the turn is taken again.
 */
export function createKeeper(store: Store): KeepTurn {
  let waiting: Waiting[] = [];
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      // Whoever has arrived by now goes along: the embedded database lets nobody in while it works.
      await setImmediate();
      const batch = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await keep(batch).catch((error) => (batch.length === 1 ? batch[0]!.failed(error) : apart(batch)));
    }
    busy = false;
  }

  async function keep(batch: readonly Waiting[]): Promise<void> {
    const given = storableJson(batch.map(({ turn }) => rowOf(turn)));
    const rows = await store.prepared<{ council: string; id: string }>('keep_turns', KEEP, [given]);
    const kept = new Set(rows.map(({ council, id }) => `${council} ${id}`));
    for (const { turn, done } of batch) done(kept.has(`${turn.council} ${turn.conversation}`));
  }

  /** One that cannot be kept does not take the others with it. */
  async function apart(batch: readonly Waiting[]): Promise<void> {
    for (const one of batch) await keep([one]).catch(one.failed);
  }

  return (turn) =>
    new Promise((done, failed) => {
      waiting.push({ turn, done, failed });
      if (!busy) void run();
    });
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
