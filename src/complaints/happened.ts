import type { LocalDate } from '../calendar/local-date.ts';
import type { Complainant, Ground, Moment } from '../procedures/procedure.ts';

export type ProcedureName = 'statutory' | 'corporate' | 'schools' | 'none';

/** Why a complaint was closed. The first two are decisions not to hear it, and always come with the Ombudsman's details. */
export const CLOSED_BECAUSE = [
  'no-consent',
  'previously-considered',
  'resolved',
  'not-taken-further',
  'handed-over',
  'linked',
] as const;
export type ClosedBecause = (typeof CLOSED_BECAUSE)[number];
const REFUSALS: readonly (ClosedBecause | undefined)[] = ['no-consent', 'previously-considered'];

/** What is known beside the date, for the moments that carry more. */
interface Details {
  'sufficient-interest.decided': { yes: boolean };
  'time-limit.decided': { yes: boolean };
  'proceedings.decided': { consider: boolean };
  'procedure.changed': { to: ProcedureName };
  'stage1.extended': { ground: Ground; until?: LocalDate; agreed?: boolean; told?: boolean };
  'stage2.asked': { how?: 'written' | 'oral'; direct?: boolean };
  'stage2.extended': { reasons?: string; until?: LocalDate; told?: boolean };
  'stage2.replied': { received?: LocalDate };
  'stage3.decided': { accept: boolean };
  'panel.arranged': { for: LocalDate };
  'ombudsman.enquired': { premature?: boolean };
  closed: { why?: ClosedBecause };
}

/** One thing that happened to a complaint, on a local date. */
export type Happened<M extends Moment = Moment> = {
  [K in M]: { moment: K; on: LocalDate } & (K extends keyof Details ? Details[K] : unknown);
}[M];

/** What the dates are worked out from: nothing about a person, and no words of theirs. */
export interface Facts {
  procedure: ProcedureName;
  complainant: Complainant;
  /** The day anybody at the council first had it. */
  received: LocalDate;
  /** The day of the matter complained of, where it is known. */
  arose?: LocalDate;
  /** Other procedures that some of its points are under: one letter answers them all, so their dates count beside. */
  also?: readonly ('statutory' | 'corporate')[];
  /** In the order of their dates. */
  happened: readonly Happened[];
}

/** The last time it happened since the complaint (re)started. */
export function last<M extends Moment>(facts: Facts, moment: M): Happened<M> | undefined {
  return round(facts).findLast((it) => it.moment === moment) as Happened<M> | undefined;
}

/** A complaint handed in again after proceedings starts anew: what came before no longer moves its clocks. */
export function round({ happened }: Facts): readonly Happened[] {
  const anew = happened.findLastIndex((it) => it.moment === 'resubmitted');
  return anew < 0 ? happened : happened.slice(anew);
}

/** Looks through everything that ever happened, earlier rounds included. */
export function lastEver<M extends Moment>(facts: Facts, moment: M): Happened<M> | undefined {
  return facts.happened.findLast((it) => it.moment === moment) as Happened<M> | undefined;
}

export function all<M extends Moment>(facts: Facts, moment: M): Happened<M>[] {
  return round(facts).filter((it) => it.moment === moment) as Happened<M>[];
}

/** The procedure in force: the one it began under unless a named person changed it since. */
export function procedureOf(facts: Facts): ProcedureName {
  return lastEver(facts, 'procedure.changed')?.to ?? facts.procedure;
}

export type Ending = {
  on: LocalDate;
  why: 'withdrawn' | 'closed' | 'refused' | 'not-considered' | 'not-eligible' | 'out-of-time';
};

/** How and when it ended, if it did and nothing has reopened it. */
export function ending(facts: Facts): Ending | undefined {
  let ended: Ending | undefined;
  for (const it of round(facts)) {
    const why = endsBy(it);
    if (why) ended = { on: it.on, why };
    else if (it.moment === 'reopened') ended = undefined;
    else if (it.moment === 'proceedings.decided' && ended?.why === 'not-considered') ended = undefined;
  }
  return ended;
}

function endsBy(it: Happened): Ending['why'] | undefined {
  if (it.moment === 'closed') return REFUSALS.includes(it.why) ? 'refused' : 'closed';
  if (it.moment === 'withdrawn') return it.moment;
  if (it.moment === 'proceedings.decided' && !it.consider) return 'not-considered';
  if (it.moment === 'sufficient-interest.decided' && !it.yes) return 'not-eligible';
  if (it.moment === 'time-limit.decided' && !it.yes) return 'out-of-time';
  return undefined;
}

/** The last day on which an ended complaint came back to life; a clock that had not been answered starts anew on it (K11). */
export function revivedOn(facts: Facts): LocalDate | undefined {
  let ended = false;
  let revived: LocalDate | undefined;
  for (const it of round(facts)) {
    if (endsBy(it)) ended = true;
    else if (ended && (it.moment === 'reopened' || it.moment === 'proceedings.decided')) {
      revived = it.on;
      ended = false;
    }
  }
  return revived;
}
