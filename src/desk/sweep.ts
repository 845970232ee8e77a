import { type LocalDate, localDate, localTime } from '../calendar/local-date.ts';
import type { Address } from '../complaints/decision.ts';
import type { Council } from '../councils/index.ts';
import { type Step, standing, type Told } from '../deadlines/ladder.ts';
import { type Climb, climb, lookAgain, type Reached, reachedBy } from '../store/deadlines.ts';
import { type Addressed, knownAddresses, promiseMessages } from '../store/outbox.ts';
import type { Context } from './context.ts';

export interface Nudge extends Climb {
  council: string;
  to: Address[];
}

export interface Swept {
  at: Date;
  nudges: Nudge[];
  /** Councils that were asleep: outside their working hours nothing is sent and nothing is lost. */
  asleep: string[];
}

const BATCH = 500;

/**
 * Finds every clock whose next rung has come and decides its nudge, once: the ledger's key is (complaint, clock, date, rung).
 * A missed night gives one nudge, the highest rung reached; a moved date starts afresh.
 */
export async function sweep(context: Context): Promise<Swept> {
  const at = context.now();
  const swept: Swept = { at, nudges: [], asleep: [] };
  for (const council of context.councils.values()) {
    if (isAwake(context, council, at)) swept.nudges.push(...(await sweepCouncil(context, council, at)));
    else swept.asleep.push(council.key);
  }
  return swept;
}

function isAwake({ calendar }: Context, { hours }: Council, at: Date): boolean {
  const time = localTime(at);
  return calendar.isWorkingDay(localDate(at)) && hours.from <= time && time < hours.to;
}

async function sweepCouncil(context: Context, council: Council, at: Date): Promise<Nudge[]> {
  const all: Nudge[] = [];
  const known = await knownAddresses(context.store.db, council.key);
  for (;;) {
    const nudges = await context.store.db.transaction().execute(async (tx) => {
      const today = localDate(at);
      const found = await reachedBy(tx, council.key, today, BATCH);
      const steps = found.map((it) => ({ ...it, ...standing(it.deadline, context.calendar, today) }));
      const reached = steps.filter((it): it is typeof it & { reached: Step } => it.reached !== undefined);
      const fresh = await climb(tx, council.key, reached.map(toClimb), at);
      const decided = reached
        .filter((it) => fresh.some((rung) => sameRung(rung, toClimb(it))))
        .map(
          (it): Nudge => ({
            ...toClimb(it),
            council: council.key,
            to: it.reached.tell.map((told) => addressOf(told, it, known)),
          }),
        );
      await lookAgain(
        tx,
        council.key,
        steps.map(({ ref, deadline, nextOn }) => ({ ref, clock: deadline.clock, nextOn })),
      );
      await promiseMessages(tx, context.store.boss, council.key, decided.flatMap(toMessages), at);
      return { decided, seen: found.length };
    });
    all.push(...nudges.decided);
    if (nudges.seen < BATCH) return all;
  }
}

function dateOf({ deadline }: Reached): LocalDate {
  return (deadline.drives ?? deadline.due)!;
}

function toClimb(it: Reached & { reached: Step }): Climb {
  return { ref: it.ref, clock: it.deadline.clock, due: dateOf(it), rung: it.reached.name };
}

function sameRung(a: Climb, b: Climb): boolean {
  return a.ref === b.ref && a.clock === b.clock && a.due === b.due && a.rung === b.rung;
}

/** Whoever holds it; the complaints team while nobody does, or where a team has no channel of its own. */
function addressOf(told: Told, { ref, respondent, second, team }: Reached, known: ReadonlySet<string>): Address {
  if (told === 'complainant') return `complainant:${ref}`;
  if (told === 'manager') return respondent ? `person:${respondent}` : 'complaints';
  if (told === 'second') return second ? `person:${second}` : 'complaints';
  return told === 'team channel' && known.has(`team:${team}`) ? `team:${team}` : 'complaints';
}

function toMessages({ ref, clock, due, rung, to }: Nudge): Addressed[] {
  return [...new Set(to)].map((address) => ({
    to: address,
    kind: address.startsWith('complainant:') ? 'entitled' : 'nudge',
    ref,
    details: { clock, due, rung },
    key: `nudge ${ref} ${clock} ${due} ${rung} ${address}`,
  }));
}
