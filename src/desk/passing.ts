import { holdersOf } from '../complaints/complaint.ts';
import type { Decision, Now } from '../complaints/decision.ts';
import { type Because, passOn } from '../complaints/pass-on.ts';
import { awaitsAnswer } from '../complaints/tasks.ts';
import type { Council } from '../councils/index.ts';
import { acceptanceMinutes } from '../deadlines/ladder.ts';
import { isThere } from '../people/chain.ts';
import type { Person } from '../people/person.ts';
import { awaitingFrom } from '../store/complaints.ts';
import { refsOfTasks } from '../store/tasks.ts';
import type { Context } from './context.ts';
import { perform } from './perform.ts';
import type { Day } from './rungs.ts';

export interface Passed {
  council: string;
  ref: string;
  because: Because;
  from: string;
  /** Nobody where it is left with the complaints team. */
  to?: string;
}

/** Tasks that nobody has taken in time, and tasks of people who are not there, go to the next in the chain. */
export async function passOnAll(context: Context, day: Day): Promise<{ passed: Passed[]; broken: string[] }> {
  const { council, people, at, working } = day;
  const db = context.store.of(council.key);
  const gone = people.filter((it) => !isThere(it, at, working)).map((it) => it.id);
  const refs = new Set([
    ...(await refsOfTasks(db, council.key, 'accept', at)),
    ...(await awaitingFrom(db, council.key, gone)),
  ]);
  const passed: Passed[] = [];
  const broken: string[] = [];
  for (const ref of refs) {
    // One complaint whose history cannot be read must not keep the others from moving on.
    const moved = await passOne(context, day, ref).catch(() => void broken.push(ref));
    if (moved) passed.push(moved);
  }
  return { passed, broken };
}

async function passOne(context: Context, { council }: Day, ref: string): Promise<Passed | undefined> {
  let moved: Passed | undefined;
  const done = await perform(
    context,
    { kind: 'heard', council: council.key },
    'sweep',
    ref,
    (complaint, now, people): Decision => {
      const { respondent } = holdersOf(complaint);
      const because = respondent && whyMove(respondent, complaint, council, people, now);
      if (!because) return { entries: [] };
      const decision = passOn(complaint, because, people, now);
      const to = decision.entries.at(-1)?.details?.respondent as string | undefined;
      moved = { council: council.key, ref, because, from: respondent, ...(to && { to }) };
      return decision;
    },
  );
  return 'problem' in done ? undefined : moved;
}

function whyMove(
  id: string,
  complaint: Parameters<typeof holdersOf>[0],
  council: Council,
  people: readonly Person[],
  now: Now,
): Because | undefined {
  const holder = people.find((it) => it.id === id);
  if (!awaitsAnswer((name) => now.clock(name)?.status)) return undefined;
  if (!holder || holder.left) return 'left';
  if (!isThere(holder, now.at, now.working)) return 'away';
  const { accepted, since } = holdersOf(complaint);
  const silent = !accepted && since && now.working.add(since.at, acceptanceMinutes(council)) <= now.at;
  return silent ? 'silent' : undefined;
}
