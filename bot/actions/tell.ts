import type { Card } from '../../cards/card.ts';
import { tellCard } from '../../cards/tell.ts';
import type { Verb } from '../../cards/verbs.ts';
import { TELLERS, tellerOf } from '../../dialogs/forward.ts';
import { localDate } from '../../src/calendar/local-date.ts';
import { forwarded } from '../../src/triage/forwarded.ts';
import { type Told, told } from '../../src/triage/told.ts';
import type { Sight } from '../views.ts';
import type { Action } from './action.ts';

/** Passing something on: the form for it. What becomes of a filled-in one, with the words kept from before, is in `bot/tell.ts`. */
export const tell = {
  tell: {
    run: async (sight, { ref, values }) => [{ card: tellForm({ ref, words: values.words ?? '', values }, sight) }],
  },
} satisfies Partial<Record<Verb, Action>>;

interface Filled {
  ref: string;
  words: string;
  values: Readonly<Record<string, string>>;
}

export function tellForm({ ref, words, values }: Filled, { desk }: Sight): Card {
  const today = localDate(desk.now());
  const { words: cleaned, earliest } = forwarded(words, today);
  const found = words ? told(words, today) : undefined;
  const who = tellerOf(found?.complainant?.kind);
  return tellCard({
    ref,
    words,
    ...(cleaned && cleaned !== words.trim() && { cleaned }),
    understood: found ? understoodIn(found) : [],
    who: TELLERS,
    values: { ...(who && { who }), ...(earliest && { first: earliest }), ...values },
  });
}

function understoodIn({ complainant, matters, when, hoped }: Told): string[] {
  return [
    ...(complainant ? [`Who: ${complainant.says.replace(/^you are /, '')}`] : []),
    ...matters.map((it) => `About: ${it}`),
    ...(when ? [`When: ${when.words}`] : []),
    ...(hoped ? [`What they hope for: ${hoped}`] : []),
  ];
}
