import type { Said } from '../cards/card.ts';
import { screen } from '../src/triage/danger.ts';
import { afterwards } from './afterwards.ts';
import { answering, prompt } from './ask.ts';
import type { Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { typed } from './typed.ts';
import { alertToday, inDanger, passOn, staying } from './unsafe.ts';
import { asked } from './wording/asked.ts';
import { chat } from './wording/chat.ts';

export type { Told, Turn } from './turn.ts';

/** Opens the conversation: who this is, that a person reads it, and the one question that comes before all others. */
export function greet(talk: Talk, turn: Turn): Told {
  if (talk.greeted) return { talk, replies: [] };
  const begun: Talk = { ...talk, greeted: true, intake: talk.intake ?? { id: 1, draft: {} } };
  const voice = voiceIn(begun);
  const first = prompt(begun.intake!, voice, turn);
  const hello = asked.hello(voice, { council: turn.council.short });
  return { talk: begun, replies: [{ ...first, text: `${hello}\n${first.text}` }] };
}

/** What is said about files that were kept. */
export function received(talk: Talk, names: string): string {
  return talk.ref && !talk.intake
    ? chat.filesAdded(voiceIn(talk), { names, ref: talk.ref })
    : chat.filesKept(voiceIn(talk), { names });
}

/** What is said about those of them that hold no words we can get at. */
export function notRead(talk: Talk, names: string): string {
  return chat.filesNotRead(voiceIn(talk), { names });
}

/** Where it goes on after something that answers no question: the question that is open, asked again. */
export function goingOn(talk: Talk, turn: Turn): Said[] {
  if (!talk.greeted || talk.alert?.ask || !talk.intake) return [];
  return [prompt(talk.intake, voiceIn(talk), turn)];
}

/** One message from somebody who is telling us, or has told us, what went wrong. Danger comes before everything. */
export async function listen(talk: Talk, said: string, turn: Turn): Promise<Told> {
  const danger = screen(said, { by: 'complainant', childLikely: voiceIn(talk) === 'child' });
  if (danger.level === 'now') return inDanger(talk, said, danger, turn);
  if (danger.level === 'today') return alertToday(talk, said, danger, turn, (next) => goOn(next, said, turn));
  return goOn(talk.alert ? await passOn(talk, said, turn) : talk, said, turn);
}

/** What the message means once danger has been seen to: an answer about staying, a word that works anywhere, or part of the telling. */
async function goOn(talk: Talk, said: string, turn: Turn): Promise<Told> {
  const stays = talk.alert?.ask === 'number' || /^\W*(yes|no|ok|stop|bye|leave|exit|quit)\b/i.test(said);
  if (talk.alert?.ask && stays) return staying(talk, said, turn);
  const understood = await typed(talk, said, turn);
  if (understood) return understood;
  if (talk.alert?.ask) return staying(talk, said, turn);
  if (talk.intake) return answering(talk, said, turn);
  if (talk.ref) return afterwards({ ...talk, ref: talk.ref }, said, turn);
  return greet({ ...talk, greeted: undefined, intake: { id: 1, draft: { what: said } } }, turn);
}
