import { england } from '../../../src/calendar/calendar.ts';
import { addDays, localDate } from '../../../src/calendar/local-date.ts';
import { openActions } from '../../../src/complaints/actions.ts';
import { type Complaint, holdersOf, pointsOf } from '../../../src/complaints/complaint.ts';
import { outcomeOwed } from '../../../src/complaints/outcome.ts';
import { isThere } from '../../../src/people/chain.ts';
import type { Person } from '../../../src/people/person.ts';
import { goesFurther, mayAskForMore, outsiders } from './stage-two.ts';
import type { Officer, Town } from './town.ts';
import type { Happening } from './wanted.ts';

const TEAMS = ['huntingdon', 'ecf', 'scc', 'lac', 'kinship'];

/** Enough managers that each has about what one could answer. */
export async function settle(town: Town, complaints: number): Promise<void> {
  await town.app.desk.savePeople(outsiders(town.council));
  await town.reachable('complaints', 'channel');
  for (const { id } of await town.people()) await town.reachable(`person:${id}`, `own-${id}`);
  for (let n = 1; n <= Math.max(14, complaints / 100); n++) await hire(town, `m${n}`);
}

async function hire({ app, council, dice, reachable }: Town, id: string): Promise<void> {
  const name = `Manager ${id.slice(1)}`;
  const teams = [dice.pick(TEAMS)];
  await app.desk.savePeople([{ council, id, name, roles: ['responding-manager'], teams, accounts: {} }]);
  await reachable(`person:${id}`, `own-${id}`);
}

export async function arrives(town: Town, n: number): Promise<void> {
  const { app, council, dice } = town;
  const conversation = `told-${n}`;
  const { ref } = await app.desk.open(
    { kind: 'complainant', council, conversation },
    {
      id: conversation,
      conversation,
      channel: 'web chat',
      receivedAt: app.clock.now(),
      complainant: 'parent',
      team: dice.pick(TEAMS),
      words: [{ kind: 'what', words: 'Nobody comes and nobody rings back.' }],
      details: {},
    },
  );
  await town.reachable(`complainant:${ref}`, conversation);
  town.open.add(ref);
  town.conversationOf.set(ref, conversation);
}

/** Nobody stays away for as long as they are needed. */
export async function comeAndGo(town: Town): Promise<void> {
  const { app, dice, happened } = town;
  for (const person of (await town.people()).filter((it) => /^m\d/.test(it.id) && !it.left)) {
    const now = app.clock.now();
    if (dice.chance(0.02)) {
      const until = new Date(now.getTime() + (1 + dice.upTo(10)) * 86_400_000);
      await app.desk.beAway(town.officer(person), { from: now, until });
      happened.absences++;
    }
    if (!dice.chance(0.001)) continue;
    const manager = (await town.people()).find((it) => it.id === 'brennan')!;
    await app.desk.leave(town.officer(manager), person.id);
    happened['people who left']++;
    await hire(town, `m${person.id.slice(1)}-${happened['people who left']}`);
  }
}

/** The complaints team, in the morning and after lunch: reads, routes, acknowledges, asks two people, closes what is over. */
export async function teamWorks(town: Town): Promise<void> {
  const people = await town.people();
  const sam = town.officer(people.find((it) => it.id === 'sam')!);
  for (const complaint of await town.look()) {
    if (town.answered.has(complaint.ref))
      (await goesFurther(town, sam, complaint)) || (await closes(town, sam, complaint));
    else await routes(town, sam, complaint, people);
  }
}

async function routes({ app, dice, working }: Town, sam: Officer, complaint: Complaint, people: readonly Person[]) {
  const { ref, entries } = complaint;
  if (!entries.some((it) => it.act === 'route.confirmed')) {
    if (dice.chance(0.15)) return;
    await app.desk.readStory(sam, ref);
    await app.desk.confirmRoute(sam, ref, { procedure: 'statutory', reason: 'The law says so.' });
    if (dice.chance(0.9)) await app.desk.acknowledge(sam, ref);
  }
  const there = people.filter((it) => it.roles.includes('responding-manager') && isThere(it, app.clock.now(), working));
  if (holdersOf(complaint).respondent || there.length < 2) return;
  const respondent = dice.pick(there).id;
  const second = dice.pick(there.filter((it) => it.id !== respondent)).id;
  await app.desk.assign(sam, ref, { respondent, second });
}

async function closes({ app, answered, open, happened }: Town, sam: Officer, { ref }: Complaint): Promise<void> {
  if (england.between(answered.get(ref)!, localDate(app.clock.now())) < 21) return;
  if ('problem' in (await app.desk.close(sam, ref, {}))) return;
  open.delete(ref);
  happened.closed++;
}

/** Whoever holds something takes it, declines it, says nothing, asks for more time, answers, and does what was promised. */
export async function managersWork(town: Town): Promise<void> {
  const people = await town.people();
  for (const complaint of await town.look()) {
    const { respondent, accepted } = holdersOf(complaint);
    const person = people.find((it) => it.id === respondent);
    if (!person || !isThere(person, town.app.clock.now(), town.working)) continue;
    const who = town.officer(person);
    if (town.answered.has(complaint.ref)) await keepsPromises(town, who, complaint);
    else if (accepted) await answers(town, who, complaint);
    else await takes(town, who, complaint);
  }
}

async function takes(town: Town, who: Officer, { ref }: Complaint): Promise<void> {
  const { app, dice } = town;
  if (dice.chance(0.4)) await app.desk.accept(who, ref);
  else if (dice.chance(0.1)) did(town, 'declined', await app.desk.decline(who, ref, { reason: 'I know the family.' }));
}

function did({ happened }: Town, what: Happening, done: object): boolean {
  if ('problem' in done) return false;
  happened[what]++;
  return true;
}

async function answers(town: Town, who: Officer, complaint: Complaint): Promise<void> {
  const { app, dice, answerOn, answered } = town;
  const { ref } = complaint;
  const today = localDate(app.clock.now());
  const on = answerOn.get(ref) ?? addDays(today, 2 + dice.upTo(18));
  answerOn.set(ref, on);
  if (dice.chance(0.01)) {
    const more = { ground: 'complex', reason: 'Two services have to be asked.' } as const;
    did(town, 'extended', await app.desk.extend(who, ref, more));
  }
  if (today < on) return;
  const done = dice.chance(0.14) ? await resolves(town, ref) : await replies(town, who, complaint);
  if (!done) return;
  answered.set(ref, today);
  mayAskForMore(town, complaint, today);
}

async function replies(town: Town, who: Officer, complaint: Complaint): Promise<boolean> {
  const findings = pointsOf(complaint).map(() => 'upheld' as const);
  const words = 'We are sorry. Somebody comes from Monday.';
  return did(town, 'answered', await town.app.desk.reply(who, complaint.ref, { findings, words }));
}

/** Put right at once, with something still to be done, and nobody says what was found: that is chased. */
async function resolves(town: Town, ref: string): Promise<boolean> {
  const { app, dice } = town;
  const sam = (await town.people()).find((it) => it.id === 'sam')!;
  const due = england.onOrAfter(addDays(localDate(app.clock.now()), 5 + dice.upTo(20)));
  const owner = 'okafor';
  const resolved = await app.desk.resolve(town.officer(sam), ref, {
    terms: 'Somebody comes from Monday.',
    agreed: 'They said on the telephone that this is good.',
    actions: [{ kind: 'remedy', what: 'Visit every week.', owner, due }],
  });
  town.toldOfPromise.add(`${localDate(app.clock.now())} person:${owner} ${ref} action 1`);
  return did(town, 'resolved without a finding', resolved);
}

async function keepsPromises(town: Town, who: Officer, complaint: Complaint): Promise<void> {
  const { app, dice } = town;
  if (outcomeOwed(complaint) && dice.chance(0.05))
    did(town, 'outcomes told afterwards', await app.desk.recordOutcome(who, complaint.ref, 'upheld'));
  for (const { number, owner } of openActions(complaint)) {
    if (!dice.chance(0.02)) continue;
    const person = (await town.people()).find((it) => it.id === owner)!;
    const done = { action: number, proof: 'The visits are in the diary.' };
    did(town, 'promises kept', await app.desk.doAction(town.officer(person), complaint.ref, done));
  }
}
