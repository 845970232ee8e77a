import { readFileSync } from 'node:fs';

/** Words that are spelt right already, so that nothing is "corrected" that needs no correcting. */
const common = new Set(readFileSync(new URL('./common-words.txt', import.meta.url), 'utf8').split(/\s+/));
const ours = new Map<string, number>();

/** The lexicon and the patterns tell which words they look for; each gets a number, so that looking is comparing numbers. */
export function ask(word: string): number {
  const known = ours.get(word);
  if (known !== undefined) return known;
  ours.set(word, ours.size + 1);
  return ours.size;
}

/** A word that some entry or pattern looks for. */
export function asked(word: string): boolean {
  return ours.has(word);
}

/** 0 for a word that nobody looks for. */
export function wordNumber(word: string): number {
  return ours.get(word) ?? 0;
}

export function known(word: string): boolean {
  return ours.has(word) || common.has(word);
}
