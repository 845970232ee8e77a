import { localDate } from '../src/calendar/local-date.ts';
import type { Opened } from '../src/desk/open.ts';
import { tellsOfHarm } from '../src/rights/fields.ts';
import type { Prompt, Voice } from './form.ts';
import type { Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { notice } from './wording/notices.ts';

/** Offered in words that mean the same on any day and at any question. */
const OPTIONS = ['Yes, use my words', 'No, don’t use my words'] as const;

/** Nobody is asked for anything beside their complaint in a conversation in which somebody may not be safe. */
export function mayAsk({ complaint, code }: Pick<Opened, 'complaint' | 'code'>): boolean {
  const alerted = complaint.entries.some((it) => it.act === 'alert.raised');
  return code !== undefined && !alerted && !tellsOfHarm(complaint);
}

/** Asked once, after the receipt: it changes nothing about the complaint, and no answer is a no. */
export function question(voice: Voice): Prompt {
  return { text: notice.teach(voice), options: OPTIONS };
}

const YES = /^\W*(y|yes|yeah|yep|yup|ya|ok|okay|sure|yes please|that'?s (ok|okay|fine)|i don'?t mind|👍)\W*$/iu;
const NO = /^\W*(n|no|nope|nah|no thanks?|no thank you|i'?d rather not|rather not|please don'?t|👎)\W*$/iu;

/**
 * A bare yes or no to it, on the day it was asked; anything longer is something they want to say. Undefined where it is no answer to
 * this. Another day "yes" may be meant for something else that was said here since.
 */
export async function answered(talk: Talk & { ref: string }, said: string, turn: Turn): Promise<Told | undefined> {
  const plain = said.replaceAll('’', "'");
  if (talk.asks !== 'words' || !(YES.test(plain) || NO.test(plain))) return undefined;
  const standing = await turn.desk.stand({ ...turn.who, ref: talk.ref }, talk.ref);
  if ('problem' in standing || standing.complaint.entries[0]?.on !== localDate(turn.now)) return undefined;
  return decide(talk, YES.test(plain), turn);
}

/** "Don't use my words", "you can use my words": at any time, before it is sent and long after. */
export async function decide(talk: Talk, yes: boolean, turn: Turn): Promise<Told> {
  const voice = voiceIn(talk);
  const text = yes ? notice.teachYes(voice) : notice.teachNo(voice);
  const { asks, ...rest } = talk;
  const next: Talk = asks === 'words' ? rest : talk;
  if (!talk.ref) return { talk: { ...next, mayTeach: yes }, replies: [{ text }] };
  const done = await turn.desk.letTeach({ ...turn.who, ref: talk.ref }, talk.ref, { yes });
  return { talk: next, replies: [{ text: 'problem' in done ? done.says : text }] };
}

const MY_WORDS = '(my|our) words( for (that|this|it))?( any ?more)?( please)?( thanks?| thank you)?';
const MAY = new RegExp(
  `^(yes,? ?)?(please )?((you|it) (can|may) |(it'?s|that'?s) (ok|okay|fine) to )?use ${MY_WORDS}$`,
);
const MAY_NOT = new RegExp(
  `^(no,? ?)?(please )?((do not|don'?t|dont|never|stop) (use|using)|(you|it) (can'?t|cannot|can not|may not|must not|mustn'?t) use|i don'?t want you to use) ${MY_WORDS}$`,
);

/** Whether these words give or take back that leave; undefined where they do neither. */
export function leaveIn(plain: string): boolean | undefined {
  const said = plain.replaceAll('’', "'");
  if (MAY_NOT.test(said)) return false;
  return MAY.test(said) ? true : undefined;
}
