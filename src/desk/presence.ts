import { type Instant, localDate } from '../calendar/local-date.ts';
import { nextIn } from '../complaints/pass-on.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import type { Absence, AbsenceSource } from '../people/absence.ts';
import { isThere } from '../people/chain.ts';
import { idOf, type Person, type Who } from '../people/person.ts';
import { may } from '../rights/rights.ts';
import { endAbsences, saveAbsence } from '../store/absences.ts';
import { loseAddress } from '../store/addresses.ts';
import { awaitingFrom, findComplaint } from '../store/complaints.ts';
import { markLeft, peopleOf } from '../store/people.ts';
import { type Context, workingHoursOf } from './context.ts';
import { transact } from './transact.ts';

export interface Away {
  /** Whose absence; left out it is one's own. */
  person?: string;
  from: Instant;
  until: Instant;
  /** Who stands in meanwhile. */
  cover?: string;
  source?: AbsenceSource;
  /** The same absence said or read again keeps its id. */
  id?: string;
}

export interface BeingAway {
  absence: Absence;
  person: Person;
  /** What they hold, and to whom each goes when it begins; nobody named is the complaints team. */
  holds: { ref: string; to?: string }[];
  /** So short that nothing is handed over for it. */
  briefly: boolean;
}

/** Who is there. Everybody says it for themselves; a manager may say it for others; a calendar may say it for anybody. */
export interface PresenceDesk {
  beAway(who: Who, away: Away): Promise<BeingAway | Refusal>;
  /** "I'm back": ends whatever absence somebody is on. Answers who is back. */
  beBack(who: Who, person?: string): Promise<{ person: Person; ended: number } | Refusal>;
  /** From today on they are asked nothing; what they hold passes on at the next sweep. */
  leave(who: Who, person: string): Promise<{ person: Person } | Refusal>;
}

export function presenceDesk(context: Context): PresenceDesk {
  async function whose(who: Who, id: string | undefined): Promise<Person | Refusal> {
    const own = who.kind === 'officer' ? who.person.id : undefined;
    const wanted = id ?? own;
    const people = await peopleOf(context.store.of(who.council), who.council);
    const person = people.find((it) => it.id === wanted);
    if (!person || person.left) return refuse.nobodyOfThatName();
    return person.id === own || !('problem' in may(who, 'leave'))
      ? person
      : refuse.notAllowed('the person themselves or a manager');
  }

  async function whatMoves(council: string, { person, from }: Absence): Promise<Pick<BeingAway, 'holds' | 'briefly'>> {
    const working = workingHoursOf(context, council);
    const people = await peopleOf(context.store.of(council), council);
    const begins = from > context.now() ? working.opens(from) : context.now();
    const holder = people.find((it) => it.id === person);
    if (!holder || isThere(holder, begins, working)) return { holds: [], briefly: true };
    const holds: BeingAway['holds'] = [];
    for (const ref of await awaitingFrom(context.store.of(council), council, [person])) {
      const complaint = await findComplaint(context.store.of(council), council, ref);
      const to = complaint && nextIn(complaint, people, { at: begins, working })?.person.id;
      holds.push({ ref, ...(to && { to }) });
    }
    return { holds, briefly: false };
  }

  return {
    async beAway(who, { person: id, from, until, cover, source, id: known }) {
      const person = await whose(who, id);
      if ('problem' in person) return person;
      const at = context.now();
      if (until <= from || until <= at) return refuse.awayIsOver();
      if (cover === person.id) return refuse.coversThemselves();
      const mine = who.kind === 'officer' && who.person.id === person.id;
      const absence: Absence = {
        id: known ?? `${person.id} ${from.toISOString()} ${until.toISOString()}`,
        person: person.id,
        from,
        until,
        source: source ?? (mine ? 'said' : 'declared'),
        ...(cover && { cover }),
      };
      await transact(context, who, async (tx, note) => {
        await saveAbsence(tx, who.council, absence, idOf(who), at);
        note({ did: 'beAway', details: { person: person.id, source: absence.source } });
      });
      return { absence, person, ...(await whatMoves(who.council, absence)) };
    },

    async beBack(who, id) {
      const person = await whose(who, id);
      if ('problem' in person) return person;
      return transact(context, who, async (tx, note) => {
        note({ did: 'beBack', details: { person: person.id } });
        return { person, ended: await endAbsences(tx, who.council, person.id, context.now(), { current: true }) };
      });
    },

    async leave(who, id) {
      const permit = may(who, 'leave');
      if ('problem' in permit) return permit;
      const person = await whose(who, id);
      if ('problem' in person) return person;
      return transact(context, who, async (tx, note) => {
        await markLeft(tx, who.council, person.id, localDate(context.now()));
        // What was promised to them and is not sent yet, somebody else reads.
        await loseAddress(tx, who.council, `person:${person.id}`, context.now());
        note({ did: 'leave', as: permit.as, details: { person: person.id } });
        return { person };
      });
    },
  };
}
