import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { localDate } from '../src/calendar/local-date.ts';
import { wallClock } from '../src/clock.ts';
import { openMicrosoft, TENANT } from '../test/support/microsoft.ts';
import { recorded } from '../test/support/teams.ts';
import { median, type Served, serve } from './drive.ts';
import type { Result } from './result.ts';
import { fifty } from './servers/fifty.ts';

/** Ten times what a council's busiest ten seconds bring: 500 presses, evenly, from fifty people. */
const PRESSES = 500;
const MILLISECONDS = 10_000;
const ROUNDS = 3;

const REF = `CAM-${localDate(wallClock.now()).slice(2, 4)}-0001`;
const PEOPLE = fifty().map(({ name, accounts }) => ({ id: accounts.teams!, name }));

let presses = 0;

/** A button of the complaint's card, as Teams sends it: where does it stand? */
function press(serviceUrl: string): string {
  const { id, name } = PEOPLE[++presses % PEOPLE.length]!;
  const data = { verb: 'status', ref: REF };
  return JSON.stringify({
    ...recorded('invoke'),
    serviceUrl,
    id: `press-${presses}`,
    from: { id: `29:${id}`, name, aadObjectId: id },
    conversation: { conversationType: 'personal', tenantId: TENANT, id: `a:${id}` },
    replyToId: '1',
    value: { action: { type: 'Action.Execute', title: 'Status', verb: 'status', data }, trigger: 'manual' },
  });
}

/** N1: how soon a card's button is answered in Teams, beside the framework's own answer that checks and keeps nothing, in turn. */
export async function pressed(server: string): Promise<Result[]> {
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query('create database teams');
  await admin.end();
  const microsoft = await openMicrosoft();
  const token = await microsoft.sign();
  const bare = await serve('./servers/stock-invoke.ts');
  const heard = await serve('./servers/heard-teams.ts', {
    HEARD_DATABASE_URL: `${server}/teams`,
    BENCH_MICROSOFT_URL: microsoft.url,
  });
  const answered = async ({ port }: Served, signed: boolean): Promise<number> => {
    const body = press(microsoft.url);
    const started = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(signed && { authorization: `Bearer ${token}` }) },
      body,
    });
    const said = await response.text();
    if (response.status !== 200 || (signed && !said.includes(REF)))
      throw new Error(`not answered: ${response.status} ${said}`);
    return performance.now() - started;
  };
  const round = async (server: Served, signed: boolean): Promise<number[]> => {
    const began = performance.now();
    const sending: Promise<number>[] = [];
    for (let at = 0; at < PRESSES; at++) {
      sending.push(answered(server, signed));
      await setTimeout(Math.max(0, began + ((at + 1) * MILLISECONDS) / PRESSES - performance.now()));
    }
    return (await Promise.all(sending)).sort((a, b) => a - b);
  };
  try {
    await answered(bare, false);
    await answered(heard, true);
    const rounds: { ours: number[]; theirs: number[] }[] = [];
    for (let at = 0; at < ROUNDS; at++)
      rounds.push({ theirs: await round(bare, false), ours: await round(heard, true) });
    const at = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1]!;
    const worst = Math.max(...rounds.map((it) => at(it.ours, 0.99)));
    return [
      {
        name: 'N1 500 presses in Teams in 10 seconds, answered: the worst 99th percentile, beside the second it may take',
        ours: worst,
        theirs: 1000,
        unit: 'milliseconds',
        ratio: worst / 1000,
        goal: { atMost: 1 },
      },
      {
        name: 'the middle one, beside the framework’s own answer that checks and keeps nothing',
        ours: median(rounds.map((it) => at(it.ours, 0.5))),
        theirs: median(rounds.map((it) => at(it.theirs, 0.5))),
        unit: 'milliseconds',
        ratio: median(rounds.map((it) => at(it.ours, 0.5) / at(it.theirs, 0.5))),
      },
    ];
  } finally {
    await heard.stop();
    await bare.stop();
    await microsoft.close();
  }
}
