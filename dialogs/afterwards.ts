import { lastEntry } from '../src/complaints/complaint.ts';
import type { Performed } from '../src/desk/perform.ts';
import { isNo, isYes } from './answers.ts';
import { goFurther } from './further.ts';
import { takingBack } from './take-back.ts';
import type { Talk } from './talk.ts';
import { answered as leave } from './teaching.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { isThanks, thanked } from './wonders.ts';
import { chat } from './wording/chat.ts';
import { further } from './wording/further.ts';

type About = Talk & { ref: string };

/** As short as this it may be an answer; longer, it is something more to say. */
const SHORT = 40;

/** After it is sent: an answer to a question of ours, the wish to go on, or more words for the person who deals with it. */
export async function afterwards(stood: About, said: string, turn: Turn): Promise<Told> {
  const talk: About = stood.asks === 'words' ? { ...stood, asks: undefined } : stood;
  const understood =
    (await takingBack(talk, said, turn)) ??
    (await answered(talk, said, turn)) ??
    (await leave(stood, said, turn)) ??
    (await goFurther(talk, said, turn));
  if (understood) return understood;
  if (isThanks(said)) return thanked({ ...talk, asks: undefined });
  const who = { ...turn.who, ref: talk.ref };
  const added = await turn.desk.addWords(who, talk.ref, { words: said, message: turn.messageId });
  const text = 'problem' in added ? added.says : chat.addedTo(voiceIn(talk), { ref: talk.ref });
  return { talk: { ...talk, asks: undefined }, replies: [{ text }] };
}

/** What we asked them and still want to know: whether a date, a statement or an early referral is right with them. */
async function answered(talk: About, said: string, turn: Turn): Promise<Told | undefined> {
  if (talk.asks === 'change') return changed(talk, said, turn);
  if (talk.asks === 'further' || said.length >= SHORT) return undefined;
  const change = /^change\b/i.test(said.trim());
  if (!isYes(said) && !isNo(said) && !change) return undefined;
  const waiting = await waitingFor(talk, turn);
  if (waiting === 'statement') return isYes(said) ? approved(talk, turn) : whatElse(talk);
  if (change) return undefined;
  return waiting === 'early referral' ? early(talk, isYes(said), turn) : date(talk, isYes(said), turn);
}

/** The last of our questions that has no answer yet. */
async function waitingFor(talk: About, turn: Turn): Promise<'statement' | 'early referral' | undefined> {
  const standing = await turn.desk.stand({ ...turn.who, ref: talk.ref }, talk.ref);
  if ('problem' in standing) return undefined;
  const { complaint } = standing;
  const at = (act: Parameters<typeof lastEntry>[1]) => lastEntry(complaint, act)?.seq ?? 0;
  const statement = at('statement.drafted') > at('stage2.statement-signed') ? at('statement.drafted') : 0;
  const proposed = at('early-referral.proposed') > at('early-referral.agreed') ? at('early-referral.proposed') : 0;
  if (at('agreement.asked') > Math.max(statement, proposed) || statement + proposed === 0) return undefined;
  return statement > proposed ? 'statement' : 'early referral';
}

async function approved(talk: About, turn: Turn): Promise<Told | undefined> {
  const done = await turn.desk.approveStatement({ ...turn.who, ref: talk.ref }, talk.ref, { yes: true });
  return said(talk, done, further.statementAgreed(voiceIn(talk)));
}

function whatElse(talk: About): Told {
  return { talk: { ...talk, asks: 'change' }, replies: [{ text: further.statementChange(voiceIn(talk)) }] };
}

async function changed(talk: About, change: string, turn: Turn): Promise<Told | undefined> {
  const done = await turn.desk.approveStatement({ ...turn.who, ref: talk.ref }, talk.ref, { yes: false, change });
  return said({ ...talk, asks: undefined }, done, further.statementChanged(voiceIn(talk)));
}

async function early(talk: About, yes: boolean, turn: Turn): Promise<Told | undefined> {
  const done = await turn.desk.agreeEarly({ ...turn.who, ref: talk.ref }, talk.ref, { yes });
  const voice = voiceIn(talk);
  return said(talk, done, yes ? further.earlyAgreed(voice) : further.earlyNotAgreed(voice));
}

async function date(talk: About, yes: boolean, turn: Turn): Promise<Told | undefined> {
  const done = await turn.desk.agree({ ...turn.who, ref: talk.ref }, talk.ref, { yes });
  const voice = voiceIn(talk);
  if ('problem' in done && done.problem !== 'incomplete') return { talk, replies: [{ text: done.says }] };
  return said(talk, done, yes ? chat.agreed(voice) : chat.notAgreed(voice));
}

/** Undefined where it could not be taken as an answer: then the words are kept as words. */
function said(talk: About, done: Performed, text: string): Told | undefined {
  return 'problem' in done ? undefined : { talk, replies: [{ text }] };
}
