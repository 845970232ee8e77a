import { OWED_AN_ADVOCATE } from '../src/procedures/children-act.ts';
import { isNo, isUnsure, isYes } from './answers.ts';
import type { Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { wonder } from './wording/wonders.ts';

/** Asked before anything is taken back: a few words in a bad moment are not yet a decision. */
export function takeBack(talk: Talk, _: Turn, said: string): Told {
  const next: Talk = { ...talk, asks: 'withdraw', takingBack: said };
  return {
    talk: next,
    replies: [{ text: wonder.withdraw(voiceIn(talk), { ref: talk.ref! }), options: ['Yes', 'No'] }],
  };
}

/** The answer to that, and from a child whether somebody asked them to. Undefined where it is something else they have to say. */
export async function takingBack(talk: Talk & { ref: string }, said: string, turn: Turn): Promise<Told | undefined> {
  if (talk.asks === 'pressed') return pressed(talk, said, turn);
  if (talk.asks !== 'withdraw') return undefined;
  if (isNo(said)) return settled(talk, wonder.goesOn(voiceIn(talk), { ref: talk.ref }));
  if (!isYes(said)) return undefined;
  const standing = await turn.desk.stand({ ...turn.who, ref: talk.ref }, talk.ref);
  if ('problem' in standing) return settled(talk, standing.says);
  if (OWED_AN_ADVOCATE.includes(standing.complaint.facts.complainant))
    return {
      talk: { ...talk, asks: 'pressed' },
      replies: [{ text: wonder.pressed(voiceIn(talk)), options: ['No', 'Yes', 'Not sure'] }],
    };
  return withdraw(talk, undefined, turn);
}

/** What is no yes or no to it is nobody's free choice yet: a person talks to them first. */
function pressed(talk: Talk & { ref: string }, said: string, turn: Turn): Promise<Told> {
  const answer = isNo(said) ? 'no' : isYes(said) && !isUnsure(said) ? 'yes' : 'unsure';
  return withdraw(talk, answer, turn, said);
}

async function withdraw(
  talk: Talk & { ref: string },
  pressed: 'no' | 'yes' | 'unsure' | undefined,
  turn: Turn,
  also = '',
): Promise<Told> {
  const { ref, takingBack: first = '' } = talk;
  const voice = voiceIn(talk);
  const words = [first, isNo(also) || isYes(also) ? '' : also].filter(Boolean).join('\n');
  const done = await turn.desk.withdraw({ ...turn.who, ref }, ref, { words, ...(pressed && { pressed }) });
  if ('problem' in done) return settled(talk, done.says);
  if (pressed === 'yes' || pressed === 'unsure') return settled(talk, wonder.talkFirst(voice));
  return settled(talk, wonder.withdrawn(voice, { team: turn.council.complaintsTeam.name, ref }));
}

function settled({ takingBack: _, ...talk }: Talk, text: string): Told {
  return { talk: { ...talk, asks: undefined }, replies: [{ text }] };
}
