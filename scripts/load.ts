import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { instantOf } from '../src/calendar/local-date.ts';
import { samplePeople } from '../src/people/sample.ts';
import { spokenSince } from '../src/store/conversations.ts';
import { savePeople } from '../src/store/people.ts';
import { openPostgres } from '../src/store/postgres.ts';
import type { Store } from '../src/store/store.ts';
import { TEST_KEYS } from '../test/support/keys.ts';
import { openMailServer } from '../test/support/mail-server.ts';
import { openMicrosoft } from '../test/support/microsoft.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { counted, inWords } from '../test/support/three/count.ts';
import { startFleet, type Tried } from '../test/support/three/fleet.ts';
import { complain, type Household, openHousehold } from '../test/support/three/household.ts';
import { drained } from '../test/support/three/live.ts';
import { type Staff, startStaff } from '../test/support/three/staff.ts';
import { dice } from '../test/support/year/dice.ts';

/**
 * Heard under a load it is meant for, with an instance that is cut off now and then: `node scripts/load.ts [minutes] [turns a second]
 * [instances]`. People complain in the web chat, a social worker passes on what she was told, the complaints team and managers press
 * buttons and ask questions, all over HTTP on this machine; Microsoft's end and a mail server are on this machine too. Everybody
 * complains from a network of their own, as a proxy before Heard would write it (HEARD_PROXIES), so that the allowances are those of
 * every day. Prints what docs/reliability.md has.
 */
const [minutes = 10, rate = 3, instances = 2] = process.argv.slice(2).map(Number);
const COUNCIL = 'cambridgeshire';
const MINUTE = 60_000;
/** Somebody is cut off every five minutes, and in a short run three times. */
const KILL_EVERY = Math.min(5, minutes / 3) * MINUTE;
/** How often the memory of the instance that is never cut off is looked at. */
const LOOK_EVERY = (minutes / 12) * MINUTE;
/** How many people tell something at the same time. */
const TELLING = 6;
const QUESTIONS = [
  "what's overdue in my team",
  "what's due this week",
  'how many complaints by team this year',
  'unread',
];

const chance = dice(11);
const random = () => chance.upTo(1_000_000) / 1_000_000;
const began = performance.now();
const minutesIn = () => ((performance.now() - began) / MINUTE).toFixed(1);
const say = (line: string) => process.stderr.write(`${minutesIn()} min  ${line}\n`);

const took = new Map<string, number[]>();
const failures: Record<string, number> = {};

/** Which of the things that people do it was: what a page asks of itself is none. */
const TURNS: readonly (readonly [RegExp, string])[] = [
  [/^POST .*\/activities$/, 'a message in the web chat'],
  [/^message$/, 'a message or a question in Teams'],
  [/^invoke$/, 'a button in Teams'],
  [/^POST .*\/tokens\/generate$/, 'a chat opened'],
];

const tried: Tried = (what, milliseconds, failed) => {
  const name = TURNS.find(([pattern]) => pattern.test(what))?.[1] ?? 'looks of the page';
  if (failed) failures[`${name}: ${failed}`] = (failures[`${name}: ${failed}`] ?? 0) + 1;
  else
    took
      .set(name, took.get(name) ?? [])
      .get(name)!
      .push(milliseconds);
};

/** Nobody goes faster than this, all together. */
function pacedBy(perSecond: number): () => Promise<void> {
  let free = performance.now();
  return async () => {
    free = Math.max(performance.now(), free + 1000 / perSecond);
    await setTimeout(Math.max(0, free - performance.now()));
  };
}

function percentile(sorted: readonly number[], share: number): string {
  return `${Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)} ms`;
}

function timesInWords(): string[] {
  return [...took].map(([name, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = [0.5, 0.95, 0.99].map((it) => percentile(sorted, it)).join(', ');
    return `${sorted.length} times ${name}: half within, 95 and 99 of 100: ${at}; the longest ${percentile(sorted, 1)}`;
  });
}

/** Everything typed in Teams is in the chat it was typed in. */
async function lostInTeams(store: Store, { typed }: Staff): Promise<{ words: number; lost: number }> {
  let [words, lost] = [0, 0];
  for (const [conversation, said] of typed) {
    const spoken = await spokenSince(store.of(COUNCIL), COUNCIL, conversation, 0);
    const there = new Set(spoken.map(({ activity }) => String(activity.text ?? '')));
    words += said.length;
    lost += said.filter((it) => !there.has(it)).length;
  }
  return { words, lost };
}

const megabytes = (all: readonly number[]) => all.map((it) => `${Math.round(it / 1_048_576)} MB`).join(', ');

const server = await startPostgres();
const [microsoft, mail] = await Promise.all([openMicrosoft(), openMailServer()]);
const url = `${server.url}/postgres`;
const store = await openPostgres(url, () => {}, TEST_KEYS);
await savePeople(store.of(COUNCIL), samplePeople(COUNCIL));
const at = instantOf('2026-03-24', '10:00');
const fleet = await startFleet(
  { url, microsoft: microsoft.url, mail: mail.url },
  { apart: Array.from({ length: instances }, () => 0), at, random, tried },
);
const staff = await startStaff(fleet, microsoft, store, dice(12));
const before = await fleet.memory();
const turn = pacedBy(rate);
const told: Household[] = [];
const ends = performance.now() + minutes * MINUTE;
const isOver = () => performance.now() > ends;
let kills = 0;
const held: number[] = [];

async function peopleComplain(): Promise<void> {
  while (!isOver()) {
    const n = told.length + 1;
    const home = await openHousehold(fleet, n, turn);
    told.push(home);
    await complain(home, n);
  }
}

/** Half of it presses, the rest questions, and now and then something is passed on. */
async function staffWork(): Promise<void> {
  for (let n = 1; !isOver(); n++) {
    await turn();
    if (n % 10 === 0) await staff.forward(n, turn);
    else if (n % 3 === 0) await staff.ask(chance.pick(QUESTIONS));
    else await staff.act();
  }
}

async function somebodyIsCutOff(): Promise<void> {
  for (let next = performance.now() + KILL_EVERY; next < ends; next += KILL_EVERY) {
    await setTimeout(next - performance.now());
    fleet.killAnother();
    say(`${++kills} cut off; ${told.length} have begun to tell`);
  }
}

/** The first instance lives through all of it: what it holds at the end was not begun anew. */
async function memoryIsLookedAt(): Promise<void> {
  for (let next = performance.now() + LOOK_EVERY; next < ends; next += LOOK_EVERY) {
    await setTimeout(next - performance.now());
    const [first] = await fleet.memory();
    held.push(first!);
    say(`the first instance holds ${megabytes([first!])}`);
  }
}

await Promise.all([
  ...Array.from({ length: TELLING }, peopleComplain),
  staffWork(),
  somebodyIsCutOff(),
  memoryIsLookedAt(),
]);
say('everything is brought out');
await fleet.whole();
const after = await fleet.memory();
await drained(store, new Date(at.getTime() + minutes * MINUTE));
const came = await counted({ store, at, sent: microsoft.sent, mail: mail.mail, told, pressed: staff.done, kills });
const inTeams = await lostInTeams(store, staff);
const turns = [...took].flatMap(([name, all]) => (name === 'looks of the page' ? [] : all)).length;
process.stdout.write(
  [
    `${minutes} minutes, ${instances} instances, at most ${rate} things a second: ${turns} were answered`,
    ...timesInWords(),
    `no answer at first, and taken when it was sent again: ${JSON.stringify(failures)}`,
    inWords(came),
    `typed in Teams: ${inTeams.words}, of which ${inTeams.lost} cannot be found`,
    `memory of each instance at the start ${megabytes(before)}; at the end ${megabytes(after)} (all but the first began anew)`,
    `the first instance, which was never cut off, looked at ${held.length} times on the way: ${megabytes(held)}`,
    '',
  ].join('\n'),
);
await fleet.stop();
await store.close();
await Promise.all([microsoft.close(), mail.close()]);
await server.remove();
const wrong = [came.lost, came.wordsWrong, came.unsent, came.inTeams.never, came.byEmail.never, came.inWebChat.again];
process.exit(wrong.some((it) => it.length > 0) || inTeams.lost > 0 ? 1 : 0);
