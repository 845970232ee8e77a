import { england } from '../../../src/calendar/calendar.ts';
import type { LocalDate } from '../../../src/calendar/local-date.ts';
import { type WorkingTime, workingTime } from '../../../src/calendar/working-hours.ts';
import type { Complaint } from '../../../src/complaints/complaint.ts';
import { councilOf } from '../../../src/councils/index.ts';
import type { Deadline } from '../../../src/deadlines/deadlines.ts';
import { clocksOf } from '../../../src/desk/perform.ts';
import type { Person, Who } from '../../../src/people/person.ts';
import { findComplaint } from '../../../src/store/complaints.ts';
import { saveAddress } from '../../../src/store/outbox.ts';
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
      const key = app.store.vault.newKey();
      await db
        .insertInto('conversations')
        .values({ council, id: conversation, version: 1, seq: 0, channel: 'webchat', key, at: app.clock.now() })
        .execute();
      await saveAddress(db, council, address, conversation, app.clock.now());
    },
  };
}
