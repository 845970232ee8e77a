import { england } from '../../../src/calendar/calendar.ts';
import type { LocalDate } from '../../../src/calendar/local-date.ts';
import { type WorkingTime, workingTime } from '../../../src/calendar/working-hours.ts';
import type { Complaint } from '../../../src/complaints/complaint.ts';
import { councilOf } from '../../../src/councils/index.ts';
import type { Deadline } from '../../../src/deadlines/deadlines.ts';
import { clocksOf } from '../../../src/desk/perform.ts';
import type { Person, Who } from '../../../src/people/person.ts';
import { saveAddress } from '../../../src/store/addresses.ts';
import { findComplaint } from '../../../src/store/complaints.ts';
import { sealReference } from '../../../src/store/conversations.ts';
import type { Db } from '../../../src/store/store.ts';
import { counted, type Running } from '../app.ts';
import { type Dice, dice } from './dice.ts';
import { HAPPENED, type Happening, type Wanted } from './wanted.ts';

export type Officer = Who & { kind: 'officer' };

/** One council as it is lived in: the program, its people, its complaints, and what came of it so far. */
export interface Town {
  app: Running;
  council: string;
  db: Db;
  working: WorkingTime;
  dice: Dice;
  /** Complaints that are not closed, and on which day the answer of each goes out. */
  open: Set<string>;
  answerOn: Map<string, LocalDate>;
  answered: Map<string, LocalDate>;
  /** Who is not happy with their answer, and on which day they say so; the chat they told it in. */
  asksOn: Map<string, LocalDate>;
  conversationOf: Map<string, string>;
  /** "2026-04-20 person:okafor CAM-26-0015 action 1": who was told on which day that a promise is theirs. */
  toldOfPromise: Set<string>;
  /** Throws of their own for what comes after an answer. */
  later: Dice;
  /** Every message of Heard's own accord, as it came to the end that receives it. */
  arrived: Arrival[];
  happened: Record<Happening, number>;
  faults: string[];
  people(): Promise<Person[]>;
  officer(person: Person): Officer;
  /** Every open complaint, read again only where something was done to it. */
  look(): Promise<Complaint[]>;
  clocks(complaint: Complaint): Deadline[];
  /** Somebody can be reached in a chat of their own. */
  reachable(address: string, conversation: string): Promise<void>;
}

/** A message at the end that receives it: in which chat, on which day, and what it says. */
export interface Arrival {
  id: string;
  chat: string;
  day: LocalDate;
  /** The whole of it, as its digest; and what it is called. */
  says: string;
  title: string;
}

export function createTown(app: Running, { seed }: Wanted): Town {
  const council = 'cambridgeshire';
  const db = app.store.of(council);
  const open = new Set<string>();
  const context = {
    store: app.store,
    councils: new Map([[council, councilOf(council)]]),
    calendar: england,
    now: () => app.clock.now(),
    random: counted(),
  };
  const kept = new Map<string, { version: number; complaint: Complaint }>();
  return {
    app,
    council,
    db,
    working: workingTime(england, app.desk.council(council).hours),
    dice: dice(seed),
    open,
    answerOn: new Map(),
    answered: new Map(),
    asksOn: new Map(),
    conversationOf: new Map(),
    toldOfPromise: new Set(),
    later: dice(seed + 1),
    arrived: [],
    happened: Object.fromEntries(HAPPENED.map((it) => [it, 0])) as Record<Happening, number>,
    faults: [],
    people: () => app.desk.people(council),
    officer: (person) => ({ kind: 'officer', council, person }),
    clocks: (complaint) => clocksOf(context, complaint),
    async look() {
      if (open.size === 0) return [];
      const rows = await db
        .selectFrom('complaints')
        .select(['ref', 'version'])
        .where('council', '=', council)
        .where('ref', 'in', [...open])
        .orderBy('ref')
        .execute();
      for (const { ref, version } of rows)
        if (kept.get(ref)?.version !== version)
          kept.set(ref, { version, complaint: (await findComplaint(db, council, ref))! });
      return rows.map(({ ref }) => kept.get(ref)!.complaint);
    },
    async reachable(address, conversation) {
      const { vault } = app.store;
      const key = vault.newKey();
      const reference = sealReference(vault, council, conversation, { conversation: { id: conversation } });
      await db
        .insertInto('conversations')
        .values({
          council,
          id: conversation,
          version: 1,
          seq: 0,
          channel: 'webchat',
          key,
          reference,
          at: app.clock.now(),
        })
        .execute();
      await saveAddress(db, council, address, conversation, app.clock.now());
    },
  };
}
