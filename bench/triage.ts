import { createRequire } from 'node:module';
import pg from 'pg';
import { screen } from '../src/triage/danger.ts';
import { duplicates } from '../src/triage/duplicates.ts';
import { corpus, type Labelled } from '../src/triage/model/examples.ts';
import { lessons } from '../src/triage/model/measure.ts';
import { type Model, openModel } from '../src/triage/model/model.ts';
import { train } from '../src/triage/model/train.ts';
import { isUnseen } from '../src/triage/model/voices.ts';
import { kindOf } from '../src/triage/rules/kind.ts';
import { message } from '../src/triage/rules/message.ts';
import { triage } from '../src/triage/triage.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { activity, median, serve } from './drive.ts';
import type { Result } from './result.ts';

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
const ASKED = 200;

/** Complaints made from sentences of the corpus; each question is one of them with words lost, changed and added. */
async function besideTrigrams(): Promise<Result[]> {
  const random = randomFrom(7);
  const sentences = corpus().flatMap(({ text }) => text.split(/(?<=[.!?])\s+/).filter((it) => it.length > 25));
  const pick = () => sentences[Math.floor(random() * sentences.length)]!;
  const stored = Array.from({ length: STORED }, () => Array.from({ length: 5 }, pick).join(' '));
  const questions = Array.from({ length: ASKED }, () => {
    const id = Math.floor(random() * STORED);
    const words = stored[id]!.split(' ').filter(() => random() > 0.12);
    return { id, text: `${pick()} ${words.map((it) => (random() < 0.05 ? it.slice(1) : it)).join(' ')}` };
  });
  const index = duplicates();
  for (const [id, text] of stored.entries()) index.add({ id: String(id), text });
  const oursStarted = performance.now();
  const oursFound = questions.filter(({ id, text }) =>
    index.like({ id: 'new', text }, 5).some((it) => it.id === String(id)),
  ).length;
  const ours = ((performance.now() - oursStarted) * 1000) / ASKED;
  const { time, found } = await trigrams(stored, questions.slice(0, 40));
  return [
    {
      name: 'X2 likely duplicates among 100,000 complaints, beside pg_trgm’s five nearest',
      ours,
      theirs: time,
      unit: 'microseconds a question',
      ratio: ours / time,
      goal: { atMost: 0.1 },
    },
    {
      name: 'X2 the right one among the five, beside pg_trgm',
      ours: oursFound / ASKED,
      theirs: found,
      unit: 'share found',
      ratio: oursFound / ASKED / found,
      goal: { atLeast: 1 },
    },
  ];
}

async function trigrams(stored: readonly string[], questions: readonly { id: number; text: string }[]) {
  const postgres = await startPostgres();
  const client = new pg.Client({ connectionString: `${postgres.url}/postgres` });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('create extension pg_trgm');
    await client.query('create table told (id int primary key, text text not null)');
    for (let at = 0; at < stored.length; at += 5_000)
      await client.query(
        'insert into told select ord - 1 + $2, t from unnest($1::text[]) with ordinality as u(t, ord)',
        [stored.slice(at, at + 5_000), at],
      );
    await client.query('create index on told using gist (text gist_trgm_ops(siglen=64))');
    await client.query('analyze told');
    let found = 0;
    const started = performance.now();
    for (const { id, text } of questions) {
      const { rows } = await client.query('select id from told order by text <-> $1 limit 5', [text]);
      if (rows.some((it) => it.id === id)) found++;
    }
    return { time: ((performance.now() - started) * 1000) / questions.length, found: found / questions.length };
  } finally {
    await client.end();
    await postgres.remove();
  }
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
