import { CompiledQuery, sql } from 'kysely';
import type { Db, Store, Tx } from './store.ts';
import { storable, storableJson } from './text.ts';
import { together } from './together.ts';
import { type Vault, vaultOf } from './vault.ts';

/** What a channel sent or was sent, as it travels. */
export type Activity = Record<string, unknown> & { id?: string };

export interface Conversation<State> {
  /** 0 where nobody has spoken yet. */
  version: number;
  /** The data key under which everything said in it is sealed. */
  key: string;
  state: State | undefined;
  reference: Record<string, unknown> | undefined;
  /** The answers given when this very activity came before. */
  answered: Activity[] | undefined;
}

const TAKE = `
  select given.n, c.version, c.key, c.state, c.reference,
    (select t.sealed from transcript t
      where t.council = given.council and t.conversation = given.id and t.activity_id = given.activity order by t.seq limit 1) as before
  from jsonb_to_recordset($1::jsonb) as given (n int, council text, id text, activity text)
    join conversations c on c.council = given.council and c.id = given.id`;

interface Taken {
  n: number;
  version: number;
  key: string;
  state: string | null;
  reference: string | null;
  before: string | null;
}

interface Sought {
  id: string;
  activity: string;
}

async function take(store: Store, council: string, sought: readonly Sought[]): Promise<Conversation<unknown>[]> {
  const given = storableJson(sought.map(({ id, activity }, n) => ({ n, council, id, activity })));
  const rows = await store.prepared<Taken>(council, 'take_turns', TAKE, [given]);
  const found = new Map(rows.map((it) => [it.n, it]));
  return sought.map((it, n) => taken(store.vault, council, it, found.get(n)));
}

function taken(vault: Vault, council: string, { id, activity }: Sought, row?: Taken): Conversation<unknown> {
  if (!row) return { version: 0, key: vault.newKey(), state: undefined, reference: undefined, answered: undefined };
  const { version, key, state, reference, before } = row;
  return {
    version,
    key,
    state: state === null ? undefined : JSON.parse(vault.open(key, [council, id, 'state'], state)),
    reference: reference === null ? undefined : openReference(vault, council, id, reference),
    answered: before === null ? undefined : answersIn(openTurn(vault, key, [council, id, activity], before)),
  };
}

function openTurn(vault: Vault, key: string, place: readonly string[], sealed: string): Spoken[] {
  return JSON.parse(vault.open(key, place, sealed)) as Spoken[];
}

function answersIn([asked, ...rest]: readonly Spoken[]): Activity[] {
  return rest.filter((it) => it.inReplyTo === asked?.id).map((it) => it.activity);
}

/** A reference hardly ever changes and is kept with every turn, so it is sealed once as long as it is the same one. */
const sealedReferences = new WeakMap<object, string>();

export function sealReference(vault: Vault, council: string, id: string, reference: Record<string, unknown>): string {
  const known = sealedReferences.get(reference);
  if (known) return known;
  const sealed = vault.sealer()([council, id, 'reference'], JSON.stringify(reference));
  sealedReferences.set(reference, sealed);
  return sealed;
}

export function openReference(vault: Vault, council: string, id: string, sealed: string): Record<string, unknown> {
  const reference = JSON.parse(vault.openAlone([council, id, 'reference'], sealed)) as Record<string, unknown>;
  sealedReferences.set(reference, sealed);
  return reference;
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
  /** The key that was read with it. */
  key: string;
  state: State;
  reference: Record<string, unknown> | undefined;
  spoken: Spoken[];
  at: Date;
  /** Whether it holds words from now on that no person has read; as before where it is not said. */
  unread?: boolean;
}

const KEEP = `
  with given as (
    select g.* from jsonb_to_recordset($1::jsonb) as g
      (council text, id text, channel text, version int, many int, key text, state text, reference text, at timestamptz, first text, sealed text, unread boolean)
    where not exists
      (select from transcript t where t.council = g.council and t.conversation = g.id and t.activity_id = g.first)
    order by g.council, g.id
  ), moved as (
    insert into conversations as c (council, id, version, seq, channel, key, state, reference, at, unread_since)
    select council, id, version + 1, many, channel, key, state, reference, at,
      case when unread then at when unread is null and version > 0 then '-infinity'::timestamptz end from given
    on conflict (council, id) do update
      set version = excluded.version, seq = c.seq + excluded.seq, state = excluded.state, reference = excluded.reference, at = excluded.at,
        unread_since = case when excluded.unread_since = '-infinity' then c.unread_since
          when excluded.unread_since is not null then coalesce(c.unread_since, excluded.unread_since) end
      where c.version = excluded.version - 1 and c.key = excluded.key
    returning council, id, seq
  ), said as (
    insert into transcript (council, conversation, seq, many, activity_id, sealed, at)
    select council, id, moved.seq, given.many, given.first, given.sealed, given.at from moved join given using (council, id)
  )
  select id from moved`;

function rowOf(
  vault: Vault,
  { council, conversation, channel, version, key, state, reference, spoken, at, unread }: Turn<unknown>,
) {
  const first = storable(spoken[0]?.id ?? '');
  return {
    council,
    id: conversation,
    channel,
    version,
    key,
    many: spoken.length,
    state: vault.seal(key, [council, conversation, 'state'], JSON.stringify(state)),
    reference: reference ? sealReference(vault, council, conversation, reference) : null,
    at,
    first,
    sealed: vault.seal(key, [council, conversation, first], JSON.stringify(spoken)),
    unread: unread ?? null,
  };
}

/** Keeps a turn inside a transaction that does more. False where another turn came in between, or this message came before. */
export async function keepTurnIn<State>(tx: Tx, turn: Turn<State>): Promise<boolean> {
  const { rows } = await tx.executeQuery(CompiledQuery.raw(KEEP, [storableJson([rowOf(vaultOf(tx), turn)])]));
  return rows.length === 1;
}

/** The turns of conversations: where one stands, and what it is left at. Those of many people go together. */
export interface Turns {
  /** Reads a conversation for one turn, which also tells whether this activity was answered before. */
  take<State>(council: string, conversation: string, activity: string): Promise<Conversation<State>>;
  /**
   * Keeps a whole turn in one statement and so in one commit: what was said, what was answered, and where the conversation stands. The
   * answer comes when it is committed. False where another turn of that conversation came in between, or this message came before;
   * nothing was kept then, and the turn is taken again.
   */
  keep<State>(turn: Turn<State>): Promise<boolean>;
}

/** One council's turns go together, and never with another's. */
export function createTurns(store: Store): Turns {
  const councils = new Map<string, ReturnType<typeof turnsOf>>();
  const its = (council: string) => {
    const known = councils.get(council) ?? turnsOf(store, council);
    councils.set(council, known);
    return known;
  };
  return {
    take: <State>(council: string, id: string, activity: string) =>
      its(council).take({ id, activity: storable(activity) }) as Promise<Conversation<State>>,
    keep: (turn) => its(turn.council).keep(turn),
  };
}

function turnsOf(store: Store, council: string) {
  return {
    take: together((sought: readonly Sought[]) => take(store, council, sought)),
    keep: together((turns: readonly Turn<unknown>[]) => keep(store, council, turns)),
  };
}

async function keep(store: Store, council: string, turns: readonly Turn<unknown>[]): Promise<boolean[]> {
  const given = storableJson(turns.map((it) => rowOf(store.vault, it)));
  const rows = await store.prepared<{ id: string }>(council, 'keep_turns', KEEP, [given]);
  const kept = new Set(rows.map(({ id }) => id));
  return turns.map(({ conversation }) => kept.has(conversation));
}

/** Adds what Heard says of its own accord. False where there is no such conversation. */
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
    .returning(['seq', 'key'])
    .executeTakeFirst();
  if (!moved) return false;
  const first = spoken[0]?.id ?? '';
  const sealed = vaultOf(db).seal(moved.key, [council, conversation, first], JSON.stringify(spoken));
  await db
    .insertInto('transcript')
    .values({ council, conversation, seq: moved.seq, many: spoken.length, activity_id: first, sealed, at })
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
  const turns = await db
    .selectFrom('transcript')
    .innerJoin('conversations', (it) =>
      it
        .onRef('conversations.council', '=', 'transcript.council')
        .onRef('conversations.id', '=', 'transcript.conversation'),
    )
    .select(['transcript.seq', 'many', 'activity_id', 'sealed', 'key'])
    .where('transcript.council', '=', council)
    .where('conversation', '=', conversation)
    .where('transcript.seq', '>', after)
    .orderBy('transcript.seq')
    .limit(1000)
    .execute();
  const vault = vaultOf(db);
  return turns
    .flatMap(({ seq, many, activity_id, sealed, key }) =>
      openTurn(vault, key, [council, conversation, activity_id], sealed).map(({ activity }, n) => ({
        seq: seq - many + 1 + n,
        activity,
      })),
    )
    .filter((it) => it.seq > after);
}

/** How to reach a conversation again: its channel, and the channel's own reference. */
export async function referenceOf(db: Db, council: string, conversation: string) {
  const row = await db
    .selectFrom('conversations')
    .select(['channel', 'reference'])
    .where('council', '=', council)
    .where('id', '=', conversation)
    .executeTakeFirst();
  if (!row) return undefined;
  const { channel, reference } = row;
  return {
    channel,
    reference: reference === null ? undefined : openReference(vaultOf(db), council, conversation, reference),
  };
}

/** Takes one thing out of where a conversation stands; a turn that is under way is taken again. */
export async function forgetInState(db: Db, council: string, id: string, name: string): Promise<void> {
  const row = await db
    .selectFrom('conversations')
    .select(['key', 'state'])
    .where('council', '=', council)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.state) return;
  const vault = vaultOf(db);
  const place = [council, id, 'state'];
  const { [name]: _, ...rest } = JSON.parse(vault.open(row.key, place, row.state)) as Record<string, unknown>;
  await db
    .updateTable('conversations')
    .set({ state: vault.seal(row.key, place, JSON.stringify(rest)), version: sql`version + 1` })
    .where('council', '=', council)
    .where('id', '=', id)
    .execute();
}

export interface UnreadTalk {
  conversation: string;
  since: Date;
}

/** Conversations in which somebody has told something that is no complaint, and that nobody has read. */
export async function unreadTalks(db: Db, council: string): Promise<UnreadTalk[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'unread_since'])
    .where('council', '=', council)
    .where('unread_since', 'is not', null)
    .orderBy('unread_since')
    .execute();
  return rows.map((it) => ({ conversation: it.id, since: it.unread_since! }));
}

/** What they said in it, oldest first, held until the transaction ends. Undefined where somebody has read it, or there is none. */
export async function unreadWords(
  tx: Tx,
  council: string,
  id: string,
): Promise<{ words: string; at: Date }[] | undefined> {
  const talk = await tx
    .selectFrom('conversations')
    .select(['key', 'state', 'unread_since'])
    .where('council', '=', council)
    .where('id', '=', id)
    .where('unread_since', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (!talk) return undefined;
  const turns = await tx
    .selectFrom('transcript')
    .select(['activity_id', 'sealed', 'at'])
    .where('council', '=', council)
    .where('conversation', '=', id)
    .orderBy('seq')
    .execute();
  const vault = vaultOf(tx);
  const said = turns.flatMap(({ activity_id, sealed, at }) =>
    openTurn(vault, talk.key, [council, id, activity_id], sealed)
      .filter((it) => it.from === 'user')
      .map(({ activity }) => ({ words: saidIn(activity), at }))
      .filter(({ words }) => words !== ''),
  );
  const inFiles =
    talk.state === null ? undefined : wordsInFiles(vault.open(talk.key, [council, id, 'state'], talk.state));
  return inFiles ? [...said, { words: inFiles, at: said.at(-1)?.at ?? talk.unread_since! }] : said;
}

/** What could be read in the files they sent stands with what they are telling, and goes with it when it is sent. */
function wordsInFiles(state: string): string | undefined {
  const { intake } = JSON.parse(state) as { intake?: { files?: string } };
  return intake?.files;
}

/** What was typed, and the names of files that came with it. */
function saidIn({ text, attachments }: Activity): string {
  const files = Array.isArray(attachments)
    ? attachments.map((it) => it?.name).filter((it) => typeof it === 'string')
    : [];
  return [typeof text === 'string' ? text.trim() : '', ...files.map((it) => `Sent a file: ${it}`)]
    .filter(Boolean)
    .join('\n');
}

/** Somebody has read it; what is said in it from now on is to be read afresh. */
export async function markTalkRead(tx: Tx, council: string, id: string): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ unread_since: null })
    .where('council', '=', council)
    .where('id', '=', id)
    .execute();
}
