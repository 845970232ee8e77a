import { actBy, running } from '../cards/words.ts';
import { spoken } from '../src/calendar/local-date.ts';
import { last } from '../src/complaints/happened.ts';
import type { Standing } from '../src/desk/desk.ts';
import type { Performed } from '../src/desk/perform.ts';
import { isNo, isYes } from './answers.ts';
import { type Further, furtherIn } from './further-words.ts';
import { OMBUDSMAN } from './notices.ts';
import type { Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { further as say } from './wording/further.ts';

type About = Talk & { ref: string };

/** What is open to them now: a stage to ask for, one that runs, an answer still to come, or nothing but the Ombudsman. */
export type Open = 'stage-2' | 'stage-3' | 'asked' | 'not yet' | 'over';

/** Read off the law's own order: nobody is refused a stage, and nothing but the record decides which one is next. */
export function openNow({ complaint: { facts }, rights }: Pick<Standing, 'complaint' | 'rights'>): Open {
  const has = (...names: string[]) => rights.some((it) => names.includes(it.right));
  if (last(facts, 'stage3.replied')) return 'over';
  if (last(facts, 'stage3.asked')) return 'asked';
  if (last(facts, 'stage2.replied')) return has('stage-3', 'local-stage-3') ? 'stage-3' : 'over';
  if (last(facts, 'stage2.asked')) return 'asked';
  return has('stage-2') ? 'stage-2' : has('ombudsman') ? 'over' : 'not yet';
}

/**
 * "I want Stage 2", "take it further", "not happy with the answer": recorded as a request that day, in their words, and told who looks
 * at it and by when. Where it is not clear, they are asked; what they wrote goes to the team either way. Undefined where it is
 * something else.
 */
export async function goFurther(talk: About, said: string, turn: Turn): Promise<Told | undefined> {
  const standing = await turn.desk.stand({ ...turn.who, ref: talk.ref }, talk.ref);
  if ('problem' in standing) return undefined;
  const open = openNow(standing);
  const next: About = { ...talk, asks: undefined };
  if (talk.asks === 'further' && isNo(said)) return answer(next, say.notNow(voiceIn(talk)));
  if (talk.asks === 'further' && isYes(said)) return ask(next, open, undefined, standing, turn);
  const meant = furtherIn(said);
  if (!meant || (meant !== 'asks' && open !== 'stage-2' && open !== 'stage-3')) return undefined;
  return meant === 'asks' ? ask(next, open, said, standing, turn) : offer(next, open, meant, said, turn);
}

async function ask(
  talk: About,
  open: Open,
  said: string | undefined,
  standing: Standing,
  turn: Turn,
): Promise<Told | undefined> {
  const who = { ...turn.who, ref: talk.ref };
  const voice = voiceIn(talk);
  const words = said === undefined ? {} : { words: said };
  if (open === 'stage-2')
    return asked(talk, await turn.desk.askStage2(who, talk.ref, { how: 'written', ...words }), turn);
  if (open === 'stage-3') return asked(talk, await turn.desk.askStage3(who, talk.ref, words), turn);
  if (said !== undefined && (await lost(talk, said, turn))) return undefined;
  if (open === 'over') return answer(talk, say.over(voice, { ref: talk.ref, ways: OMBUDSMAN }));
  const day = dayOf(standing);
  const by = open === 'asked' ? say.askedAlready : say.notYet;
  return answer(talk, [by(voice, { ref: talk.ref }), ...(day ? [say.hearBy(voice, { day })] : [])].join(' '));
}

/** Asks instead of guessing; the words are with the team already. */
async function offer(talk: About, open: Open, meant: Further, said: string, turn: Turn): Promise<Told | undefined> {
  if (meant === 'may mean it' && (await lost(talk, said, turn))) return undefined;
  const voice = voiceIn(talk);
  const { ref } = talk;
  const text = open === 'stage-2' ? say.shallIStage2(voice, { ref }) : say.shallIStage3(voice, { ref });
  return { talk: { ...talk, asks: 'further' }, replies: [{ text, options: ['Yes', 'No'] }] };
}

/** Keeps the words with the complaint and tells the team; true where that could not be done. */
async function lost(talk: About, said: string, { desk, who, messageId }: Turn): Promise<boolean> {
  return 'problem' in (await desk.addWords({ ...who, ref: talk.ref }, talk.ref, { words: said, message: messageId }));
}

function asked(talk: About, done: Performed, { council }: Turn): Told | undefined {
  if ('problem' in done) return undefined;
  const { ref } = talk;
  const voice = voiceIn(talk);
  const day = dayOf(done);
  const third = last(done.complaint.facts, 'stage3.asked') !== undefined;
  const panel = running(done.deadlines, 'panel meets') !== undefined;
  const { name: team } = council.complaintsTeam;
  return answer(
    talk,
    [
      third ? say.askedStage3(voice, { ref }) : say.askedStage2(voice, { ref }),
      say.whoLooks(voice, { team }),
      ...(day ? [panel ? say.meetBy(voice, { day }) : say.hearBy(voice, { day })] : []),
      say.notMeant(voice),
    ].join(' '),
  );
}

function dayOf({ deadlines }: Pick<Standing, 'deadlines'>): string | undefined {
  const clock = running(deadlines, 'panel meets', 'final reply', 'stage 2 reply', 'stage 1 reply');
  const by = clock && actBy(clock);
  return by && spoken(by);
}

function answer(talk: Talk, text: string): Told {
  return { talk, replies: [{ text }] };
}
