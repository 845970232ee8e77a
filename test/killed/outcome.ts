import { sql } from 'kysely';
import { spokenSince } from '../../src/store/conversations.ts';
import type { Begun } from '../replay/lives.ts';
import { type State, stateOf } from '../replay/state.ts';
import { COUNCIL, type Program } from './program.ts';

/** What there is when everything is brought out: what people can see of it, and what is kept. */
export interface Outcome {
  state: State;
  /** What each person typed or pressed and what arrived of Heard's own accord, in order, chat by chat. */
  chats: Readonly<Record<string, readonly string[]>>;
  /** What was answered to what they sent. */
  answers: readonly string[];
  /** Every message that was promised, and what became of it. */
  lines: readonly string[];
  /** Messages without a job that delivers them, jobs without a message. */
  jobs: { without: number; many: number };
  /** What is wrong with the chained record. */
  record: unknown;
}

interface Said {
  id?: string;
  text?: string;
  speak?: string;
  value?: unknown;
  from?: { role?: string };
}

export async function outcomeOf(program: Program, begun: Begun): Promise<Outcome> {
  const db = program.store.of(COUNCIL);
  /** A card that is brought up to date keeps its id, and its reader sees one: as often as that is done. */
  const chats = new Map<string, Map<string, string>>();
  const answers: string[] = [];
  for (const { conversation, came, answered } of await spoken(program)) {
    const standing = chats.get(conversation) ?? new Map<string, string>();
    chats.set(conversation, standing);
    for (const it of came) standing.set(it.id!, plain(it));
    answers.push(...answered.map(plain));
  }
  const { rows: lines } = await sql<{ line: string }>`
    select jsonb_build_array(address, kind, sent_at is not null, given_up_at is not null, outcome)::text as line from outbox`.execute(
    db,
  );
  const {
    rows: [jobs],
  } = await sql<{ without: number; many: number }>`
    select count(*) filter (where j.n is null)::int as without, count(*) filter (where j.n > 1)::int as many
    from outbox o left join (select (data->>'id')::bigint as id, count(*) as n from pgboss.job where name = 'deliver' group by 1) j on j.id = o.id
  `.execute(program.store.db);
  const { ok, broken, differs } = (await program.desk.verifyRecord({ kind: 'heard', council: COUNCIL })) as {
    ok: boolean;
    broken: unknown[];
    differs: unknown[];
  };
  return {
    state: await stateOf(program.store, COUNCIL, begun),
    chats: Object.fromEntries([...chats].map(([id, standing]) => [id, [...standing.values()]])),
    answers: answers.sort(),
    lines: lines.map((it) => plainly(it.line)).sort(),
    jobs: jobs!,
    record: { ok, broken, differs },
  };
}

/** Each turn of each chat, and each message of Heard's own accord: what somebody sent is the first of its turn, the rest answers it. */
async function spoken({ store }: Program): Promise<{ conversation: string; came: Said[]; answered: Said[] }[]> {
  const db = store.of(COUNCIL);
  const turns = await db
    .selectFrom('transcript')
    .select(['conversation', 'seq', 'many'])
    .orderBy('conversation')
    .orderBy('seq')
    .execute();
  const all = new Map<string, Awaited<ReturnType<typeof spokenSince>>>();
  for (const it of new Set(turns.map(({ conversation }) => conversation)))
    all.set(it, await spokenSince(db, COUNCIL, it, 0));
  return turns.map(({ conversation, seq, many }) => {
    const said = all
      .get(conversation)!
      .filter((it) => it.seq > seq - many && it.seq <= seq)
      .map((it) => it.activity as Said);
    const isTurn = said[0]?.from?.role === 'user';
    return { conversation, came: isTurn ? said.slice(0, 1) : said, answered: isTurn ? said.slice(1) : [] };
  });
}

function plain({ text, speak, value, from }: Said): string {
  return `${from?.role}: ${plainly([text, speak, value && JSON.stringify(value)].filter(Boolean).join(' | '))}`;
}

/** Without what is made anew by chance each time: codes to come back, and addresses of files. */
function plainly(text: string): string {
  return text
    .replace(/\b[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4})+\b/g, 'a code')
    .replace(/https?:\/\/\S+/g, 'an address')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id');
}
