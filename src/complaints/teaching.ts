import type { Kind, Theme, Triage } from '../triage/vocabulary.ts';
import { type Complaint, type Entry, lastEntry, type PointOf } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import type { ProcedureName } from './happened.ts';

/**
 * Whether what somebody told may be used, without names, to teach triage: their own yes, as they last said it. Silence is a no, and
 * what somebody else passed on is not for them to lend.
 */
export function mayTeach({ entries }: Pick<Complaint, 'entries'>): boolean {
  return lastEntry({ entries }, 'teaching.agreed')?.details.yes === true;
}

/** Told by the one who complains, in their own words. */
export function isOwnTelling({ entries }: Pick<Complaint, 'entries'>): boolean {
  return entries[0]?.by === 'complainant' && entries[0].details.imported !== true;
}

/** A no changes nothing where there was no yes. Nothing about the complaint hangs on it. */
export function letTeach(complaint: Complaint, { yes }: { yes: boolean }, { today }: Now): Decision {
  if (yes === mayTeach(complaint)) return { entries: [] };
  return { entries: [{ act: 'teaching.agreed', on: today, details: { yes } }] };
}

/** What triage had suggested, in labels alone. */
export type Suggested = Pick<Triage, 'kind' | 'eligible' | 'procedure' | 'themes' | 'flags'> & { points: PointOf[] };

/** What a person decided of it: only what they were asked, never what they may have nodded through beside it. */
export interface Decided {
  kind?: Kind;
  procedure?: ProcedureName;
  themes?: readonly Theme[];
  points?: readonly PointOf[];
}

/** What triage is told apart by: the trained model, and the rules beside it. */
export interface MadeBy {
  model: string;
  rules: string;
}

export function suggestedIn({ triage }: Pick<Complaint, 'triage'>): Suggested {
  const { kind, eligible, procedure, themes, flags, points } = triage;
  return { kind, eligible, procedure, themes, flags, points: points.map(labels) };
}

/** What had suggested it, where that was noted when it came. */
export function madeBy({ entries }: Pick<Complaint, 'entries'>): MadeBy | undefined {
  return entries[0]?.details.suggestedBy as MadeBy | undefined;
}

/** What a change decided of the suggestion, read from what it added to the history; undefined where it decided nothing of it. */
export function decidedIn({ triage }: Pick<Complaint, 'triage'>, added: readonly Entry[]): Decided | undefined {
  const of = (act: Entry['act']) => added.findLast((it) => it.act === act)?.details;
  const procedure = (of('route.confirmed')?.procedure ?? of('procedure.changed')?.to) as ProcedureName | undefined;
  const points = (of('points.set')?.points as PointOf[] | undefined)?.map(labels);
  const themes = of('data.recorded')?.themes as Theme[] | undefined;
  const kind = kindIn(triage, procedure, points !== undefined);
  const decided: Decided = {
    ...(kind && { kind }),
    ...(procedure && { procedure }),
    ...(themes && { themes }),
    ...(points && { points }),
  };
  return Object.keys(decided).length > 0 ? decided : undefined;
}

/** A procedure of ours makes it a complaint; otherwise what it is counts as decided only where the suggested way was confirmed. */
function kindIn(
  suggested: Complaint['triage'],
  procedure: ProcedureName | undefined,
  split: boolean,
): Kind | undefined {
  if (split || procedure === 'statutory' || procedure === 'corporate') return 'complaint';
  return procedure !== undefined && procedure === suggested.procedure ? suggested.kind : undefined;
}

function labels({ procedure, themes }: PointOf): PointOf {
  return { procedure, themes };
}

/** The last that was decided of each, over everything that was decided of one complaint. */
export function together(all: readonly Decided[]): Decided {
  return Object.assign({}, ...all) as Decided;
}
