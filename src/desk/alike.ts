import { type LocalDate, localDate } from '../calendar/local-date.ts';
import type { Complaint } from '../complaints/complaint.ts';
import { concernedIn } from '../complaints/concerned.ts';
import { ending } from '../complaints/happened.ts';
import { becamePartOf, linkedTo, type TellApart, toldApart } from '../complaints/link.ts';
import type { Refusal } from '../complaints/problems.ts';
import type { Who } from '../people/person.ts';
import { aboutTheDesk } from '../rights/parties.ts';
import { may, mayAbout } from '../rights/rights.ts';
import { findComplaint } from '../store/complaints.ts';
import type { Db } from '../store/store.ts';
import { tracesLike, tracesOfComplaint } from '../store/traces.ts';
import { NEARLY } from '../triage/duplicates.ts';
import { type Likeness, likeness } from '../triage/likeness.ts';
import { type Traces, tracesOf } from '../triage/traces.ts';
import { seen } from './change.ts';
import type { Context } from './context.ts';
import { tellTwoApart } from './link.ts';
import type { Performed } from './perform.ts';
import { personKey } from './register.ts';
import { transact } from './transact.ts';

/** Another complaint that may be the same, or belong with it. Offered with its reason; what it means is a person's to say. */
export interface Alike extends Pick<Likeness, 'offer' | 'because'> {
  ref: string;
  /** It has ended: nothing can be joined to it any more. */
  ended: boolean;
  /** It came before: this complaint's card is where it is decided. */
  earlier: boolean;
}

/** Something like these words was passed on already. The reference is for whoever may see that complaint. */
export interface PassedBefore {
  on: LocalDate;
  ref?: string;
}

export interface AlikeDesk {
  /** The likeliest first, without what has been decided; nothing for a complaint that has ended. */
  alike(who: Who, ref: string): Promise<Alike[] | Refusal>;
  /** Another matter, whatever it looks like: it is not offered again. */
  tellApart(who: Who, ref: string, apart: TellApart): Promise<Performed>;
  /** For a colleague who is about to pass something on. It stops nobody. */
  passedBefore(who: Who, words: string): Promise<PassedBefore | undefined | Refusal>;
}

/** More than these would be no offer any more. */
const MOST = 5;

export function alikeDesk(context: Context): AlikeDesk {
  const { store } = context;
  return {
    async alike(who, ref) {
      const complaint = await seen(context, who, 'alike', ref);
      if ('problem' in complaint) return complaint;
      if (ending(complaint.facts)) return [];
      const db = store.of(who.council);
      const mine = await tracesOfComplaint(db, who.council, ref);
      const found = await like(db, who, complaint, mine, (it) => visible(who, it));
      return found.slice(0, MOST).map(({ complaint: it, likeness: { offer, because } }) => ({
        ref: it.ref,
        offer,
        because,
        ended: ending(it.facts) !== undefined,
        earlier: isEarlier(it, complaint),
      }));
    },

    tellApart: (who, ref, apart) => tellTwoApart(context, who, ref, apart),

    async passedBefore(who, words) {
      const permit = may(who, 'passedBefore');
      if ('problem' in permit) return permit;
      return transact(context, who, async (tx, note) => {
        const traces = [tracesOf({ words }, await personKey(context, tx, who.council))];
        const [first] = (await like(tx, who, { received: localDate(context.now()) }, traces, passedOn(who))).filter(
          (it) => it.likeness.score > NEARLY,
        );
        if (!first) return undefined;
        const { complaint } = first;
        note({ did: 'passedBefore', as: permit.as, ref: complaint.ref });
        const shown = !('problem' in mayAbout(who, 'stand', complaint.ref, complaint));
        return { on: complaint.entries[0]!.on, ...(shown && { ref: complaint.ref }) };
      });
    },
  };
}

/** Heard speaks where the complaints team reads along: what is about one of them is not mentioned there. */
function visible(who: Who, complaint: Complaint): boolean {
  if (who.kind === 'heard' && aboutTheDesk(complaint)) return false;
  return !('problem' in mayAbout(who, 'alike', complaint.ref, complaint));
}

/** What another colleague brought us, and nothing that whoever asks is complained about in, nor what people told us themselves. */
function passedOn(who: Who) {
  return (complaint: Complaint): boolean => {
    const by = complaint.entries[0]?.by;
    const person = who.kind === 'officer' ? who.person.id : undefined;
    return (
      by !== undefined &&
      by !== 'complainant' &&
      by !== 'heard' &&
      person !== undefined &&
      !concernedIn(complaint).includes(person) &&
      !aboutTheDesk(complaint)
    );
  };
}

type Asked = Complaint | { received: LocalDate };

interface Found {
  complaint: Complaint;
  likeness: Likeness;
}

/** What was joined to another is found as the one that goes on. */
async function like(
  db: Db,
  { council }: Who,
  asked: Asked,
  tellings: readonly Traces[],
  visibleTo: (complaint: Complaint) => boolean,
): Promise<Found[]> {
  const mine = 'ref' in asked ? asked : undefined;
  const received = mine ? mine.facts.received : (asked as { received: LocalDate }).received;
  const decided = new Set(mine ? [mine.ref, ...linkedTo(mine), ...toldApart(mine)] : []);
  const found = new Map<string, Found>();
  for (const [ref, theirs] of await tracesLike(db, council, tellings, mine?.ref)) {
    const complaint = await goesOn(db, council, ref);
    if (!complaint || decided.has(ref) || decided.has(complaint.ref) || !visibleTo(complaint)) continue;
    const it = likeness({ received, tellings }, { received: complaint.facts.received, tellings: theirs });
    const before = found.get(complaint.ref);
    if (it && !(before && before.likeness.score >= it.score)) found.set(complaint.ref, { complaint, likeness: it });
  }
  return [...found.values()].sort(byLikeliness);
}

/** Of several that are as like, the earliest first: that one goes on, or leads. */
function byLikeliness(one: Found, other: Found): number {
  const [a, b] = [one.likeness, other.likeness];
  if (a.offer !== b.offer) return a.offer === 'same' ? -1 : 1;
  return b.score - a.score || (isEarlier(one.complaint, other.complaint) ? -1 : 1);
}

async function goesOn(db: Db, council: string, ref: string): Promise<Complaint | undefined> {
  const complaint = await findComplaint(db, council, ref);
  const whole = complaint && becamePartOf(complaint);
  return whole ? findComplaint(db, council, whole) : complaint;
}

function isEarlier(one: Complaint, other: Complaint): boolean {
  const [a, b] = [one.receivedAt.getTime(), other.receivedAt.getTime()];
  return a === b ? one.ref < other.ref : a < b;
}
