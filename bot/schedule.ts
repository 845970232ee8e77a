import type { PgBoss } from 'pg-boss';
import type { Desk } from '../src/desk/desk.ts';
import type { Log } from '../src/log.ts';
import { DELIVER, SWEEP } from '../src/store/queues.ts';
import { type DeliverParts, deliver, NoAddress } from './deliver.ts';

export interface Jobs {
  /** Delivers what was just promised without waiting for the next look. */
  wake(): void;
  stop(): Promise<void>;
}

const BATCH = 100;

interface Line {
  council: string;
  id: number;
}

/** A line that cannot be delivered now is tried again later; the others of its batch are not held up. */
async function tried(
  delivering: DeliverParts,
  { council, id }: Line,
  log: Log,
): Promise<{ status: 'completed' | 'failed'; output?: object }> {
  try {
    await deliver(delivering, council, id);
    return { status: 'completed' };
  } catch (error) {
    const { name, message } = error as Error;
    const because = error instanceof NoAddress ? message : name;
    log.warn({ council, line: id, because }, 'not delivered, to be tried again');
    return { status: 'failed', output: { because } };
  }
}

/** Delivery as lines come, and the sweep every five minutes; several instances on one database share both. */
export async function startJobs(boss: PgBoss, desk: Desk, delivering: DeliverParts, log: Log): Promise<Jobs> {
  const options = { pollingIntervalSeconds: 2, batchSize: BATCH, perJobResults: true } as const;
  const worker: string = await boss.work<Line, void, typeof options>(DELIVER, options, async (jobs) => {
    const settled = [];
    for (const job of jobs) settled.push({ id: job.id, ...(await tried(delivering, job.data, log)) });
    if (jobs.length === BATCH) boss.notifyWorker(worker);
    return settled;
  });
  await boss.work(SWEEP, { pollingIntervalSeconds: 10 }, async () => {
    const { nudges } = await desk.sweep();
    if (nudges.length > 0) {
      log.info({ nudges: nudges.length }, 'swept');
      boss.notifyWorker(worker);
    }
  });
  await boss.schedule(SWEEP, '*/5 * * * *', {}, { tz: 'Europe/London' });
  return {
    wake: () => boss.notifyWorker(worker),
    stop: async () => {
      await boss.offWork(DELIVER);
      await boss.offWork(SWEEP);
    },
  };
}
