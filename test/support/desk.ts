import { england } from '../../src/calendar/calendar.ts';
import type { LocalDate } from '../../src/calendar/local-date.ts';
import type { Telling } from '../../src/complaints/telling.ts';
import { councilOf } from '../../src/councils/index.ts';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import type { Performed } from '../../src/desk/perform.ts';
import type { Person, Who } from '../../src/people/person.ts';
import { samplePeople } from '../../src/people/sample.ts';
import type { Store } from '../../src/store/store.ts';
import { counted } from './app.ts';
import { openTestStore } from './db.ts';

/** The desk with nothing in front of it, on a database of its own, at a moment that stands still until it is moved. */
export interface AtDesk {
  desk: Desk;
  store: Store;
  council: string;
  at: Date;
  /** Opens a complaint as a chat would, with only what a test cares about. */
  open(words: string, more?: Partial<Omit<Telling, 'words'>>): Promise<{ ref: string; mine: Who }>;
  /** Somebody of the directory, by id. */
  officer(id: string): Who & { kind: 'officer' };
  /** Adds people to the directory. */
  know(...people: Partial<Person>[]): Promise<void>;
  /** What the complainant was sent about it, newest last: kinds and letters. */
  told(ref: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function atDesk(more: { council?: string; at?: Date } = {}): Promise<AtDesk> {
  const store = await openTestStore();
  const key = more.council ?? 'cambridgeshire';
  const council = councilOf(key);
  const standing = { at: more.at ?? new Date('2026-03-24T11:20:00Z') };
  const desk = createDesk({
    store,
    councils: new Map([[council.key, council]]),
    calendar: england,
    now: () => standing.at,
    random: counted(),
  });
  const people = samplePeople(council.key);
  await desk.savePeople(people);
  let conversations = 0;
  return {
    desk,
    store,
    council: council.key,
    get at() {
      return standing.at;
    },
    set at(instant) {
      standing.at = instant;
    },
    async open(words, telling = {}) {
      const conversation = telling.conversation ?? `chat-${++conversations}`;
      const mine = { kind: 'complainant', council: council.key, conversation } as const;
      const { ref } = await desk.open(mine, {
        id: `${conversation}:1`,
        conversation,
        channel: 'web chat',
        receivedAt: standing.at,
        complainant: 'parent',
        words: [{ kind: 'what', words }],
        name: 'Kayla Smith',
        details: {},
        ...telling,
      });
      return { ref, mine: { ...mine, ref } };
    },
    officer(id) {
      const person = people.find((it) => it.id === id);
      if (!person) throw new Error(`nobody called ${id} is in the directory`);
      return { kind: 'officer', council: council.key, person };
    },
    async know(...added) {
      const whole = added.map(
        (it): Person => ({
          council: council.key,
          id: 'somebody',
          name: it.id ?? 'Somebody',
          roles: [],
          teams: [],
          accounts: {},
          absences: [],
          ...it,
        }),
      );
      people.push(...whole);
      await desk.savePeople(whole);
    },
    async told(ref) {
      const account = await desk.explain({ kind: 'heard', council: council.key }, ref);
      if ('problem' in account) throw new Error(account.says);
      return account.said.filter((it) => it.address.startsWith('complainant:')).map((it) => it.letter ?? it.kind);
    },
    close: () => store.close(),
  };
}

/** The complaint after a change that has to succeed. */
export function done<T extends object>(performed: T): Exclude<T, { problem: string }> {
  if ('problem' in performed) throw new Error((performed as { says?: string }).says ?? 'refused');
  return performed as Exclude<T, { problem: string }>;
}

/** The stable name of a refusal; undefined where there was none. */
export function problemOf(performed: object): string | undefined {
  return 'problem' in performed ? String(performed.problem) : undefined;
}

export function dueOf(performed: Performed, clock: string): LocalDate | undefined {
  return done(performed).deadlines.find((it) => it.clock === clock)?.due;
}
