import { insideTable } from '../calendar/calendar.ts';
import { addDays, localDate } from '../calendar/local-date.ts';
import { workingTime } from '../calendar/working-hours.ts';
import type { Council } from '../councils/index.ts';
import { putAwayAbsences } from '../store/absences.ts';
import { peopleOf } from '../store/people.ts';
import { forgetPings } from '../store/pings.ts';
import { dropAnchor } from '../store/record.ts';
import { writeSetting } from '../store/settings.ts';
import type { Context } from './context.ts';
import { sayGoodMorning } from './morning.ts';
import { type Passed, passOnAll } from './passing.ts';
import { relook } from './relook.ts';
import { askNextRounds, type Escalated } from './rounds.ts';
import { climbRungs, type Day, type Nudge } from './rungs.ts';
import { climbUnsent } from './unread.ts';

export type { Nudge } from './rungs.ts';

export interface Swept {
  at: Date;
  nudges: Nudge[];
  /** Alerts that nobody had answered in their time, at any hour. */
  escalated: Escalated[];
  /** Tasks that moved to the next in the chain. */
  passed: Passed[];
  /** Complaints whose history could not be read, so that nothing was decided about them. */
  broken: string[];
  /** Councils that were asleep: outside their working hours nothing is sent and nothing is lost. */
  asleep: string[];
}

/** The name under which each council's last sweep is kept, for whoever asks whether it still runs. */
export const SWEPT = 'swept';

/** Decides everything that has come due, council by council. Running it twice, or in two processes, decides nothing twice. */
export async function sweep(context: Context, tidy: (council: string) => Promise<unknown>): Promise<Swept> {
  const at = context.now();
  const swept: Swept = { at, nudges: [], escalated: [], passed: [], broken: [], asleep: [] };
  for (const council of context.councils.values()) {
    const working = workingTime(context.calendar, council.hours);
    swept.escalated.push(...(await askNextRounds(context, council, working)));
    // Past the end of the holiday table nobody knows whether somebody works today; the watchdog says that the table has ended.
    if (insideTable(() => working.isOpen(at), false)) await sweepCouncil(context, council, working, swept);
    else swept.asleep.push(council.key);
    await dropAnchor(context.store.of(council.key), council.key, localDate(at), at);
    await tidy(council.key);
    await writeSetting(context.store.of(council.key), council.key, SWEPT, { at });
  }
  return swept;
}

async function sweepCouncil(context: Context, council: Council, working: Day['working'], swept: Swept): Promise<void> {
  const db = context.store.of(council.key);
  const { at } = swept;
  await putAwayAbsences(db, council.key, at);
  await forgetPings(db, council.key, addDays(localDate(at), -1));
  swept.broken.push(...(await relook(context, council)));
  const day: Day = { council, working, at, people: await peopleOf(db, council.key) };
  const { passed, broken } = await passOnAll(context, day);
  swept.passed.push(...passed);
  swept.broken.push(...broken);
  swept.nudges.push(...(await climbRungs(context, day)));
  await climbUnsent(context, day);
  await sayGoodMorning(context, day);
}
