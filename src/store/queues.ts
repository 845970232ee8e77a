import type { PgBoss } from 'pg-boss';

export const DELIVER = 'deliver';
export const UNDELIVERED = 'undelivered';
export const SWEEP = 'sweep';
/** Who is away, as their calendars have it. */
export const CALENDARS = 'calendars';
/** What Slack sent and a process that is gone left undone. */
export const SLACK_LEFT = 'slack-left';

/** A line is tried again for about a day, ever more seldom; what is left then is shown as undelivered. */
const RETRIES = { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 4 * 3600 };

/** Whoever works on something says every so many seconds, twice over, that it still runs: what a process that died had in hand is taken up soon. */
const ALIVE = { heartbeatSeconds: 30 };

/** After so many seconds a sweep counts as stalled, and the next one runs beside it: deciding twice decides nothing twice. */
const STALLED = 120;

/** Starts the job queue and makes its queues, or finds them made. Nobody works on them yet. */
export async function startQueues(boss: PgBoss): Promise<void> {
  await boss.start();
  await boss.createQueue(UNDELIVERED);
  await boss.createQueue(DELIVER, { ...RETRIES, expireInSeconds: 300, deadLetter: UNDELIVERED });
  await boss.createQueue(SWEEP, { policy: 'stately', expireInSeconds: STALLED, retryLimit: 0 });
  // A queue that was made by an earlier version keeps what it was made with.
  for (const name of [DELIVER, SWEEP]) await boss.updateQueue(name, ALIVE);
  await boss.createQueue(CALENDARS, { policy: 'short', expireInSeconds: 600, retryLimit: 0 });
  await boss.createQueue(SLACK_LEFT, { policy: 'short' });
}

/** Lets the jobs in hand finish, for a few seconds; a job cut off is taken up again by whoever comes next. */
export async function stopQueues(boss: PgBoss): Promise<void> {
  await boss.stop({ graceful: true, timeout: 5000 });
}
