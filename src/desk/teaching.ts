import { localDate } from '../calendar/local-date.ts';
import type { Complaint } from '../complaints/complaint.ts';
import { concernedIn } from '../complaints/concerned.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { keptFor } from '../complaints/retention.ts';
import { type Decided, isOwnTelling, letTeach, mayTeach, together } from '../complaints/teaching.ts';
import type { Who } from '../people/person.ts';
import { redacted } from '../register/bundle.ts';
import { may } from '../rights/rights.ts';
import { complainantOf } from '../store/complainants.ts';
import { findComplaint, wordsOf } from '../store/complaints.ts';
import { type Example, examplesOf } from '../store/examples.ts';
import { peopleOf } from '../store/people.ts';
import { endedOn } from '../store/retention.ts';
import type { Tx } from '../store/store.ts';
import type { Label } from '../triage/model/examples.ts';
import type { KeptModel } from '../triage/model/model.ts';
import { FEWEST, type Relearning, relearning, type Taught, taughtByTeam } from '../triage/model/relearn.ts';
import type { Lessons } from '../triage/model/train.ts';
import { changing, type Move } from './change.ts';
import { type Context, councilIn } from './context.ts';
import { transact } from './transact.ts';

/** What the team decides teaches triage: whose words may be used for it, and what would come of it. */
export interface TeachingDesk {
  /** May the words of whoever told this be used, without names? Theirs to say; the complaints team can only take a yes back for them. */
  letTeach: Move<{ yes: boolean }>;
  /**
   * Reads what may be read, trains beside the model in use, and answers what would change: counts, scores and references, never a
   * word. Changes nothing; with `keep` the trained model is handed over, for whoever asks to put it in its place.
   */
  retrain(who: Who, how: { why: string; lessons: Lessons; keep?: boolean }): Promise<Retrained | Refusal>;
}

export interface Retrained {
  /** Complaints of which the team decided something, and how many of them may teach; the others by why not. */
  examples: Record<'complaints' | 'decisions' | 'withWords' | WhyNot, number>;
  /** How often the team decided as triage had suggested: of all, words or none. */
  agreed: Record<Label, { of: number; same: number }>;
  /** Undefined where there are too few. */
  report?: Relearning;
  model?: KeptModel;
}

type WhyNot = 'withoutConsent' | 'toldBySomebodyElse' | 'pastTheirTime' | 'erased';

export function teachingDesk(context: Context): TeachingDesk {
  const change = changing(context);
  return {
    letTeach: (who, ref, answer) =>
      change(who, 'letTeach', ref, (complaint, now) =>
        answer.yes && who.kind !== 'complainant' ? refuse.onlyTheirs() : letTeach(complaint, answer, now),
      ),

    async retrain(who, { why, lessons, keep }) {
      const permit = may(who, 'retrain');
      if ('problem' in permit) return permit;
      if (!why.trim()) return refuse.missing('why it is taught anew');
      const read = await transact(context, who, async (tx, note) => {
        const gathered = await gather(context, tx, who);
        const { taught, ...counted } = gathered;
        const enough = taught.length >= FEWEST;
        note({
          did: 'retrain',
          as: permit.as,
          why,
          details: { ...counted.examples, read: enough ? taught.length : 0 },
        });
        if (enough) for (const { id } of taught) note({ did: 'retrain', as: permit.as, ref: id, why });
        return { ...gathered, taught: enough ? taught : [] };
      });
      const { taught, ...counted } = read;
      if (taught.length === 0) return counted;
      return {
        ...counted,
        report: relearning(lessons, taught),
        ...(keep && { model: taughtByTeam(lessons, taught) }),
      };
    },
  };
}

type Gathered = Omit<Retrained, 'report' | 'model'> & { taught: Taught[] };

/** Whoever is complained about finds nothing of it here either. */
async function gather(context: Context, tx: Tx, who: Who): Promise<Gathered> {
  const { council } = who;
  const all = Map.groupBy(await examplesOf(tx, council), (it) => it.ref);
  const staff = (await peopleOf(tx, council)).map((it) => it.name);
  const examples = {
    complaints: 0,
    decisions: 0,
    withWords: 0,
    withoutConsent: 0,
    toldBySomebodyElse: 0,
    pastTheirTime: 0,
    erased: 0,
  };
  const taught: Taught[] = [];
  for (const [ref, its] of all) {
    const complaint = (await findComplaint(tx, council, ref))!;
    if (who.kind === 'officer' && concernedIn(complaint).includes(who.person.id)) continue;
    const not = await whyNot(context, tx, complaint);
    examples.complaints += 1;
    examples.decisions += its.length;
    examples[not ?? 'withWords'] += 1;
    if (!not) taught.push(await asTaught(tx, complaint, its, staff));
  }
  return { examples, agreed: agreement([...all.values()]), taught };
}

/** Why the words of a complaint may not teach now, whatever was said before; undefined where they may. */
async function whyNot(context: Context, tx: Tx, complaint: Complaint): Promise<WhyNot | undefined> {
  const { council, ref } = complaint;
  const ended = await endedOn(tx, council, ref);
  const { reviewOn, erased } = keptFor(complaint, ended, councilIn(context, council).retention);
  if (erased) return 'erased';
  if (!isOwnTelling(complaint)) return 'toldBySomebodyElse';
  if (!mayTeach(complaint)) return 'withoutConsent';
  return reviewOn && reviewOn <= localDate(context.now()) ? 'pastTheirTime' : undefined;
}

/** What they typed themselves and triage read: no file, no answer about needs, nothing that was added or written by anybody since. */
const TOLD: ReadonlySet<string> = new Set(['what', 'tie', 'when', 'service', 'late', 'hoped', 'court', 'courtMore']);

async function asTaught(
  tx: Tx,
  complaint: Complaint,
  its: readonly Example[],
  staff: readonly string[],
): Promise<Taught> {
  const { council, ref, channel } = complaint;
  const told = await complainantOf(tx, council, ref);
  const names = [told?.name, told?.child, told?.replyTo].filter((it) => it !== undefined);
  const words = (await wordsOf(tx, council, ref)).filter((it) => it.by === 'complainant' && TOLD.has(it.kind));
  const { suggested } = its[0]!;
  const decided = labelsIn(its);
  return {
    id: ref,
    channel,
    text: redacted(words.map((it) => it.words).join('\n\n'), [...names, ...staff], [], ' '),
    expected: { ...suggested, ...decided, themes: [...(decided.themes ?? suggested.themes)], signpost: [] },
    decided: (['kind', 'procedure', 'themes'] as const).filter((it) => decided[it] !== undefined),
  };
}

/** The last decision of each label. Points say what it is about where somebody told their themes apart from those that were suggested. */
function labelsIn(its: readonly Example[]): Pick<Decided, Label> {
  const { kind, procedure, themes, points } = together(its.map((it) => it.decided));
  const suggested = [...its[0]!.suggested.themes].sort().join();
  const ofPoints = [...new Set(points?.flatMap((it) => it.themes))];
  const told = themes ?? (ofPoints.length > 0 && [...ofPoints].sort().join() !== suggested ? ofPoints : undefined);
  return { ...(kind && { kind }), ...(procedure && { procedure }), ...(told && { themes: told }) };
}

/** By complaint: whether the last decision of each label is what was suggested. */
function agreement(complaints: readonly (readonly Example[])[]): Retrained['agreed'] {
  const of = (label: Label) => {
    const decided = complaints.flatMap((its) => {
      const is = labelsIn(its)[label];
      return is === undefined ? [] : [plain(is) === plain(its[0]!.suggested[label])];
    });
    return { of: decided.length, same: decided.filter(Boolean).length };
  };
  return { kind: of('kind'), procedure: of('procedure'), themes: of('themes') };
}

function plain(label: string | readonly string[] | null): string {
  return Array.isArray(label) ? [...label].sort().join() : String(label);
}
