import { createHash } from 'node:crypto';
import { attempt } from '../../../bot/delivery/attempt.ts';
import type { Outlet } from '../../../bot/delivery/outlet.ts';
import { england } from '../../../src/calendar/calendar.ts';
import { addDays, instantOf, localDate } from '../../../src/calendar/local-date.ts';
import { unsentIds } from '../../../src/store/outbox.ts';
import type { Running } from '../app.ts';
import {
  createKept,
  everythingArrived,
  everythingWasSent,
  type Kept,
  messagesByKind,
  nothingIsMissing,
  owners,
  spreadOf,
  takeNote,
} from './checks.ts';
import { arrives, comeAndGo, managersWork, settle, teamWorks } from './doings.ts';
import { createTown, type Town } from './town.ts';
import type { Wanted, Year } from './wanted.ts';

/** When the program looks on a working day: before and after hours it must stay silent. */
const TIMES = ['06:30', '09:05', '10:30', '12:00', '13:30', '15:00', '16:45', '20:15'];
/** On other days it is enough to see that it is asleep. */
const ASLEEP = ['06:30', '12:00'];

/**
 * A council's months: complaints come in, managers take them, decline, say nothing, are away, leave; the program itself is down for
 * some days. Everything goes through the desk, the sweep and the delivery, at a clock that is moved.
 */
export async function liveThrough(app: Running, wanted: Wanted): Promise<Year> {
  const { complaints, from, days, say, enough } = wanted;
  const town = createTown(app, wanted);
  const kept = createKept();
  let told = 0;
  let down = 0;
  let lived = 0;
  await settle(town, complaints);
  for (let day = 0; day < days; day++) {
    const date = addDays(from, day);
    const times = england.isWorkingDay(date) ? TIMES : ASLEEP;
    if (town.dice.chance(0.02)) down = 1 + town.dice.upTo(2);
    for (const [n, time] of times.entries()) {
      app.clock.moveTo(instantOf(date, time));
      const due = Math.round((complaints * (day + (n + 1) / times.length)) / days);
      while (told < Math.min(complaints, due)) await arrives(town, ++told);
      await peopleAct(town, time);
      if (down === 0) await programActs(town, kept);
    }
    if (down > 0) {
      down--;
      town.happened['days the program was down']++;
    } else if (england.isWorkingDay(date)) await nothingIsMissing(town, kept);
    if (day % 10 === 9) say?.(`${date}: ${told} told, ${kept.climbed.size} rungs, ${town.faults.length} faults`);
    lived = day + 1;
    if (enough?.()) break;
  }
  return {
    complaints: told,
    days: lived,
    happened: town.happened,
    rungs: kept.climbed.size,
    nudges: await everythingWasSent(town, kept),
    ...(await everythingArrived(town)),
    messages: await messagesByKind(town),
    perComplaint: await spreadOf(town, 'complaint'),
    perPersonAndDay: await spreadOf(town, 'person and day'),
    longestWithoutOwner: kept.longestWithoutOwner,
    faults: town.faults,
  };
}

async function peopleAct(town: Town, time: string): Promise<void> {
  if (!town.working.isOpen(town.app.clock.now())) return;
  if (time === '09:05') await comeAndGo(town);
  if (time === '10:30' || time === '13:30') await teamWorks(town);
  await managersWork(town);
}

/** So many lines go out beside each other, as they do where the program runs by itself. */
const AT_ONCE = 4;

async function deliverBeside(town: Town): Promise<void> {
  const { app, council, db } = town;
  const delivering = { ...app.delivering, outlets: { webchat: receivingEnd(town) } };
  const left = (await unsentIds(db, council)).values();
  const deliver = async () => {
    for (const id of left) await attempt(delivering, { council, id });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, deliver));
}

/** Where what goes out arrives: each message with an id of its own, like a channel outside that takes and shows it. */
function receivingEnd({ app, arrived }: Town): Outlet {
  return {
    async send({ conversation }, activity) {
      const id = `arrived-${arrived.length}`;
      const says = createHash('sha256')
        .update(JSON.stringify({ ...activity, timestamp: '' }))
        .digest('base64');
      arrived.push({
        id,
        chat: conversation?.id ?? '',
        day: localDate(app.clock.now()),
        says,
        title: String(activity.summary ?? activity.text ?? '').slice(0, 80),
      });
      return id;
    },
    update: async () => {},
  };
}

async function programActs(town: Town, kept: Kept): Promise<void> {
  takeNote(town, kept, await town.app.desk.sweep());
  if (town.working.isOpen(town.app.clock.now())) await owners(town, kept);
  await deliverBeside(town);
}
