import { createRequire } from 'node:module';
import { sql } from 'kysely';
import pg from 'pg';
import { openPostgres } from '../src/store/postgres.ts';
import type { Store } from '../src/store/store.ts';
import { tracesLike } from '../src/store/traces.ts';
import { screen } from '../src/triage/danger.ts';
import { likeness } from '../src/triage/likeness.ts';
import { corpus, type Labelled } from '../src/triage/model/examples.ts';
import { lessons } from '../src/triage/model/measure.ts';
import { type Model, openModel } from '../src/triage/model/model.ts';
import { train } from '../src/triage/model/train.ts';
import { isUnseen } from '../src/triage/model/voices.ts';
import { kindOf } from '../src/triage/rules/kind.ts';
import { message } from '../src/triage/rules/message.ts';
import { leadsOf, tracesOf } from '../src/triage/traces.ts';
import { triage } from '../src/triage/triage.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { activity, median, serve } from './drive.ts';
import type { Result } from './result.ts';
import { COUNCIL, KEY } from './stored.ts';

/** X1 and X2: triage beside the stock echo, our classifier beside natural's, likely duplicates beside pg_trgm. */
export async function bench(): Promise<Result[]> {
  return [...(await besideTheEcho()), ...besideNatural(), ...(await besideTrigrams())];
}

const RECEIVED = '2026-03-20';
const ROUNDS = 9;
const TURNS = 400;

async function besideTheEcho(): Promise<Result[]> {
  const messages = corpus().filter(({ text }) => Math.abs(text.split(/\s+/).length - 150) < 30);
  const stock = await serve('./servers/stock-echo.ts');
  const again = await serve('./servers/stock-echo.ts');
  const echo = async (server: typeof stock) => {
    const before = (await server.usage()).cpu;
    for (let at = 0; at < TURNS; at++)
      await server.post(activity(`t-${at % 12}`, `${Math.random()}`, messages[at % messages.length]!.text));
    return ((await server.usage()).cpu - before) / TURNS;
  };
  const ours = () => {
    const before = process.cpuUsage();
    for (let at = 0; at < TURNS; at++) {
      const { text, channel } = messages[at % messages.length]!;
      screen(text);
      triage(text, { received: RECEIVED, ...(channel && { channel }) });
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / TURNS;
  };
  try {
    const rounds: { stock: number; again: number; ours: number }[] = [];
    for (let round = 0; round < ROUNDS + 1; round++)
      rounds.push({ stock: await echo(stock), again: await echo(again), ours: ours() });
    const warm = rounds.slice(1);
    const of = (name: 'stock' | 'again' | 'ours') => median(warm.map((it) => it[name]));
    const row = (name: string, who: 'again' | 'ours'): Result => ({
      name,
      ours: of(who),
      theirs: of('stock'),
      unit: 'microseconds of processor time',
      ratio: median(warm.map((it) => it[who] / it.stock)),
    });
    return [
      { ...row('A/A: the stock echo beside itself', 'again'), noise: true },
      { ...row('X1 danger screen and triage of 150 words, beside a stock echo turn', 'ours'), goal: { atMost: 0.3 } },
    ];
  } finally {
    await stock.stop();
    await again.stop();
  }
}

interface Classifier {
  addDocument(text: string, label: string): void;
  train(): void;
  classify(text: string): string;
}

/** Both are taught by the same voices and asked about the same others: what kind of thing is a message? */
function besideNatural(): Result[] {
  const all = lessons();
  const asked = all.messages.filter(({ voice }) => isUnseen(voice!));
  const taught = all.messages.filter(({ voice }) => !isUnseen(voice!));
  const own = openModel(train({ ...all, messages: taught }));
  const load = createRequire(import.meta.url);
  const Bayes = load('natural/lib/natural/classifiers/bayes_classifier.js') as new () => Classifier;
  const theirs = new Bayes();
  for (const { text, expected } of taught) theirs.addDocument(text, expected.kind);
  for (const { text, labels } of all.kinds) if (labels[0]) theirs.addDocument(text, labels[0]);
  theirs.train();
  const answer = (it: Labelled) => ourKind(it, own);
  const right = (kind: (it: Labelled) => string) =>
    asked.filter((it) => kind(it) === it.expected.kind).length / asked.length;
  const cost = (kind: (it: Labelled) => string) => {
    const started = performance.now();
    for (const it of asked) kind(it);
    return ((performance.now() - started) * 1000) / asked.length;
  };
  const natural = (it: Labelled) => theirs.classify(it.text);
  const rounds = Array.from({ length: 5 }, () => ({ ours: cost(answer), theirs: cost(natural) }));
  const [ours, other] = [right(answer), right(natural)];
  return [
    {
      name: 'X1 our classifier’s speed beside natural’s Bayes, kinds of unseen voices',
      ours: median(rounds.map((it) => it.ours)),
      theirs: median(rounds.map((it) => it.theirs)),
      unit: 'microseconds a message',
      ratio: median(rounds.map((it) => it.theirs / it.ours)),
      goal: { atLeast: 15 },
      note: 'reading, screening and searching the message included in ours',
    },
    {
      name: 'X1 our classifier’s share right beside natural’s Bayes, kinds of unseen voices',
      ours,
      theirs: other,
      unit: 'share right',
      ratio: ours / other,
      goal: { atLeast: 1 },
    },
  ];
}

function ourKind({ text, channel }: Labelled, model: Model): string {
  return kindOf(message(text, { received: RECEIVED, ...(channel && { channel }) }, model)).kind;
}

const STORED = 100_000;
const ASKED = 100;

/**
 * Complaints made from sentences of the corpus with every other word another one, so that no two share a sentence; each question is one
 * of them told again, with words lost, changed and added. Ours is what the product does: blind traces under a key, looked up in PostgreSQL.
 */
async function besideTrigrams(): Promise<Result[]> {
  const random = randomFrom(7);
  const sentences = corpus().flatMap(({ text }) => text.split(/(?<=[.!?])\s+/).filter((it) => it.length > 25));
  const words = sentences.flatMap((it) => it.split(' '));
  const pick = (among: readonly string[]) => among[Math.floor(random() * among.length)]!;
  const sentence = () =>
    pick(sentences)
      .split(' ')
      .map((it) => (random() < 1 / 2 ? pick(words) : it))
      .join(' ');
  const stored = Array.from({ length: STORED }, () => Array.from({ length: 5 }, sentence).join(' '));
  const questions = Array.from({ length: ASKED }, () => {
    const id = Math.floor(random() * STORED);
    const left = stored[id]!.split(' ').filter(() => random() > 0.12);
    return { id, text: `${sentence()} ${left.map((it) => (random() < 0.05 ? it.slice(1) : it)).join(' ')}` };
  });
  const postgres = await startPostgres();
  try {
    const ours = await traces(postgres.url, stored, questions);
    const theirs = await trigrams(postgres.url, stored, questions);
    return [
      {
        name: 'X2 likely duplicates among 100,000 complaints, beside pg_trgm’s five nearest',
        ours: ours.time,
        theirs: theirs.time,
        unit: 'microseconds a question',
        ratio: ours.time / theirs.time,
        goal: { atMost: 0.1 },
      },
      {
        name: 'X2 the right one among the five, beside pg_trgm',
        ours: ours.found,
        theirs: theirs.found,
        unit: 'share found',
        ratio: ours.found / theirs.found,
        goal: { atLeast: 1 },
      },
    ];
  } finally {
    await postgres.remove();
  }
}

type Question = { id: number; text: string };

/** What one question cost, and how often the right one was among the five. */
async function timed(questions: readonly Question[], five: (text: string) => Promise<number[]>) {
  let found = 0;
  const started = performance.now();
  for (const { id, text } of questions) if ((await five(text)).includes(id)) found++;
  return { time: ((performance.now() - started) * 1000) / questions.length, found: found / questions.length };
}

const BATCH = 2_000;

async function traces(server: string, stored: readonly string[], questions: readonly Question[]) {
  const store = await openPostgres(`${server}/postgres`, () => {}, [KEY]);
  try {
    const key = 'the secret of a council';
    for (let at = 0; at < stored.length; at += BATCH) await keepAll(store, key, stored.slice(at, at + BATCH), at);
    await sql`analyze traces, marks`.execute(store.db);
    const db = store.of(COUNCIL);
    const five = async (words: string) => {
      const mine = { received: RECEIVED, tellings: [tracesOf({ words }, key)] } as const;
      const near = await tracesLike(db, COUNCIL, mine.tellings);
      return [...near]
        .map(([ref, tellings]) => ({
          id: Number(ref),
          score: likeness(mine, { received: RECEIVED, tellings })?.score ?? 0,
        }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 5)
        .map(({ id }) => id);
    };
    for (const { text } of questions.slice(0, 20)) await five(text);
    return await timed(questions, five);
  } finally {
    await store.close();
  }
}

/** As the desk keeps them (src/store/traces.ts), many complaints in one statement. */
async function keepAll(store: Store, key: string, texts: readonly string[], from: number): Promise<void> {
  const all = texts.map((words, at) => ({ ref: String(from + at), traces: tracesOf({ words }, key) }));
  const rows = all.map(({ ref, traces: it }) => ({
    council: COUNCIL,
    ref,
    seq: 1,
    ...it,
    pairs: [...it.pairs],
    children: [],
  }));
  const marks = all.flatMap(({ ref, traces: it }) => [...new Set(leadsOf(it))].map((mark) => [mark, ref] as const));
  for (let at = 0; at < rows.length; at += 500)
    await store.db
      .insertInto('traces')
      .values(rows.slice(at, at + 500))
      .execute();
  await sql`insert into marks (council, mark, ref) select ${COUNCIL}, * from unnest(
    ${marks.map(([mark]) => mark)}::text[], ${marks.map(([, ref]) => ref)}::text[])`.execute(store.db);
}

async function trigrams(server: string, stored: readonly string[], questions: readonly Question[]) {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('create extension pg_trgm');
    await client.query('create table told (id int primary key, text text not null)');
    for (let at = 0; at < stored.length; at += 5_000)
      await client.query(
        'insert into told select ord - 1 + $2, t from unnest($1::text[]) with ordinality as u(t, ord)',
        [stored.slice(at, at + 5_000), at],
      );
    await client.query('create index on told using gist (text gist_trgm_ops(siglen=64))');
    await client.query('analyze told');
    return await timed(questions, async (text) => {
      const { rows } = await client.query<{ id: number }>('select id from told order by text <-> $1 limit 5', [text]);
      return rows.map(({ id }) => id);
    });
  } finally {
    await client.end();
  }
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
