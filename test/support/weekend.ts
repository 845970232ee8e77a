import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { openQueue, reachable } from '../../bench/queue.ts';
import { COUNCIL, type Stored } from '../../bench/stored.ts';
import { instantOf } from '../../src/calendar/local-date.ts';
import { startApp } from './app.ts';
import type { PostgresServer } from './postgres.ts';

/** What became of thousands of dates that nobody looked at over a long weekend, with the database restarted in the middle. */
export interface Weekend {
  /** Whether the restart came while it was being decided, and while it was being sent. */
  interrupted: boolean;
  cutOff?: boolean;
  /** How many stand in the ledger, by rung. */
  rungs: Record<string, number>;
  lines: number;
  twice: number;
  jobs: number;
  /** What is due and not decided. */
  left: number;
  unsent?: number;
}

/**
 * So many complaints whose answer is due on Thursday: from Thursday to Wednesday nothing ran, so that two rungs of each were passed. The
 * database goes away after the first batch of the sweep that makes it good; where it is delivered too, once more in between.
 */
export async function afterWeekend(server: PostgresServer, many: number, deliver = false): Promise<Weekend> {
  const stored = await openQueue(server.url, 'weekend', many, '2026-05-13', instantOf('2026-05-20', '11:00'));
  // The server takes its connections with it.
  stored.raw.on('error', () => {});
  if (deliver) await reachable(stored);
  stored.context.now = () => instantOf('2026-05-27', '09:00');
  const interrupted = await restarted(server, stored, () => stored.desk.sweep(), 'rungs');
  await stored.desk.sweep();
  const cutOff = deliver ? await delivered(server, stored) : undefined;
  const weekend = { interrupted, cutOff, ...(await counted(stored)) };
  await stored.store.close();
  return weekend;
}

/** Whether what was going on failed because the database went away in the middle of it. */
async function restarted(
  server: PostgresServer,
  { store }: Stored,
  work: () => Promise<unknown>,
  of: 'rungs' | 'sent',
) {
  const going = work().then(
    () => 'done',
    () => 'failed',
  );
  const { db } = store;
  const done = async () => {
    const query =
      of === 'rungs'
        ? db.selectFrom('rungs').select((it) => it.fn.countAll().as('n'))
        : db
            .selectFrom('outbox')
            .where('sent_at', 'is not', null)
            .select((it) => it.fn.countAll().as('n'));
    return Number((await query.executeTakeFirstOrThrow()).n);
  };
  while ((await done()) === 0) await setTimeout(1);
  await server.stop();
  await server.start();
  return (await going) === 'failed';
}

async function delivered(server: PostgresServer, stored: Stored): Promise<boolean> {
  const app = await startApp({ store: stored.store, at: stored.context.now() });
  const deliver = async () => {
    if ((await app.deliver()) > 0) throw new Error('not all of it was delivered');
  };
  const cutOff = await restarted(server, stored, deliver, 'sent');
  await deliver();
  return cutOff;
}

async function counted({ store: { db } }: Stored) {
  const rungs = await db
    .selectFrom('rungs')
    .select(['rung', (it) => it.fn.countAll().as('n')])
    .groupBy('rung')
    .execute();
  const lines = await db
    .selectFrom('outbox')
    .select(['ref', 'address', 'sent_at'])
    .where('kind', '=', 'nudge')
    .execute();
  const { rows: jobs } = await sql<{ n: number }>`
    select count(*)::int as n from pgboss.job j join outbox o on o.id = (j.data->>'id')::bigint
    where j.name = 'deliver' and o.kind = 'nudge'`.execute(db);
  const left = await db
    .selectFrom('deadlines')
    .select((it) => it.fn.countAll().as('n'))
    .where('council', '=', COUNCIL)
    .where('next_on', '<=', '2026-05-27')
    .executeTakeFirstOrThrow();
  return {
    rungs: Object.fromEntries(rungs.map(({ rung, n }) => [rung, Number(n)])),
    lines: lines.length,
    twice: lines.length - new Set(lines.map((it) => `${it.ref} ${it.address}`)).size,
    jobs: jobs[0]!.n,
    left: Number(left.n),
    unsent: lines.filter((it) => !it.sent_at).length,
  };
}
