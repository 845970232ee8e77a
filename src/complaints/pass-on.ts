import { areaManagers, complaintsTeam, firstThere, isThere } from '../people/chain.ts';
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
  const tried = triedBefore(complaint).add(respondent ?? '');
  const area = areaManagers(people, complaint.team).map((it) => it.id);
  const mayBe = (person: Person) => !tried.has(person.id) && !whyNot(complaint, person, now);
  const find = (chain: (string | undefined)[], may: (person: Person) => boolean) =>
    firstThere(
      chain.filter((it) => it !== undefined),
      people,
      now.at,
      now.working,
      may,
    );
  const next = find([second, ...area], mayBe);
  const entries: Passed['entries'] = [
    { act: 'passed.on', on: now.today, details: { because, from: respondent, to: next?.person.id } },
  ];
  if (!next) {
    return {
      entries: [...entries, { act: 'assigned', on: now.today, details: {} }],
      messages: leftWithTheTeam(people, now),
    };
  }
  const standIn = find([second, ...area, respondent], (it) => it.id !== next.person.id && mayBe(it));
  const asked: Message = { to: `person:${next.person.id}`, kind: 'assigned' };
  return {
    entries: [
      ...entries,
      {
        act: 'assigned',
        on: now.today,
        details: {
          respondent: next.person.id,
          ...(standIn && { second: standIn.person.id }),
          because,
          from: respondent,
        },
      },
    ],
    messages: standIn
      ? standIn.person.id === second
        ? [asked]
        : [asked, { to: `person:${standIn.person.id}`, kind: 'stand-in' }]
      : [asked, { to: 'complaints', kind: 'no-second' }],
  };
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
