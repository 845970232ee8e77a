import type { Said } from '../cards/card.ts';
import { localDate } from '../src/calendar/local-date.ts';
import { told } from '../src/triage/told.ts';
import { isNo, isYes, latestDay } from './answers.ts';
import { checked } from './check.ts';
import type { Voice } from './form.ts';
import { type Draft, type IntakeContext, intake } from './intake.ts';
import { send, teamIn } from './send.ts';
import type { Intake, Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { notSafe } from './unsafe.ts';
import { asked } from './wording/asked.ts';

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
  const next = talk.intake ? prompt(talk.intake, voiceIn(talk), turn) : { text: '' };
  return { ...next, text: [text, next.text].filter(Boolean).join('\n') };
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
  const answered = intake.answer(open.draft, said, context);
  const kept = { ...open, draft: answered.draft };
  if ('taken' in answered) return taken(talk, kept, question.key, turn);
  const next: Talk = { ...talk, intake: kept };
  const offered = question.ask(kept.draft, voice, context).options;
  if ('meanwhile' in answered)
    return {
      talk: next,
      replies: [{ text: answered.meanwhile, options: question.key === 'right' ? undefined : offered?.slice(0, 3) }],
    };
  if (question.key === 'right' || belongsToStory(said)) return added(next, kept, said, turn);
  return { talk: next, replies: [{ text: answered.again, options: offered }] };
}

const LONG = 40;

/** A long answer to a short question is more of the story, not a mistake. */
function belongsToStory(said: string): boolean {
  return said.trim().length >= LONG;
}

function added(talk: Talk, open: Intake, said: string, turn: Turn): Told {
  const more = { ...talk, intake: withMore(open, said, turn) };
  return { talk: more, replies: [asking(asked.added(voiceIn(more)), more, turn)] };
}

function taken(talk: Talk, open: Intake, key: keyof Draft, turn: Turn): Promise<Told> | Told {
  if (key === 'safe' && open.draft.safe !== 'no') return notSafe(talk, open, turn);
  const known = key === 'what' ? understand(open, turn) : key === 'right' ? withFacts(open, turn) : open;
  const next = { ...talk, intake: known };
  return { talk: next, replies: [prompt(known, voiceIn(next), turn)] };
}

/** More of the story. What was understood before is shown anew. */
export function withMore(open: Intake, said: string, turn: Turn): Intake {
  const what = open.draft.what ? `${open.draft.what}\n${said}` : said;
  const { right, ...draft } = open.draft;
  return understand({ ...open, draft: { ...draft, what } }, turn);
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
  if (/^change/i.test(said.trim()) || isNo(said)) {
    const wanted = labelIn(open, said.replace(/^change( something)?/i, ''));
    const step: Intake = { ...open, step: 'change' };
    return wanted
      ? change(talk, open, wanted, turn)
      : { talk: { ...talk, intake: step }, replies: [prompt(step, voiceIn(talk), turn)] };
  }
  return isYes(said) ? send(talk, open, turn) : added(talk, open, said, turn);
}

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

function change(talk: Talk, open: Intake, key: keyof Draft, turn: Turn): Told {
  const draft = { ...open.draft };
  for (const it of [key, ...(WITH[key] ?? [])]) delete draft[it];
  const next: Intake = { id: open.id, told: open.told, draft };
  return { talk: { ...talk, intake: next }, replies: [prompt(next, voiceIn(talk), turn)] };
}
