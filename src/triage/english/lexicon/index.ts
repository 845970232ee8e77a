import { addPhrase, askAll, type PhraseNode, phraseTree } from '../phrases.ts';
import { FIGURES } from './figures.ts';
import { HARM } from './harm.ts';
import { HOME } from './home.ts';
import { LAW } from './law.ts';
import { MIND } from './mind.ts';
import { PEOPLE } from './people.ts';
import { SERVICES } from './services.ts';
import { TALK } from './talk.ts';

/** Every concept with its words. To teach Heard a word, add it to one of these tables and nowhere else. */
const TABLES = { ...PEOPLE, ...HARM, ...HOME, ...MIND, ...SERVICES, ...LAW, ...TALK };

export type Concept = keyof typeof TABLES | 'FIGURE' | 'CHILD_AGE' | 'ADULT_AGE' | 'NUMBER';

export const CONCEPTS: readonly Concept[] = [
  ...(Object.keys(TABLES) as (keyof typeof TABLES)[]),
  'FIGURE',
  'CHILD_AGE',
  'ADULT_AGE',
  'NUMBER',
];

const numbers = new Map<string, number>(CONCEPTS.map((it, at) => [it, at]));

export function conceptNumber(name: string): number | undefined {
  return numbers.get(name);
}

const entries = (words: string) =>
  words
    .split(/,\s*/)
    .map((it) => it.trim())
    .filter(Boolean);

/** The tree in which all entries are found; made once. */
export function lexiconTree(): PhraseNode {
  const tree = phraseTree();
  const tables = Object.entries(TABLES).map(([name, words]) => [name, entries(words)] as const);
  for (const [, words] of tables) askAll(words);
  for (const [name, words] of tables) for (const word of words) addPhrase(tree, word, numbers.get(name)!);
  return tree;
}

/** Figures of speech: words that do not mean what they say. */
export function figureTree(): PhraseNode {
  const tree = phraseTree();
  const figures = entries(FIGURES);
  askAll(figures);
  for (const figure of figures) addPhrase(tree, figure, numbers.get('FIGURE')!);
  return tree;
}
