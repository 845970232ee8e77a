import { areaManagers, complaintsTeam, type Found, firstThere, isThere } from '../people/chain.ts';
import type { Person } from '../people/person.ts';
import { whyNot } from './assign.ts';
import { type Complaint, holdersOf } from './complaint.ts';
import type { Decision, Message, Now } from './decision.ts';

/** Why a task moves on without anybody having handed it over. */
export type Because = 'away' | 'left' | 'silent' | 'declined';

type Passed = Extract<Decision, { entries: unknown }>;

/**
 * A task whose holder is away, has left, says nothing or says no goes to the next in the chain who is there: the second respondent,
 * the area manager, the complaints team. Nobody who has said no or nothing is asked again, and nobody who may not answer is asked.
 */
export function passOn(complaint: Complaint, because: Because, people: readonly Person[], now: Now): Passed {
  const { respondent, second } = holdersOf(complaint);
  const next = nextIn(complaint, people, now);
  const passed = {
    act: 'passed.on',
    on: now.today,
    details: { because, from: respondent, to: next?.person.id },
  } as const;
  if (!next) {
    return {
      entries: [passed, { act: 'assigned', on: now.today, details: {} }],
      messages: leftWithTheTeam(people, now),
    };
  }
  const to = next.person.id;
  const standIn = nextIn(complaint, people, now, to)?.person.id;
  const details = { respondent: to, ...(standIn && { second: standIn }), because, from: respondent };
  return {
    entries: [passed, { act: 'assigned', on: now.today, details }],
    messages: [{ to: `person:${to}`, kind: 'assigned' }, ...aboutTheSecond(standIn, second)],
  };
}

function aboutTheSecond(standIn: string | undefined, before: string | undefined): Message[] {
  if (!standIn) return [{ to: 'complaints', kind: 'no-second' }];
  return standIn === before ? [] : [{ to: `person:${standIn}`, kind: 'stand-in' }];
}

/** The next in the chain who is there and may answer, beside whoever has it and, for a stand-in, whoever gets it. */
export function nextIn(
  complaint: Complaint,
  people: readonly Person[],
  now: Pick<Now, 'at' | 'working'>,
  beside?: string,
): Found | undefined {
  const { respondent, second } = holdersOf(complaint);
  const notAgain = triedBefore(complaint)
    .add(respondent ?? '')
    .add(beside ?? '');
  const area = areaManagers(people, complaint.team).map((it) => it.id);
  const mayBe = (person: Person) => !notAgain.has(person.id) && !whyNot(complaint, person, now);
  return firstThere(second ? [second, ...area] : area, people, now.at, now.working, mayBe);
}

/** Everybody who has had it and said no, or nothing, since a person last chose who should answer. */
function triedBefore({ entries }: Complaint): Set<string> {
  const chosen = entries.findLastIndex((it) => it.act === 'assigned' && !it.details.because && it.details.respondent);
  const passed = entries
    .slice(Math.max(chosen, 0))
    .filter((it) => it.act === 'passed.on' && it.details.because !== 'away');
  return new Set(passed.map((it) => String(it.details.from)));
}

/** The complaints team chooses somebody. Where none of them is there either, that is an alarm of its own. */
function leftWithTheTeam(people: readonly Person[], now: Now): Message[] {
  const team = complaintsTeam(people);
  if (team.some((it) => isThere(it, now.at, now.working))) return [{ to: 'complaints', kind: 'unheld' }];
  const others = people.filter((it) => it.roles.includes('administrator') || it.roles.includes('area-manager'));
  const reached = [...team, ...others].filter((it) => !it.left).map((it) => `person:${it.id}` as const);
  return (['complaints', ...reached] as const).map((to) => ({ to, kind: 'nobody-there' }));
}
