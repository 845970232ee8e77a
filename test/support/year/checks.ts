import { sql } from 'kysely';
import { england } from '../../../src/calendar/calendar.ts';
import { localDate } from '../../../src/calendar/local-date.ts';
import { holdersOf } from '../../../src/complaints/complaint.ts';
import type { Because } from '../../../src/complaints/pass-on.ts';
import { acceptanceMinutes, standing } from '../../../src/deadlines/ladder.ts';
import type { Swept } from '../../../src/desk/sweep.ts';
import { isThere } from '../../../src/people/chain.ts';
import type { Town } from './town.ts';
import type { Happening, Spread, Year } from './wanted.ts';

/** What the sweep said it did, kept beside its own ledger so that the two can be held against each other. */
export interface Kept {
  climbed: Set<string>;
  /** The keys of the lines that must have gone out, each once. */
  owed: Set<string>;
  told: Set<string>;
  longestWithoutOwner: number;
  heldSince: Map<string, Date>;
}

export function createKept(): Kept {
  return { climbed: new Set(), owed: new Set(), told: new Set(), longestWithoutOwner: 0, heldSince: new Map() };
}

const MOVED = {
  silent: 'passed on, silent',
  away: 'passed on, away',
  left: 'passed on, left',
  declined: 'declined',
} as const satisfies Record<Because, Happening>;

/** Nothing outside working hours, nothing twice, and what was decided is owed to everybody it names, once a day about one thing. */
export function takeNote({ app, faults, happened, working, toldOfPromise }: Town, kept: Kept, swept: Swept): void {
  const now = app.clock.now();
  happened.sweeps++;
  if (!working.isOpen(now)) {
    happened['looks outside working hours']++;
    if (swept.nudges.length + swept.passed.length > 0) faults.push(`${now.toISOString()}: not asleep`);
  }
  for (const ref of swept.broken) faults.push(`broken: ${ref}`);
  for (const { because, to } of swept.passed) happened[to ? MOVED[because] : 'left with the complaints team']++;
  for (const { ref, clock, due, rung, to } of swept.nudges) {
    const climbed = `${ref} ${clock} ${due} ${rung}`;
    if (kept.climbed.has(climbed)) faults.push(`twice: ${climbed}`);
    kept.climbed.add(climbed);
    for (const address of to) {
      const today = `${localDate(now)} ${address} ${ref} ${clock}`;
      if (kept.told.has(today) || toldOfPromise.has(today)) continue;
      kept.told.add(today);
      kept.owed.add(`nudge ${climbed} ${address}`);
    }
  }
}

/** After a sweep nobody holds a task who has left, is away, or had their time to take it; and somebody was named long ago. */
export async function owners(town: Town, kept: Kept): Promise<void> {
  const { app, answered, faults, working } = town;
  const now = app.clock.now();
  const people = await town.people();
  const minutes = acceptanceMinutes(app.desk.council(town.council));
  for (const complaint of (await town.look()).filter((it) => !answered.has(it.ref))) {
    const { ref } = complaint;
    const { respondent, accepted, since } = holdersOf(complaint);
    const person = people.find((it) => it.id === respondent);
    if (person && !isThere(person, now, working)) faults.push(`${ref} is with ${respondent}, who is not there`);
    if (person && !accepted && since && working.between(since.at, now) > minutes)
      faults.push(`${ref} was not taken by ${respondent} and not passed on`);
    if (respondent) kept.heldSince.delete(ref);
    else if (complaint.entries.some((it) => it.act === 'assigned')) {
      const began = kept.heldSince.get(ref) ?? now;
      kept.heldSince.set(ref, began);
      kept.longestWithoutOwner = Math.max(kept.longestWithoutOwner, working.between(began, now));
    }
  }
}

/** Every rung that has come by the evening of a working day is in the ledger. */
export async function nothingIsMissing(town: Town, { climbed }: Kept): Promise<void> {
  const today = localDate(town.app.clock.now());
  const council = town.app.desk.council(town.council);
  for (const complaint of await town.look())
    for (const deadline of town.clocks(complaint)) {
      const { date, reached } = standing(deadline, council, england, today);
      if (reached && !climbed.has(`${complaint.ref} ${deadline.clock} ${date} ${reached.name}`))
        town.faults.push(`missing on ${today}: ${complaint.ref} ${deadline.clock} ${reached.name}`);
    }
}

/** At the end: every line that was owed is there once and was sent in working hours, and no other is. */
export async function everythingWasSent({ app, faults, working }: Town, { owed }: Kept): Promise<number> {
  const lines = await app.store.db
    .selectFrom('outbox')
    .select(['key', 'kind', 'at', 'sent_at', 'given_up_at'])
    .execute();
  const nudges = lines.filter((it) => it.kind === 'nudge' || it.kind === 'entitled');
  const promised = new Set(nudges.map((it) => it.key));
  for (const key of owed) if (!promised.has(key)) faults.push(`never promised: ${key}`);
  for (const { key, at, sent_at } of nudges) {
    if (!owed.has(key)) faults.push(`promised by nobody: ${key}`);
    if (!working.isOpen(at)) faults.push(`promised at ${at.toISOString()}: ${key}`);
    if (!sent_at) faults.push(`not sent: ${key}`);
    else if (!working.isOpen(sent_at)) faults.push(`sent at ${sent_at.toISOString()}: ${key}`);
  }
  for (const it of lines) if (it.given_up_at) faults.push(`given up: ${it.key}`);
  return nudges.length;
}

/** At the end that receives: everything that is kept as said came, each once, and nobody had the very same message twice in a day. */
export async function everythingArrived({
  app,
  arrived,
  faults,
}: Town): Promise<Pick<Year, 'arrived' | 'linesSent' | 'alike'>> {
  const { db } = app.store;
  const kept = await db.selectFrom('transcript').select('activity_id').distinct().execute();
  const came = new Set(arrived.map((it) => it.id));
  const said = new Set(kept.map((it) => it.activity_id));
  for (const id of said) if (!came.has(id)) faults.push(`never arrived: ${id}`);
  for (const { id, chat, day } of arrived)
    if (!said.has(id)) faults.push(`arrived and is not kept: ${id} in ${chat} on ${day}`);
  const seen = new Set<string>();
  let alike = 0;
  for (const { chat, day, says, title } of arrived) {
    const same = `${chat} ${day} ${says}`;
    // Two things that happened on one day may read alike to a channel; to a person it would be one thing said twice.
    if (seen.has(same)) alike++;
    if (seen.has(same) && chat !== 'channel') faults.push(`arrived twice on ${day} in ${chat}: ${title}`);
    seen.add(same);
  }
  const { n } = await db
    .selectFrom('outbox')
    .where('outcome', '=', 'sent')
    .select((it) => it.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return { arrived: arrived.length, linesSent: Number(n), alike };
}

/** How many messages each of a group had, whatever they were about; cards brought up to date where they stand are none. */
export async function spreadOf({ app }: Town, group: 'complaint' | 'person and day'): Promise<Spread> {
  const by = { complaint: sql`ref`, 'person and day': sql`address, (sent_at at time zone 'Europe/London')::date` };
  const only = { complaint: sql`ref is not null`, 'person and day': sql`address like 'person:%'` };
  const { rows } = await sql<Spread>`
    select count(*)::int as of, percentile_disc(0.5) within group (order by n)::int as middle,
      percentile_disc(0.99) within group (order by n)::int as high, max(n)::int as most
    from (select count(*) as n from outbox where kind <> 'refresh' and outcome = 'sent' and ${only[group]} group by ${by[group]}) it
  `.execute(app.store.db);
  return rows[0]!;
}

export async function messagesByKind({ app }: Town): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*)::int as n from outbox where outcome = 'sent' or kind = 'refresh' group by 1 order by 2 desc, 1
  `.execute(app.store.db);
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}
