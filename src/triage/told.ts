import type { LocalDate } from '../calendar/local-date.ts';
import type { Complainant } from '../procedures/procedure.ts';
import { languageOf } from './english/languages.ts';
import { kindOf } from './rules/kind.ts';
import { type Message, message as readMessage } from './rules/message.ts';
import { type Speaker, speaker } from './rules/who.ts';
import { ageIn } from './told/age.ts';
import { childIn } from './told/child.ts';
import { hopedIn, triedIn } from './told/hopes.ts';
import { mattersIn } from './told/matters.ts';
import { whenIn } from './told/when.ts';

/** What somebody has told already, so that it is shown back and not asked again. */
export interface Told {
  complainant?: { kind: Complainant; says: string; from: string };
  /** The age of the child it is about; a child's own. */
  age?: number;
  /** "your daughter" */
  child?: { says: string; from: string };
  when?: When;
  /** What would put it right, in their words. */
  hoped?: string;
  /** What they did about it already, in their words. */
  tried?: string[];
  /** Teams and services they name. */
  service?: string[];
  /** Whether the same matter is in court is never guessed. */
  proceedings?: { stage: 'issued' | 'threatened' | 'finished'; from: string };
  /** The language it is written in, where it is not English. */
  language?: string;
  /** They would like somebody on their side. */
  advocate?: boolean;
  /** They have somebody on their side already. */
  hasAdvocate?: boolean;
  asks: Ask[];
  /** What it is about in a few words each, for "I think there are three things here"; none where they tell of danger now. */
  matters: string[];
}

export interface When {
  /** Their own words for it. */
  words: string;
  day?: LocalDate;
  /** `2025-05` */
  month?: string;
  /** More than a year before the message. */
  overAYear?: boolean;
}

export type Ask = 'stage-2' | 'stage-3' | 'withdrawal' | 'chase';

/** Finds the facts in a message. Nothing is inferred that the writer did not say. */
export function told(text: string, received: LocalDate): Told {
  const message = readMessage(text, { received });
  const found = speaker(message);
  // Whoever says that they are thirty-four tells of the child they were.
  const who = found?.kind === 'child' && isGrown(text) ? undefined : found;
  const child = childIn(message, who);
  const age = ageIn(message, who);
  const when = whenIn(text, received);
  const hoped = hopedIn(text);
  const tried = triedIn(text);
  const service = serviceIn(message);
  const proceedings = proceedingsIn(message);
  const language = languageOf(text);
  return {
    ...(who && { complainant: complainantOf(who, age, child?.says) }),
    ...(age !== undefined && { age }),
    ...(child && { child }),
    ...(when && { when }),
    ...(hoped && { hoped }),
    ...(tried.length > 0 && { tried }),
    ...(service.length > 0 && { service }),
    ...(proceedings && { proceedings }),
    ...(language && { language }),
    ...(wantsAdvocate(message) && { advocate: true }),
    ...(message.says('has an advocate') > 0 && { hasAdvocate: true }),
    asks: asksIn(message),
    // Somebody who told of being hurt does not hear it summed up by a machine.
    matters: message.danger.level === 'now' ? [] : mattersIn(message),
  };
}

const OWN_AGE =
  /\b(?:i'?m|i am|im)\s+(?:now |only |nearly )?(\d{2})\b(?!\s*(?:weeks?|months?|days?|hours?|miles?|min))/i;

function isGrown(text: string): boolean {
  return Number(OWN_AGE.exec(text)?.[1] ?? 0) >= 18;
}

/** "you are 13 and live with a foster carer", "you are her grandparent". */
function complainantOf({ kind, says, from }: Speaker, age: number | undefined, child: string | undefined) {
  if (kind === 'child' && age !== undefined && !says.includes('18'))
    return { kind, says: `you are ${age} and ${says.replace(/^you /, '')}`, from };
  if (kind === 'child' && age !== undefined) return { kind, says: `you are ${age}`, from };
  if (kind === 'parent' && child)
    return { kind, says: `you are the parent of ${child.replace(/^your /, 'your ')}`, from };
  return { kind, says, from };
}

function wantsAdvocate(message: Message): boolean {
  return (
    /\b(want|like|need|have|get|can i have|ask(ing)? for)\b[^.!?]{0,30}\b(an? )?advocate\b/i.test(message.text) &&
    message.says('has an advocate') === 0
  );
}

function asksIn(message: Message): Ask[] {
  const replied = message.says('has had a reply to a complaint') > 0 || /stage (two|2)\b/i.test(message.text);
  return [
    ...(message.says('asks for stage 2') > 0 && replied && message.says('asks for stage 3') === 0
      ? (['stage-2'] as const)
      : []),
    ...(message.says('asks for stage 3') > 0 ? (['stage-3'] as const) : []),
    ...(kindOf(message).kind === 'withdrawal' ? (['withdrawal'] as const) : []),
    ...(message.says('an answer is overdue') > 0 ? (['chase'] as const) : []),
  ];
}

function proceedingsIn(message: Message): Told['proceedings'] {
  if (message.says('proceedings are over') > 0)
    return { stage: 'finished', from: message.words('proceedings are over') };
  if (message.says('proceedings are running') > 0)
    return { stage: 'issued', from: message.words('proceedings are running') };
  if (message.says('legal action is threatened') > 0)
    return { stage: 'threatened', from: message.words('legal action is threatened') };
  return undefined;
}

const SERVICES = [
  'support to a child in need',
  'leaving care',
  'adoption support',
  'special guardianship support',
  'an education, health and care plan',
  'school transport',
  'early help',
  'a child protection conference',
  'a child protection enquiry',
] as const;

/** A service, by what it does; a job title ("my sw", "a support worker") says nothing of where somebody works (domain section 3). */
const TITLE = /\b(workers?|sws?|pas?|officers?|managers?|assistants?)\b/i;

function serviceIn(message: Message): string[] {
  const named = SERVICES.map((it) => message.words(it).toLowerCase());
  return [...new Set(named.filter((it) => it && !TITLE.test(it)))];
}
