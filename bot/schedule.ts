import type { PgBoss } from 'pg-boss';
import type { Desk } from '../src/desk/desk.ts';
import type { Log } from '../src/log.ts';
import { DELIVER, UNDELIVERED } from '../src/store/outbox.ts';
import { type DeliverParts, deliver } from './deliver.ts';

const SWEEP = 'sweep';

export interface Jobs {
  /** Delivers what was just promised without waiting for the next look. */
  wake(): void;
  stop(): Promise<void>;
}

/** A line is tried again for about a day, ever more seldom; what is left then is shown as undelivered. */
const RETRIES = { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 4 * 3600 };

/** Makes the queues, or finds them made. A program that only promises messages needs no more. */
export async function makeQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(UNDELIVERED);
  await boss.createQueue(DELIVER, { ...RETRIES, deadLetter: UNDELIVERED });
  await boss.createQueue(SWEEP, { policy: 'singleton' });
}

/** Delivery as lines come, and the sweep every five minutes; several instances on one database share both. */
export async function startJobs(boss: PgBoss, desk: Desk, delivering: DeliverParts, log: Log): Promise<Jobs> {
  const worker = await boss.work<{ council: string; id: number }>(
    DELIVER,
    { pollingIntervalSeconds: 2, batchSize: 1 },
    async (jobs) => {
      for (const { data } of jobs) await deliver(delivering, data.council, data.id);
    },
  );
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
