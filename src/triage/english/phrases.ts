import { ask, asked } from './known-words.ts';
import { lemma } from './lemma.ts';
import { spellings } from './spellings.ts';

/** A tree of phrases over dictionary forms; `*` stands for any one word, `=kidding` for a single word in this very form. */
export interface PhraseNode {
  next: Map<string, PhraseNode>;
  any?: PhraseNode;
  /** What a phrase ending here means. */
  meanings: number[];
}

export function phraseTree(): PhraseNode {
  return { next: new Map(), meanings: [] };
}

/** Splits an entry the way a message is split, so that "wont wake" is will + not + wake in both. */
export function wordsOf(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
    .flatMap((it) => (it.startsWith('=') ? [it] : (spellings.get(it) ?? [it.replace(/'s$/, '').replaceAll("'", '')])));
}

/** First all words are asked for, and only then are phrases added: a form is recognised by the words that are asked for. */
export function askAll(phrases: Iterable<string>): void {
  for (const phrase of phrases) for (const word of wordsOf(phrase)) if (word !== '*') ask(word.replace('=', ''));
}

export function addPhrase(tree: PhraseNode, phrase: string, meaning: number): void {
  let node = tree;
  for (const word of wordsOf(phrase))
    node = word === '*' ? anyBelow(node) : below(node, word.startsWith('=') ? word : lemma(word, asked));
  if (!node.meanings.includes(meaning)) node.meanings.push(meaning);
}

function below(node: PhraseNode, key: string): PhraseNode {
  const found = node.next.get(key);
  if (found) return found;
  const made = phraseTree();
  node.next.set(key, made);
  return made;
}

function anyBelow(node: PhraseNode): PhraseNode {
  node.any ??= phraseTree();
  return node.any;
}
