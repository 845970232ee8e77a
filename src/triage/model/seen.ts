import { type Reading, read } from '../english/read.ts';
import { withoutBoilerplate } from '../forwarded.ts';
import { type Finding, findings } from './findings.ts';

/** A message read and searched. */
export interface Seen {
  reading: Reading;
  found: readonly Finding[];
}

let last: { text: string; seen: Seen } | undefined;

/** Reads and searches a message. The screen and the triage ask about the same one in turn, so the last is remembered. */
export function see(text: string): Seen {
  if (last?.text === text) return last.seen;
  const reading = read(withoutBoilerplate(text));
  const seen = { reading, found: findings(reading) };
  last = { text, seen };
  return seen;
}
