import type { Message } from '../rules/message.ts';
import type { Speaker } from '../rules/who.ts';

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen'.split(
    ' ',
  );
const NUMBER = `(\\d{1,2}|${WORDS.slice(1).join('|')})`;

const OWN = [
  new RegExp(
    `\\b(?:i'?m|i am|im|i\\s*=)\\s+(?:only |just |nearly |almost )?${NUMBER}\\b(?!\\s*(?:weeks?|months?|days?|hours?|miles?|minutes?|mins?|people|of|times))`,
    'i',
  ),
  new RegExp(`\\bage[d:]?\\s*${NUMBER}\\b`, 'i'),
  new RegExp(`[,.(]\\s*${NUMBER}\\s*[,.)]?\\s*$`, 'i'),
];

const THEIRS = [
  new RegExp(
    `\\b(?:he|she|they|who|son|daughter|boy|girl|child|grandson|granddaughter|nephew|niece|eldest|youngest|brother|sister)(?:'s| is| was|s|,)?\\s+(?:only |just |nearly )?${NUMBER}\\b(?!\\s*(?:weeks?|months?|days?|hours?|times|miles?|minutes?))`,
    'i',
  ),
  new RegExp(`\\b${NUMBER}[- ]?(?:years?|yrs?|yr|yo)\\b[- ]?(?:old)?`, 'i'),
  new RegExp(`\\((?:aged? )?${NUMBER}\\)`, 'i'),
  new RegExp(`\\baged?\\s+${NUMBER}\\b`, 'i'),
];

/** The child's age: the writer's own where a child writes, else that of the child they write about. */
export function ageIn({ text }: Message, who: Speaker | undefined): number | undefined {
  const isChild = who?.kind === 'child' || who?.kind === 'young-person';
  const own = first(text, OWN);
  if (own !== undefined && own < 18 && (isChild || who === undefined)) return own;
  return isChild ? undefined : first(text, THEIRS);
}

function first(text: string, patterns: readonly RegExp[]): number | undefined {
  for (const pattern of patterns) {
    const said = pattern.exec(text)?.[1]?.toLowerCase();
    if (!said) continue;
    const value = /^\d/.test(said) ? Number(said) : WORDS.indexOf(said);
    if (value >= 0 && value < 18) return value;
  }
  return undefined;
}
