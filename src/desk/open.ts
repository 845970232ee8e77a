import { type LocalDate, localDate } from '../calendar/local-date.ts';
import { listed } from '../calendar/span.ts';
import type { Complaint } from '../complaints/complaint.ts';
import type { ProcedureName } from '../complaints/happened.ts';
import { initialsOf, type Telling } from '../complaints/telling.ts';
import { packAt } from '../councils/index.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import { idOf, isOnTheDesk, namedIn, type Person, type Who } from '../people/person.ts';
import { aboutOf as aboutPeople } from '../register/about.ts';
import { bindAlerts } from '../store/alerts.ts';
import { bindCodes } from '../store/codes.ts';
import { complainantDigest, keepComplainant } from '../store/complainants.ts';
import {
  findComplaint,
  insertComplaint,
  keepWords,
  keptDigests,
  nextNumber,
  refOfTelling,
} from '../store/complaints.ts';
import { bindFiles } from '../store/files.ts';
import { peopleOf } from '../store/people.ts';
import type { Tx } from '../store/store.ts';
import { suggesting } from '../triage/made-by.ts';
import { triage } from '../triage/triage.ts';
import type { Theme, Triage } from '../triage/vocabulary.ts';
import { giveCode } from './codes.ts';
import { type Context, councilIn } from './context.ts';
import { placeOf } from './files.ts';
import { changesOf, clocksOf, record } from './perform.ts';
import { personKey } from './register.ts';
import { storiesIn, traceTelling } from './tracing.ts';
import { transact } from './transact.ts';

export interface Opened {
  ref: string;
  /** To come back with; shown once and kept only as a hash. Undefined where this telling had been opened before. */
  code?: string;
  complaint: Complaint;
  deadlines: Deadline[];
}

/** Opens a complaint from what somebody told: words kept, triaged, clocks started, the complaints team told. All or nothing, and once. */
export async function open(context: Context, who: Who, telling: Telling): Promise<Opened> {
  const { council } = who;
  const before = await refOfTelling(context.store.of(council), council, telling.id);
  if (before) return reopened(context, council, before);
  const opened = await transact(context, who, async (tx, note) => {
    const written = await write(context, tx, who, telling);
    if (written) note({ did: 'open', ref: written.ref, details: await openingOf(tx, written.complaint, telling) });
    return written;
  });
  return opened ?? reopened(context, council, (await refOfTelling(context.store.of(council), council, telling.id))!);
}

async function openingOf(tx: Tx, complaint: Complaint, telling: Telling): Promise<Record<string, unknown>> {
  return {
    received: telling.receivedAt.toISOString(),
    pack: complaint.pack,
    complainant: await complainantDigest(tx, complaint.council, complaint.ref),
    ...changesOf(complaint, { ...complaint, entries: [] }, [], await keptDigests(tx, complaint)),
  };
}

async function reopened(context: Context, council: string, ref: string): Promise<Opened> {
  const complaint = (await findComplaint(context.store.of(council), council, ref))!;
  return { ref, complaint, deadlines: clocksOf(context, complaint) };
}

/** Undefined where another process opened the same telling a moment ago. */
async function write(context: Context, tx: Tx, who: Who, telling: Telling): Promise<Opened | undefined> {
  const { council: key } = who;
  const by = idOf(who);
  const at = context.now();
  const council = councilIn(context, key);
  const received = localDate(telling.receivedAt);
  const pack = packAt(council, telling.receivedAt);
  if (!pack) throw new Error(`${council.name} has no pack in force on ${received}`);
  const suggested = triage(telling.words.map((it) => it.words).join('\n\n'), {
    received,
    council,
    channel: telling.channel,
    story: storiesIn(telling.words).join('\n\n'),
  });
  const ref = await newRef(tx, key, council.prefix, received);
  const complaint: Complaint = {
    council: key,
    ref,
    receivedAt: telling.receivedAt,
    pack: pack.from,
    initials: initialsOf(telling.child ?? telling.name),
    about: aboutOf(suggested.themes),
    channel: telling.channel,
    triage: withoutWords(suggested),
    facts: {
      procedure: untilConfirmed(suggested),
      complainant: telling.complainant,
      received,
      ...(telling.arose && { arose: telling.arose }),
      happened: [],
    },
    entries: [],
    ...(telling.team && { team: telling.team }),
  };
  if (!(await insertComplaint(tx, rowOf(complaint, telling)))) return undefined;
  await keepComplainant(tx, key, ref, telling);
  const linked = telling.linked ? [{ kind: 'linked', words: telling.linked }] : [];
  await keepWords(tx, complaint, [...telling.words, ...linked, suggestion(suggested)], by, at);
  const person = await personKey(context, tx, key);
  await traceTelling(tx, complaint, telling, person);
  const alerts = await bindAlerts(tx, key, telling.conversation ?? '', ref);
  const files = [
    ...(await bindFiles(tx, key, telling.conversation ?? '', ref)),
    ...(await bindFiles(tx, key, placeOf(who), ref, telling.files ?? [])),
  ];
  await bindCodes(tx, key, telling.conversation ?? '', ref);
  const code = await giveCode(context, tx, key, telling.conversation ?? '', ref);
  const named = concernedBy(telling, await peopleOf(tx, key));
  const written = await record(
    context,
    tx,
    complaint,
    {
      entries: [
        {
          act: 'opened',
          on: localDate(at),
          details: { channel: telling.channel, ...named, suggestedBy: suggesting() },
        },
        ...alerts.map((alert) => ({ act: 'alert.raised' as const, on: localDate(at), details: { alert } })),
        ...(files.length > 0 ? [{ act: 'files.added' as const, on: localDate(at), details: { files } }] : []),
        ...(telling.advocate === 'yes' ? [{ act: 'advocate.requested' as const, on: localDate(at) }] : []),
      ],
      messages: [{ to: 'complaints', kind: 'new-complaint' }],
    },
    by,
    aboutPeople(telling, person),
  );
  return { ref, code, ...written };
}

async function newRef(tx: Tx, council: string, prefix: string, received: LocalDate): Promise<string> {
  const number = await nextNumber(tx, council, Number(received.slice(0, 4)));
  return `${prefix}-${received.slice(2, 4)}-${String(number).padStart(4, '0')}`;
}

function rowOf(
  { council, ref, receivedAt, pack, initials, about, team, channel, facts, triage: suggested }: Complaint,
  telling: Telling,
) {
  const { received, arose = null, procedure, complainant } = facts;
  return {
    council,
    ref,
    received_at: receivedAt,
    received,
    arose,
    pack,
    procedure,
    complainant,
    initials,
    about,
    team: team ?? null,
    telling: telling.id,
    conversation: telling.conversation ?? null,
    channel,
    triage: suggested,
  };
}

/** Whatever the machine thinks, a complaint has a date until a person has looked: the stronger entitlement where it is unsure. */
function untilConfirmed({ kind, procedure }: Triage): ProcedureName {
  if (kind !== 'complaint') return procedure ?? 'none';
  if (procedure === null) return 'statutory';
  return procedure === 'statutory' ? 'statutory' : 'corporate';
}

/** The suggestion quotes the story, so whole it is kept with the words; the complaint carries it without them. */
function suggestion(suggested: Triage) {
  return { kind: 'triage', words: JSON.stringify(suggested) };
}

function withoutWords(suggested: Triage): Triage {
  return {
    ...suggested,
    points: suggested.points.map((it) => ({ ...it, text: '' })),
    because: suggested.because.map((it) => ({ ...it, from: '' })),
  };
}

const ABOUT: Record<Theme, string> = {
  communication: 'not being told or heard',
  standards: 'how well it was done',
  'failure-to-provide': 'help that did not come',
  'staff-conduct': 'how staff behaved',
  decision: 'a decision',
  delay: 'delay',
  'records-data': 'records',
  placement: 'where a child lives',
  contact: 'seeing family',
  finance: 'money',
  'complaint-handling': 'how a complaint was handled',
  discrimination: 'unfair treatment',
  'child-protection': 'child protection',
  other: 'something else',
};

/** "seeing family and not being told or heard": as much about the matter as a channel may see. */
export function aboutOf(themes: readonly Theme[]): string {
  return listed(themes.slice(0, 3).map((it) => ABOUT[it])) || 'not sorted yet';
}

/** Members of staff whom it names: they may not answer it, nor see it. */
function concernedBy({ words }: Telling, people: readonly Person[]): { named: string[]; desk?: true } {
  const named = namedIn(words.map((it) => it.words).join('\n'), people);
  return { named: named.map(({ id }) => id), ...(named.some(isOnTheDesk) && { desk: true }) };
}
