import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { england } from '../../../src/calendar/calendar.ts';
import { addDays, instantOf, type LocalDate } from '../../../src/calendar/local-date.ts';
import { SWEPT } from '../../../src/desk/sweep.ts';
import { samplePeople } from '../../../src/people/sample.ts';
import { savePeople } from '../../../src/store/people.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import { DELIVER, SWEEP } from '../../../src/store/queues.ts';
import { readSetting } from '../../../src/store/settings.ts';
import type { Store } from '../../../src/store/store.ts';
import { TEST_KEYS } from '../keys.ts';
import { openMailServer } from '../mail-server.ts';
import { openMicrosoft } from '../microsoft.ts';
import { dice } from '../year/dice.ts';
import { type Came, counted } from './count.ts';
import { startFleet } from './fleet.ts';
import { complain, type Household, openHousehold } from './household.ts';
import { startStaff } from './staff.ts';

const COUNCIL = 'cambridgeshire';
const MINUTE = 60_000;

export interface Wanted {
  url: string;
  seed: number;
  /** Killed at a moment nobody chose, and killed when a channel has taken a message and we have not been told. */
  kills: number;
  aimed: number;
  /** People who complain. */
  households: number;
  /** Milliseconds between two kills, on average. */
  every: number;
  /** True where nobody waits until the queue itself finds out that a process died: its jobs are older in the database than they are. */
  hurried?: boolean;
  say?(how: string): void;
}

/** Every working day, at different times. */
function* moments(from: LocalDate): Generator<Date> {
  for (let day = from, n = 0; ; day = addDays(day, 1))
    if (england.isWorkingDay(day)) yield instantOf(day, TIMES[n++ % TIMES.length]!);
}

const TIMES = ['09:05', '13:35', '11:10', '15:40'];
/** So many days go by, where there are enough kills to go by with. */
const DAYS = 40;
/** Nobody looks for so many, before everything is brought out: whatever was told late has dates by then, too. */
const LATER = 5;

/**
 * Three instances of Heard whose clocks are a minute apart, on one PostgreSQL, with people who act meanwhile; one after the other is cut
 * off at a moment nobody chose. At the end everything is brought out, and counted where it arrives.
 */
export async function threeInstances(wanted: Wanted): Promise<Came> {
  const { url, seed, kills, aimed, households, every, say, hurried = false } = wanted;
  const [microsoft, mail] = await Promise.all([openMicrosoft(), openMailServer()]);
  const chance = dice(seed);
  const random = () => chance.upTo(1_000_000) / 1_000_000;
  const days = moments('2026-03-23');
  let at = days.next().value as Date;
  const store = await openPostgres(url, () => {}, TEST_KEYS);
  await savePeople(store.of(COUNCIL), samplePeople(COUNCIL));
  const fleet = await startFleet(
    { url, microsoft: microsoft.url, mail: mail.url },
    { apart: [-MINUTE, 0, MINUTE], at, random },
  );
  const staff = await startStaff(fleet, microsoft, store, dice(seed + 1));
  const told: Household[] = [];
  let over = false;
  let cutOff = 0;
  let died = new Date();

  /** As many at every stage of it: nobody waits until all is quiet. */
  async function peopleComplain(): Promise<void> {
    for (let n = 1; n <= households; n++) {
      while (cutOff < ((n - 1) * kills) / households) await setTimeout(50);
      const home = await openHousehold(fleet, n);
      told.push(home);
      await complain(home, n);
    }
  }

  async function staffWork(): Promise<void> {
    while (!over) {
      await staff.act();
      await setTimeout(40);
    }
  }

  async function nextMoment(): Promise<void> {
    at = days.next().value as Date;
    fleet.moveTo(at);
    await store.boss.send(SWEEP, {});
  }

  async function killed(): Promise<void> {
    for (let n = 1; n <= kills; ) {
      await setTimeout(random() * 2 * every);
      if (!fleet.kill()) continue;
      cutOff = n;
      died = new Date();
      if (n % Math.ceil(kills / DAYS) === 0) await nextMoment();
      if (n % 20 === 0) say?.(`${n} killed, ${told.length} have told`);
      n++;
    }
  }

  const acting = staffWork();
  await Promise.all([peopleComplain(), killed()]);
  say?.('all are told');
  over = true;
  await acting;
  for (let n = 0; n < aimed; n++) {
    await fleet.whole();
    await nextMoment();
    const hurrying = hurried ? setInterval(() => void asThoughTimePassed(store, died).catch(() => {}), 500) : undefined;
    cutOff += await fleet.killAfterPost();
    clearInterval(hurrying);
    died = new Date();
    if (n % 5 === 4) say?.(`${n + 1} cut off between the channel and the mark`);
  }
  await fleet.whole();
  say?.('everything is brought out');
  for (let day = 0; day < LATER; day++) at = days.next().value as Date;
  await nextMoment();
  await drained(store, at, hurried ? died : undefined);
  const came = await counted({
    store,
    at,
    sent: microsoft.sent,
    mail: mail.mail,
    told,
    pressed: staff.done,
    kills: cutOff,
  });
  await fleet.stop();
  await store.close();
  await Promise.all([microsoft.close(), mail.close()]);
  return came;
}

/** Everything was looked at, and nothing waits to be sent any more. */
export async function drained(store: Store, at: Date, hurried?: Date): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    if (hurried) await asThoughTimePassed(store, hurried);
    await setTimeout(hurried ? 300 : 2000);
    quiet = (await isSwept(store, at)) && (await waiting(store)) === 0 ? quiet + 1 : 0;
  }
}

/** By any of the clocks. */
async function isSwept(store: Store, at: Date): Promise<boolean> {
  const swept = await readSetting<{ at: string }>(store.of(COUNCIL), COUNCIL, SWEPT);
  return swept !== undefined && new Date(swept.at).getTime() >= at.getTime() - MINUTE;
}

async function waiting({ db }: Store): Promise<number> {
  const { n } = await db
    .selectFrom('outbox')
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .select((it) => it.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What a process that died had in hand is found out in a minute, and its claims run out in two: here those minutes are over. */
async function asThoughTimePassed({ db, boss }: Store, died: Date): Promise<void> {
  await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '5 minutes'
    where state = 'active' and started_on < ${died}`.execute(db);
  await sql`update pgboss.job set start_after = now() where state in ('created', 'retry') and name = ${DELIVER}`.execute(
    db,
  );
  await sql`update outbox set claimed_at = claimed_at - interval '5 minutes'
    where sent_at is null and claimed_at < ${died}`.execute(db);
  await sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null`.execute(db);
  for (const name of [DELIVER, SWEEP]) await boss.supervise(name);
}
