import { isThanks, wonderIn } from '../dialogs/wonders.ts';

/** What somebody who works here says to Heard that is neither a deed nor a question about complaints. Undefined where it is something else. */
export function mannersOf(said: string): string | undefined {
  if (/^\W*good (morning|afternoon|evening)\W*$/i.test(said))
    return 'Good to hear from you. Type "help" for what I can do.';
  if (isThanks(said)) return 'You are welcome.';
  const asked = wonderIn({}, said)?.name;
  return asked && ANSWERS[asked];
}

const ANSWERS = {
  robot:
    "I'm a computer: I keep the dates, pass things on and answer questions about complaints. Decisions are made by people, by name.",
  'who sees':
    'What you pass on goes to the complaints team, and to whoever is asked to answer it; who opens a story is on record. Where others read along, I show references, dates and owners only.',
} as const;
