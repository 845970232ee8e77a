import type { Reply, Shown } from '../cards/card.ts';
import { channelNudge, type Nudged, ownerNudge } from '../cards/nudge.ts';
import { type NudgeLine, nudgesCard } from '../cards/nudges.ts';
import { type TaskView, taskCard, taskName } from '../cards/task.ts';
import { CLOCK, left } from '../cards/words.ts';
import { localDate } from '../src/calendar/local-date.ts';
import { holdersOf } from '../src/complaints/complaint.ts';
import { awaitsAnswer, tasksOf } from '../src/complaints/tasks.ts';
import { ladderDate } from '../src/deadlines/ladder.ts';
import type { Standing } from '../src/desk/desk.ts';
import type { Person } from '../src/people/person.ts';
import type { Outgoing } from '../src/store/outbox.ts';
import type { Nothing } from './speakers/speaker.ts';
import type { Sight } from './views.ts';

/** A nudge as it stands at the moment of sending: about a clock, or about a task. */
export type Seen = { clock: Nudged } | { task: TaskView };

/** What a nudge is about and who reads it: as it was promised, or as it stands in a chat. */
export type Nudge = Pick<Outgoing, 'council' | 'address' | 'ref' | 'details'>;

/** Looks whether a nudge is still worth sending: what was answered, done or moved in the meantime is not nudged about. */
export async function seeNudge(sight: Sight, line: Nudge): Promise<Seen | Nothing> {
  const heard = { kind: 'heard', council: line.council } as const;
  const standing = await sight.desk.stand(heard, line.ref!);
  if ('problem' in standing) return { because: standing.says };
  const people = await sight.desk.people(line.council);
  const name = String(line.details.clock);
  const clock = Object.hasOwn(CLOCK, name);
  return clock ? seeClock(sight, line, standing, people) : seeTask(sight, line, standing, people);
}

function seeClock(
  { desk, calendar }: Sight,
  line: Nudge,
  { complaint, deadlines }: Standing,
  people: readonly Person[],
): Seen | Nothing {
  const deadline = deadlines.find((it) => it.clock === line.details.clock);
  const date = deadline && ladderDate(deadline);
  if (!deadline || !date) return { because: 'answered in the meantime' };
  if (date !== line.details.due) return { because: 'the date has moved' };
  const holder = people.find((it) => it.id === holdersOf(complaint).respondent);
  const theirs = deadline.clock === 'stage 1 reply' && deadline.status !== 'paused';
  return {
    clock: {
      complaint,
      deadline,
      rung: String(line.details.rung).replace(/ \d+$/, ''),
      owner: theirs ? holder?.name : desk.council(line.council).complaintsTeam.name,
      call: theirs ? holder : undefined,
      today: localDate(desk.now()),
      calendar,
    },
  };
}

async function seeTask(
  { desk, calendar }: Sight,
  line: Nudge,
  { complaint, deadlines, state }: Standing,
  people: readonly Person[],
): Promise<Seen | Nothing> {
  const awaited = awaitsAnswer((name) => deadlines.find((it) => it.clock === name)?.status);
  const task = tasksOf(complaint, state, awaited).find((it) => it.name === line.details.clock);
  if (!task) return { because: 'done in the meantime' };
  if (task.due !== line.details.due) return { because: 'the date has moved' };
  const personal = line.address.startsWith('person:');
  const what = personal && task.kind === 'action' ? await promiseOf(desk, line, task.name) : undefined;
  return {
    task: {
      ...task,
      ref: complaint.ref,
      owner: people.find((it) => it.id === task.owner)?.name,
      today: localDate(desk.now()),
      calendar,
      what,
    },
  };
}

async function promiseOf(desk: Sight['desk'], { council, ref }: Nudge, name: string): Promise<string | undefined> {
  const actions = await desk.actions({ kind: 'heard', council }, ref!);
  return 'problem' in actions ? undefined : actions.find((it) => `action ${it.number}` === name)?.what;
}

/** One nudge is a card with what can be done about it. It stands in the chat until that is done, and is brought up to date meanwhile. */
export function nudgeReply(seen: Seen, { address, ref }: Nudge): Shown {
  const post = { kind: 'nudge', ref: ref! };
  if ('task' in seen) return { card: taskCard(seen.task), post };
  return { card: address.startsWith('person:') ? ownerNudge(seen.clock) : channelNudge(seen.clock), post };
}

/** Several are a list. */
export function nudgesReply(seen: readonly Seen[]): Reply {
  return { card: nudgesCard(seen.map(toLine)) };
}

function toLine(seen: Seen): NudgeLine {
  if ('task' in seen) {
    const { ref, name, due, owner, today, calendar } = seen.task;
    return { ref, what: taskName(name), when: left(calendar, today, due), owner, late: due < today };
  }
  const { complaint, deadline, owner, today, calendar } = seen.clock;
  const due = ladderDate(deadline)!;
  const when = deadline.status === 'paused' ? 'waiting' : left(calendar, today, due);
  return { ref: complaint.ref, what: CLOCK[deadline.clock], when, owner, late: deadline.status === 'overdue' };
}
