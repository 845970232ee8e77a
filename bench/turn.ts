import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../test/support/postgres.ts';
import { activity, median, type Served, serve } from './drive.ts';
import type { Result } from './result.ts';
import { pressed } from './teams.ts';

/** One intake after another, up to the check; each message is a full turn. */
const INTAKE = [
  'no',
  'My son waits for a social worker since January. I have rung the duty line nine times and nobody tells me why it takes so long or who is meant to come to us.',
  'yes',
  'last month',
  'Huntingdon, I rang twice and wrote once',
  'a social worker who stays',
  'no',
  'nothing, thank you',
];

/** Everything is sealed, here too. */
const KEY = Buffer.alloc(32, 'a key for the bench').toString('base64');

const ROUNDS = 9;
const AT_ONCE = 12;
const CYCLES = 4;

interface Cost {
  cpu: number;
  time: number;
}

let conversations = 0;

/** Processor time and time passed for one turn, in microseconds, while so many people talk at once. */
async function measure(server: Served): Promise<Cost> {
  const before = await server.usage();
  const started = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, () => talk(server)));
  const turns = AT_ONCE * CYCLES * INTAKE.length;
  const time = ((performance.now() - started) * 1000) / turns;
  return { cpu: ((await server.usage()).cpu - before.cpu) / turns, time };
}

async function talk(server: Served): Promise<void> {
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const conversation = `bench-${++conversations}`;
    for (const [at, text] of INTAKE.entries()) await server.post(activity(conversation, `${conversation}-${at}`, text));
  }
}

/** T1, T2, T4, N1: our echo and our whole turn beside the framework's own echo, in turn, in one run. */
export async function bench(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-'));
  const postgres = await startPostgres();
  const servers = {
    stock: await serve('./servers/stock-echo.ts'),
    again: await serve('./servers/stock-echo.ts'),
    echo: await serve('./servers/our-echo.ts'),
    postgres: await serve('./servers/heard.ts', {
      HEARD_DATABASE_URL: `${postgres.url}/postgres`,
      HEARD_DEMO: '1',
      HEARD_KEY: KEY,
    }),
    pglite: await serve('./servers/heard.ts', {
      HEARD_DATA: join(folder, 'embedded'),
      HEARD_DATABASE_URL: '',
      HEARD_DEMO: '1',
    }),
  };
  try {
    for (const server of Object.values(servers)) await measure(server);
    const rounds: Record<'stock' | 'again' | 'echo' | 'postgres' | 'pglite', Cost>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const stock = await measure(servers.stock);
      rounds.push({
        stock,
        again: await measure(servers.again),
        echo: await measure(servers.echo),
        postgres: await measure(servers.postgres),
        pglite: await measure(servers.pglite),
      });
    }
    const ratio = (name: 'again' | 'echo' | 'postgres' | 'pglite', what: 'cpu' | 'time') =>
      median(rounds.map((it) => it[name][what] / it.stock[what]));
    const of = (name: keyof (typeof rounds)[number], what: 'cpu' | 'time') =>
      median(rounds.map((it) => it[name][what]));
    const row = (
      name: string,
      who: 'again' | 'echo' | 'postgres' | 'pglite',
      what: 'cpu' | 'time',
      goal?: number,
    ): Result => ({
      name,
      ours: of(who, what),
      theirs: of('stock', what),
      unit: 'microseconds a turn',
      ratio: ratio(who, what),
      ...(goal && { goal: { atMost: goal } }),
    });
    return [
      { ...row('A/A: the stock echo beside itself, processor time', 'again', 'cpu'), noise: true },
      row('T1 our echo, processor time', 'echo', 'cpu', 0.6),
      row('T2 an intake turn on PostgreSQL, processor time', 'postgres', 'cpu', 1.2),
      row('T2 an intake turn on PostgreSQL, time passed', 'postgres', 'time', 1.4),
      row('T5 an intake turn on the embedded database, processor time', 'pglite', 'cpu', 3),
      await heapGrowth(servers.postgres),
      ...(await pressed(postgres.url)),
    ];
  } finally {
    for (const server of Object.values(servers)) await server.stop();
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** T4: what a finished conversation leaves behind in memory, after a collection. */
async function heapGrowth(server: Served): Promise<Result> {
  const many = 600;
  const before = await server.usage(true);
  for (let at = 0; at < many; at++) {
    const conversation = `heap-${at}`;
    for (const [turn, text] of INTAKE.slice(0, 3).entries())
      await server.post(activity(conversation, `${conversation}-${turn}`, text));
  }
  const grown = ((await server.usage(true)).heap - before.heap) / many;
  return {
    name: 'T4 heap kept by a finished conversation',
    ours: grown,
    theirs: 1024,
    unit: 'bytes',
    ratio: grown / 1024,
    goal: { atMost: 1 },
  };
}
