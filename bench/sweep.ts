import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { addDays, localDate } from '../src/calendar/local-date.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { median, serve } from './drive.ts';
import { comeDue, DIFFERENT, openQueue, reachable } from './queue.ts';
import type { Result } from './result.ts';
import { COUNCIL, KEY, type Stored } from './stored.ts';

const SMALL = 100_000;
const LARGE = 1_000_000;
const ROUNDS = 9;

/** A Wednesday on which those received a week before stand half-way. */
const RECEIVED = '2026-05-13';
const NOW = new Date('2026-05-20T10:00:00Z');
const TODAY = localDate(NOW);

/** Thousands that come due at once, after an outage or a weekend. */
const AT_ONCE = 10;
const DUE = AT_ONCE * DIFFERENT;

/** S1, S2 and N1: what a sweep costs beside what is open, how fast many are decided, once each, and how soon they are told. */
export async function bench(): Promise<Result[]> {
  const server = await startPostgres();
  try {
    const small = await openQueue(server.url, 'small', SMALL, RECEIVED, NOW);
    const measured = [
      ...(await whatIsOpen(server.url, small)),
      ...(await manyAtOnce(server.url, small)),
      ...(await killed(server.url, small)),
    ];
    await small.close();
    return [...measured, ...(await inTime(server.url))];
  } finally {
    await server.remove();
  }
}

/** Each round takes thousands that no other has had. */
function taker() {
  let taken = 0;
  return (many = 1) => Array.from({ length: many }, () => ++taken);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds for a sweep that finds so many thousands due. */
async function sweepOf(stored: Stored, copies: readonly number[]): Promise<number> {
  await comeDue(stored, TODAY, copies);
  return timed(async () => {
    const { nudges } = await stored.desk.sweep();
    if (nudges.length !== copies.length * DIFFERENT) throw new Error(`${nudges.length} nudges were decided`);
  });
}

const take = { small: taker(), again: taker(), large: taker() };

async function whatIsOpen(server: string, small: Stored): Promise<Result[]> {
  const again = await openQueue(server, 'again', SMALL, RECEIVED, NOW);
  const large = await openQueue(server, 'large', LARGE, RECEIVED, NOW);
  const all = { small, again, large };
  const rounds: { small: number; again: number; large: number }[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const took = { small: 0, again: 0, large: 0 };
    for (const name of ['small', 'again', 'large'] as const) took[name] = await sweepOf(all[name], take[name]());
    if (round >= 0) rounds.push(took);
  }
  await again.close();
  await large.close();
  const beside = (ours: keyof (typeof rounds)[0], theirs: keyof (typeof rounds)[0]) => ({
    ours: median(rounds.map((it) => it[ours])),
    theirs: median(rounds.map((it) => it[theirs])),
    unit: 'milliseconds a sweep',
    ratio: median(rounds.map((it) => it[ours] / it[theirs])),
  });
  return [
    { name: `A/A: ${SMALL} open beside ${SMALL} open`, ...beside('again', 'small'), noise: true },
    {
      name: `S1 the sweep with ${LARGE} open beside ${SMALL}, ${DIFFERENT} due in each`,
      ...beside('large', 'small'),
      goal: { atMost: 1.5 },
    },
  ];
}

/** The queue by itself, in the same database: every job fetched and completed, and nothing decided about any. */
async function queueAlone(boss: PgBoss, batch: number): Promise<number> {
  await boss.insert(
    ALONE,
    Array.from({ length: DUE }, (_, at) => ({ data: { ref: `CAM-26-${at}`, clock: 'stage 1 reply' } })),
  );
  let done = 0;
  const took = await timed(async () => {
    for (;;) {
      const jobs = await boss.fetch(ALONE, { batchSize: batch });
      if (jobs.length === 0) break;
      await boss.complete(
        ALONE,
        jobs.map((it) => it.id),
      );
      done += jobs.length;
    }
  });
  if (done !== DUE) throw new Error(`${done} jobs were fetched`);
  return took;
}

const ALONE = 'alone';

async function manyAtOnce(server: string, small: Stored): Promise<Result[]> {
  const boss = new PgBoss({ connectionString: `${server}/postgres`, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(ALONE);
  const rounds: { ours: number; single: number; batched: number }[] = [];
  for (let round = -1; round < 3; round++) {
    const took = {
      single: await queueAlone(boss, 1),
      batched: await queueAlone(boss, 500),
      ours: await sweepOf(small, take.small(AT_ONCE)),
    };
    if (round >= 0) rounds.push(took);
  }
  await boss.stop({ graceful: false });
  const beside = (theirs: 'single' | 'batched') => ({
    ours: median(rounds.map((it) => it.ours)),
    theirs: median(rounds.map((it) => it[theirs])),
    unit: `milliseconds for ${DUE}`,
    ratio: median(rounds.map((it) => it[theirs] / it.ours)),
  });
  return [
    {
      name: `S2 ${DUE} nudges decided and promised, times faster than pg-boss fetches and completes as many one by one, as its workers do`,
      ...beside('single'),
      goal: { atLeast: 3 },
    },
    { name: 'the same, beside pg-boss taking 500 at a time and deciding nothing', ...beside('batched') },
  ];
}

/** Three that sweep beside each other; one after the other is killed at a moment nobody chose and another takes its place. */
async function killed(server: string, small: Stored): Promise<Result[]> {
  const { raw } = small;
  await raw.query(`delete from pgboss.job where name = 'deliver'`);
  await raw.query('truncate rungs, pings, outbox');
  await comeDue(small, TODAY, take.small(AT_ONCE));
  const left = async () =>
    Number(
      (await raw.query('select count(*) from deadlines where council = $1 and next_on <= $2', [COUNCIL, TODAY])).rows[0]
        .count,
    );
  const sweeping = await Promise.all([0, 1, 2].map(() => sweeper(server)));
  const spare = await Promise.all(Array.from({ length: 9 }, () => sweeper(server)));
  for (const it of sweeping) it.begin();
  let kills = 0;
  while ((await left()) > 0) {
    await setTimeout(20 + Math.random() * 60);
    const next = spare.pop();
    if (!next) continue;
    await sweeping.shift()!.kill();
    kills++;
    next.begin();
    sweeping.push(next);
  }
  for (const it of [...sweeping, ...spare]) await it.kill();
  await small.desk.sweep();
  const { rows } = await raw.query(
    `select (select count(*)::int from rungs) as rungs, (select count(*)::int from outbox) as lines,
       (select count(distinct (ref, address))::int from outbox) as different,
       (select count(*)::int from pgboss.job where name = 'deliver') as jobs`,
  );
  const { rungs, lines, different, jobs } = rows[0];
  const whole = (name: string, ours: number): Result[] => [
    { name: `${name}: none missing`, ours, theirs: DUE, ratio: ours / DUE, goal: { atLeast: 1 } },
    { name: `${name}: none twice`, ours, theirs: different, ratio: ours / different, goal: { atMost: 1 } },
  ];
  return [
    ...whole(`S2 nudges promised by three processes of which ${kills} were killed`, lines),
    { name: 'their rungs in the ledger', ours: rungs, theirs: DUE, ratio: rungs / DUE, goal: { atLeast: 1 } },
    { name: 'their jobs, beside the lines', ours: jobs, theirs: lines, ratio: jobs / lines, goal: { atMost: 1 } },
  ];
}

async function sweeper(server: string) {
  const child: ChildProcess = fork(new URL('./servers/sweeper.ts', import.meta.url), [], {
    env: {
      ...process.env,
      BENCH_URL: `${server}/small`,
      BENCH_COUNCIL: COUNCIL,
      BENCH_NOW: NOW.toISOString(),
      BENCH_KEY: KEY.toString('base64'),
    },
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  const gone = once(child, 'exit');
  return {
    begin: () => void child.send('begin'),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** How long one waits until everything is told, at most. */
const PATIENCE = 8 * 60;

/** N1: the whole program from just before the office opens, with ten thousand dates that want somebody that morning. */
async function inTime(server: string): Promise<Result[]> {
  const day = addDays(TODAY, 1);
  const opens = new Date(`${day}T09:00:00+01:00`);
  const morning = await openQueue(server, 'morning', DUE, '2026-05-14', NOW);
  await reachable(morning);
  const heard = await serve('./servers/heard-at.ts', {
    HEARD_DATABASE_URL: `${server}/morning`,
    HEARD_COUNCIL: COUNCIL,
    HEARD_SECRET: 'a secret for the bench alone, long enough',
    HEARD_KEY: KEY.toString('base64'),
    BENCH_NOW: new Date(opens.getTime() - 5000).toISOString(),
  });
  try {
    const sent = async () =>
      Number((await morning.raw.query(`select count(sent_at) from outbox where kind = 'nudge'`)).rows[0].count);
    for (let waited = 0; (await sent()) < DUE && waited < PATIENCE; waited += 2) await setTimeout(2000);
    const { rows } = await morning.raw.query<{ late: number | null }>(
      `select extract(epoch from sent_at - $1::timestamptz)::float as late from outbox where kind = 'nudge'`,
      [opens],
    );
    const late = rows.map((it) => it.late ?? PATIENCE).sort((a, b) => a - b);
    const at = (share: number) => late[Math.ceil(late.length * share) - 1] ?? PATIENCE;
    return [
      {
        name: `N1 ${rows.length} nudges of one morning sent: when 99.9% had gone, beside the five minutes they may take`,
        ours: at(0.999),
        theirs: 300,
        unit: 'seconds after the office opened',
        ratio: at(0.999) / 300,
        goal: { atMost: 1 },
      },
      { name: 'the middle one of them', ours: at(0.5), theirs: 300, unit: 'seconds', ratio: at(0.5) / 300 },
      {
        name: 'N1 nudges sent, beside those due',
        ours: await sent(),
        theirs: DUE,
        ratio: (await sent()) / DUE,
        goal: { atLeast: 1 },
      },
    ];
  } finally {
    await heard.stop();
    await morning.close();
  }
}
