import { type LocalDate, localDate } from '../calendar/local-date.ts';
import type { WorkingTime } from '../calendar/working-hours.ts';
import type { Address } from '../complaints/decision.ts';
import type { TaskKind } from '../complaints/tasks.ts';
import type { Council } from '../councils/index.ts';
import type { Told } from '../councils/ladder.ts';
import { onLadder, rungsFor, type Standing, type Step, standing, TASK_LADDER } from '../deadlines/ladder.ts';
import { onReading } from '../deadlines/reading.ts';
import { areaManagers, complaintsTeam, firstThere, isThere } from '../people/chain.ts';
import type { Person } from '../people/person.ts';
import { knownAddresses } from '../store/addresses.ts';
import { markOverdue } from '../store/complaints.ts';
import { type Climb, climb, lookAgain, reachedBy } from '../store/deadlines.ts';
import { type Addressed, promiseMessages } from '../store/outbox.ts';
import { pingOnce } from '../store/pings.ts';
import type { Tx } from '../store/store.ts';
import { lookAtTasksAgain, tasksReachedBy } from '../store/tasks.ts';
import type { Context } from './context.ts';
import { keepLetter } from './writing.ts';

export interface Nudge extends Climb {
  council: string;
  to: Address[];
}

/** The day of one council, as far as nudging needs it. */
export interface Day {
  council: Council;
  people: readonly Person[];
  working: WorkingTime;
  at: Date;
}

/** Something with a ladder, where it stands on it today, and whom it concerns. */
interface Due extends Standing {
  ref: string;
  clock: string;
  holder?: string;
  second?: string;
  team?: string;
  /** When to look again, where that is a moment and not a morning. */
  nextAt?: Date;
}

type Reached = Due & { date: LocalDate; reached: Step };

/** Where things with a ladder are kept: found when their day has come, and looked at again later. */
interface Shelf {
  take(tx: Tx, context: Context, day: Day): Promise<Due[]>;
  putBack(tx: Tx, day: Day, seen: readonly Due[]): Promise<void>;
}

const BATCH = 500;

/**
 * Climbs every rung whose day has come, once: the ledger's key is (complaint, clock or task, date, rung). A missed night gives one
 * nudge, the highest rung reached; a moved date starts afresh; nobody is told twice a day about one thing.
 */
export async function climbRungs(context: Context, day: Day): Promise<Nudge[]> {
  const known = await knownAddresses(context.store.of(day.council.key), day.council.key);
  const all: Nudge[] = [];
  for (const shelf of [clocks, tasks, readings]) {
    for (;;) {
      const { nudges, seen } = await context.store
        .of(day.council.key)
        .transaction()
        .execute((tx) => climbSome(tx, context, day, shelf, known));
      all.push(...nudges);
      if (seen < BATCH) break;
    }
  }
  return all;
}

async function climbSome(tx: Tx, context: Context, day: Day, shelf: Shelf, known: ReadonlySet<string>) {
  const { council, at } = day;
  const due = await shelf.take(tx, context, day);
  const reached = due.filter((it): it is Reached => it.reached !== undefined);
  const rungs = reached.flatMap((it) => [toClimb(it), ...owedIn(it)]);
  const fresh = new Set((await climb(tx, council.key, rungs, at)).map(rungKey));
  const climbed = reached.filter((it) => fresh.has(rungKey(toClimb(it))));
  const nudges = climbed.map(
    (it): Nudge => ({
      ...toClimb(it),
      council: council.key,
      to: addressesOf(
        it,
        owedIn(it).some((rung) => fresh.has(rungKey(rung))),
        day,
        known,
      ),
    }),
  );
  const pinged = await pingOnce(tx, council.key, nudges.flatMap(toPings), localDate(at));
  const mayTell = new Set(pinged.map(({ address, thing }) => `${address} ${thing}`));
  const messages = nudges
    .flatMap(toMessages)
    .filter(({ to, ref, details }) => mayTell.has(`${to} ${ref} ${details.clock}`));
  await promiseMessages(tx, context.store.boss, council.key, messages, at);
  for (const it of messages.filter(({ kind }) => kind === 'entitled')) await keepLetter(context, tx, council.key, it);
  await shelf.putBack(tx, day, due);
  await markOverdue(
    tx,
    council.key,
    climbed.filter(({ date }) => date < localDate(at)).map(({ ref, clock }) => ({ ref, clock })),
  );
  return { nudges, seen: due.length };
}

const clocks: Shelf = {
  async take(tx, { calendar }, { council, at }) {
    const today = localDate(at);
    const found = await reachedBy(tx, council.key, today, BATCH);
    return found.map(({ ref, deadline, respondent, second, team }) => ({
      ref,
      clock: deadline.clock,
      ...(respondent && { holder: respondent }),
      ...(second && { second }),
      ...(team && { team }),
      ...standing(deadline, council, calendar, today),
    }));
  },
  putBack: (tx, { council }, seen) => lookAgain(tx, council.key, seen),
};

const tasks: Shelf = {
  async take(tx, { calendar }, { council, at }) {
    const today = localDate(at);
    const found = await tasksReachedBy(tx, council.key, Object.keys(TASK_LADDER) as TaskKind[], at, BATCH);
    return found.map(({ ref, task, kind, owner, due, since, respondent, second, team }) => ({
      ref,
      clock: task,
      ...((owner ?? respondent) ? { holder: owner ?? respondent } : {}),
      ...(second && !owner && { second }),
      ...(team && { team }),
      ...onLadder(rungsFor(council, TASK_LADDER[kind]!), localDate(since), due, calendar, today),
    }));
  },
  putBack: (tx, { council, working }, seen) =>
    lookAtTasksAgain(
      tx,
      council.key,
      seen.map(({ ref, clock, nextOn }) => ({
        ref,
        task: clock,
        ...(nextOn && { lookAt: working.morningOf(nextOn) }),
      })),
    ),
};

/** What nobody has read yet: its rungs come at moments of the day. */
const readings: Shelf = {
  async take(tx, _, { council, at, working }) {
    const found = await tasksReachedBy(tx, council.key, ['read'], at, BATCH);
    return found.map(({ ref, task, due, since, team }) => ({
      ref,
      clock: task,
      date: due,
      ...(team && { team }),
      ...onReading(since, working, at),
    }));
  },
  putBack: (tx, { council }, seen) =>
    lookAtTasksAgain(
      tx,
      council.key,
      seen.map(({ ref, clock, nextAt }) => ({ ref, task: clock, ...(nextAt && { lookAt: nextAt }) })),
    ),
};

function toClimb({ ref, clock, date, reached }: Reached): Climb {
  return { ref, clock, due: date, rung: reached.name };
}

/** A missed night gives the others one nudge, the highest; what whoever complained is entitled to is never passed over. */
function owedIn({ ref, clock, date, owed = [] }: Reached): Climb[] {
  return owed.map(({ name }) => ({ ref, clock, due: date, rung: name }));
}

function rungKey({ ref, clock, due, rung }: Climb): string {
  return `${ref} ${clock} ${due} ${rung}`;
}

function addressesOf(due: Reached, owed: boolean, day: Day, known: ReadonlySet<string>): Address[] {
  const tell: Told[] = [...due.reached.tell, ...(owed ? (['complainant'] as const) : [])];
  return [...new Set(tell.flatMap((told) => addressOf(told, due, day, known) ?? []))];
}

/** Whoever is there: the complaints team where nobody holds it, where the holder is not there, and for a team without a channel. */
export function addressOf(
  told: Told,
  { ref, holder, second, team }: Pick<Due, 'ref' | 'holder' | 'second' | 'team'>,
  { people, at, working }: Day,
  known: ReadonlySet<string>,
): Address | undefined {
  const there = (chain: string[]) => firstThere(chain, people, at, working)?.person.id;
  const person = (id: string | undefined): Address => (id ? `person:${id}` : 'complaints');
  if (told === 'complainant') return `complainant:${ref}`;
  if (told === 'manager') return person(there([holder, second].filter((it) => it !== undefined)));
  if (told === 'second respondent') {
    const standIn = people.find((it) => it.id === second);
    return standIn && isThere(standIn, at, working) ? `person:${standIn.id}` : undefined;
  }
  if (told === 'complaints manager') {
    const managers = complaintsTeam(people).filter((it) => it.roles.includes('complaints-manager'));
    return person(there(managers.map((it) => it.id)));
  }
  if (told === 'area manager') return person(there(areaManagers(people, team).map((it) => it.id)));
  return told === 'team channel' && known.has(`team:${team}`) ? `team:${team}` : 'complaints';
}

function toPings({ ref, clock, to }: Nudge) {
  return to.map((address) => ({ address, thing: `${ref} ${clock}` }));
}

function toMessages({ ref, clock, due, rung, to }: Nudge): (Addressed & { ref: string; details: { clock: string } })[] {
  return to.map((address) => ({
    to: address,
    kind: address.startsWith('complainant:') ? 'entitled' : 'nudge',
    ref,
    details: { clock, due, rung },
    key: `nudge ${ref} ${clock} ${due} ${rung} ${address}`,
  }));
}
