import type { Said } from '../cards/card.ts';
import { asking, prompt } from './ask.ts';
import { advocacyOf } from './intake.ts';
import { status } from './notices.ts';
import type { Talk } from './talk.ts';
import { decide, leaveIn } from './teaching.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { lostCode, shortCode, unknownCode, waysTo, wonderIn } from './wonders.ts';
import { chat } from './wording/chat.ts';
import { unsafe } from './wording/unsafe.ts';
import { wonder } from './wording/wonders.ts';

const CODE = /\b([a-z0-9]{4})([- ]?)([a-z0-9]{4})[- ]?([a-z0-9]{4})\b/i;
const HALF_A_CODE = /^(?:my code is )?([a-z0-9]{4})([- ])([a-z0-9]{4})\W*$/i;
const ABOUT_A_CODE = 40;
const ABOUT_STATUS = 60;

type Answer = (talk: Talk, turn: Turn, said: string) => Told | Promise<Told>;

interface Typed {
  means(plain: string, said: string, talk: Talk): boolean;
  answer: Answer;
}

/** Words that work at any question. */
const WORDS: readonly Typed[] = [
  { means: only(/^(help|\?|what can i (do|say|type))$/), answer: help },
  { means: only(/^(start again|start over|restart|new complaint)$/), answer: startAgain },
  {
    means: only(
      /^(please )?(i (want|need|have) to )?(stop|quit|exit|leave|save|come back later|bye)( (now|here|for now|this))?( please)?$/,
    ),
    answer: stop,
  },
  {
    means: only(
      /^((can you )?(please )?(use )?(easier|easy|simple|simpler|plain) (words?|english|read|language)( please)?|(i )?(do not|don'?t|dont) (understand|get it)|what does (that|this) mean|what do you mean|huh|what)$/,
    ),
    answer: (talk, turn) => speak(talk, 'easy', turn),
  },
  {
    means: only(/^((the )?(usual|normal|grown[- ]?up|adult) words?( please)?|harder words?)$/),
    answer: (talk, turn) => speak(talk, 'adult', turn),
  },
  { means: only(/^((i (want|need|would like)|can i have|get me) )?(an? )?advocate( please)?$/), answer: advocate },
  { means: (plain) => leaveIn(plain) !== undefined, answer: (talk, turn, said) => words(talk, turn, said) },
  {
    means: only(/^(a )?new code( please)?$|^(i )?(('ve|have) )?(change|forgot|forgotten|forget|lost) my code$/),
    answer: newCode,
  },
  {
    means: (_, said) =>
      isCode(CODE.exec(said)) && said.trim().length < (/\bcode\b/i.test(said) ? 2 * ABOUT_STATUS : ABOUT_A_CODE),
    answer: comeBack,
  },
  { means: (_, said) => isMixed(HALF_A_CODE.exec(said.trim())), answer: shortCode },
  {
    means: only(/^(i have a code|code|come back)$/),
    answer: (talk) => ({ talk, replies: [{ text: chat.typeCode(voiceIn(talk)) }] }),
  },
  {
    means: (plain, _, { ref }) =>
      ref !== undefined &&
      plain.length < ABOUT_STATUS &&
      /\b(status|news|what('?s| is) happening|how long|when will|update)\b/.test(plain),
    answer: (talk, turn) => statusOf(talk, turn),
  },
];

/** A word of twelve letters is no code, and neither are three words of four: a code mixes letters and numbers, or is written like one. */
function isCode(found: RegExpExecArray | null): boolean {
  if (!found) return false;
  const [all, , between] = found;
  const letters = /[a-z]/i.test(all);
  return letters && (between === '-' || isMixed(found) || all === all.toUpperCase());
}

function isMixed(found: RegExpExecArray | null): boolean {
  return found?.slice(1).some((it) => it && /[a-z]/i.test(it) && /\d/.test(it)) ?? false;
}

function only(pattern: RegExp) {
  return (plain: string) => pattern.test(plain);
}

/** Undefined where it is not one of the words: then it is an answer, or more of the story. */
export async function typed(talk: Talk, said: string, turn: Turn): Promise<Told | undefined> {
  return (wordIn(talk, said) ?? wonderIn(talk, said))?.answer(talk, turn, said);
}

/** Whether it is one of them: some do something, like a new code that takes the place of the old one. */
export function isWord(talk: Talk, said: string): boolean {
  return (wordIn(talk, said) ?? wonderIn(talk, said)) !== undefined;
}

function wordIn(talk: Talk, said: string): Typed | undefined {
  const plain = plainly(said);
  return WORDS.find(({ means }) => means(plain, said, talk));
}

function plainly(said: string): string {
  return said
    .trim()
    .toLowerCase()
    .replace(/[.!?]+$/, '');
}

/** Whether their words may teach; where a question is still open, it is asked again. */
async function words(talk: Talk, turn: Turn, said: string): Promise<Told> {
  const told = await decide(talk, leaveIn(plainly(said))!, turn);
  const [first] = told.replies;
  return first && 'text' in first ? { ...told, replies: [asking(first.text, told.talk, turn)] } : told;
}

function help(talk: Talk, turn: Turn): Told {
  const voice = voiceIn(talk);
  const ways = waysTo(turn.council);
  const text = [
    chat.help(voice),
    ...(talk.ref ? [chat.helpStatus(voice)] : []),
    chat.helpWords(voice),
    chat.helpPerson(voice, { ways }),
    ...(talk.intake ? [prompt(talk.intake, voice, turn).text] : []),
  ].join('\n');
  return { talk, replies: [{ text }] };
}

function startAgain(talk: Talk, turn: Turn): Told {
  const id = (talk.intake?.id ?? 0) + 1;
  const next: Talk = { ...talk, intake: { id, draft: {} }, ref: undefined, address: undefined };
  const { ref } = talk;
  const begins = ref ? wonder.besides(voiceIn(talk), { ref }) : chat.again(voiceIn(talk));
  return { talk: next, replies: [asking(begins, next, turn)] };
}

async function stop(talk: Talk, turn: Turn): Promise<Told> {
  const code = await turn.desk.newCode({ ...turn.who, ref: talk.ref });
  const says = talk.alert ? unsafe.going : chat.stopped;
  return { talk, replies: [{ text: says(voiceIn(talk), { code }) }] };
}

/** For whoever lost a code, or thinks that somebody else has it. */
async function newCode(talk: Talk, turn: Turn): Promise<Told> {
  if (!talk.ref && !talk.intake?.draft.what) return lostCode(talk, turn);
  const code = await turn.desk.newCode({ ...turn.who, ref: talk.ref }, { instead: true });
  return { talk, replies: [{ text: chat.newCode(voiceIn(talk), { code }) }] };
}

function speak(talk: Talk, voice: 'easy' | 'adult', turn: Turn): Told {
  const next: Talk = { ...talk, voice };
  const spoken = voice === 'easy' ? chat.easier(voiceIn(next)) : chat.usual(voiceIn(next));
  return { talk: next, replies: [asking(spoken, next, turn)] };
}

/** An advocate can be asked for at any time, before it is sent and long after. */
async function advocate(talk: Talk, turn: Turn): Promise<Told> {
  const voice = voiceIn(talk);
  if (talk.ref) {
    const done = await turn.desk.askForAdvocate({ ...turn.who, ref: talk.ref }, talk.ref, {});
    const who = advocacyOf(turn.council);
    if (!('problem' in done)) return { talk, replies: [{ text: chat.advocateAsked(voice, { who }) }] };
    return {
      talk,
      replies: [{ text: done.problem === 'already' ? chat.advocateAskedBefore(voice, { who }) : done.says }],
    };
  }
  const open = talk.intake ?? { id: 1, draft: {} };
  const next: Talk = { ...talk, intake: { ...open, draft: { ...open.draft, advocate: 'yes' } } };
  return { talk: next, replies: [asking(chat.advocateNoted(voice), next, turn)] };
}

async function comeBack(talk: Talk, turn: Turn, said: string): Promise<Told> {
  const voice = voiceIn(talk);
  const says = (text: string): Told => ({ talk, replies: [{ text }] });
  if (!(await turn.mayTryCode())) return says(chat.tooManyCodes(voice));
  const found = await turn.desk.comeBack(turn.who, CODE.exec(said)![0]);
  if (!found) return unknownCode(talk, turn);
  const before = await turn.talkOf(found.conversation);
  if (found.ref) {
    const { ref } = found;
    const spoken = { voice: talk.voice ?? before?.voice, spokenAs: before?.spokenAs };
    const back: Talk = { ...talk, ...spoken, greeted: true, intake: undefined, ref, address: `complainant:${ref}` };
    return statusOf(back, turn, chat.back(voiceIn(back)));
  }
  const next: Talk = { ...talk, ...before, greeted: true };
  return { talk: next, replies: [asking(chat.backHalfway(voiceIn(next)), next, turn)] };
}

async function statusOf(talk: Talk, turn: Turn, before?: string): Promise<Told> {
  const says = (text: string): Told => ({ talk, replies: [{ text } satisfies Said] });
  const standing = await turn.desk.stand({ ...turn.who, ref: talk.ref }, talk.ref!);
  if ('problem' in standing) return says(standing.says);
  const text = status({ voice: voiceIn(talk), council: turn.council, standing, nameOf: (id) => id });
  return says([before, text].filter(Boolean).join('\n'));
}
