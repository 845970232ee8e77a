import { localDate, localTime } from '../src/calendar/local-date.ts';
import type { Danger } from '../src/triage/danger.ts';
import { yesOrNoIn } from '../src/triage/english/yes-no.ts';
import { promptAgain, withMore } from './ask.ts';
import { help } from './danger.ts';
import type { Intake, Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { unsafe } from './wording/unsafe.ts';

/** Help first; the words go to the people on duty exactly as they are, and stay part of the story. */
export async function inDanger(
  talk: Talk,
  said: string,
  danger: Danger,
  turn: Turn,
  keep = (next: Talk) => kept(next, said, turn),
): Promise<Told> {
  const id = await raise(talk, said, danger, turn);
  // Whoever is told that a person comes now need not hear later that a person looks today.
  const known = await keep({ ...withoutAsking(talk), greeted: true, eased: true, alert: { id, ask: 'stay' } });
  return { talk: known, replies: [help(danger, voiceIn(known), turn.council, turn.calendar, turn.now)] };
}

/** What else was asked of somebody in danger is not waited for. */
function withoutAsking({ asks, ...talk }: Talk): Talk {
  return asks === 'words' || asks === undefined ? talk : { ...talk, asks };
}

/** What was said in danger is told once: it belongs to the story, or to the complaint that is open already. */
export async function kept(talk: Talk, said: string, turn: Turn): Promise<Talk> {
  if (talk.ref && !talk.intake) {
    const who = { ...turn.who, ref: talk.ref };
    await turn.desk.addWords(who, talk.ref, { words: said, message: turn.messageId });
    return talk;
  }
  return { ...talk, intake: withMore(talk.intake ?? { id: 1, draft: {} }, said, turn) };
}

/** The screen is not sure: a person looks the same day, and the person who wrote is told so once, with where help is. */
export async function alertToday(
  talk: Talk,
  said: string,
  danger: Danger,
  turn: Turn,
  goOn: (talk: Talk) => Promise<Told>,
): Promise<Told> {
  await raise(talk, said, danger, turn);
  const told = await goOn({ ...talk, eased: true });
  const [first, ...rest] = told.replies;
  if (talk.eased || !first || 'card' in first) return told;
  const voice = voiceIn(told.talk);
  const line = atWork(turn) ? unsafe.today(voice) : unsafe.soon(voice);
  return { ...told, replies: [{ ...first, text: `${line}\n${first.text}` }, ...rest] };
}

function atWork({ council: { hours }, calendar, now }: Turn): boolean {
  const time = localTime(now);
  return calendar.isWorkingDay(localDate(now)) && hours.from <= time && time < hours.to;
}

async function raise(
  talk: Talk,
  said: string,
  { level, flags }: Pick<Danger, 'level' | 'flags'>,
  turn: Turn,
): Promise<string> {
  return turn.desk.raiseAlert(turn.who, {
    id: `${turn.who.conversation}:${turn.messageId}`,
    conversation: turn.who.conversation,
    ref: talk.ref,
    level: level === 'now' ? 'now' : 'today',
    flags: [...flags],
    words: said,
  });
}

/** While somebody on duty is with them, or on the way, everything they type reaches that person too. Afterwards it is like anything else. */
export async function passOn(talk: Talk, said: string, turn: Turn): Promise<Talk> {
  const id = `${turn.who.conversation}:${turn.messageId}`;
  const passed = talk.alert && (await turn.desk.alsoSaid(turn.who, talk.alert.id, { id, words: said }));
  return passed || talk.alert?.ask ? talk : { ...talk, alert: undefined };
}

/** "Yes" or "not sure" to the first question: help at once, and the complaint goes on afterwards. */
export async function notSafe(talk: Talk, open: Intake, turn: Turn): Promise<Told> {
  const yes = open.draft.safe === 'yes';
  const level = yes ? ('now' as const) : ('today' as const);
  const answer = `Answered "${yes ? 'yes' : 'not sure'}" to: is anyone hurt or not safe right now?`;
  const id = await raise(talk, answer, { level, flags: ['safeguarding'] }, turn);
  const next: Talk = { ...talk, intake: open, alert: { id, ask: 'stay' } };
  return { talk: next, replies: [help({ flags: [] }, voiceIn(next), turn.council, turn.calendar, turn.now)] };
}

/** After "can you stay?": what happens next, whatever they answered. */
export async function staying(talk: Talk, said: string, turn: Turn): Promise<Told> {
  const { id, ask } = talk.alert!;
  const voice = voiceIn(talk);
  if (ask === 'number') return goOn({ ...talk, alert: { id } }, unsafe.numberKept(voice), turn);
  if (/call|ring|phone/i.test(said))
    return { talk: { ...talk, alert: { id, ask: 'number' } }, replies: [{ text: unsafe.number(voice) }] };
  const next = { ...talk, alert: { id } };
  if (!/go|leave|bye|stop|can'?t|no\b/i.test(said) && yesOrNoIn(said) !== 'no')
    return goOn(next, unsafe.staying(voice), turn);
  const code = await turn.desk.newCode({ ...turn.who, ref: talk.ref });
  return { talk: next, replies: [{ text: unsafe.going(voice, { code }) }] };
}

/** Back to where the intake was, gently and without hurry. */
function goOn(talk: Talk, text: string, turn: Turn): Told {
  const open = talk.intake;
  if (!open) return { talk, replies: [{ text }] };
  const next = { ...open, draft: { ...open.draft, safe: open.draft.safe ?? ('yes' as const) } };
  const voice = voiceIn(talk);
  const asked = promptAgain(next, voice, turn);
  const onlyIf = unsafe.onlyIfYouWant(voice, { asked: asked.text });
  return { talk: { ...talk, intake: next }, replies: [{ text }, { ...asked, text: onlyIf }] };
}
