import { type Instant, type LocalDate, localDate } from '../calendar/local-date.ts';
import { type WorkingTime, workingTime } from '../calendar/working-hours.ts';
import { type Complaint, type Entry, withHistory } from '../complaints/complaint.ts';
import type { Decision, Message, Now } from '../complaints/decision.ts';
import { ending, type Facts, type Happened } from '../complaints/happened.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { recordedAlready, sameWords } from '../complaints/repeated.ts';
import { stateOf } from '../complaints/state.ts';
import { awaitsAnswer, type Task, tasksOf } from '../complaints/tasks.ts';
import { decidedIn, madeBy, suggestedIn } from '../complaints/teaching.ts';
import { type Council, packNamed } from '../councils/index.ts';
import { type Deadline, deadline, deadlines, rulesFor } from '../deadlines/deadlines.ts';
import {
  acceptanceMinutes,
  type Standing as OnLadder,
  onLadder,
  rungsFor,
  standing,
  TASK_LADDER,
} from '../deadlines/ladder.ts';
import { mayHappen } from '../deadlines/play.ts';
import { onReading } from '../deadlines/reading.ts';
import { idOf, type Person, type Who } from '../people/person.ts';
import type { Pack } from '../procedures/pack.ts';
import type { About } from '../register/row.ts';
import { digest } from '../rights/record.ts';
import { mayAbout } from '../rights/rights.ts';
import {
  appendEntries,
  type KeptDigest,
  keepWords,
  keptDigests,
  lockComplaint,
  saveSummary,
  wordsOf,
} from '../store/complaints.ts';
import { type Climb, climbed, type StoredDeadline, saveDeadlines } from '../store/deadlines.ts';
import { keepExample } from '../store/examples.ts';
import { type Addressed, promiseMessages } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import { type Ping, pingOnce } from '../store/pings.ts';
import type { Tx } from '../store/store.ts';
import { type StoredTask, saveTasks } from '../store/tasks.ts';
import { type Context, councilIn, workingHoursOf } from './context.ts';
import type { Desk } from './desk.ts';
import { enterInRegister, updateRegister } from './register.ts';
import { traceWords } from './tracing.ts';
import { type Noting, transact } from './transact.ts';
import { writtenWith } from './writing.ts';

export type Performed = { complaint: Complaint; deadlines: Deadline[] } | Refusal;

/** What a change decides from: the complaint, what else a command may know, the directory, and the transaction for what is read with it. */
export type Decide = (complaint: Complaint, now: Now, people: Person[], tx: Tx) => Decision | Promise<Decision>;

/**
 * The one way a complaint changes. One transaction: lock, read the history, see whether they may, decide, append, rewrite the
 * deadlines, promise the messages, put it on record. Whatever goes wrong in between, either all of it happened or none.
 */
export async function perform(
  context: Context,
  who: Who,
  doing: keyof Desk,
  ref: string,
  decide: Decide,
): Promise<Performed> {
  return transact(context, who, (tx, note) => performIn(context, tx, note, who, doing, ref, decide));
}

/** The same inside a transaction that does more. */
export async function performIn(
  context: Context,
  tx: Tx,
  note: Noting,
  who: Who,
  doing: keyof Desk,
  ref: string,
  decide: Decide,
): Promise<Performed> {
  const complaint = await lockComplaint(tx, who.council, ref);
  const permit = mayAbout(who, doing, ref, complaint);
  if ('problem' in permit) return permit;
  if (!complaint) return refuse.notFound(ref);
  const people = await peopleOf(tx, who.council);
  const decision = await decide(complaint, nowFor(context, complaint, people), people, tx);
  if ('problem' in decision) return decision;
  if (who.kind !== 'heard' && (await isRepeated(tx, complaint, decision, idOf(who)))) return refuse.repeated();
  const { kept, ...done } = await record(context, tx, complaint, decision, idOf(who));
  const words = kept > 0 ? await keptDigests(tx, done.complaint, kept) : [];
  const changes = changesOf(done.complaint, complaint, decision.messages, words);
  if (changes) note({ did: doing, ref, as: permit.as, details: changes });
  return done;
}

/** The words are opened only where everything else is the same. */
async function isRepeated(tx: Tx, complaint: Complaint, decided: Decided, by: string): Promise<boolean> {
  if (!recordedAlready(complaint, decided, by)) return false;
  return !decided.words?.length || sameWords(await wordsOf(tx, complaint.council, complaint.ref), decided);
}

type Decided = Exclude<Decision, Refusal>;

/** What a change added, for the record: acts with their days, the rest as digests that tell nothing by themselves. Undefined where it added nothing. */
export function changesOf(
  { entries }: Complaint,
  before: Complaint,
  messages: readonly Message[] = [],
  words: readonly KeptDigest[] = [],
): Record<string, unknown> | undefined {
  const added = entries.slice(before.entries.length);
  if (added.length + messages.length + words.length === 0) return undefined;
  return {
    entries: added.map(({ seq, act, on, details }) => ({ seq, act, on, digest: digest(details) })),
    ...(messages.length > 0 && { messages: messages.map(({ to, kind }) => `${kind} to ${to}`) }),
    ...(words.length > 0 && { words }),
  };
}

/** Writes what was decided. Used by `perform` and by the opening of a complaint (which says whom it is about), inside their transaction. */
export async function record(
  context: Context,
  tx: Tx,
  before: Complaint,
  { entries, messages = [], words = [] }: Extract<Decision, { entries: unknown }>,
  by: string,
  about?: About,
): Promise<{ complaint: Complaint; deadlines: Deadline[]; kept: number }> {
  const at = context.now();
  const added = await appendEntries(tx, before, entries, by, at);
  const complaint = withHistory(before, [...before.entries, ...added]);
  const kept = [...words, ...(await writtenWith(context, tx, complaint, messages, words))];
  await keepWords(tx, complaint, kept, by, at);
  await traceWords(context, tx, complaint, kept);
  await keepDecided(tx, before, added, by, at);
  const clocks = await restand(context, tx, complaint);
  if (about) await enterInRegister(context, tx, complaint, clocks, about);
  else
    await updateRegister(context, tx, { complaint: before, clocks: clocksOf(context, before) }, { complaint, clocks });
  const version = complaint.entries.at(-1)?.seq ?? 0;
  const all = [...messages, ...(added.length > 0 ? [REFRESH] : [])].map((it, index) =>
    addressed(it, complaint.ref, version, index),
  );
  await promiseMessages(tx, context.store.boss, complaint.council, all, at);
  await pingOnce(tx, complaint.council, all.flatMap(heardToday), localDate(at));
  return { complaint, deadlines: clocks, kept: kept.length };
}

/** Whoever is told that a promise is theirs has heard of it today: a reminder that falls on the same day would say it twice. */
function heardToday({ to, kind, ref, details }: Addressed): Ping[] {
  return kind === 'action' ? [{ address: to, thing: `${ref} action ${details?.action}` }] : [];
}

/** What somebody of the team decided of the suggestion, as an example: in the very change in which they decide it. */
async function keepDecided(
  tx: Tx,
  complaint: Complaint,
  added: readonly Entry[],
  by: string,
  at: Instant,
): Promise<void> {
  const decided = by === 'complainant' || by === 'heard' ? undefined : decidedIn(complaint, added);
  const seq = added.at(-1)?.seq;
  if (!decided || seq === undefined || !complaint.entries[0] || complaint.entries[0].details.imported === true) return;
  const { council, ref } = complaint;
  await keepExample(tx, council, {
    ref,
    seq,
    at,
    by,
    madeBy: madeBy(complaint),
    suggested: suggestedIn(complaint),
    decided,
  });
}

/** The cards about it that stand in chats are brought up to date after every change. */
const REFRESH: Message = { to: 'posts', kind: 'refresh' };

function addressed(message: Message, ref: string, version: number, index: number): Addressed {
  return { ...message, ref, key: message.key ?? `${ref} ${version} ${message.kind} ${message.to} ${index}` };
}

/** The pack a complaint has been under since it was received. */
export function packOf(context: Context, complaint: Pick<Complaint, 'council' | 'pack'>): Pack {
  const pack = packNamed(councilIn(context, complaint.council), complaint.pack);
  if (!pack)
    throw new Error(
      `The pack of ${complaint.pack} is gone from the file of ${complaint.council}; complaints are still under it`,
    );
  return pack;
}

export function clocksOf(context: Context, complaint: Complaint): Deadline[] {
  return deadlines(complaint.facts, packOf(context, complaint), context.calendar, localDate(context.now()));
}

/** Brings everything that is derived from a complaint's history, and stored for the sweep and for queues, up to date with it. */
export async function restand(context: Context, tx: Tx, complaint: Complaint): Promise<Deadline[]> {
  const { council, ref } = complaint;
  const today = localDate(context.now());
  const its = councilIn(context, council);
  const clocks = clocksOf(context, complaint);
  const state = stateOf(complaint.facts, clocks);
  const ledger = await climbed(tx, council, ref);
  const stored = clocks.map((it): StoredDeadline => {
    const stands = standing(it, its, context.calendar, today);
    return { deadline: it, nextOn: nextOn(it.clock, stands, ledger, today) };
  });
  await saveDeadlines(tx, council, ref, stored);
  const owed = tasksOf(
    complaint,
    state,
    awaitsAnswer((name) => clocks.find((it) => it.clock === name)?.status),
  );
  await saveTasks(tx, council, ref, timed(context, its, owed, ledger, context.now()));
  await saveSummary(tx, complaint, state, !ending(complaint.facts));
  return clocks;
}

/** Today where a rung has come and was not climbed yet, otherwise the day of the next one. */
function nextOn(
  clock: string,
  { date, reached, nextOn: next }: OnLadder,
  ledger: readonly Climb[],
  today: LocalDate,
): LocalDate | undefined {
  const done = reached && ledger.some((it) => it.clock === clock && it.due === date && it.rung === reached.name);
  return reached && !done ? today : next;
}

function withEvents(facts: Facts, events: readonly Happened[]): Facts {
  return { ...facts, happened: [...facts.happened, ...events] };
}

/** When the sweep looks at each task: on its ladder's days, and at acceptance after so many working hours. */
function timed(
  { calendar }: Context,
  council: Council,
  tasks: readonly Task[],
  ledger: readonly Climb[],
  at: Instant,
): StoredTask[] {
  const working = workingTime(calendar, council.hours);
  const today = localDate(at);
  return tasks.map((it) => {
    if (it.kind === 'accept') return { ...it, lookAt: working.add(it.since, acceptanceMinutes(council)) };
    if (it.kind === 'read') return { ...it, lookAt: readAgainAt(it, working, ledger, at) };
    const ladder = TASK_LADDER[it.kind];
    const stands = ladder ? onLadder(rungsFor(council, ladder), localDate(it.since), it.due, calendar, today) : {};
    const day = nextOn(it.name, stands, ledger, today);
    return { ...it, ...(day && { lookAt: working.morningOf(day) }) };
  });
}

/** At once where a rung has come and was not climbed yet, otherwise when the next one comes. */
function readAgainAt({ name, due, since }: Task, working: WorkingTime, ledger: readonly Climb[], at: Instant): Instant {
  const { reached, nextAt } = onReading(since, working, at);
  const done = ledger.some((it) => it.clock === name && it.due === due && it.rung === reached?.name);
  return reached && !done ? reached.at : nextAt;
}

function nowFor(context: Context, complaint: Complaint, people: readonly Person[]): Now {
  const at = context.now();
  const today = localDate(at);
  const pack = packOf(context, complaint);
  const rules = rulesFor(pack, complaint.facts);
  return {
    at,
    today,
    working: workingHoursOf(context, complaint.council),
    nameOf: (id) => people.find((it) => it.id === id)?.name ?? 'somebody who has left',
    clock: (name) => rules && deadline(name, complaint.facts, rules, context.calendar, today),
    inWorkingDays: (days) => context.calendar.add(today, days),
    refusal: (event, after = []) => mayHappen(withEvents(complaint.facts, after), event, pack, context.calendar, today),
  };
}
