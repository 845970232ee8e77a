import { isNo, isYes } from './answers.ts';
import type { Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { chat } from './wording/chat.ts';

/** As short as this it may be an answer; longer, it is something more to say. */
const SHORT = 40;

/** After it is sent: an answer to a question of ours, or more words for the person who deals with it. */
export async function afterwards(talk: Talk & { ref: string }, said: string, turn: Turn): Promise<Told> {
  const who = { ...turn.who, ref: talk.ref };
  const voice = voiceIn(talk);
  if (said.length < SHORT && (isYes(said) || isNo(said))) {
    const done = await turn.desk.agree(who, talk.ref, { yes: isYes(said) });
    if (!('problem' in done))
      return { talk, replies: [{ text: isYes(said) ? chat.agreed(voice) : chat.notAgreed(voice) }] };
    if (done.problem !== 'incomplete') return { talk, replies: [{ text: done.says }] };
  }
  const added = await turn.desk.addWords(who, talk.ref, { words: said, message: turn.messageId });
  return { talk, replies: [{ text: 'problem' in added ? added.says : chat.addedTo(voice, { ref: talk.ref }) }] };
}
