import type { Said } from '../cards/card.ts';
import { localDate } from '../src/calendar/local-date.ts';
import { yesOrNoIn } from '../src/triage/english/yes-no.ts';
import { told } from '../src/triage/told.ts';
import { isNo, isUnsure, isYes, latestDay, looksRight, saysMore } from './answers.ts';
import { checked } from './check.ts';
import type { Voice } from './form.ts';
import { type Draft, type IntakeContext, intake, isGreeting, isThin, signsWith, understood } from './intake.ts';
import { send, teamIn } from './send.ts';
import type { Intake, Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { notSafe } from './unsafe.ts';
import { asked } from './wording/asked.ts';
import { wonder } from './wording/wonders.ts';

/** The next thing to ask: a question, the check, or what to change. */
export function prompt(open: Intake, voice: Voice, turn: Turn): Said {
  if (open.step === 'change')
    return { text: asked.change(voice), options: checked(open.draft).map(([, label]) => label) };
  const context = contextOf(open, voice, turn);
  const question = intake.next(open.draft, context);
  if (question) return question.ask(open.draft, voice, context);
  const lines = checked(open.draft).map(([, label, value]) => `${label}: ${value}`);
  return {
    text: [asked.check(voice), ...lines, asked.checkRight(voice)].join('\n'),
    options: ['Send it', 'Change something'],
  };
}

/** Something said first, and then the next question again. */
export function asking(text: string, talk: Talk, turn: Turn): Said {
  const next = talk.intake ? promptAgain(talk.intake, voiceIn(talk), turn, text !== '') : { text: '' };
  return { ...next, text: [text, next.text].filter(Boolean).join('\n') };
}

/** What was understood is read back with fewer words the second time. */
export function promptAgain(open: Intake, voice: Voice, turn: Turn, again = true): Said {
  const asks = prompt(open, voice, turn);
  const facts = understood(open.told);
  const key = intake.next(open.draft, contextOf(open, voice, turn))?.key;
  if (!again || !facts || key !== 'right' || open.step === 'change') return asks;
  return { ...asks, text: asked.rightShort(voice, { facts }) };
}

function contextOf(open: Intake, voice: Voice, { council, now }: Turn): IntakeContext {
  return { council, now, told: open.told, voice };
}

/** One answer of the intake: read by the question it belongs to, or more of the story. */
export async function answering(talk: Talk, said: string, turn: Turn): Promise<Told> {
  const open = talk.intake!;
  const voice = voiceIn(talk);
  const context = contextOf(open, voice, turn);
  if (open.step === 'change') return changing(talk, open, said, turn);
  const question = intake.next(open.draft, context);
  if (!question) return checking(talk, open, said, turn);
  const { options } = question.ask(open.draft, voice, context);
  const answered = intake.answer(open.draft, isClosed(options) ? chosen(said, options, open) : said, context);
  const kept = { ...open, draft: answered.draft };
  if ('taken' in answered) return taken(talk, andMore(kept, said, question.key, turn), question.key, turn);
  const next: Talk = { ...talk, intake: kept };
  const offered = question.ask(kept.draft, voice, context).options;
  if ('meanwhile' in answered)
    return {
      talk: next,
      replies: [{ text: answered.meanwhile, options: question.key === 'right' ? undefined : offered?.slice(0, 3) }],
    };
  if (question.key === 'right') return toBePutRight(next, kept, said, turn);
  const more = learnt(open, kept, said) ? undefined : moreIn(said, question.key);
  if (more === 'story') return added(next, kept, said, turn);
  const again =
    isGreeting(said) || !HAS_LETTERS.test(said) ? question.ask(kept.draft, voice, context).text : answered.again;
  if (more === undefined)
    return { talk: next, replies: [{ text: question.key === 'safe' ? again : answered.again, options: offered }] };
  const held = { ...talk, intake: withSigns(kept, said) };
  return { talk: held, replies: [{ text: asked.safeAfterStory(voice), options: offered }] };
}

const HAS_LETTERS = /[\p{L}\p{N}]/u;

function isClosed(options: readonly string[] = []): boolean {
  return options.includes('Yes') || options.includes('Yes please');
}

/** "2" where the second answer is meant; "tak" where yes is. */
function chosen(said: string, options: readonly string[] = [], open: Intake): string {
  const numbered = /^\s*\d\s*$/.test(said) ? options[Number(said) - 1] : undefined;
  return numbered ?? inEnglish(said, open);
}

/** The question itself could use something of it: a way to be reached, whose place is still missing. */
function learnt({ draft: before }: Intake, { draft: after }: Intake, said: string): boolean {
  const changed = (Object.keys(after) as (keyof Draft)[]).some((it) => after[it] !== before[it]);
  return changed && said.trim().length < LONG;
}

/** Questions whose answer is kept as a yes or a no, and not as it was typed. */
const KEPT_SHORT: readonly (keyof Draft)[] = ['safe', 'interpreter', 'right', 'advocate'];

/** "Yes, but she shouted at him too": the more of it is part of the story. */
function andMore(open: Intake, said: string, key: keyof Draft, turn: Turn): Intake {
  if (!KEPT_SHORT.includes(key) || (key === 'safe' && open.draft.safe !== 'no') || !saysMore(said)) return open;
  if (open.draft.what === undefined) return withSigns(open, said);
  return { ...withMore(open, said, turn), draft: { ...withMore(open, said, turn).draft, right: open.draft.right } };
}

/** "Tak" to a question of yes or no, as the question reads it, with the word that was typed. */
function inEnglish(said: string, { told: known }: Intake): string {
  if (isYes(said) || isNo(said)) return said;
  const meant = yesOrNoIn(said, known?.language) ?? yesOrNoIn(said);
  return meant ? `${meant} (${said.trim()})` : said;
}

const LONG = 40;
/** What somebody types beside their way of being reached is often a try at it: a little more of it is taken for a word to keep. */
const FEWEST: Partial<Record<keyof Draft, number>> = { reply: 3 };

/** Letters or pictures: a row of dots says nothing that could be passed on. */
const SIGNS = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** What answers no question is still something they said: more of the story, where it says anything, and not a mistake. */
function moreIn(said: string, key: keyof Draft): 'story' | 'sign' | undefined {
  if (key === 'what' || isYes(said) || isNo(said) || isUnsure(said) || isGreeting(said)) return undefined;
  if (key === 'safe' && isThin(said)) return SIGNS.test(said) ? 'sign' : undefined;
  if (said.trim().length >= LONG) return 'story';
  const words = said.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length >= (FEWEST[key] ?? 2) ? 'story' : undefined;
}

function withSigns(open: Intake, said: string): Intake {
  return { ...open, draft: { ...open.draft, ...signsWith(open.draft, said) } };
}

function added(talk: Talk, open: Intake, said: string, turn: Turn): Told {
  const more = { ...talk, intake: withMore(open, said, turn) };
  const first = open.draft.what === undefined;
  return { talk: more, replies: [asking(first ? '' : asked.added(voiceIn(more)), more, turn)] };
}

/** Something is not as we understood it, or is missing: what is understood now is shown, unless nothing of it has changed. */
function toBePutRight(talk: Talk, open: Intake, said: string, turn: Turn): Told {
  const more = { ...talk, intake: withMore(open, said, turn) };
  const voice = voiceIn(more);
  const facts = understood(more.intake.told);
  const question = intake.next(more.intake.draft, contextOf(more.intake, voice, turn));
  if (!facts || question?.key !== 'right') return { talk: more, replies: [asking(asked.added(voice), more, turn)] };
  const same = facts === understood(open.told);
  const shown = same ? asked.rightStill(voice) : asked.rightNow(voice, { facts });
  const { options } = prompt(more.intake, voice, turn);
  return { talk: more, replies: [{ text: `${asked.added(voice)}${same ? ' ' : '\n'}${shown}`, options }] };
}

function taken(talk: Talk, open: Intake, key: keyof Draft, turn: Turn): Promise<Told> | Told {
  if (key === 'safe' && open.draft.safe !== 'no') return notSafe(talk, open, turn);
  const known =
    key === 'what' ? understand(open, turn) : key === 'right' && open.draft.right ? withFacts(open, turn) : open;
  const answered: Intake = { ...known, trail: [...(open.trail ?? []), key] };
  const next = { ...talk, intake: answered };
  return { talk: next, replies: [prompt(answered, voiceIn(next), turn)] };
}

/** More of the story. What was understood before is shown anew, unless it was agreed to and a few more words change nothing of it. */
export function withMore(open: Intake, said: string, turn: Turn): Intake {
  const { right, signs, ...draft } = open.draft;
  const what = [draft.what ?? signs, said].filter(Boolean).join('\n');
  const more = understand({ ...open, draft: { ...draft, what } }, turn);
  const few = said.trim().length < LONG && open.told?.complainant?.says === more.told?.complainant?.says;
  const holds = right && (few || understood(open.told) === understood(more.told));
  return holds ? { ...more, draft: { ...more.draft, right } } : more;
}

/** What they told and what they agreed to is added to; whether somebody is unsafe can be said at any time. */
const STAYS: readonly (keyof Draft)[] = ['safe', 'what', 'right'];

/** The last question that was answered, asked again. What was told stays: it is added to, and never taken away by a word. */
export function goBack(talk: Talk, turn: Turn): Told {
  const open = talk.intake!;
  const trail = open.trail ?? [];
  const last = trail.at(-1);
  if (last && !STAYS.includes(last)) {
    const told = change(talk, open, last, turn);
    return { ...told, talk: { ...told.talk, intake: { ...told.talk.intake!, trail: trail.slice(0, -1) } } };
  }
  return { talk, replies: [asking(wonder.cannotGoBack(voiceIn(talk)), talk, turn)] };
}

function understand(open: Intake, turn: Turn): Intake {
  return { ...open, told: told(open.draft.what ?? '', localDate(turn.now)) };
}

/** What was said early is not asked again: who is speaking, that they would rather not say who, when, what would put it right, an advocate. */
function withFacts(open: Intake, turn: Turn): Intake {
  const { complainant, hoped, when, advocate, hasAdvocate, service } = open.told ?? {};
  const draft = { ...open.draft };
  if (complainant) draft.who ??= complainant.kind;
  if (complainant?.kind === 'anonymous') draft.name ??= { words: complainant.from };
  if (hoped) draft.hoped ??= hoped;
  if (when) draft.when ??= { words: when.words, day: when.day ?? latestDay(when.words, turn.now) };
  if (hasAdvocate) draft.advocate ??= 'has';
  if (advocate) draft.advocate ??= 'yes';
  const named = teamIn(draft.what ?? '', turn.council);
  // Whoever is still asked when it happened is asked which team in the same breath.
  const about = named ? turn.council.teams[named]!.name : draft.when && service?.[0];
  if (about) draft.service ??= about;
  return { ...open, draft };
}

async function checking(talk: Talk, open: Intake, said: string, turn: Turn): Promise<Told> {
  if (NOT_YET.test(said))
    return { talk, replies: [{ ...prompt(open, voiceIn(talk), turn), text: asked.notYet(voiceIn(talk)) }] };
  if (/^change/i.test(said.trim()) || isNo(inEnglish(said, open))) {
    const wanted = labelIn(open, said.replace(/^change( something)?/i, ''));
    const step: Intake = { ...open, step: 'change' };
    return wanted
      ? change(talk, open, wanted, turn)
      : { talk: { ...talk, intake: step }, replies: [prompt(step, voiceIn(talk), turn)] };
  }
  return looksRight(inEnglish(said, open)) ? send(talk, open, turn) : added(talk, open, said, turn);
}

/** Somebody who thinks about it is not told that their thinking was added to it. */
const NOT_YET =
  /^\W*(not yet|wait|hang on|hold on|one (moment|sec|second|minute)|later|let me (think|check)( about it)?|(can i |i need to |i want to |i'?ll )?think about it|not (now|sure)|i'?m not sure|dunno|maybe)\W*$/i;

function changing(talk: Talk, open: Intake, said: string, turn: Turn): Told {
  const key = labelIn(open, said);
  if (key) return change(talk, open, key, turn);
  const voice = voiceIn(talk);
  return { talk, replies: [{ ...prompt(open, voice, turn), text: asked.changeWhich(voice) }] };
}

function labelIn({ draft }: Intake, said: string): keyof Draft | undefined {
  const typed = said.trim().toLowerCase();
  return typed
    ? checked(draft).find(([key, label]) => key === typed || label.toLowerCase().includes(typed))?.[0]
    : undefined;
}

/** Answers that hang on another one and are asked anew with it. */
const WITH: Partial<Record<keyof Draft, readonly (keyof Draft)[]>> = {
  who: ['category', 'tie'],
  when: ['late', 'service'],
  court: ['courtMore'],
  reply: ['replyBy'],
};

/** "Change my name", before everything has been asked: the answer that is meant. */
export function toChange(open: Intake, plain: string): keyof Draft | undefined {
  const wanted = /^(?:can i )?change (?:what |the )?(.{2,30})$/.exec(plain)?.[1];
  const theirs = wanted?.replace(/^(who )?i am$/, 'who you are').replace(/\bmy\b/g, 'your');
  return theirs ? labelIn(open, theirs) : undefined;
}

export function change(talk: Talk, open: Intake, key: keyof Draft, turn: Turn): Told {
  const draft = { ...open.draft };
  for (const it of [key, ...(WITH[key] ?? [])]) delete draft[it];
  const { step, ...rest } = open;
  const next: Intake = { ...rest, draft };
  const voice = voiceIn(talk);
  const asks = prompt(next, voice, turn);
  return {
    talk: { ...talk, intake: next },
    replies: [key === 'what' ? { ...asks, text: asked.whatAnew(voice) } : asks],
  };
}
