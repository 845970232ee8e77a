import { addDays, type Instant, type LocalDate } from '../calendar/local-date.ts';
import type { ClockName } from '../procedures/procedure.ts';
import { openActions } from './actions.ts';
import { waitsForAdvocate } from './advocate.ts';
import { type Complaint, type Entry, holdersOf, lastEntry } from './complaint.ts';
import { putAside } from './decide-proceedings.ts';
import { openElsewhere } from './elsewhere.ts';
import { freezeAsked } from './freeze.ts';
import { ending, last } from './happened.ts';
import { outcomeOwed } from './outcome.ts';
import type { State } from './state.ts';
import { unread } from './unread.ts';
import { CHECK, PRESSED } from './withdraw.ts';

/** What is owed on a complaint beside the clocks of its procedure. */
export const TASK_KINDS = [
  'read',
  'accept',
  'decide',
  'freeze',
  'check',
  'advocate',
  'review',
  'action',
  'outcome',
  'tell',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Derived from the entries, like the deadlines; a copy is stored for the sweep. */
export interface Task {
  /** Unique on its complaint: "accept", "action 2". Its name in the ledger of nudges. */
  name: string;
  kind: TaskKind;
  /** Whose it is; the complaints team's where nobody is named. */
  owner?: string;
  /** The moment from which it is owed. */
  since: Instant;
  /** The day its ladder is counted from. */
  due: LocalDate;
}

const ANSWERS: readonly ClockName[] = ['stage 1 reply', 'stage 2 reply', 'final reply'];
const WAITING: ReadonlySet<string> = new Set(['running', 'overdue', 'paused']);

/** Whether somebody still waits for an answer, so that a holder who is not there is missed. */
export function awaitsAnswer(statusOf: (clock: ClockName) => string | undefined): boolean {
  return ANSWERS.some((it) => WAITING.has(statusOf(it) ?? ''));
}

/** Everything that is owed on a complaint now. */
export function tasksOf(complaint: Complaint, state: State, awaited: boolean): Task[] {
  return [
    ...reading(complaint),
    ...acceptance(complaint, awaited),
    ...decision(complaint, state),
    ...(ending(complaint.facts) ? [] : [...freeze(complaint), ...advocate(complaint)]),
    ...withdrawal(complaint),
    ...review(complaint),
    ...openActions(complaint).map(
      ({ number, owner, due, since }): Task => ({ name: `action ${number}`, kind: 'action', owner, due, since }),
    ),
    ...outcome(complaint),
    ...untold(complaint),
  ];
}

/** Something was written to us and nobody has read it; each has its own place in the ledger, however many there are on one day. */
function reading(complaint: Complaint): Task[] {
  const first = unread(complaint);
  return first ? [{ name: `read ${first.seq}`, kind: 'read', since: first.at, due: first.on }] : [];
}

/** Somebody was asked and has not said that they take it, while an answer is still waited for. */
function acceptance(complaint: Complaint, awaited: boolean): Task[] {
  const { respondent, accepted, since } = holdersOf(complaint);
  if (!respondent || accepted || !since || !awaited) return [];
  return [{ name: 'accept', kind: 'accept', owner: respondent, since: since.at, due: since.on }];
}

/** A state that only a named person's decision ends, and the moment it began with. */
function decision(complaint: Complaint, state: State): Task[] {
  const owed = (name: string, on: LocalDate): Task[] => [
    { name, kind: 'decide', since: sinceOf(complaint, on), due: on },
  ];
  const { facts } = complaint;
  if (state === 'sufficient-interest-decision') return owed('decide about interest', facts.received);
  if (state === 'time-limit-decision') return owed('decide about the time limit', facts.received);
  const asked = last(facts, 'stage3.asked');
  return state === 'stage-3-late-request' && asked ? owed('decide about late Stage 3', asked.on) : [];
}

/** A decision complained of that may be carried out any day: somebody says today whether it waits (7.4). */
function freeze(complaint: Complaint): Task[] {
  return freezeAsked(complaint) ? [from(complaint, 'freeze.asked', 'freeze', 'freeze')] : [];
}

/** A right to an advocate that nobody has met yet: the clock waits for it, so somebody looks for one. */
function advocate(complaint: Complaint): Task[] {
  return waitsForAdvocate(complaint) ? [from(complaint, 'advocate.requested', 'find an advocate', 'advocate')] : [];
}

/** Taken back by a child, or by somebody who may have been pressed to: a person talks to them (7.3). */
function withdrawal(complaint: Complaint): Task[] {
  const checked = lastEntry(complaint, 'withdrawal.checked')?.seq ?? -1;
  const pressed = lastEntry(complaint, 'withdrawal.pressed');
  if (pressed && pressed.seq > checked) return [from(complaint, 'withdrawal.pressed', PRESSED, 'check')];
  const withdrawn = lastEntry(complaint, 'withdrawn');
  return withdrawn?.details.check && withdrawn.seq > checked ? [from(complaint, 'withdrawn', CHECK, 'check')] : [];
}

function from(complaint: Complaint, act: Entry['act'], name: string, kind: TaskKind): Task {
  const entry = lastEntry(complaint, act)!;
  return { name, kind, since: entry.at, due: entry.on };
}

/** Whatever was set aside comes up again on its day: proceedings, what went to another body, a limit on contact. */
function review(complaint: Complaint): Task[] {
  return [...proceedings(complaint), ...elsewhere(complaint), ...contact(complaint)];
}

function elsewhere(complaint: Complaint): Task[] {
  const open = openElsewhere(complaint);
  return open ? [{ ...from(complaint, 'gone.elsewhere', 'ask how it ended there', 'review'), due: open.follow }] : [];
}

function contact(complaint: Complaint): Task[] {
  const restricted = lastEntry(complaint, 'contact.restricted');
  return restricted
    ? [
        {
          ...from(complaint, 'contact.restricted', 'look again at the limit on contact', 'review'),
          due: restricted.details.review as LocalDate,
        },
      ]
    : [];
}

function proceedings(complaint: Complaint): Task[] {
  const aside = putAside(complaint);
  const decided = lastEntry(complaint, 'proceedings.decided');
  if (!aside || !decided) return [];
  const due = aside.review ?? addDays(decided.on, UNLESS_SAID);
  return [{ name: 'review proceedings', kind: 'review', since: decided.at, due }];
}

/** Decided before a day to look again was asked for. */
const UNLESS_SAID = 28;

function outcome(complaint: Complaint): Task[] {
  const replied = outcomeOwed(complaint);
  const owner = holdersOf(complaint).respondent;
  return replied
    ? [{ name: `outcome ${replied.act}`, kind: 'outcome', owner, since: replied.at, due: replied.on }]
    : [];
}

/** What could not be sent to whoever complained, until somebody has told them otherwise. */
function untold({ entries }: Complaint): Task[] {
  const told = new Set(entries.filter((it) => it.act === 'told.otherwise').map((it) => it.details.line));
  return entries
    .filter((it) => it.act === 'not.delivered' && !told.has(it.details.line))
    .map((it): Task => ({ name: `tell ${it.details.line}`, kind: 'tell', since: it.at, due: it.on }));
}

function sinceOf(complaint: Complaint, on: LocalDate): Instant {
  const entry: Entry | undefined = complaint.entries.find((it) => it.on >= on) ?? lastEntry(complaint, 'opened');
  return entry?.at ?? complaint.receivedAt;
}
