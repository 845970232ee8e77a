import { isDeepStrictEqual } from 'node:util';
import { createDoor } from '../../bot/door.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { saveAddress } from '../../src/store/addresses.ts';
import { type Begun, begin, cast, LIFE_NAMES, type LifeName } from '../replay/lives.ts';
import { FAULT, STEPS, type Step } from '../replay/steps.ts';
import { type Running, SECRET } from '../support/app.ts';
import { keepingFile } from '../support/keeping.ts';
import { type Databases, openDatabases } from './databases.ts';
import type { Cut } from './doomed.ts';
import { errands } from './errands.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { COUNCIL, type Place, type Program, startProgram } from './program.ts';
import { type Doomed, openSpares, type Spares } from './spares.ts';

const AT = '2026-03-24T11:20:00Z';
const PATH = '/api/directline/v3/directline/conversations';

/** Something that is done once, in the state in which it finds things. */
interface Command {
  name: string;
  life: LifeName;
  at: string;
  step?: Step;
  errand?: string;
}

/** What came of one command, cut off at each of its statements. */
export interface Cutoffs {
  name: string;
  statements: number;
  cuts: number;
  /** So many left the database as it was, to the last row: what follows then follows once, and is played once. */
  asBefore: number;
  /** How somebody who looks sees that it did not come out as if nothing had happened; none where all is well. */
  wrong: readonly string[];
  /** Sent again, it was answered in other words than the first time. */
  answeredOtherwise: number;
}

export interface Wanted {
  server: string;
  /** Fewer than all, by name. */
  only?: readonly string[];
  /** Cut off in one process beside each other, and in so many processes. */
  beside: number;
  lanes: number;
  /** Which of its statements; all of them where nothing is said. */
  places?(statements: readonly string[]): readonly Cut[];
  say?(how: string): void;
}

export interface Came {
  commands: readonly Cutoffs[];
  /** Processes that ended by SIGKILL. */
  kills: number;
}

const COMMANDS: readonly Command[] = [
  ...STEPS.map((step): Command => ({ name: step.name, life: step.life, at: AT, step })),
  ...Object.entries(errands).map(([errand, { life, at = AT }]): Command => ({ name: errand, life, at, errand })),
];

/** Before each statement, and after those after which the next is no longer the same to the database: what was committed, and the last. */
export function everywhere(statements: readonly string[]): readonly Cut[] {
  return statements.flatMap((it, at): Cut[] => {
    const statement = at + 1;
    const ends = it.toLowerCase() === 'commit' || statement === statements.length;
    return [{ statement, when: 'before' }, ...(ends ? [{ statement, when: 'after' } as const] : [])];
  });
}

/** Every command in the state that it finds, cut off at each of its statements, sent again, and held beside the same command undisturbed. */
export async function cutOff(wanted: Wanted): Promise<Came> {
  const { server, only, lanes, say } = wanted;
  const council = keepingFile({ statutory: '6 years', corporate: '2 years' });
  const databases = await openDatabases(server);
  const spares = openSpares(lanes);
  const isWanted = (it: Command) => !only || only.includes(it.name);
  const base = await council_(databases, council);
  const commands: Cutoffs[] = [];
  const left = LIFE_NAMES.filter((life) => COMMANDS.some((it) => it.life === life && isWanted(it))).values();
  const lane = async () => {
    for (const life of left) {
      const one = { databases, spares, council, wanted };
      await inLife(one, life, base, isWanted, commands);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await spares.stop();
  await databases.drop(base);
  await databases.close();
  say?.('done');
  return { commands, kills: spares.killed() };
}

interface Parts {
  databases: Databases;
  spares: Spares;
  council: string;
  wanted: Wanted;
}

/** The council as it is before anybody complains: its people, each of whom can be reached in a chat of their own. */
async function council_(databases: Databases, council: string): Promise<string> {
  const url = await databases.copy();
  const program = await startProgram({ url, council, at: AT });
  const people = [...samplePeople(COUNCIL), ...cast(COUNCIL)];
  await program.desk.savePeople(people);
  for (const { id } of people) {
    await openChat(program, id, ownChat(id));
    await saveAddress(program.store.of(COUNCIL), COUNCIL, `person:${id}`, ownChat(id), new Date(AT));
  }
  for (const address of ['complaints', 'duty']) {
    await openChat(program, 'sam', address);
    await saveAddress(program.store.of(COUNCIL), COUNCIL, address, address, new Date(AT));
  }
  await program.close();
  return url;
}

const ownChat = (person: string) => `own-${person}`;

async function tokenOf(conversation: string, person?: string): Promise<string> {
  return createDoor(SECRET, () => new Date()).admit({ council: COUNCIL, conversation, ...(person && { person }) });
}

async function openChat(program: Program, person: string, conversation: string): Promise<void> {
  const headers = { authorization: `Bearer ${await tokenOf(conversation, person)}` };
  const opened = await fetch(`${program.url}${PATH}`, { method: 'POST', headers });
  if (!opened.ok) throw new Error(`${opened.status}: ${await opened.text()}`);
}

async function inLife(
  parts: Parts,
  life: LifeName,
  base: string,
  isWanted: (it: Command) => boolean,
  came: Cutoffs[],
): Promise<void> {
  const { databases, council } = parts;
  let state = await databases.copy(base);
  const program = await startProgram({ url: state, council, at: AT });
  const app = { ...program, clock: { now: () => new Date(AT) } } as unknown as Running;
  const { ...begun } = await begin(app, COUNCIL, life, 'a');
  await program.close();
  const mine = COMMANDS.filter((it) => it.life === life);
  for (const command of mine.filter((it) => it.errand && isWanted(it))) {
    const { came: its } = await tried(parts, command, async () => {
      const before = await prepared(parts, command, state, begun);
      const it = await throughout(parts, command, before, begun);
      await databases.drop(before);
      return it;
    });
    came.push(its);
  }
  const steps = mine.filter((it) => it.step);
  const last = steps.findLastIndex(isWanted);
  for (const [at, command] of steps.slice(0, last + 1).entries()) {
    const { came: its, after } = await tried(parts, command, () =>
      throughout(parts, command, state, begun, at < last, isWanted(command)),
    );
    if (isWanted(command) || its.wrong.length > 0) came.push(its);
    await databases.drop(state);
    if (!after) return;
    state = after;
  }
}

/** What cannot be tried at all is wrong, and keeps nobody from trying the rest. */
async function tried(
  { wanted }: Parts,
  { name, life }: Command,
  work: () => Promise<{ came: Cutoffs; after?: string }>,
): Promise<{ came: Cutoffs; after?: string }> {
  try {
    return await work();
  } catch (error) {
    wanted.say?.(`${life} / ${name} could not be tried: ${(error as Error).stack}`);
    const wrong = [`${name} could not be tried: ${error}`];
    return { came: { name, statements: 0, cuts: 0, asBefore: 0, wrong, answeredOtherwise: 0 } };
  }
}

/** The state that an errand finds. */
async function prepared({ databases, council }: Parts, { errand, at }: Command, state: string, begun: Begun) {
  const url = await databases.copy(state);
  const program = await startProgram({ url, council, at });
  await errands[errand!]!.first?.(program, begun);
  await program.close();
  return url;
}

async function throughout(
  parts: Parts,
  command: Command,
  before: string,
  begun: Begun,
  goesOn = false,
  isCut = true,
): Promise<{ came: Cutoffs; after?: string }> {
  const { databases, wanted } = parts;
  const url = await databases.copy(before);
  const { statements, outcome } = await undisturbed(parts, command, url, begun);
  const cuts = isCut ? (wanted.places ?? everywhere)(statements) : [];
  const table = {
    parts,
    command,
    before,
    begun,
    print: await databases.print(before),
    clean: [] as string[],
    asBefore: 0,
  };
  const came: Cutoffs = {
    name: command.name,
    statements: statements.length,
    cuts: cuts.length,
    asBefore: 0,
    wrong: [],
    answeredOtherwise: 0,
  };
  const wrong: string[] = [];
  for (let from = 0; from < cuts.length; from += wanted.beside) {
    const some = cuts.slice(from, from + wanted.beside);
    for (const [at, it] of (await cutAt(table, some)).entries()) {
      if (!it) continue;
      const { statement, when } = some[at]!;
      const where = `${command.name}, ${when} statement ${statement} (${statements[statement - 1]!.slice(0, 60)})`;
      wrong.push(...differences(outcome, it).map((how) => `${where}: ${how}`));
      if (!isDeepStrictEqual(outcome.answers, it.answers)) came.answeredOtherwise++;
    }
  }
  for (const it of table.clean) await databases.drop(it);
  if (!goesOn) await databases.drop(url);
  wanted.say?.(
    `${command.life} / ${command.name}: ${statements.length} statements, ${cuts.length} cut off, ${table.asBefore} left as before, ${wrong.length} wrong, ${came.answeredOtherwise} answered otherwise`,
  );
  for (const it of wrong) wanted.say?.(it);
  return { came: { ...came, wrong, asBefore: table.asBefore }, ...(goesOn && { after: url }) };
}

/** The command as it goes when nothing happens; its process is killed when the answer is there. */
async function undisturbed(parts: Parts, command: Command, url: string, begun: Begun) {
  const place: Place = { url, council: parts.council, at: command.at };
  const statements = await inDoomed(parts, async (doomed) => {
    const [address] = await doomed.open([place]);
    if (!(await done(command, begun, doomed, url, address!))) throw new Error(`${command.name} is not taken`);
    return doomed.statements(url);
  });
  await parts.databases.quiet(url);
  const outcome = await broughtOut(place, command, begun, true);
  const fault = outcome.answers.find((it) => FAULT.test(it));
  if (fault) throw new Error(`${command.name}: ${fault}`);
  return { statements, outcome };
}

/** Whatever happens in it, the process is killed. */
async function inDoomed<T>({ spares }: Parts, work: (doomed: Doomed) => Promise<T>): Promise<T> {
  const doomed = await spares.next();
  try {
    return await work(doomed);
  } finally {
    await doomed.kill();
  }
}

/** What one command found, and the databases that stand like that. */
interface Table {
  parts: Parts;
  command: Command;
  before: string;
  begun: Begun;
  print: string;
  clean: string[];
  asBefore: number;
}

/**
 * The same, each on a database of its own and each cut off at its own statement, in one process that is killed. Nothing is answered for
 * those after which the database is as it was, but for the first: the program knows nothing else, so what it would do is the same.
 */
async function cutAt(table: Table, cuts: readonly Cut[]): Promise<(Outcome | undefined)[]> {
  const { parts, command, before, begun, clean } = table;
  const { databases, council } = parts;
  const places: (Place & { cut: Cut })[] = [];
  for (const cut of cuts) {
    const url = clean.pop() ?? (await databases.copy(before));
    places.push({ url, council, at: command.at, cut });
  }
  const taken = await inDoomed(parts, async (doomed) => {
    const addresses = await doomed.open(places);
    return Promise.all(
      places.map(({ url }, at) =>
        Promise.race([doomed.held(url).then(() => false), done(command, begun, doomed, url, addresses[at]!)]),
      ),
    );
  });
  return Promise.all(places.map((it, at) => afterwards(table, it, taken[at]!)));
}

/** What comes of a database that a dead process has left, or nothing where it is as it was and that was looked at before. */
async function afterwards(table: Table, place: Place, taken: boolean): Promise<Outcome | undefined> {
  const { parts, command, begun, print, clean } = table;
  const { databases } = parts;
  await databases.quiet(place.url);
  if ((await databases.print(place.url)) === print && !taken && table.asBefore++ > 0) {
    clean.push(place.url);
    return undefined;
  }
  const outcome = await broughtOut(place, command, begun, taken);
  await databases.drop(place.url);
  return outcome;
}

/** Does it, as its channel or its timer does. True where it was told that it is done. */
async function done(
  { step, errand, name }: Command,
  begun: Begun,
  doomed: Doomed,
  url: string,
  address: string,
): Promise<boolean> {
  return step ? send(address, step, begun, name) : doomed.errand(url, errand!);
}

/** Sends it like a page: the same thing keeps its id when it is sent again. */
async function send(address: string, step: Step, begun: Begun, name: string): Promise<boolean> {
  const by = step.by ?? 'sam';
  const { pressed, typed } = step.send(begun);
  const value = pressed && { ...pressed.values, verb: pressed.verb, ref: pressed.ref };
  const id = `it-${name.replace(/\W/g, '-').slice(0, 80)}`;
  const sent = await fetch(`${address}${PATH}/${ownChat(by)}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(ownChat(by), by)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text: typed, value, channelData: { clientActivityID: id } }),
  }).catch(() => undefined);
  return sent?.ok ?? false;
}

/** It is started again, told again what it did not answer, and brings out everything that waits. */
async function broughtOut(
  place: Place,
  { step, errand, name }: Command,
  begun: Begun,
  taken: boolean,
): Promise<Outcome> {
  const program = await startProgram(place);
  try {
    if (step && !taken && !(await send(program.url, step, begun, name)))
      throw new Error(`${name} is not taken, sent again`);
    if (errand && !taken) await errands[errand]!.run(program);
    await program.deliver();
    return await outcomeOf(program, begun);
  } finally {
    await program.close();
  }
}

/** What is not as it is when nothing happens. */
export function differences(wanted: Outcome, { answers: _, ...got }: Outcome): string[] {
  return (Object.keys(got) as (keyof typeof got)[]).flatMap((it) =>
    isDeepStrictEqual(wanted[it], got[it]) ? [] : [`${it}: ${first(wanted[it], got[it])}`],
  );
}

/** The first place in which two accounts of the same thing part. */
function first(wanted: unknown, got: unknown, at = ''): string {
  if (isDeepStrictEqual(wanted, got)) return '';
  if (typeof wanted === 'object' && typeof got === 'object' && wanted && got) {
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(got)])];
    const key = keys.find((it) => !isDeepStrictEqual((wanted as never)[it], (got as never)[it]))!;
    return first((wanted as never)[key], (got as never)[key], `${at}.${key}`);
  }
  return `${at} is ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`;
}
