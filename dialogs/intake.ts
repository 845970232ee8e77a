import type { Instant } from '../src/calendar/local-date.ts';
import { addMonths, type LocalDate, localDate } from '../src/calendar/local-date.ts';
import { listed } from '../src/calendar/span.ts';
import type { Council } from '../src/councils/index.ts';
import type { Complainant } from '../src/procedures/procedure.ts';
import type { Told } from '../src/triage/told.ts';
import { isNo, isYes, oneOf, type When, whenPast, words, yesNoUnsure } from './answers.ts';
import { createForm, type Questions, type Voice } from './form.ts';

/** Everything the intake may learn. Kept by question name; words are exactly what was typed. */
export interface Draft {
  safe: 'yes' | 'no' | 'unsure';
  what: string;
  right: boolean;
  who: Complainant;
  when: When;
  late: string;
  tried: string;
  hoped: string;
  court: string;
  advocate: 'yes' | 'no' | 'later';
  needs: string;
  name: { words: string; name?: string; child?: string; age?: number };
  reply: { by: 'chat' | 'email' | 'text' | 'phone' | 'post' | 'someone'; to?: string };
  check: true;
}

export interface IntakeContext {
  council: Council;
  now: Instant;
  told: Told | undefined;
}

const WHO = {
  child: ['I am under 18', 'myself', 'me', 'im a kid', 'a child', 'i am a child'],
  parent: ["I'm the parent", 'parent', 'mum', 'dad', 'mother', 'father', 'step-parent'],
  'foster-carer': ["I'm the foster carer", 'foster carer', 'carer'],
  'care-leaver': ['I was in care', 'care leaver'],
  grandparent: ["I'm a grandparent", 'nan', 'grandmother', 'grandfather', 'granny', 'grandad'],
  relative: ['Another relative', 'aunt', 'uncle', 'sister', 'brother', 'cousin'],
  'special-guardian': ['Special guardian', 'sgo'],
  adopter: ['Adopter', 'adoptive parent'],
  representative: ['I help someone else', 'advocate', 'friend', 'teacher', 'solicitor'],
  other: ['Someone else', 'neighbour', 'other'],
} as const satisfies Partial<Record<Complainant, readonly string[]>>;

const CHILDREN: readonly Complainant[] = ['child', 'young-person'];

export function isChild(draft: Partial<Draft>): boolean {
  return draft.who !== undefined && CHILDREN.includes(draft.who);
}

function owedAdvocate(draft: Partial<Draft>): boolean {
  return isChild(draft) || draft.who === 'care-leaver';
}

const grownUp = (draft: Partial<Draft>) => !isChild(draft);

/** "I think there are three things here: 1. ..., 2. ..." in the writer's own terms. */
function understood(told: Told | undefined): string | undefined {
  const matters = told?.matters ?? [];
  const who = told?.complainant ? `${told.complainant.says}` : undefined;
  if (matters.length === 0 && !who) return undefined;
  const things =
    matters.length > 1
      ? `there are ${matters.length} things here: ${matters.map((it, at) => `${at + 1}. ${it}`).join('; ')}`
      : matters[0]
        ? `this is about ${matters[0]}`
        : '';
  return [who, things].filter(Boolean).join(', and ');
}

/** What we ask a person before their complaint is opened. Danger is screened on every turn, not here. */
const questions: Questions<Draft, IntakeContext> = [
  {
    key: 'safe',
    ask: ({ what }) => ({
      text: `${what ? 'Thank you, I have that. Before anything else' : 'First'}: is anyone hurt or not safe right now?`,
      options: ['No', 'Yes', 'Not sure'],
    }),
    read: yesNoUnsure,
  },
  {
    key: 'what',
    label: 'What happened',
    ask: () => ({ text: "OK. Tell me what's happened. Use your own words. You can send lots of messages." }),
    read: words,
  },
  {
    key: 'right',
    when: (_, { told }) => understood(told) !== undefined,
    ask: (_, voice, { told }) => ({
      text: `${voice === 'child' ? 'Thank you for telling me. That sounds hard.\nI think' : "Thank you. I've read all of it, and a person will too. I think"} ${understood(told)}. Is that right?`,
      options: ['Yes', 'Not quite'],
    }),
    read: (said) => {
      if (isYes(said)) return { answer: true };
      if (isNo(said) || /^not quite/i.test(said.trim()))
        return { meanwhile: 'Sorry. Tell me what I got wrong, or what I missed.' };
      return { again: 'Is that right? Say yes, or tell me what is wrong.' };
    },
  },
  {
    key: 'who',
    label: 'Who you are',
    ask: () => ({
      text: 'So that I pass it to the right person: who are you?',
      options: Object.values(WHO).map(([label]) => label),
    }),
    read: oneOf<keyof typeof WHO>(WHO),
  },
  {
    key: 'when',
    label: 'When it happened',
    when: grownUp,
    ask: () => ({ text: 'When did this happen? If it went on for a while, when was the last time? Roughly is fine.' }),
    read: (said, _, { now }) => whenPast(said, now),
  },
  {
    key: 'late',
    label: 'Why it is told now',
    when: (draft, { now }) => grownUp(draft) && moreThanAYear(draft.when?.day, now),
    ask: () => ({
      text: 'Thank you. That is a while ago, so a person will look at whether it can still be taken up. What made it hard to tell us sooner?',
    }),
    read: words,
  },
  {
    key: 'tried',
    label: 'The service, and what you have tried',
    when: grownUp,
    ask: (_, __, { council }) => ({
      text: `Which team or service is it about${teams(council)}? And have you told anybody there already?`,
    }),
    read: words,
  },
  {
    key: 'hoped',
    label: 'What would put it right',
    ask: (_, voice) => ({
      text: voice === 'child' ? 'What would make it better?' : 'What would you like to happen, to put it right?',
    }),
    read: words,
  },
  {
    key: 'court',
    label: 'Court or police',
    when: grownUp,
    ask: () => ({
      text: 'Is any of this in court or with the police now, or about to be? If so, which?',
      options: ['No', 'Yes', 'Not sure'],
    }),
    read: words,
  },
  {
    key: 'advocate',
    label: 'An advocate',
    when: owedAdvocate,
    ask: (_, __, { council }) => ({
      text: `You can have someone on your side to help with this. They're called an advocate. It's free, and they work for you, not ${council.short}. Would you like one?`,
      options: ['Yes please', 'No thanks', 'Decide later', 'Tell me more'],
    }),
    read: (said, _, { council }) => {
      if (/tell me more|what('| i)s (that|an advocate)|more/i.test(said)) return { meanwhile: aboutAdvocates(council) };
      if (/later|not (yet|now|sure)|maybe|dunno|don'?t know/i.test(said)) return { answer: 'later' };
      if (isYes(said)) return { answer: 'yes' };
      return isNo(said)
        ? { answer: 'no' }
        : { again: 'Would you like an advocate? You can say yes, no, or decide later.' };
    },
  },
  {
    key: 'needs',
    label: 'What would help',
    when: (draft) => !owedAdvocate(draft),
    ask: () => ({
      text: 'What would help you with this? For example somebody to support you, another language or an interpreter, large print, easy read. If nothing, say so.',
      options: ['Nothing, thank you', 'Somebody to support me', 'Another language', 'Another format'],
    }),
    read: words,
  },
  {
    key: 'name',
    label: 'Your name',
    ask: (draft) =>
      isChild(draft)
        ? {
            text: 'What should we call you, and how old are you? It helps us pick the right person to help. A first name is fine.',
            options: ["I'd rather not say"],
          }
        : {
            text: 'What is your name, and whose child is this about? You can leave names out if you would rather.',
            options: ["I'd rather not say"],
          },
    read: (said) =>
      said.trim() ? { answer: readName(said) } : { again: 'Please type a name, or say that you would rather not.' },
  },
  {
    key: 'reply',
    label: 'How we reach you',
    ask: (draft) =>
      isChild(draft)
        ? {
            text: "What's a safe way to write or talk to you? We won't tell your carer or your family unless you want us to, or someone is in danger.",
            options: ['Here in chat', 'Text', 'Email', 'Someone I trust'],
          }
        : {
            text: 'How should we reply, and where? Choose a way that is safe for you.',
            options: ['Here in chat', 'Email', 'Text', 'Phone', 'Post'],
          },
    read: (said, draft) => readReply(said, draft.reply),
  },
];

export const intake = createForm<Draft, IntakeContext>('intake', questions);

function teams({ teams: all }: Council): string {
  const names = Object.values(all)
    .slice(0, 3)
    .map((it) => it.name);
  return names.length > 1 ? ` (for example ${listed(names)})` : '';
}

function moreThanAYear(day: LocalDate | undefined, now: Instant): boolean {
  return day !== undefined && addMonths(day, 12) < localDate(now);
}

export function aboutAdvocates({ advocacy, complaintsTeam }: Council): string {
  const who = advocacy
    ? `${advocacy.name} is the one here${advocacy.phone ? `: ${advocacy.phone}, free` : ''}.`
    : `The ${complaintsTeam.name} will put you in touch with one.`;
  return `An advocate listens, helps you say what you want, and can come to meetings. ${who} You can say yes now or any time later.`;
}

/** "13, Maya", "im maya n im 13", "Kayla Smith, about my son Leo". */
export function readName(said: string): Draft['name'] {
  if (isNo(said) || /rather not|skip|don'?t want|anonymous/i.test(said)) return { words: said };
  const age = /\b(\d{1,2})\b/.exec(said)?.[1];
  const [own = '', about = ''] = said
    .split(
      /\b(?:about|for|regarding|re|(?:and )?my (?:son|daughter|grand\w+|child|children|kids?|niece|nephew|foster \w+)(?: is)?(?: called)?)\b/i,
    )
    .map(nameIn)
    .filter(Boolean);
  return {
    words: said,
    ...(own && { name: own }),
    ...(about && { child: about }),
    ...(age && Number(age) < 100 && { age: Number(age) }),
  };
}

const NOT_A_NAME =
  /\b(i'?m|im|i am|my name is|my names|name'?s|call me|called|aged?|years? old|yrs?|and|n|its|it'?s|this is)\b/gi;

function nameIn(said: string): string {
  const name = said
    .replace(NOT_A_NAME, ' ')
    .replace(/[\d,.;:!()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name.length <= 60 ? name : '';
}

const EMAIL = /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/i;
const NUMBER = /\+?\d[\d ()-]{7,}\d/;

/** A way and a place in one: "email me at sam@example.org". A way without its place is asked for the place. */
function readReply(
  said: string,
  before?: Draft['reply'],
): { answer: Draft['reply'] } | { again: string } | { meanwhile: string } {
  const email = EMAIL.exec(said)?.[0];
  const number = NUMBER.exec(said)?.[0];
  if (email) return { answer: { by: 'email', to: email } };
  const by = wayIn(said) ?? before?.by;
  if (number) return { answer: { by: by === 'phone' ? 'phone' : 'text', to: number } };
  if (by === 'chat') return { answer: { by } };
  if (by === 'someone' || by === 'post') {
    const to = said.replace(/^(by )?(post|letter|someone i trust)[\s,:.-]*/i, '').trim();
    return to.length > 5
      ? { answer: { by, to } }
      : {
          again:
            by === 'post'
              ? 'What is the address? Type "post" and then the address.'
              : 'Who is it, and how can we reach them? Type "someone I trust" and then their name and number.',
        };
  }
  if (by === 'email') return { again: 'What is the email address?' };
  if (by) return { again: `What is the number? Type ${by === 'phone' ? '"phone"' : '"text"'} and the number.` };
  return { again: 'How can we reach you safely? You can say: here in chat, or give an email address or a number.' };
}

function wayIn(said: string): Draft['reply']['by'] | undefined {
  if (/\b(here|chat|this)\b/i.test(said)) return 'chat';
  if (/e-?mail/i.test(said)) return 'email';
  if (/\b(text|txt|sms|whatsapp)\b/i.test(said)) return 'text';
  if (/\b(phone|call|ring)\b/i.test(said)) return 'phone';
  if (/\b(post|letter)\b/i.test(said)) return 'post';
  return /trust|someone|friend|teacher|advocate/i.test(said) ? 'someone' : undefined;
}

export function voiceOf(draft: Partial<Draft>, told: Told | undefined): Voice {
  if (draft.who) return isChild(draft) ? 'child' : 'adult';
  return told?.complainant?.kind === 'child' ||
    told?.complainant?.kind === 'young-person' ||
    (told?.age !== undefined && told.age < 18 && told.complainant === undefined)
    ? 'child'
    : 'adult';
}

const SHOWN: Record<Draft['reply']['by'], string> = {
  chat: 'here in chat',
  email: 'by email',
  text: 'by text',
  phone: 'by phone',
  post: 'by post',
  someone: 'through someone you trust',
};

/** What will be passed on, answer by answer, for "check your answers". */
export function checked(draft: Partial<Draft>): (readonly [key: keyof Draft, label: string, value: string])[] {
  return questions.flatMap(({ key, label }) => {
    const value = label ? shown(key, draft) : undefined;
    return value ? [[key, label!, value] as const] : [];
  });
}

function shown(key: keyof Draft, draft: Partial<Draft>): string | undefined {
  if (draft[key] === undefined) return undefined;
  if (key === 'when') return draft.when?.words;
  if (key === 'name')
    return (
      draft.name &&
      ([draft.name.name, draft.name.child && `about ${draft.name.child}`].filter(Boolean).join(', ') || 'not given')
    );
  if (key === 'reply') return draft.reply && [SHOWN[draft.reply.by], draft.reply.to].filter(Boolean).join(', ');
  if (key === 'who') return draft.who && (WHO as Partial<Record<Complainant, readonly string[]>>)[draft.who]?.[0];
  if (key === 'advocate')
    return { yes: 'yes', no: 'no, ask again later if you change your mind', later: 'ask again later' }[draft.advocate!];
  return String(draft[key]);
}
