import type { Complainant } from '../src/procedures/procedure.ts';
import type { Read } from './form.ts';

/** Who somebody may be, in words they would use, with the row of the law's list that it is (domain section 2). */
interface Speaking {
  kind: Complainant;
  category: string;
  /** The first is shown; the others are what people type instead. */
  says: readonly [label: string, ...also: string[]];
}

const SPEAKING: readonly Speaking[] = [
  {
    kind: 'child',
    category: 'W1 or W2',
    says: ['I am under 18', 'myself', 'me', 'kid', 'child', 'under 18', 'young person', 'in care', 'in foster care'],
  },
  {
    kind: 'parent',
    category: 'W3',
    says: ["I'm the parent", 'parent', 'mum', 'mam', 'dad', 'mother', 'father', 'step-parent', 'stepmum', 'stepdad'],
  },
  { kind: 'parent', category: 'W4', says: ['I have parental responsibility', 'parental responsibility', 'pr'] },
  {
    kind: 'foster-carer',
    category: 'W5',
    says: ["I'm the foster carer", 'foster carer', 'kinship carer', 'kinship foster carer', 'carer', 'fostering'],
  },
  { kind: 'care-leaver', category: 'W6', says: ['I was in care', 'care leaver', 'left care', 'was in care'] },
  {
    kind: 'adopter',
    category: 'W7',
    says: ['I adopted, or was adopted', 'adopter', 'adoptive parent', 'adopted', 'adopting'],
  },
  {
    kind: 'special-guardian',
    category: 'W8 or W9',
    says: ['Special guardian, or I asked to be', 'special guardian', 'sgo', 'guardian'],
  },
  {
    kind: 'grandparent',
    category: 'W10',
    says: [
      "I'm a grandparent",
      ...['grandparent', 'nan', 'nana', 'nanny', 'gran', 'granny', 'grandmother', 'grandma'],
      ...['grandad', 'grandfather', 'grandpa'],
    ],
  },
  {
    kind: 'relative',
    category: 'W10',
    says: ['Another relative', 'relative', 'aunt', 'auntie', 'uncle', 'sister', 'brother', 'cousin', 'family friend'],
  },
  {
    kind: 'representative',
    category: 'W11 or W12',
    says: ['I help someone else', 'advocate', 'friend', 'solicitor', 'representative', 'on behalf', 'helping'],
  },
  {
    kind: 'professional',
    category: 'W16',
    says: ['I work with the family', 'teacher', 'nurse', 'doctor', 'health visitor', 'social worker', 'professional'],
  },
  { kind: 'other', category: 'W10 or W16', says: ['Someone else', 'neighbour', 'other', 'somebody else', 'nobody'] },
];

export const WHO_LABELS: readonly string[] = SPEAKING.map(({ says: [label] }) => label);

export interface Who {
  who: Complainant;
  category: string;
}

/** By its label, by its number in the list, or by the one word of it that somebody types: "i am his nan". */
export function readWho<D extends Partial<Who>>(said: string, again: string, age?: number): Read<Complainant, D> {
  const typed = said.trim().toLowerCase();
  const found =
    SPEAKING[Number(typed) - 1] ??
    exactly(typed) ??
    (isAStory(typed) ? undefined : among(typed.replace(SOMEBODY_ELSE, ' ')));
  if (!found || (found.kind === 'child' && isGrown(typed, age))) return { again };
  return { answer: found.kind, also: { category: found.category } as Partial<D> };
}

/** "My social worker", "about his teacher": somebody they speak of, and not who they are. */
const SOMEBODY_ELSE =
  /\b(my|our|about (a|the|my|our|his|her|their|your)|with (a|the|my)|against (a|the|my)) ((son|daughter|child|kid|lad|boy|girl|grandson|granddaughter)'?s )?((old|new|last|current|childrens?|children's) )?(social worker|professional|teacher|nurse|doctor|health visitor|advocate|solicitor|friend|neighbour|carer|foster carer)s?\b/g;

const A_FEW = 8;

/** So many words that do not begin with who they are tell something else: "useless social worker lied about me and took my kids". */
function isAStory(typed: string): boolean {
  return (
    typed.split(/\s+/).length > A_FEW &&
    !/^\W*(i'?m|i am|im|we'?re|we are|as (a|an|the|her|his|their)|the|her|his|their)\b/.test(typed)
  );
}

const GROWN = 18;

/** "Me, I'm 35": whoever says their age is not taken for a child. */
function isGrown(typed: string, told = 0): boolean {
  const said = /\b(?:i'?m|im|i am|me|aged?)\b\D{0,6}(\d{2})\b/.exec(typed)?.[1];
  return Number(said ?? told) >= GROWN && !typed.includes('under');
}

function exactly(typed: string): Speaking | undefined {
  return SPEAKING.find(({ says }) =>
    says.some((it) => typed === it.toLowerCase() || (typed.length > 4 && it.toLowerCase().startsWith(typed))),
  );
}

const SHORT = 80;

/** Several kinds named in one breath is nobody's answer, except where one is the longer name: "foster carer" and "carer". */
function among(typed: string): Speaking | undefined {
  if (typed.length > SHORT) return undefined;
  const named = SPEAKING.flatMap((it) => {
    const longest = it.says.filter((word) => hasWord(typed, word.toLowerCase())).sort((a, b) => b.length - a.length)[0];
    return longest ? [{ it, length: longest.length }] : [];
  }).sort((a, b) => b.length - a.length);
  return named.length === 1 || (named[0] && named[0].length > named[1]!.length) ? named[0]!.it : undefined;
}

function hasWord(typed: string, word: string): boolean {
  return ` ${typed.replace(/[^\p{L}\p{N}'-]+/gu, ' ')} `.includes(` ${word} `);
}

/** Who somebody may be by what they wrote, without having chosen it. */
const NOT_OFFERED: Partial<Record<Complainant, string>> = {
  anonymous: 'you would rather not say',
  advocate: 'an advocate',
};

export function labelOf(kind: Complainant, category: string | undefined): string | undefined {
  const found =
    SPEAKING.find((it) => it.kind === kind && it.category === category) ?? SPEAKING.find((it) => it.kind === kind);
  return found?.says[0] ?? NOT_OFFERED[kind] ?? kind.replaceAll('-', ' ');
}

/** A relative who turns out to look after the child complains in their own right (W4, W5, W8); nobody's answer makes them less than they are. */
export function tied(said: string): Partial<Who> {
  if (/special guardian|\bsgo\b/i.test(said)) return { who: 'special-guardian', category: 'W8 or W9' };
  if (/foster|kinship/i.test(said) && !/\b(not|isn'?t|no longer|never|don'?t)\b/i.test(said))
    return { who: 'foster-carer', category: 'W5' };
  if (/parental responsibility|child arrangements|residence order/i.test(said))
    return { who: 'parent', category: 'W4' };
  return {};
}
