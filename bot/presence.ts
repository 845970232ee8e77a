import type { Reply } from '../cards/card.ts';
import { isPresence, type Presence, readPresence, spanInWords } from '../dialogs/away.ts';
import { awayUntil } from '../src/people/absence.ts';
import { namedLike, type Person } from '../src/people/person.ts';
import type { Command } from './commands.ts';
import { namesOf, type Sight } from './views.ts';

type Asking = Parameters<Command['run']>[1];

/** "I'm away 3 to 14 August", "R. Patel is off sick today", "I'm back", "R. Patel has left", "who is away?" */
export const presence: readonly Command[] = [
  {
    typed: "I'm away 3 to 14 August, J. Okafor covers",
    does: 'who takes your tasks meanwhile; also for somebody else by name, for part of a day, and "I\'m back"',
    pattern: /^[^?]{2,120}$/,
    understands: isPresence,
    run: async (sight, who, { input }) => [await hear(sight, who, readPresence(input, sight.desk.now())!)],
  },
  {
    typed: 'who is away?',
    does: 'who is not there, until when, and who stands in',
    pattern: /^who(?:['’]?s| is)? (?:away|off|out|there|in)\b/i,
    run: async (sight, who) => [await whoIsAway(sight, who)],
  },
];

async function hear(sight: Sight, who: Asking, presence: Presence): Promise<Reply> {
  const people = await sight.desk.people(who.council);
  const whose = presence.who ? namedLike(people, presence.who) : [who.person];
  const [person] = whose;
  if (!person || whose.length > 1) return { text: whichOne(presence.who!, whose) };
  if (presence.says === 'when?') return { text: `From when until when is ${nameFor(who, person)} away? ${EXAMPLE}` };
  if (presence.says === 'back') return back(sight, who, person);
  if (presence.says === 'left') return left(sight, who, person);
  return away(sight, who, person, presence, people);
}

const EXAMPLE = 'Say it in one line, like "I\'m away 3 to 14 August" or "I\'m off this afternoon".';

function whichOne(typed: string, found: readonly Person[]): string {
  if (found.length === 0)
    return `I know nobody called ${typed} who works here. Write the name as it stands in the directory.`;
  return `There is more than one ${typed}: ${found.map((it) => it.name).join(', ')}. Please write the whole name.`;
}

async function away(
  sight: Sight,
  who: Asking,
  person: Person,
  { from, until, cover }: Extract<Presence, { says: 'away' }>,
  people: readonly Person[],
): Promise<Reply> {
  const covers = cover ? namedLike(people, cover) : [];
  if (cover && covers.length !== 1) return { text: whichOne(cover, covers) };
  const done = await sight.desk.beAway(who, {
    person: person.id,
    from,
    until,
    ...(covers[0] && { cover: covers[0].id }),
  });
  if ('problem' in done) return { text: done.says };
  const nameOf = await namesOf(sight, who.council);
  const goes = done.holds.map(({ ref, to }) => `${ref} goes to ${to ? nameOf(to) : 'the complaints team'}`);
  return {
    text: [
      `Noted: ${nameFor(who, person)} ${person.id === who.person.id ? 'are' : 'is'} away ${spanInWords({ from, until }, sight.desk.now())}.`,
      ...(covers[0] ? [`${covers[0].name} covers.`] : []),
      ...(goes.length > 0 ? [`When it begins: ${goes.slice(0, MOST).join('; ')}.`] : []),
      ...(goes.length > MOST ? [`And ${goes.length - MOST} more.`] : []),
      ...(done.briefly ? ['That is short, so tasks stay where they are.'] : []),
      'If it ends sooner, say "I\'m back".',
    ].join(' '),
  };
}

const MOST = 10;

function nameFor(who: Asking, person: Person): string {
  return person.id === who.person.id ? 'you' : person.name;
}

async function back(sight: Sight, who: Asking, person: Person): Promise<Reply> {
  const done = await sight.desk.beBack(who, person.id);
  if ('problem' in done) return { text: done.says };
  const name = person.id === who.person.id ? 'Welcome back.' : `${person.name} is back.`;
  return {
    text: done.ended > 0 ? `${name} Tasks that moved on stay where they are; anybody can hand one over.` : name,
  };
}

async function left(sight: Sight, who: Asking, person: Person): Promise<Reply> {
  const done = await sight.desk.leave(who, person.id);
  if ('problem' in done) return { text: done.says };
  return { text: `Noted: ${person.name} no longer works here. What they held goes to the next in the chain.` };
}

async function whoIsAway({ desk }: Sight, { council }: Asking): Promise<Reply> {
  const now = desk.now();
  const people = await desk.people(council);
  const nameOf = (id: string) => people.find((it) => it.id === id)?.name ?? 'somebody who has left';
  const lines = people.flatMap((person) => {
    const until = person.left ? undefined : awayUntil(person, now);
    const cover = person.absences.find((it) => it.cover && it.from <= now && now < it.until)?.cover;
    return until
      ? [`${person.name}, ${spanInWords({ from: now, until }, now)}${cover ? `; ${nameOf(cover)} covers` : ''}`]
      : [];
  });
  return { text: lines.length > 0 ? `Away now:\n${lines.join('\n')}` : 'Everybody is there, as far as I know.' };
}
