import { readFileSync } from 'node:fs';

/** Words that are spelt right already, so that nothing is "corrected" that needs no correcting. */
const common = new Set(readFileSync(new URL('./common-words.txt', import.meta.url), 'utf8').split(/\s+/));
const ours = new Set<string>();

/** The lexicon and the patterns tell which words they look for. */
export function ask(word: string): void {
  ours.add(word);
}

/** A word that some entry or pattern looks for. */
export function asked(word: string): boolean {
  return ours.has(word);
}

export function known(word: string): boolean {
  return ours.has(word) || common.has(word);
}
