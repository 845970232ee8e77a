import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { startPostgres } from '../test/support/postgres.ts';
import { SIGNING_SECRET, signed } from '../test/support/slack/sign.ts';
import { median, type Served, serve } from './drive.ts';
import type { Result } from './result.ts';

/** Ten times what a council's busiest ten seconds bring: 500 actions, evenly, from fifty people. */
const ACTIONS = 500;
const MILLISECONDS = 10_000;
const PEOPLE = 50;
const ROUNDS = 3;

const KEY = Buffer.alloc(32, 'a key for the bench').toString('base64');

/** Slack's end: everybody works here, and everything is taken. Answers how many messages it was given. */
async function slackEnd() {
  let messages = 0;
  const answers: Record<string, () => object> = {
    'auth.test': () => ({ team_id: 'T0BENCH', user_id: 'U0HEARD', bot_id: 'B0HEARD' }),
    'users.info': () => ({ user: { id: 'U', team_id: 'T0BENCH', profile: { real_name: 'A colleague' } } }),
    'chat.postMessage': () => ({ channel: 'D0', ts: `1.${++messages}` }),
  };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, ...answers[request.url!.split('/').at(-1)!]?.() }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    messages: () => messages,
    close: () => new Promise((done) => server.close(done)),
  };
}

let events = 0;

function asked(person: number): string {
  const user = `U0BENCH${person}`;
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: `D0BENCH${person}`,
    user,
    text: 'who is away?',
    ts: '1.1',
  };
  return JSON.stringify({ type: 'event_callback', team_id: 'T0BENCH', event_id: `Ev${++events}`, event });
}

/** Milliseconds to each acknowledgement, shortest first. */
async function acknowledgements({ port }: Served): Promise<number[]> {
  const began = performance.now();
  const sending: Promise<number>[] = [];
  for (let at = 0; at < ACTIONS; at++) {
    sending.push(timeTo(`http://127.0.0.1:${port}/slack/events`, asked(at % PEOPLE)));
    await setTimeout(Math.max(0, began + ((at + 1) * MILLISECONDS) / ACTIONS - performance.now()));
  }
  return (await Promise.all(sending)).sort((a, b) => a - b);
}

async function timeTo(address: string, body: string): Promise<number> {
  const started = performance.now();
  const answered = await fetch(address, { method: 'POST', headers: signed(body, new Date()), body });
  await answered.text();
  if (answered.status !== 200) throw new Error(`not acknowledged: ${answered.status}`);
  return performance.now() - started;
}

const at = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1]!;

/** N1: how soon an action in Slack is acknowledged while the work goes on, beside a bare Bolt handler that keeps nothing, in turn. */
export async function bench(): Promise<Result[]> {
  const postgres = await startPostgres();
  const slack = await slackEnd();
  const bare = await serve('./servers/bare-bolt.ts', { SLACK_SIGNING_SECRET: SIGNING_SECRET });
  const heard = await serve('./servers/heard-slack.ts', {
    HEARD_DATABASE_URL: `${postgres.url}/postgres`,
    HEARD_COUNCIL: 'cambridgeshire',
    HEARD_SECRET: 'a secret for the bench alone, long enough',
    HEARD_KEY: KEY,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    BENCH_SLACK_URL: slack.url,
  });
  try {
    for (const it of [bare, heard]) await timeTo(`http://127.0.0.1:${it.port}/slack/events`, asked(0));
    const rounds: { ours: number[]; theirs: number[] }[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ theirs: await acknowledgements(bare), ours: await acknowledgements(heard) });
    const sent = ROUNDS * ACTIONS + 1;
    for (let waited = 0; slack.messages() < sent && waited < 60; waited++) await setTimeout(1000);
    const of = (whose: 'ours' | 'theirs', share: number) => median(rounds.map((it) => at(it[whose], share)));
    const beside = (name: string, share: number): Result => ({
      name,
      ours: of('ours', share),
      theirs: of('theirs', share),
      unit: 'milliseconds',
      ratio: median(rounds.map((it) => at(it.ours, share) / at(it.theirs, share))),
    });
    const worst = Math.max(...rounds.map((it) => at(it.ours, 0.99)));
    return [
      {
        name: 'N1 500 actions in 10 seconds, acknowledged: the worst 99th percentile, beside the second it may take',
        ours: worst,
        theirs: 1000,
        unit: 'milliseconds',
        ratio: worst / 1000,
        goal: { atMost: 1 },
      },
      beside('the 99th percentile, beside a bare Bolt handler that keeps nothing', 0.99),
      beside('the middle one, beside the same', 0.5),
      {
        name: 'answers that reached Slack, beside the actions that were sent',
        ours: slack.messages(),
        theirs: sent,
        unit: 'messages',
        ratio: slack.messages() / sent,
        goal: { atLeast: 1 },
      },
    ];
  } finally {
    await heard.stop();
    await bare.stop();
    await slack.close();
    await postgres.remove();
  }
}
