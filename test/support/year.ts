import { sql } from 'kysely';
import { england } from '../../src/calendar/calendar.ts';
import { addDays, instantOf, type LocalDate, localDate } from '../../src/calendar/local-date.ts';
import { workingTime } from '../../src/calendar/working-hours.ts';
import { holdersOf } from '../../src/complaints/complaint.ts';
import { acceptanceMinutes, standing } from '../../src/deadlines/ladder.ts';
import { isThere } from '../../src/people/chain.ts';
import type { Person, Who } from '../../src/people/person.ts';
import { saveAddress } from '../../src/store/outbox.ts';
import type { Running } from './app.ts';
import { openChat } from './chat.ts';

/** When the program looks, on every day of the week: before and after hours it must stay silent. */
const TIMES = ['06:30', '09:05', '10:30', '12:00', '13:30', '15:00', '16:45', '20:15'];
const MANAGERS = 14;
const TEAMS = ['huntingdon', 'ecf', 'scc', 'lac', 'kinship'];

export interface Wanted {
  complaints: number;
  from: LocalDate;
  days: number;
  seed: number;
}

/** What a council's months came to, and everything that was not as it must be: none of these, or the year is not right. */
export interface Year {
  complaints: number;
  rungs: number;
  messages: number;
  passed: number;
  days: number;
  mostToOnePersonInADay: number;
  mostAboutOneComplaint: number;
  longestWithoutOwner: number;
  faults: string[];
}

/** The same dice in every run. */
function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    chance: (of: number) => next() < of,
    upTo: (n: number) => Math.floor(next() * n),
    pick: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!,
  };
}

/**
 * A council's months: complaints come in, managers take them, decline, say nothing, are away, leave; the program itself is down for
 * some days. Everything goes through the desk, the sweep and the delivery, at a clock that is moved.
 */
export async function liveThrough(app: Running, { complaints, from, days, seed }: Wanted): Promise<Year> {
  const council = 'cambridgeshire';
  const db = app.store.of(council);
  const working = workingTime(england, app.desk.council(council).hours);
  const { chance, upTo, pick } = dice(seed);
  const heard: Who = { kind: 'heard', council };
  const sam = await officer('sam');
  const open = new Set<string>();
  const withoutOwner = new Map<string, Date>();
  const answerOn = new Map<string, LocalDate>();
  const climbed = new Set<string>();
  const year: Year = {
    complaints: 0,
    rungs: 0,
    messages: 0,
    passed: 0,
    days,
    mostToOnePersonInADay: 0,
    mostAboutOneComplaint: 0,
    longestWithoutOwner: 0,
    faults: [],
  };

  async function officer(id: string): Promise<Who & { kind: 'officer' }> {
    const person = (await app.desk.people(council)).find((it) => it.id === id)!;
    return { kind: 'officer', council, person };
  }

  async function hire(id: string): Promise<void> {
    await app.desk.savePeople([
      {
        council,
        id,
        name: `Manager ${id.slice(1)}`,
        roles: ['responding-manager'],
        teams: [pick(TEAMS)],
        accounts: {},
      },
    ]);
    await reachable(id);
  }

  async function reachable(id: string): Promise<void> {
    const chat = await openChat(app);
    await saveAddress(db, council, `person:${id}`, chat.id, app.clock.now());
  }

  async function begin(): Promise<void> {
    await openChat(app, 'team');
    for (const { id } of await app.desk.people(council)) await reachable(id);
    for (let n = 1; n <= MANAGERS; n++) await hire(`m${n}`);
  }

  async function arrives(): Promise<void> {
    const n = ++year.complaints;
    const conversation = `told-${n}`;
    const { ref } = await app.desk.open(
      { kind: 'complainant', council, conversation },
      {
        id: conversation,
        conversation,
        channel: 'web chat',
        receivedAt: app.clock.now(),
        complainant: 'parent',
        team: pick(TEAMS),
        words: [{ kind: 'what', words: 'Nobody comes and nobody rings back.' }],
        details: {},
      },
    );
    open.add(ref);
  }

  /** The complaints team, in the morning and after lunch: routes, acknowledges, and asks two people. */
  async function teamWorks(people: readonly Person[]): Promise<void> {
    const there = people.filter(
      (it) => it.roles.includes('responding-manager') && isThere(it, app.clock.now(), working),
    );
    for (const ref of open) {
      const { complaint } = await stand(ref);
      if (!complaint.entries.some((it) => it.act === 'route.confirmed')) {
        if (chance(0.15)) continue;
        await app.desk.confirmRoute(sam, ref, { procedure: 'statutory', reason: 'The law says so.' });
        if (chance(0.9)) await app.desk.acknowledge(sam, ref);
      }
      if (holdersOf(complaint).respondent || there.length < 2) continue;
      const respondent = pick(there).id;
      const second = pick(there.filter((it) => it.id !== respondent)).id;
      await app.desk.assign(sam, ref, { respondent, second });
    }
  }

  async function stand(ref: string) {
    const standing = await app.desk.stand(heard, ref);
    if ('problem' in standing) throw new Error(standing.says);
    return standing;
  }

  async function managersWork(people: readonly Person[]): Promise<void> {
    const today = localDate(app.clock.now());
    for (const ref of open) {
      const { complaint } = await stand(ref);
      const { respondent, accepted } = holdersOf(complaint);
      const person = people.find((it) => it.id === respondent);
      if (!person || !isThere(person, app.clock.now(), working)) continue;
      const who = { kind: 'officer', council, person } as const;
      if (!accepted) {
        if (chance(0.4)) await app.desk.accept(who, ref);
        else if (chance(0.1)) await app.desk.decline(who, ref, { reason: 'I know the family.' });
        continue;
      }
      const on = answerOn.get(ref) ?? addDays(today, 2 + upTo(18));
      answerOn.set(ref, on);
      if (chance(0.01))
        await app.desk.extend(who, ref, { ground: 'complex', reason: 'Two services have to be asked.' });
      if (today < on) continue;
      const points = Math.max(1, complaint.triage.points.length);
      const replied = await app.desk.reply(who, ref, {
        findings: Array.from({ length: points }, () => 'upheld' as const),
        words: 'We are sorry. Somebody comes from Monday.',
      });
      if (!('problem' in replied)) open.delete(ref);
    }
  }

  async function peopleComeAndGo(people: readonly Person[]): Promise<void> {
    for (const person of people.filter((it) => /^m\d/.test(it.id) && !it.left)) {
      const who = { kind: 'officer', council, person } as const;
      const now = app.clock.now();
      if (chance(0.02))
        await app.desk.beAway(who, { from: now, until: new Date(now.getTime() + (1 + upTo(10)) * 86_400_000) });
      if (chance(0.001)) {
        await app.desk.leave(await officer('brennan'), person.id);
        await hire(`m${person.id.slice(1)}0`);
      }
    }
  }

  async function sweeps(): Promise<void> {
    const now = app.clock.now();
    const swept = await app.desk.sweep();
    const isOpen = working.isOpen(now);
    if (!isOpen && swept.nudges.length + swept.passed.length > 0) year.faults.push(`${now.toISOString()}: not asleep`);
    for (const it of swept.nudges) {
      const rung = `${it.ref} ${it.clock} ${it.due} ${it.rung}`;
      if (climbed.has(rung)) year.faults.push(`twice: ${rung}`);
      climbed.add(rung);
    }
    for (const ref of swept.broken) year.faults.push(`broken: ${ref}`);
    year.passed += swept.passed.length;
    if (isOpen) await owners(now);
  }

  /** After a sweep nobody holds a task who has left, is away, or had their time to take it. */
  async function owners(now: Date): Promise<void> {
    const people = await app.desk.people(council);
    const minutes = acceptanceMinutes(app.desk.council(council));
    for (const ref of open) {
      const { complaint } = await stand(ref);
      const { respondent, accepted, since } = holdersOf(complaint);
      const person = people.find((it) => it.id === respondent);
      if (!respondent) withoutOwner.set(ref, withoutOwner.get(ref) ?? now);
      else if (withoutOwner.delete(ref)) continue;
      if (person && !isThere(person, now, working)) year.faults.push(`${ref} is with ${respondent}, who is not there`);
      if (person && !accepted && since && working.between(since.at, now) > minutes)
        year.faults.push(`${ref} was not taken by ${respondent} and not passed on`);
      const began = withoutOwner.get(ref);
      if (began) year.longestWithoutOwner = Math.max(year.longestWithoutOwner, working.between(began, now));
    }
  }

  /** Every rung that has come by the evening of a working day is in the ledger. */
  async function nothingIsMissing(): Promise<void> {
    const today = localDate(app.clock.now());
    for (const ref of open) {
      const { deadlines } = await stand(ref);
      for (const deadline of deadlines.filter((it) => ['running', 'overdue', 'paused'].includes(it.status))) {
        const { date, reached } = standing(deadline, app.desk.council(council), england, today);
        if (reached && !climbed.has(`${ref} ${deadline.clock} ${date} ${reached.name}`))
          year.faults.push(`missing on ${today}: ${ref} ${deadline.clock} ${reached.name}`);
      }
    }
  }

  await begin();
  let down = 0;
  for (let day = 0; day < days; day++) {
    const date = addDays(from, day);
    const isWorkingDay = england.isWorkingDay(date);
    if (chance(0.02)) down = 1 + upTo(2);
    for (const time of TIMES) {
      app.clock.moveTo(instantOf(date, time));
      const now = app.clock.now();
      const due = (complaints * (day * TIMES.length + TIMES.indexOf(time) + 1)) / (days * TIMES.length);
      while (year.complaints < Math.min(complaints, Math.round(due))) await arrives();
      const people = await app.desk.people(council);
      if (working.isOpen(now)) {
        if (time === '10:30' || time === '13:30') await teamWorks(people);
        await managersWork(people);
        if (time === '09:05') await peopleComeAndGo(people);
      }
      if (down > 0) continue;
      await sweeps();
      await app.deliver();
    }
    if (down > 0) down--;
    else if (isWorkingDay) await nothingIsMissing();
  }

  year.rungs = climbed.size;
  const lines = await app.store.db.selectFrom('outbox').selectAll().execute();
  year.messages = lines.length;
  for (const it of lines) {
    if (it.kind === 'nudge' && !working.isOpen(it.at))
      year.faults.push(`a nudge was promised at ${it.at.toISOString()}`);
    if (it.kind === 'nudge' && !it.sent_at) year.faults.push(`not sent: ${it.key}`);
  }
  year.mostToOnePersonInADay = await most(
    sql`address, (at at time zone 'Europe/London')::date`,
    sql`address like 'person:%'`,
  );
  year.mostAboutOneComplaint = await most(sql`ref`, sql`ref is not null`);
  const twice = await most(
    sql`address, ref, details->>'clock', (at at time zone 'Europe/London')::date`,
    sql`kind = 'nudge'`,
  );
  if (twice > 1) year.faults.push('somebody heard twice in a day about one thing');
  return year;

  async function most(group: ReturnType<typeof sql>, only: ReturnType<typeof sql>): Promise<number> {
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from outbox where ${only} and kind <> 'refresh' group by ${group} order by 1 desc limit 1`.execute(
      app.store.db,
    );
    return Number(rows[0]?.n ?? 0);
  }
}
