import { addMonths, type Instant, type LocalDate, localDate } from '../src/calendar/local-date.ts';
import { listed } from '../src/calendar/span.ts';
import type { Council } from '../src/councils/index.ts';
import type { Complainant } from '../src/procedures/procedure.ts';
import type { Told } from '../src/triage/told.ts';
import { isNo, isUnsure, isYes, readSafe, type When, whenPast, words } from './answers.ts';
import { createForm, type Prompt, type Questions, type Read, type Voice } from './form.ts';
import { type Name, readName } from './name.ts';
import { type Reach, readReach } from './reach.ts';
import { readWho, tied, WHO_LABELS } from './who.ts';
import { asked } from './wording/asked.ts';

/** Everything the intake may learn. Kept by question name; words are exactly what was typed. */
export interface Draft {
  safe: 'yes' | 'no' | 'unsure';
  what: string;
  /** What was sent without a letter in it, before the story was. */
  signs: string;
  /** They were asked once for a little more than a word. */
  urged: true;
  right: boolean;
  /** They said once that it is not right, and were asked what is wrong. */
  doubted: true;
  interpreter: 'yes' | 'no';
  who: Complainant;
  /** The row of the law's list that they said they are: W1 to W16. */
  category: string;
  tie: string;
  when: When;
  service: string;
  late: string;
  hoped: string;
  court: string;
  courtMore: string;
  /** `has` where they have one already. */
  advocate: 'has' | 'yes' | 'no' | 'later';
  name: Name;
  needs: string;
  replyBy: Reach['by'];
  reply: Reach;
}

export interface IntakeContext {
  council: Council;
  now: Instant;
  told: Told | undefined;
  voice: Voice;
}

const CHILDREN: readonly Complainant[] = ['child', 'young-person'];

export function isChild(draft: Partial<Draft>): boolean {
  return draft.who !== undefined && CHILDREN.includes(draft.who);
}

function owedAdvocate(draft: Partial<Draft>): boolean {
  return isChild(draft) || draft.who === 'care-leaver';
}

const grownUp = (draft: Partial<Draft>) => !isChild(draft);

/**
 * What we ask a person before their complaint is opened, each once: nine answers at most for a child, twelve for an adult.
 * Danger is screened on every turn, not here.
 */
const questions: Questions<Draft, IntakeContext> = [
  {
    key: 'safe',
    ask: ({ what }, voice) => ({
      text: what ? asked.safeAfterStory(voice) : asked.safe(voice),
      options: ['No', 'Yes', 'Not sure'],
    }),
    read: readSafe,
  },
  { key: 'what', label: 'What happened', ask: (_, voice) => ({ text: asked.what(voice) }), read: story },
  {
    key: 'interpreter',
    label: 'An interpreter',
    when: (_, { told }) => told?.language !== undefined,
    ask: (_, voice, { told }) => ({
      text: asked.language(voice, { language: told!.language! }),
      options: ['Yes', 'No'],
    }),
    read: (said, _, { told, voice }) => {
      if (isNo(said)) return { answer: 'no' };
      if (!isYes(said)) return { again: asked.languageAgain(voice) };
      return { answer: 'yes', also: { needs: `an interpreter: ${told!.language!}` } };
    },
  },
  {
    key: 'right',
    when: (_, { told }) => understood(told) !== undefined,
    ask: (_, voice, { told }) => ({
      text: [asked.right(voice, { facts: understood(told)! }), ...(goesOn(told!) ? [asked.before(voice)] : [])].join(
        '\n',
      ),
      options: ['Yes', 'Not quite'],
    }),
    read: (said, { doubted }, { voice }) => {
      if (isYes(said)) return { answer: true };
      if (isNo(said) || /^not quite/i.test(said.trim()))
        return doubted ? { answer: false } : { meanwhile: asked.notQuite(voice), also: { doubted: true } };
      return { again: asked.rightAgain(voice) };
    },
  },
  {
    key: 'who',
    label: 'Who you are',
    ask: (_, voice) => ({ text: asked.who(voice), options: WHO_LABELS }),
    read: (said, _, { voice, told }) => {
      const read = readWho<Draft>(said, asked.whoAgain(voice), told?.age);
      // Somebody who writes in another language is not asked until they find the English word: a person reads theirs.
      return 'again' in read && told?.language && said.trim() ? { answer: 'other', also: { tie: said } } : read;
    },
  },
  {
    key: 'tie',
    label: 'Your tie to the child',
    when: ({ who }) => who !== undefined && TIES[who] !== undefined,
    ask: ({ who }, voice) => ({ text: asked[TIES[who!]!.ask](voice), options: TIES[who!]!.options }),
    read: (said) => ({ ...words(said), also: tied(said) }),
  },
  {
    key: 'when',
    label: 'When, and which service',
    when: grownUp,
    ask: (_, voice, { council }) => ({ text: asked.when(voice, { teams: teams(council) }) }),
    read: (said, { service = said.trim() }, { now }) => {
      const read = whenPast(said, now);
      return 'answer' in read ? { ...read, also: { service } } : read;
    },
  },
  {
    key: 'service',
    label: 'The team or service',
    when: grownUp,
    ask: (_, voice, { council }) => ({ text: asked.service(voice, { teams: teams(council) }) }),
    read: words,
  },
  {
    key: 'late',
    label: 'Why it is told now',
    when: (draft, { now }) => grownUp(draft) && moreThanAYear(draft.when?.day, now),
    ask: (_, voice) => ({ text: asked.late(voice) }),
    read: words,
  },
  {
    key: 'hoped',
    label: 'What would put it right',
    ask: (_, voice) => ({ text: asked.hoped(voice) }),
    read: words,
  },
  {
    key: 'court',
    label: 'Court or police',
    when: grownUp,
    ask: (_, voice, { told }) => ({ text: asked[COURT[told?.proceedings?.stage ?? 'none']](voice), options: NO_YES }),
    read: (said, _, { voice, told }) =>
      answersCourt(said) || (told?.language && said.trim()) ? { answer: said } : { again: asked.courtAgain(voice) },
  },
  {
    key: 'courtMore',
    label: 'The case',
    when: asksForTheCase,
    ask: (_, voice) => ({ text: asked.courtMore(voice) }),
    read: words,
  },
  {
    key: 'advocate',
    label: 'An advocate',
    when: owedAdvocate,
    ask: (_, voice, { council }) => ({
      text: asked.advocate(voice, { council: council.short }),
      options: ['Yes please', 'No thanks', 'Decide later', 'Tell me more'],
    }),
    read: (said, _, { council, voice }) => {
      if (/tell me more|what('| i)s (that|an advocate)|more/i.test(said))
        return { meanwhile: aboutAdvocates(council, voice) };
      if (/later|not (yet|now|sure)|maybe|dunno|don'?t know/i.test(said)) return { answer: 'later' };
      if (isYes(said)) return { answer: 'yes' };
      return isNo(said) ? { answer: 'no' } : { again: asked.advocateAgain(voice) };
    },
  },
  {
    key: 'name',
    label: 'Your name',
    ask: (draft, voice, { told }) => ({
      text: nameQuestion(draft, told)(isChild(draft) && voice === 'easy' ? 'child' : voice),
      options: ["I'd rather not say"],
    }),
    read: (said, _, { voice }) =>
      said.trim() && !BARE_YES.test(said) ? { answer: readName(said) } : { again: asked.nameAgain(voice) },
  },
  {
    key: 'reply',
    label: 'How we reach you',
    ask: (draft, voice) => ({
      text: asked.reply(voice),
      options: isChild(draft)
        ? ['Here in chat', 'Text', 'Email', 'Someone I trust']
        : ['Here in chat', 'Email', 'Text', 'Phone', 'Post'],
    }),
    read: (said, { replyBy, needs }, { voice }) => readReach(said, replyBy, voice, needs),
  },
  // Answers without a question of their own: they come along with another.
  { key: 'signs', when: never, ask: silence, read: words },
  { key: 'doubted', when: never, ask: silence, read: () => ({ answer: true }) },
  { key: 'urged', when: never, ask: silence, read: () => ({ answer: true }) },
  { key: 'category', when: never, ask: silence, read: words },
  { key: 'replyBy', when: never, ask: silence, read: () => ({ again: '' }) },
  { key: 'needs', label: 'What would help', when: never, ask: silence, read: words },
];

function never(): boolean {
  return false;
}

function silence(): Prompt {
  return { text: '' };
}

export const intake = createForm<Draft, IntakeContext>('intake', questions);

/** A child who has said how old they are is not asked again. */
function nameQuestion(draft: Partial<Draft>, told: Told | undefined) {
  return isChild(draft) && told?.age !== undefined ? asked.firstName : asked.name;
}

const BARE_YES = /^\W*(yes|yeah|yep|yup|ok|okay|sure)\W*$/i;
const GREETING = /^\W*(hi|hiya|hello|hey|yo|hi there|good (morning|afternoon|evening)|ok|okay|yes|no|yeah)\W*$/i;
/** Nobody is asked what happened who has told it; these words say only that there is something to tell. */
const OPENING =
  /^\W*((hi|hiya|hello|hey|good (morning|afternoon|evening))\W+)?((i('| woul)?d like|i ?d like|i want|i need|i wish|can i|how do i|id like|i am writing|im writing) )?(to )?((make|raise|file|log|lodge|put in) )?(a |an |my )?(formal |official )?(complain|complaint)( please)?( about ((my |a |the )?(social workers?|sw|social services|children'?s services|council)|you|something|someone))?\W*(please)?\W*$/i;
const STUCK =
  /^\W*((i )?(do not|don'?t|dont) (really )?know (where|how|what) to (start|begin|say|explain|put|write)( it| this)?|(it'?s|its|this is) (so |really |very )?(hard|difficult|complicated) to (explain|say|talk about)|where do i (start|begin)|what (do|should) i (say|write)|idk( what to say)?|dunno|i (do not|don'?t|dont) know)\W*$/i;
/** As few words as these may be anything: they are kept, and asked about once. */
const FEW_WORDS = 3;

/** Whether these words only open a conversation, or are too few to look into: kept until there is more. */
export function isThin(said: string): boolean {
  return OPENING.test(said) || STUCK.test(said) || (said.match(/[\p{L}\p{N}]+/gu) ?? []).length < FEW_WORDS;
}

export function isGreeting(said: string): boolean {
  return GREETING.test(said);
}

/** What was sent before there was a story, with what is sent now. */
export function signsWith({ signs }: Partial<Draft>, said: string): Partial<Draft> {
  return { signs: [signs, said].filter(Boolean).join('\n') };
}

/** What only emoji or a single word say, a person cannot look into: it is asked about once, and then taken as it is. */
function story(said: string, draft: Partial<Draft>, { voice }: IntakeContext): Read<string, Draft> {
  if (!said.trim()) return { again: asked.noWords(voice) };
  if (GREETING.test(said)) return { again: asked.what(voice) };
  const also = signsWith(draft, said);
  if (OPENING.test(said)) return { again: asked.what(voice), also };
  if (STUCK.test(said)) return { again: asked.stuck(voice), also };
  const urged = { ...also, urged: true as const };
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(said)) return { again: asked.noWords(voice) };
  if (!draft.urged && !/[\p{L}\p{N}]/u.test(said)) return { again: asked.noLetters(voice), also: urged };
  if (!draft.urged && isThin(said) && !isSpaceless(said)) return { again: asked.more(voice), also: urged };
  return { answer: also.signs! };
}

/** Scripts that are written without spaces say much in what looks like one word. */
function isSpaceless(said: string): boolean {
  return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(said);
}

const TIES: Partial<
  Record<
    Complainant,
    { ask: 'tieOfFamily' | 'tieOfHelper' | 'tieOfWorker' | 'tieOfOthers'; options?: readonly string[] }
  >
> = {
  grandparent: {
    ask: 'tieOfFamily',
    options: [
      'No',
      'They live with me',
      'I foster them',
      'I am their special guardian',
      'I have parental responsibility',
    ],
  },
  relative: {
    ask: 'tieOfFamily',
    options: [
      'No',
      'They live with me',
      'I foster them',
      'I am their special guardian',
      'I have parental responsibility',
    ],
  },
  representative: { ask: 'tieOfHelper', options: ['Yes', 'No', 'Too young to ask', 'Not sure'] },
  advocate: { ask: 'tieOfHelper', options: ['Yes', 'No', 'Not sure'] },
  professional: { ask: 'tieOfWorker', options: ['For the family', 'For my service'] },
  other: { ask: 'tieOfOthers' },
};

const NO_YES = ['No', 'Yes', 'Not sure'] as const;

const COURT = { none: 'court', finished: 'courtEnded', issued: 'courtRuns', threatened: 'courtThreatened' } as const;

const OF_COURT =
  /\b(court|police|case|hearing|judge|magistrate|tribunal|appeal|solicitor|lawyer|barrister|charge|bail|arrest|crime|trial|proceeding|cafcass|order|not|never|soon|yet|ended|over|finished|started|same|different|both)/i;
const A_FEW_WORDS = 4;

/** A month or a name is an answer to something else; a sentence is taken as it is. */
function answersCourt(said: string): boolean {
  const full = said.trim().split(/\s+/).length >= A_FEW_WORDS;
  return full || isYes(said) || isNo(said) || isUnsure(said) || OF_COURT.test(said);
}

/** A bare "yes" is followed up once, unless so much was asked already that a person had better ask the rest. */
function asksForTheCase({ court = '', late, tie }: Partial<Draft>): boolean {
  const bare = /^\W*(yes|y|yeah|yep|not sure|unsure|maybe|dunno|don'?t know)\W*$/i.test(court);
  return bare && late === undefined && tie === undefined;
}

/** "I think there are three things here: 1. ..., 2. ..." in the writer's own terms. What is in another language is not guessed at. */
export function understood(told: Told | undefined): string | undefined {
  if (!told || told.language) return undefined;
  const { matters, complainant, hasAdvocate } = told;
  const things =
    matters.length > 1
      ? `there are ${matters.length} things here: ${matters.map((it, at) => `${at + 1}. ${it}`).join('; ')}`
      : matters[0] && `this is about ${matters[0]}`;
  const has = hasAdvocate && complainant?.kind !== 'advocate' && complainant?.kind !== 'representative';
  return [complainant?.says, has && 'you have an advocate', things].filter(Boolean).join(', and ') || undefined;
}

/** They write about a complaint that was answered, or that should have been: it may be here already. */
function goesOn({ asks }: Told): boolean {
  return asks.some((it) => it === 'stage-2' || it === 'stage-3' || it === 'chase');
}

function teams({ teams: all }: Council): string {
  const names = Object.values(all)
    .slice(0, 3)
    .map((it) => it.name);
  return names.length > 1 ? ` (for example ${listed(names)})` : '';
}

function moreThanAYear(day: LocalDate | undefined, now: Instant): boolean {
  return day !== undefined && addMonths(day, 12) < localDate(now);
}

export function advocacyOf({ advocacy, complaintsTeam }: Council): string {
  return advocacy
    ? `${advocacy.name} is the one here${advocacy.phone ? `: ${advocacy.phone}, free` : ''}.`
    : `The ${complaintsTeam.name} will put you in touch with one.`;
}

export function aboutAdvocates(council: Council, voice: Voice): string {
  return asked.advocateMore(voice, { who: advocacyOf(council) });
}

export function voiceOf(draft: Partial<Draft>, told: Told | undefined): Voice {
  if (draft.who) return isChild(draft) ? 'child' : 'adult';
  const found = told?.complainant?.kind;
  const young = told?.age !== undefined && told.age < 18 && found === undefined;
  return young || (found !== undefined && CHILDREN.includes(found)) ? 'child' : 'adult';
}
