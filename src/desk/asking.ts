import { type Answer, answer, PAGE } from '../ask/answer.ts';
import { EXAMPLES, nearestQuestions } from '../ask/examples.ts';
import type { Names } from '../ask/names.ts';
import type { Question, Where } from '../ask/question.ts';
import { type Read, type ReadContext, read } from '../ask/read.ts';
import { capital, whereInWords } from '../ask/say.ts';
import { localDate, long } from '../calendar/local-date.ts';
import { holdersOf } from '../complaints/complaint.ts';
import type { Who } from '../people/person.ts';
import { nameKeys } from '../register/about.ts';
import { digest } from '../rights/record.ts';
import { may, reach } from '../rights/rights.ts';
import { peopleOf } from '../store/people.ts';
import { type Context, councilIn } from './context.ts';
import type { Desk } from './desk.ts';
import { personKey } from './register.ts';
import { transact } from './transact.ts';

/** How a question is asked: what was asked before it, which page, and whether others read along. */
export interface Manner {
  /** The questions this may go on from, as they were typed, oldest first. */
  after?: readonly string[];
  /** The place of the first row to show. */
  first?: number;
  personal: boolean;
}

/** An answer, a complaint to be shown, or a sentence about why not with questions that work. */
export type Asking =
  | { answer: Answer /** What the next question may go on from. */; asked: string[] }
  | { one: Extract<Question, { ask: 'one' }>; understood: string; text: string }
  | { no: 'worker' | 'name' | 'unknown' | 'problem'; understood?: string; text: string; nearest: string[] };

export interface AskingDesk {
  /** A question as somebody types it, answered from what they may see: "none" and "not yours" are the same words. */
  ask(who: Who, said: string, manner: Manner): Promise<Asking>;
}

export function askingDesk(context: Context, desk: () => Desk): AskingDesk {
  return {
    async ask(who, said, manner) {
      const asking = await answered(who, said, manner);
      await transact(context, who, async (_, note) => note({ did: 'ask', details: onRecord(said, asking) }));
      return asking;
    },
  };

  async function answered(who: Who, said: string, manner: Manner): Promise<Asking> {
    const council = councilIn(context, who.council);
    const people = await peopleOf(context.store.of(who.council), who.council);
    const names: Names = {
      council,
      nameOf: (id) => people.find((it) => it.id === id)?.name ?? 'somebody who has left',
    };
    const today = localDate(context.now());
    const reading: ReadContext = {
      today,
      calendar: context.calendar,
      council,
      people,
      me: who.kind === 'officer' ? who.person : undefined,
    };
    const { found: typed, asked, first } = readOn(said, manner, reading);
    const found = await byName(context, who, typed, manner);
    if ('refused' in found || !('question' in found) || 'unknown' in found) return refusal(found, said, names, manner);
    if (found.question.ask === 'one') return about(desk(), who, found.question, names);
    const on = { council: who.council, reach: reach(who, 'ask'), today, calendar: context.calendar };
    const answering = { db: context.store.of(who.council), asked: on, names, inPublic: !manner.personal };
    return { answer: await answer(answering, found.question, first), asked };
  }
}

/** The question and its answer as the record keeps them: as it was understood, because the words typed may be a child's name. */
function onRecord(said: string, asking: Asking): Record<string, unknown> {
  const typed = digest(said);
  if ('answer' in asking) return { typed, understood: asking.answer.understood, count: asking.answer.count };
  if ('one' in asking) return { typed, understood: asking.understood };
  return { typed, no: asking.no, understood: asking.understood };
}

const MORE = /^(?:and |show )?(?:me )?(?:more|next|next page|the rest)(?: please)?\W*$/i;
/** So many questions at most stand behind one. */
const CHAIN = 8;

/** Reads a question after those it may go on from: only their words are kept between messages, so nothing kept can be out of date. */
function readOn(
  said: string,
  { after = [], first = 0 }: Manner,
  reading: ReadContext,
): { found: Read; asked: string[]; first: number } {
  let before: Question | undefined;
  for (const it of after.slice(-CHAIN)) {
    const earlier = read(it, { ...reading, before });
    if ('question' in earlier && !('refused' in earlier) && !('unknown' in earlier)) before = earlier.question;
  }
  if (before && MORE.test(said)) return { found: { question: before }, asked: [...after], first: first + PAGE };
  const found = read(said, { ...reading, before });
  const goesOn = 'goesOn' in found && found.goesOn;
  return { found, asked: [...(goesOn ? after : []), said].slice(-CHAIN), first: 0 };
}

/** In one's own chat, somebody who may read names may ask by one. The name becomes hashes here and is looked for as those. */
async function byName(context: Context, who: Who, found: Read, { personal }: Manner): Promise<Read> {
  if (!('refused' in found) || found.refused !== 'name' || !personal || !found.names?.length) return found;
  const permit = may(who, 'ask');
  if ('problem' in permit || !permit.shows.has('names') || found.question?.ask === 'one') return found;
  const keys = nameKeys(found.names.join(' '), await personKey(context, context.store.of(who.council), who.council));
  const where: Where = { ...found.question?.where, named: keys };
  return keys.length > 0 ? { question: { ask: 'list', where } } : found;
}

const WORKER =
  "I can't count by worker: complaints are about services here. I can show teams, themes or areas, and who is to answer what.";
const NAME = "I don't answer by a child's name in a channel. Ask me in our own chat, or give me a reference.";
const NAME_ALONE = 'I find people by name for the complaints team only. Please give me a reference, like CAM-26-0042.';

function refusal(found: Read, said: string, names: Names, { personal }: Manner): Asking {
  const nearest = nearestQuestions(said);
  if ('problem' in found) return { no: 'problem', text: found.problem, nearest };
  if ('refused' in found) {
    if (found.refused === 'worker')
      return { no: 'worker', text: WORKER, nearest: EXAMPLES.filter((it) => /by (team|theme)/.test(it)) };
    return { no: 'name', text: personal ? NAME_ALONE : NAME, nearest: [] };
  }
  const question = 'question' in found ? found.question : undefined;
  const understood =
    question && question.ask !== 'one' && Object.keys(question.where).length > 0
      ? capital(whereInWords(question.where, names))
      : undefined;
  const unknown = 'unknown' in found ? found.unknown : [];
  // In a channel a word we do not know may be a name, so it is not said again.
  const which =
    unknown.length === 0
      ? 'I did not find a question in that.'
      : personal
        ? `I do not know what ${quoted(unknown)} means here.`
        : 'There is a word in it that I do not know.';
  return {
    no: 'unknown',
    understood,
    text: `${which}${understood ? ` I understood: ${understood}.` : ''} You could ask: ${nearest.map((it) => `"${it}"`).join(', ')}.`,
    nearest,
  };
}

function quoted(words: readonly string[]): string {
  return words
    .slice(0, 3)
    .map((it) => `"${it.slice(0, 30)}"`)
    .join(' and ');
}

async function about(desk: Desk, who: Who, one: Extract<Question, { ask: 'one' }>, { nameOf }: Names): Promise<Asking> {
  const standing = await desk.stand(who, one.ref);
  if ('problem' in standing) return { no: 'problem', text: standing.says, nearest: [] };
  const { complaint, deadlines, state } = standing;
  const { respondent, second, accepted } = holdersOf(complaint);
  const next = deadlines
    .filter((it) => it.whose === 'council' && (it.status === 'running' || it.status === 'overdue') && it.due)
    .sort((a, b) => ((a.drives ?? a.due)! < (b.drives ?? b.due)! ? -1 : 1))[0];
  const owner = respondent
    ? `${accepted ? 'With' : 'Asked:'} ${nameOf(respondent)}${second ? `, ${nameOf(second)} stands in` : ''}.`
    : 'Nobody has been asked to answer it yet.';
  const date = next
    ? `Next: ${next.clock}, ${long((next.drives ?? next.due)!)}${next.status === 'overdue' ? ' (late)' : ''}.`
    : 'No date of ours is open.';
  const says = {
    status: `${capital(state.replaceAll('-', ' '))}. ${owner} ${date}`,
    owner,
    due: date,
    why: next ? `${date} ${capital(next.because)}.` : date,
  }[one.about];
  return { one, understood: `${one.ref} · ${one.about}`, text: `${one.ref}: ${says}` };
}
