import type { PgBoss } from 'pg-boss';
import type { Desk } from '../src/desk/desk.ts';
import type { Log } from '../src/log.ts';
import { CALENDARS, DELIVER, SWEEP, UNDELIVERED } from '../src/store/queues.ts';
import { abandon, attempt, type Line } from './delivery/attempt.ts';
import type { Deliveries } from './delivery/parts.ts';
import type { Outlook } from './outlook/look.ts';

export interface Jobs {
  /** Delivers what was just promised without waiting for the next look. */
  wake(): void;
  stop(): Promise<void>;
}

const BATCH = 100;

/** So many lines of a batch go out beside each other: a slow channel does not hold up the others. */
const AT_ONCE = 4;

async function severalAtOnce<T, R>(all: readonly T[], most: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const left = all.entries();
  const done: R[] = [];
  const worker = async () => {
    for (const [at, one] of left) done[at] = await work(one);
  };
  await Promise.all(Array.from({ length: most }, worker));
  return done;
}

/** One line of a batch. It cannot hold up the others: what cannot go now is tried again later, ever more seldom. */
async function deliverOne(boss: PgBoss, delivering: Deliveries, line: Line, log: Log) {
  const tried = await attempt(delivering, line);
  if (typeof tried !== 'object') return { status: 'completed' as const };
  const about = { council: line.council, line: line.id };
  if ('pause' in tried) {
    // A channel that asks to wait has not failed, so the tries that are left are not spent on it.
    await boss.send(DELIVER, line, { startAfter: Math.max(1, Math.ceil(tried.pause)) });
    return { status: 'completed' as const };
  }
  log.warn({ ...about, because: tried.failed }, 'not delivered, to be tried again');
  return { status: 'failed' as const, output: { because: tried.failed } };
}

/** Delivery as lines come, and the sweep every minute; several instances on one database share both. */
export async function startJobs(
  boss: PgBoss,
  desk: Desk,
  delivering: Deliveries,
  log: Log,
  councils: readonly string[],
  { afterSweep, outlook }: { afterSweep?: (() => Promise<void>) | undefined; outlook?: Outlook | undefined } = {},
): Promise<Jobs> {
  const options = { pollingIntervalSeconds: 2, batchSize: BATCH, perJobResults: true } as const;
  const worker: string = await boss.work<Line, void, typeof options>(DELIVER, options, async (jobs) => {
    const settled = await severalAtOnce(jobs, AT_ONCE, async (job) => ({
      id: job.id,
      ...(await deliverOne(boss, delivering, job.data, log)),
    }));
    if (jobs.length === BATCH) boss.notifyWorker(worker);
    return settled;
  });
  await boss.work<Line>(UNDELIVERED, { pollingIntervalSeconds: 10 }, async ([job]) => {
    if (!job) return;
    await abandon(delivering, job.data, 'it was tried for a day');
    log.error({ council: job.data.council, line: job.data.id }, 'given up');
  });
  await boss.work(SWEEP, { pollingIntervalSeconds: 10 }, async () => {
    const { nudges, passed, broken } = await desk.sweep();
    if (broken.length > 0) log.error({ broken }, 'complaints whose history cannot be read');
    if (nudges.length + passed.length > 0) {
      log.info({ nudges: nudges.length, passed: passed.length }, 'swept');
      boss.notifyWorker(worker);
    }
    for (const council of councils) await desk.lookAtFiles(council);
    await afterSweep?.();
  });
  if (outlook) await lookAtCalendars(boss, outlook);
  else await boss.unschedule(CALENDARS);
  await boss.schedule(SWEEP, '* * * * *', {}, { tz: 'Europe/London' });
  return {
    wake: () => boss.notifyWorker(worker),
    stop: async () => {
      await boss.offWork(DELIVER);
      await boss.offWork(UNDELIVERED);
      await boss.offWork(SWEEP);
      if (outlook) await boss.offWork(CALENDARS);
    },
  };
}

/** Every half hour of a working day, by whichever instance is first; and again as soon as Microsoft lets us, where it asked to wait. */
async function lookAtCalendars(boss: PgBoss, outlook: Outlook): Promise<void> {
  await boss.work(CALENDARS, { pollingIntervalSeconds: 10 }, async () => {
    const { pause } = await outlook.look();
    if (pause) await boss.send(CALENDARS, {}, { startAfter: pause });
  });
  await boss.schedule(CALENDARS, '*/30 7-18 * * 1-5', {}, { tz: 'Europe/London' });
}
