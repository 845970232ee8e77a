import { type Reading, read } from '../english/read.ts';
import { withoutBoilerplate } from '../forwarded.ts';
import { type Featured, featured, type Vocabulary } from './features.ts';
import { type Finding, findings } from './findings.ts';

/** A message read and searched. */
export interface Seen {
  reading: Reading;
  found: readonly Finding[];
  /** Its features as one model counts them, worked out once. */
  features(vocabulary: Vocabulary): Featured;
}

let last: { text: string; seen: Seen } | undefined;

/** Reads and searches a message. The screen and the triage ask about the same one in turn, so the last is remembered. */
export function see(text: string): Seen {
  if (last?.text === text) return last.seen;
  const reading = read(withoutBoilerplate(text));
  const found = findings(reading);
  let counted: { vocabulary: Vocabulary; features: Featured } | undefined;
  const seen: Seen = {
    reading,
    found,
    features(vocabulary) {
      if (counted?.vocabulary !== vocabulary) counted = { vocabulary, features: featured(reading, found, vocabulary) };
      return counted.features;
    },
  };
  last = { text, seen };
  return seen;
}
