import type { Read, Voice } from './form.ts';
import { asked } from './wording/asked.ts';

/** How somebody is reached, and what they need to read or hear it. */
export interface Reach {
  by: 'chat' | 'email' | 'text' | 'phone' | 'post' | 'someone';
  to?: string;
}

/** One address, without the signs by which a mail server would see several, or a name before it. */
const EMAIL = /[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[a-z]{2,}/i;
const NUMBER = /\+?\d[\d ()-]{7,}\d/;

interface Also {
  needs: string;
  /** The way they chose, while its place is still asked for. */
  replyBy: Reach['by'];
}

/**
 * A way and a place in one: "email me at sam@example.org". A way without its place is asked for the place. What somebody says
 * they need beside that is kept, in their words.
 */
export function readReach(
  said: string,
  before: Reach['by'] | undefined,
  voice: Voice,
  known?: string,
): Read<Reach, Also> {
  const needed = [known, said.trim()].filter(Boolean).join('\n');
  if (NO_REPLY.test(said)) return { answer: { by: 'chat' }, also: { needs: needed, replyBy: 'chat' } };
  const named = wayIn(said);
  const by = (before === 'post' || before === 'someone') && said.trim().length > SHORT ? before : (named ?? before);
  const read = placeIn(said, by, voice);
  const placed = 'answer' in read && read.answer.by !== 'post' && read.answer.by !== 'someone';
  const needs = needsIn(said) || (placed && hasMore(said));
  const also = { ...(needs && { needs: needed }), ...(by && { replyBy: by }) };
  return 'again' in read && needs && !named ? { again: asked.replyWhere(voice), also } : { ...read, also };
}

/** They want no answer: it is there all the same for whoever comes back. */
const NO_REPLY =
  /^\W*(i )?((do not|don'?t|dont) (want|need)|no|without) (a |an |any |to be )?(reply|answer|response|contacted|contact)\b|^\W*(none|nothing|no)\W*$/i;

const WAYS =
  /\b(by|on|at|via|to|my|me|is|its|it'?s|please|thanks?|thank you|e-?mail|text|txt|sms|whatsapp|phone|mobile|call|ring|chat|here|in|this|number|address|you can|just|the|or|and)\b/gi;

/** Two words beside the way and the place are something to heed: "but not between 9 and 3". */
function hasMore(said: string): boolean {
  const rest = said.replace(EMAIL, ' ').replace(NUMBER, ' ').replace(WAYS, ' ');
  return (rest.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 2;
}

/** An answer as short as this names another way; a longer one is the address that was asked for. */
const SHORT = 12;

function placeIn(said: string, by: Reach['by'] | undefined, voice: Voice): { answer: Reach } | { again: string } {
  const email = EMAIL.exec(said)?.[0];
  const number = NUMBER.exec(said)?.[0];
  if (email) return { answer: { by: 'email', to: email } };
  if (by === 'someone' || by === 'post') return whereTo(by, said, voice);
  if (number) return { answer: { by: by === 'phone' ? 'phone' : 'text', to: number } };
  if (by === 'chat') return { answer: { by } };
  if (by === 'email') return { again: asked.replyEmail(voice) };
  return { again: by ? asked.replyNumber(voice) : asked.replyAgain(voice) };
}

const SHORTEST_PLACE = 5;

function whereTo(by: 'someone' | 'post', said: string, voice: Voice): { answer: Reach } | { again: string } {
  const to = said
    .replace(/^(by )?(post|letter|some(one|body)( i trust)?)[\s,:.-]*/i, '')
    .replace(/^\W*(please|thanks?|thank you|if you can)?\W*$/i, '')
    .trim();
  if (to.length > SHORTEST_PLACE) return { answer: { by, to } };
  return { again: by === 'post' ? asked.replyPost(voice) : asked.replySomeone(voice) };
}

export function wayIn(said: string): Reach['by'] | undefined {
  if (/\b(here|chat|this)\b/i.test(said)) return 'chat';
  if (/e-?mail/i.test(said)) return 'email';
  if (/\b(text|txt|sms|whatsapp)\b/i.test(said)) return 'text';
  if (/\b(phone|call|ring)\b/i.test(said)) return 'phone';
  if (/\b(post|letter)\b/i.test(said)) return 'post';
  return /trust|someone|friend|teacher|advocate/i.test(said) ? 'someone' : undefined;
}

const NEEDS =
  /\b(interpreters?|translat\w+|languages?|sign language|bsl|braille|audio|large print|big(?:ger)? (?:print|writing|letters)|easy[- ]read|coloured paper|screen reader|deaf|blind|dyslexi\w*|autis\w*|support(?: me|er)?|help me|(?:in|speak|read) (?:arabic|bengali|bulgarian|cantonese|chinese|czech|dari|farsi|french|german|greek|gujarati|hindi|hungarian|italian|kurdish|latvian|lithuanian|mandarin|pashto|polish|portuguese|punjabi|romani?|romanian|russian|slovak|somali|spanish|tamil|tigrinya|turkish|ukrainian|urdu|vietnamese|welsh))\b/i;

/** Whether somebody asks for a language, a format or support. */
export function needsIn(said: string): boolean {
  return NEEDS.test(said);
}
