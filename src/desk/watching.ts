import { insideTable } from '../calendar/calendar.ts';
import { addDays, type Instant, type LocalDate, localDate, localTime, long } from '../calendar/local-date.ts';
import { type WorkingTime, workingTime } from '../calendar/working-hours.ts';
import type { Address } from '../complaints/decision.ts';
import type { Refusal } from '../complaints/problems.ts';
import type { Council } from '../councils/index.ts';
import { rungsFor } from '../deadlines/ladder.ts';
import { complaintsTeam, firstThere, isThere } from '../people/chain.ts';
import type { Person, Who } from '../people/person.ts';
import type { ClockName } from '../procedures/procedure.ts';
import { may, reach } from '../rights/rights.ts';
import { awaitingFrom } from '../store/complaints.ts';
import { type Finding, keepFindings, openFindings, tellFindings } from '../store/findings.ts';
import { type Addressed, promiseMessages } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import { readSetting } from '../store/settings.ts';
import type { Db } from '../store/store.ts';
import {
  dateless,
  type Leaving,
  lastDue,
  leaving,
  undecided,
  unreviewed,
  unswept,
  untoldLate,
} from '../store/watching.ts';
import { type Unread, unreadSince } from './calendars.ts';
import type { Context } from './context.ts';
import { SWEPT } from './sweep.ts';

/** What the watchdog saw of one council. */
export interface Watched {
  council: string;
  /** Everything that was told and is not put right. */
  open: Finding[];
  /** What is told now for the first time. */
  told: Finding[];
}

/** How the machinery of one council is. */
export interface Vitals extends Leaving {
  council: string;
  sweptAt?: Date;
  /** Why nobody would be nudged just now; undefined while the sweep runs. */
  stalled?: string;
  findings: number;
}

/** The watchdog: apart from the sweep, and simpler, so that it can say that the sweep did not run. */
export interface WatchingDesk {
  /** Looks at every council, and tells once what it finds. `upSince` is when this program began to run. */
  watch(upSince: Instant): Promise<Watched[]>;
  vitals(upSince: Instant): Promise<Vitals[]>;
  /** What was found and is not put right. */
  findings(who: Who): Promise<(Finding & { since: Date })[] | Refusal>;
}

const MINUTE = 60_000;
/** The sweep runs every minute: after so many without one, nobody is nudged. */
const SWEEP_WITHIN = 5 * MINUTE;
/** A message that waits longer than this is not merely in a queue. */
const SEND_WITHIN = 15 * MINUTE;
/** What is given up is a task; a task that nobody has done in this time has been missed. */
const DEAL_WITHIN = 24 * 60 * MINUTE;
/** A thing about one complaint may be put right by the next sweep; it is told when it stands for longer. */
const STANDS_FOR = 10 * MINUTE;
/** Calendars that could not be read for so long; one that nobody tries to read any more was switched off. */
const READ_WITHIN = 4 * 60 * MINUTE;
const TRIED_WITHIN = 4 * 24 * 60 * MINUTE;
/** A decision "as soon as possible" that took so many working days was forgotten. */
const DECIDE_WITHIN = 10;
/** The holiday table has to reach so many days further than today: the longest procedure, with its extensions. */
const TABLE_AHEAD = 180;

/** What is wrong with the machinery is told at once, and to a person by name. */
const MACHINERY = ['sweep', 'messages', 'given up', 'holidays', 'nobody there', 'calendars'] as const;

export function watchingDesk(context: Context): WatchingDesk {
  const { store, councils } = context;
  return {
    async watch(upSince) {
      const all: Watched[] = [];
      for (const council of councils.values()) all.push(await watchOne(context, council, upSince));
      return all;
    },
    async vitals(upSince) {
      const all: Vitals[] = [];
      for (const { key } of councils.values()) {
        const db = store.of(key);
        const swept = await sweptAt(db, key);
        const stalled = stalledSince(swept, upSince, context.now());
        const findings = (await openFindings(db, key)).length;
        all.push({
          council: key,
          ...(await leaving(db, key)),
          ...(swept && { sweptAt: swept }),
          ...(stalled && { stalled: sweepStalled(stalled) }),
          findings,
        });
      }
      return all;
    },
    async findings(who) {
      const permit = may(who, 'findings');
      return 'problem' in permit ? permit : openFindings(store.of(who.council), who.council, reach(who, 'findings'));
    },
  };
}

async function watchOne(context: Context, council: Council, upSince: Instant): Promise<Watched> {
  const at = context.now();
  const { key } = council;
  const db = context.store.of(key);
  const people = await peopleOf(db, key);
  const working = workingTime(context.calendar, council.hours);
  const seen = { context, council, db, at, people, working, upSince };
  const found = [...(await machinery(seen)), ...(await complaints(seen))];
  const told = await db.transaction().execute(async (tx) => {
    await keepFindings(tx, key, found, at);
    const now = await tellFindings(tx, key, MACHINERY, new Date(at.getTime() - STANDS_FOR), at);
    await promiseMessages(tx, context.store.boss, key, messages(now, seen), at);
    return now;
  });
  return { council: key, open: await openFindings(db, key), told };
}

interface Seen {
  context: Context;
  council: Council;
  db: Db;
  at: Date;
  people: readonly Person[];
  working: WorkingTime;
  upSince: Instant;
}

/** One post for everything that is new; what is wrong with the machinery reaches a person by name, too. */
function messages(now: readonly Finding[], { at, people, working }: Seen): Addressed[] {
  if (now.length === 0) return [];
  const names = now.map((it) => it.name);
  const broken = names.some((it) => MACHINERY.includes(it as (typeof MACHINERY)[number]));
  const person = broken ? whoLooksAfterIt(people, at, working) : undefined;
  const to: Address[] = ['complaints', ...(person ? ([`person:${person.id}`] as const) : [])];
  return to.map((address) => ({
    to: address,
    kind: 'finding',
    details: { names },
    key: `finding ${at.toISOString()} ${names[0]} ${address}`,
  }));
}

/** Whoever administers Heard; where nobody does, the complaints manager. Somebody who is away is better than nobody. */
function whoLooksAfterIt(people: readonly Person[], at: Date, working: WorkingTime): Person | undefined {
  const chain = [
    ...people.filter((it) => it.roles.includes('administrator')),
    ...complaintsTeam(people).toReversed(),
  ].filter((it) => !it.left || it.left > localDate(at));
  return (
    firstThere(
      chain.map((it) => it.id),
      people,
      at,
      working,
    )?.person ?? chain[0]
  );
}

async function machinery({ context, council, db, at, people, working, upSince }: Seen): Promise<Finding[]> {
  const stalled = stalledSince(await sweptAt(db, council.key), upSince, at);
  const out = await leaving(db, council.key);
  const ends = context.calendar.last;
  const reaches = [await lastDue(db, council.key), addDays(localDate(at), TABLE_AHEAD)].some((it) => it && it > ends);
  const nobody =
    insideTable(() => working.isOpen(at), false) && !complaintsTeam(people).some((it) => isThere(it, at, working));
  return [
    ...(stalled ? [{ name: 'sweep', says: sweepStalled(stalled) }] : []),
    ...messagesStuck(out, at),
    ...calendarsUnread(await unreadSince(context, council.key), at),
    ...(reaches
      ? [
          {
            name: 'holidays',
            says: `The bank holiday table ends on ${long(ends)}, and there are dates after it. Run "npm run bank-holidays".`,
          },
        ]
      : []),
    ...(nobody
      ? [
          {
            name: 'nobody there',
            says: 'Nobody of the complaints team is there today. Say who stands in: "Sam is back", or give somebody the role.',
          },
        ]
      : []),
  ];
}

function calendarsUnread(unread: Unread | undefined, at: Date): Finding[] {
  if (!unread) return [];
  const [since, tried] = [new Date(unread.since), new Date(unread.at)];
  if (at.getTime() - since.getTime() < READ_WITHIN || at.getTime() - tried.getTime() > TRIED_WITHIN) return [];
  return [
    {
      name: 'calendars',
      says: `Who is away in Outlook could not be read since ${when(since)} (${unread.because}). Until it can, tell me: "I'm away 3 to 14 August".`,
    },
  ];
}

function messagesStuck({ waiting, oldest, because, givenUp, givenUpSince }: Leaving, at: Date): Finding[] {
  const stuck = oldest !== undefined && at.getTime() - oldest.getTime() > SEND_WITHIN;
  const missed = givenUpSince !== undefined && at.getTime() - givenUpSince.getTime() > DEAL_WITHIN;
  return [
    ...(stuck
      ? [
          {
            name: 'messages',
            says: `${counted(waiting, 'message waits', 'messages wait')} to be sent, the oldest since ${when(oldest)}${because ? ` (${because})` : ''}. What is urgent, tell people yourselves, and look at Heard’s log.`,
          },
        ]
      : []),
    ...(missed
      ? [
          {
            name: 'given up',
            says: `${counted(givenUp, 'message', 'messages')} could not be delivered, the oldest given up on ${when(givenUpSince)}, and nobody has dealt with ${givenUp === 1 ? 'it' : 'them'}.`,
          },
        ]
      : []),
  ];
}

/** What every open complaint has to have: somebody who is there, a next date, nudges that were sent, and whoever waits told in time. */
async function complaints({ context, council, db, at, people, working }: Seen): Promise<Finding[]> {
  const { key } = council;
  const today = localDate(at);
  // Past the end of the holiday table no day can be counted; that it has ended is told with the machinery.
  if (today > context.calendar.last) return [];
  const open = insideTable(() => working.isOpen(at), false);
  const gone = people.filter((it) => !isThere(it, at, working)).map((it) => it.id);
  const told = TELLS.filter((it) => rungsFor(council, it).some(({ tell }) => tell.includes('complainant')));
  const back = (days: number): LocalDate => context.calendar.add(today, -days);
  return [
    ...about('owner', await awaitingFrom(db, key, gone), 'whoever holds it is not there. Choose somebody else'),
    ...about('date', await dateless(db, key), 'it is open and has no next date. Close it, or say what comes next'),
    ...about(
      'nudge',
      open ? await unswept(db, key, today, at) : [],
      'a nudge was due and was not decided. Open it and look at its dates',
    ),
    ...about('pause', await unreviewed(db, key), 'it waits, and nothing will remind anybody of it'),
    ...about(
      'decision',
      await undecided(db, key, back(DECIDE_WITHIN)),
      `a named person’s decision has been owed for more than ${DECIDE_WITHIN} working days`,
    ),
    ...about(
      'late',
      await untoldLate(db, key, told, back(1)),
      'it is late and the person was not told of the next stage. Tell them, and say how',
    ),
  ];
}

const TELLS = ['stage 1 reply', 'stage 2 reply', 'final reply'] as const satisfies readonly ClockName[];

function about(kind: string, refs: readonly string[], says: string): Finding[] {
  return refs.map((ref) => ({ name: `${kind} ${ref}`, says: `${ref}: ${says}.`, ref }));
}

async function sweptAt(db: Db, council: string): Promise<Date | undefined> {
  const swept = await readSetting<{ at: string }>(db, council, SWEPT);
  return swept && new Date(swept.at);
}

/** When the sweep stopped; a program that has only just started has had no time for one. */
function stalledSince(swept: Date | undefined, upSince: Instant, at: Instant): Date | undefined {
  const last = swept && swept > upSince ? swept : upSince;
  return at.getTime() - last.getTime() > SWEEP_WITHIN ? (swept ?? upSince) : undefined;
}

function sweepStalled(since: Date): string {
  return `Dates have not been looked at since ${when(since)}: nobody is nudged and nothing passes on. Restart Heard and look at its log.`;
}

function when(at: Date): string {
  return `${long(localDate(at))} at ${localTime(at)}`;
}

function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
