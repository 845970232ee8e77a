import type { Reply } from '../cards/card.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import { type Instant, localDate } from '../src/calendar/local-date.ts';
import type { Telling } from '../src/complaints/telling.ts';
import type { Council } from '../src/councils/index.ts';
import type { Desk } from '../src/desk/desk.ts';
import type { Who } from '../src/people/person.ts';
import { type Danger, screen } from '../src/triage/danger.ts';
import { told } from '../src/triage/told.ts';
import { isNo, isYes, latestDay } from './answers.ts';
import { afterStay, help } from './danger.ts';
import type { Voice } from './form.ts';
import { checked, type Draft, type IntakeContext, intake, isChild, voiceOf } from './intake.ts';
import { receipt, status } from './notices.ts';
import type { Intake, Talk } from './talk.ts';

/** What a complainant's turn may use. `said` is exactly what they typed. */
export interface Turn {
  desk: Desk;
  council: Council;
  calendar: Calendar;
  who: Who & { kind: 'complainant' };
  channel: string;
  now: Instant;
  /** Unique to this message: sending it twice is sending it once. */
  messageId: string;
  /** The state of another conversation, for coming back with a code. */
  talkOf(conversation: string): Promise<Talk | undefined>;
  /** False where too many codes have been tried from here. */
  mayTryCode(): Promise<boolean>;
}

export interface Told {
  talk: Talk;
  replies: Reply[];
}

/** Opens the conversation: who this is, that a person reads it, and the one question that comes before all others. */
export function greet(talk: Talk, turn: Turn): Told {
  if (talk.greeted) return { talk, replies: [] };
  const begun: Talk = { ...talk, greeted: true, intake: talk.intake ?? { id: 1, draft: {} } };
  const hello = `Hi. I'm Heard. I help you tell ${turn.council.short} when something isn't right. I'm a computer, but a real person reads what you tell me.`;
  const asked = prompt(begun.intake!, voiceIn(begun), turn);
  return { talk: begun, replies: [{ ...asked, text: `${hello}\n${asked.text}` }] };
}

/** One message from somebody who is telling us, or has told us, what went wrong. Danger comes before everything. */
export async function listen(talk: Talk, said: string, turn: Turn): Promise<Told> {
  const danger = screen(said, { by: 'complainant', childLikely: voiceIn(talk) === 'child' });
  if (danger.level === 'now') return inDanger(talk, said, danger, turn);
  if (danger.level === 'today') await raise(talk, said, danger, turn);
  if (talk.alert) await passOn(talk, said, turn);
  if (talk.alert?.ask) return staying(talk, said, turn);
  return (
    (await command(talk, said, turn)) ?? (talk.intake ? answering(talk, said, turn) : afterwards(talk, said, turn))
  );
}

export function voiceIn({ voice, intake: open }: Talk): Voice {
  return voice ?? voiceOf(open?.draft ?? {}, open?.told);
}

/** Help first; the words go to the people on duty exactly as they are, and stay part of the story. */
async function inDanger(talk: Talk, said: string, danger: Danger, turn: Turn): Promise<Told> {
  const id = await raise(talk, said, danger, turn);
  const open = talk.intake ?? (talk.ref ? undefined : { id: 1, draft: {} });
  const kept = open ? withMore(open, said, turn) : undefined;
  if (talk.ref)
    await turn.desk.addWords({ ...turn.who, ref: talk.ref }, talk.ref, { words: said, message: turn.messageId });
  const known: Talk = { ...talk, greeted: true, intake: kept, alert: { id, ask: 'stay' } };
  return { talk: known, replies: [help(danger, voiceIn(known), turn.council, turn.calendar, turn.now)] };
}

async function raise(
  talk: Talk,
  said: string,
  { level, flags }: Pick<Danger, 'level' | 'flags'>,
  turn: Turn,
): Promise<string> {
  const id = `${turn.who.conversation}:${turn.messageId}`;
  await turn.desk.raiseAlert(turn.who, {
    id,
    conversation: turn.who.conversation,
    ref: talk.ref,
    level: level === 'now' ? 'now' : 'today',
    flags: [...flags],
    words: said,
  });
  return id;
}

/** While somebody on duty is with them, everything they type reaches that person too. */
async function passOn(talk: Talk, said: string, turn: Turn): Promise<void> {
  await raise(talk, said, { level: 'today', flags: [] }, turn);
}

function staying(talk: Talk, said: string, turn: Turn): Told {
  const voice = voiceIn(talk);
  if (talk.alert?.ask === 'number') {
    return goOn({ ...talk, alert: { id: talk.alert.id } }, 'Thank you. I have passed that on.', turn);
  }
  const { text, ask } = afterStay(said, voice);
  const next: Talk = { ...talk, alert: { id: talk.alert!.id, ...(ask && { ask }) } };
  return ask ? { talk: next, replies: [{ text }] } : goOn(next, text, turn);
}

/** Back to where the intake was, gently and without hurry. */
function goOn(talk: Talk, text: string, turn: Turn): Told {
  const open = talk.intake;
  if (!open) return { talk, replies: [{ text }] };
  const draft = { ...open.draft, safe: open.draft.safe ?? ('yes' as const) };
  const next = { ...open, draft };
  const asked = prompt(next, voiceIn(talk), turn);
  return {
    talk: { ...talk, intake: next },
    replies: [{ text }, { ...asked, text: `Only if you want to go on now: ${asked.text}` }],
  };
}

const CODE = /\b[2-9a-hj-np-z]{4}[- ]?[2-9a-hj-np-z]{4}[- ]?[2-9a-hj-np-z]{4}\b/i;

/** Words that work at any question. */
async function command(talk: Talk, said: string, turn: Turn): Promise<Told | undefined> {
  const typed = said
    .trim()
    .toLowerCase()
    .replace(/[.!?]+$/, '');
  if (/^(help|\?|what can i (do|say|type))$/.test(typed)) return { talk, replies: [helpText(talk, turn)] };
  if (/^(start again|start over|restart|new complaint)$/.test(typed)) return startAgain(talk, turn);
  if (/^(stop|quit|exit|leave|save|come back later|bye)$/.test(typed)) return stop(talk, turn);
  if (CODE.test(said) && said.trim().length < 40) return comeBack(talk, said, turn);
  if (/^(i have a code|code|come back)$/.test(typed))
    return { talk, replies: [{ text: 'Please type your code, like K7QF-2M9X-TD4R.' }] };
  if (
    talk.ref &&
    /\b(status|news|what('?s| is) happening|how long|when will|update)\b/.test(typed) &&
    typed.length < 60
  )
    return statusOf(talk, turn);
  return undefined;
}

function helpText(talk: Talk, turn: Turn): Reply {
  const { phone, name, email } = turn.council.complaintsTeam;
  const person = [phone, email].filter(Boolean).join(' or ');
  const asked = talk.intake ? `\n${prompt(talk.intake, voiceIn(talk), turn).text}` : '';
  return {
    text: `You can type: "start again", "stop" (I keep what you told me and give you a code), or your code to come back.${talk.ref ? ' "Status" tells you what is happening.' : ''} If you would rather talk to a person: ${name}${person ? `, ${person}` : ''}.${asked}`,
  };
}

function startAgain(talk: Talk, turn: Turn): Told {
  const id = (talk.intake?.id ?? 0) + 1;
  const next: Talk = { ...talk, intake: { id, draft: {} }, ref: undefined, address: undefined };
  return { talk: next, replies: [asking('OK, from the beginning.', next, turn)] };
}

async function stop(talk: Talk, turn: Turn): Promise<Told> {
  const code = await turn.desk.newCode(turn.who);
  return {
    talk,
    replies: [{ text: `OK. I've kept what you told me. Your code to come back is ${code}. Keep it somewhere safe.` }],
  };
}

async function comeBack(talk: Talk, said: string, turn: Turn): Promise<Told> {
  if (!(await turn.mayTryCode()))
    return { talk, replies: [{ text: 'That is a lot of codes. Please wait a quarter of an hour, or ring us.' }] };
  const found = await turn.desk.comeBack(turn.who, CODE.exec(said)![0]);
  if (!found)
    return { talk, replies: [{ text: 'I do not know that code. Please check it: there is no O, I or L in it.' }] };
  if (found.ref) {
    const back: Talk = {
      ...talk,
      greeted: true,
      intake: undefined,
      ref: found.ref,
      address: `complainant:${found.ref}`,
    };
    return statusOf(back, turn, 'Welcome back.');
  }
  const before = await turn.talkOf(found.conversation);
  const next: Talk = { ...talk, ...before, greeted: true };
  return { talk: next, replies: [asking('Welcome back. I have what you told me.', next, turn)] };
}

function asking(text: string, talk: Talk, turn: Turn): Reply {
  const asked = talk.intake ? prompt(talk.intake, voiceIn(talk), turn) : { text: '' };
  return { ...asked, text: [text, asked.text].filter(Boolean).join('\n') };
}

async function statusOf(talk: Talk, turn: Turn, before?: string): Promise<Told> {
  const standing = await turn.desk.stand({ ...turn.who, ref: talk.ref }, talk.ref!);
  if ('problem' in standing) return { talk, replies: [{ text: standing.says }] };
  const text = status({ voice: voiceIn(talk), council: turn.council, standing, nameOf: (id) => id });
  return { talk, replies: [{ text: [before, text].filter(Boolean).join('\n') }] };
}

/** The next thing to ask: a question, the check, or what to change. */
function prompt(open: Intake, voice: Voice, turn: Turn): { text: string; options?: readonly string[] } {
  const context = contextOf(open, turn);
  if (open.step === 'change')
    return { text: 'What would you like to change?', options: checked(open.draft).map(([, label]) => label) };
  const question = intake.next(open.draft, context);
  if (question) return question.ask(open.draft, voice, context);
  const lines = checked(open.draft).map(([, label, value]) => `${label}: ${value}`);
  return {
    text: ["Here's what I'll pass on:", ...lines, 'Is that right?'].join('\n'),
    options: ['Send it', 'Change something'],
  };
}

function contextOf(open: Intake, { council, now }: Turn): IntakeContext {
  return { council, now, told: open.told };
}

async function answering(talk: Talk, said: string, turn: Turn): Promise<Told> {
  const open = talk.intake!;
  if (open.step === 'change') return changing(talk, open, said, turn);
  const question = intake.next(open.draft, contextOf(open, turn));
  if (!question) return checking(talk, open, said, turn);
  const answered = intake.answer(open.draft, said, contextOf(open, turn));
  if ('draft' in answered) return taken(talk, { ...open, draft: answered.draft }, question.key, turn);
  if ('meanwhile' in answered)
    return {
      talk,
      replies: [
        {
          text: answered.meanwhile,
          options:
            question.key === 'right'
              ? undefined
              : question.ask(open.draft, voiceIn(talk), contextOf(open, turn)).options?.slice(0, 3),
        },
      ],
    };
  if (question.key === 'right' || belongsToStory(said)) {
    const more = { ...talk, intake: withMore(open, said, turn) };
    return { talk: more, replies: [asking("Thank you, I've added that.", more, turn)] };
  }
  return {
    talk,
    replies: [
      { text: answered.again, options: question.ask(open.draft, voiceIn(talk), contextOf(open, turn)).options },
    ],
  };
}

const LONG = 40;

/** A long answer to a short question is more of the story, not a mistake. */
function belongsToStory(said: string): boolean {
  return said.trim().length >= LONG;
}

function taken(talk: Talk, open: Intake, key: keyof Draft, turn: Turn): Promise<Told> | Told {
  if (key === 'safe' && open.draft.safe !== 'no') return notSafe(talk, open, turn);
  const known = key === 'what' ? understand(open, turn) : key === 'right' ? withFacts(open, turn) : open;
  const next = { ...talk, intake: known };
  return { talk: next, replies: [prompt(known, voiceIn(next), turn)] };
}

/** "Yes" or "not sure" to the first question: help at once, and the complaint goes on afterwards. */
async function notSafe(talk: Talk, open: Intake, turn: Turn): Promise<Told> {
  const level = open.draft.safe === 'yes' ? ('now' as const) : ('today' as const);
  const id = await raise(
    talk,
    `Answered "${open.draft.safe === 'yes' ? 'yes' : 'not sure'}" to: is anyone hurt or not safe right now?`,
    { level, flags: ['safeguarding'] },
    turn,
  );
  const next: Talk = { ...talk, intake: open, alert: { id, ask: 'stay' } };
  return { talk: next, replies: [help({ level, flags: [] }, voiceIn(next), turn.council, turn.calendar, turn.now)] };
}

function withMore(open: Intake, said: string, turn: Turn): Intake {
  const what = open.draft.what ? `${open.draft.what}\n${said}` : said;
  const { right, ...draft } = open.draft;
  return understand({ ...open, draft: { ...draft, what } }, turn);
}

function understand(open: Intake, turn: Turn): Intake {
  return { ...open, told: told(open.draft.what ?? '', localDate(turn.now)) };
}

/** What was said early is not asked again: who is speaking, when, what would put it right, an advocate. */
function withFacts(open: Intake, turn: Turn): Intake {
  const found = open.told;
  const draft = { ...open.draft };
  if (found?.complainant && draft.who === undefined) draft.who = found.complainant.kind;
  if (found?.hoped && draft.hoped === undefined) draft.hoped = found.hoped;
  if (found?.when && draft.when === undefined)
    draft.when = { words: found.when.words, day: found.when.day ?? latestDay(found.when.words, turn.now) };
  if (found?.advocate && draft.advocate === undefined) draft.advocate = 'yes';
  return { ...open, draft };
}

async function checking(talk: Talk, open: Intake, said: string, turn: Turn): Promise<Told> {
  if (/^change/i.test(said.trim()) || isNo(said)) {
    const wanted = labelIn(open, said.replace(/^change( something)?/i, ''));
    return wanted
      ? change(talk, open, wanted, turn)
      : {
          talk: { ...talk, intake: { ...open, step: 'change' } },
          replies: [prompt({ ...open, step: 'change' }, voiceIn(talk), turn)],
        };
  }
  if (isYes(said)) return send(talk, open, turn);
  const more = { ...talk, intake: withMore(open, said, turn) };
  return { talk: more, replies: [asking("Thank you, I've added that.", more, turn)] };
}

function changing(talk: Talk, open: Intake, said: string, turn: Turn): Told {
  const key = labelIn(open, said);
  if (key) return change(talk, open, key, turn);
  return {
    talk,
    replies: [{ ...prompt(open, voiceIn(talk), turn), text: 'Which of these would you like to change?' }],
  };
}

function labelIn({ draft }: Intake, said: string): keyof Draft | undefined {
  const typed = said.trim().toLowerCase();
  return typed
    ? checked(draft).find(([key, label]) => key === typed || label.toLowerCase().includes(typed))?.[0]
    : undefined;
}

function change(talk: Talk, open: Intake, key: keyof Draft, turn: Turn): Told {
  const { [key]: _, ...draft } = open.draft;
  const next: Intake = { id: open.id, told: open.told, draft };
  return { talk: { ...talk, intake: next }, replies: [prompt(next, voiceIn(talk), turn)] };
}

async function send(talk: Talk, open: Intake, turn: Turn): Promise<Told> {
  const voice = voiceIn(talk);
  const opened = await turn.desk.open(turn.who, tellingOf(open, turn));
  const standing = { complaint: opened.complaint, deadlines: opened.deadlines };
  const text = receipt(
    { voice, council: turn.council, standing: { ...standing, state: 'stage-1-open', rights: [] } },
    opened.code,
  );
  return {
    talk: { ...talk, voice, intake: undefined, ref: opened.ref, address: `complainant:${opened.ref}` },
    replies: [{ text }],
  };
}

function tellingOf({ id, draft, told: found }: Intake, turn: Turn): Telling {
  const { who = 'other', what = '', when, late, tried, hoped, court, advocate, needs, name, reply } = draft;
  const words = { what, when: when?.words, late, tried, hoped, court, needs };
  return {
    id: `${turn.who.conversation}:${id}`,
    conversation: turn.who.conversation,
    channel: turn.channel,
    receivedAt: turn.now,
    complainant: who,
    words: Object.entries(words).flatMap(([kind, said]) => (said?.trim() ? [{ kind, words: said }] : [])),
    arose: when?.day,
    team: teamIn([tried, what].join('\n'), turn.council),
    name: name?.name,
    child: name?.child ?? (isChild(draft) ? name?.name : undefined),
    age: name?.age ?? found?.age,
    replyBy: reply?.by,
    replyTo: reply?.to,
    advocate,
    details: { ...(name && { name: name.words }) },
  };
}

/** The team whose name, or another name for it, stands in what was said. */
function teamIn(said: string, { teams }: Council): string | undefined {
  const text = ` ${said.toLowerCase()} `;
  return Object.entries(teams).find(([, { name, also }]) =>
    [name, ...also].some((it) => text.includes(` ${it.toLowerCase()}`)),
  )?.[0];
}

const THANKS_FOR_AGREEING = 'Thank you. I have told them that you agree.';
const THANKS_FOR_SAYING = 'OK. The first date stands, and I have told them.';

/** After it is sent: an answer to a question of ours, or more words for the person who deals with it. */
async function afterwards(talk: Talk, said: string, turn: Turn): Promise<Told> {
  const who = { ...turn.who, ref: talk.ref };
  if (!talk.ref) return greet({ ...talk, greeted: undefined, intake: { id: 1, draft: { what: said } } }, turn);
  if (said.length < LONG && (isYes(said) || isNo(said))) {
    const done = await turn.desk.agree(who, talk.ref, { yes: isYes(said) });
    if (!('problem' in done))
      return { talk, replies: [{ text: isYes(said) ? THANKS_FOR_AGREEING : THANKS_FOR_SAYING }] };
    if (done.problem !== 'incomplete') return { talk, replies: [{ text: done.says }] };
  }
  const added = await turn.desk.addWords(who, talk.ref, { words: said, message: turn.messageId });
  return {
    talk,
    replies: [
      {
        text:
          'problem' in added
            ? added.says
            : `Thank you. I've added that to ${talk.ref} and told the person who deals with it.`,
      },
    ],
  };
}
