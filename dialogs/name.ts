import { straight } from '../src/direction.ts';
import { isNo } from './answers.ts';

export interface Name {
  /** Exactly as it was typed. */
  words: string;
  name?: string;
  child?: string;
  age?: number;
}

const RELATED =
  /\b(?:about|for|regarding|re|(?:and )?my (?:son|daughter|grand\w+|child|children|kids?|niece|nephew|foster \w+)(?:'s name)?(?: is)?(?: called)?|(?<=[,;] *)(?:and )?(?:son|daughter|grand(?:son|daughter|child|children)|child|niece|nephew)(?:'s name)?(?: is)?(?: called)?)\b/i;

/** "13, Maya", "im maya n im 13", "Kayla Smith, about my son Leo". */
export function readName(said: string): Name {
  if (isNo(said) || /rather not|skip|don'?t want|do not know|anonymous/i.test(said)) return { words: said };
  const age = /\b(\d{1,2})\b/.exec(said)?.[1];
  const [own = '', about = ''] = said.split(RELATED).map(nameIn).filter(Boolean);
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
  const name = straight(said)
    .replace(NOT_A_NAME, ' ')
    .replace(/[\d,.;:!()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name.length <= 60 ? name : '';
}
