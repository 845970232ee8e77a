import type { Card } from '../../cards/card.ts';
import { tellCard } from '../../cards/tell.ts';
import type { Verb } from '../../cards/verbs.ts';
import { TELLERS, tellerOf } from '../../dialogs/forward.ts';
import { isLocalDate, type LocalDate, localDate, long } from '../../src/calendar/local-date.ts';
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
  /** What is said about something like it that was passed on before. */
  before?: string | undefined;
  words: string;
  values: Readonly<Record<string, string>>;
}

export function tellForm({ ref, words, values, before }: Filled, { desk }: Sight): Card {
  const today = localDate(desk.now());
  const { words: cleaned, earliest } = forwarded(words, today);
  const found = words ? told(words, today) : undefined;
  const who = tellerOf(found?.complainant?.kind);
  return tellCard({
    ref,
    words,
    ...(cleaned && cleaned !== words.trim() && { cleaned }),
    notes: notesOf(values),
    ...(before && { before }),
    understood: found ? understoodIn(found) : [],
    who: TELLERS,
    values: { ...(who && { who }), ...firstOf(earliest, values.writtenOn), ...values },
  });
}

/** Whoever wrote it here was told by somebody, or is that somebody; either way the council had it on that day. */
function firstOf(earliest: LocalDate | undefined, writtenOn = ''): { first?: string } {
  const written = isLocalDate(writtenOn) ? writtenOn : undefined;
  const first = [earliest, written].filter((it) => it !== undefined).sort()[0];
  return first ? { first } : {};
}

function notesOf({ writtenBy, writtenOn = '', files, saved, gone }: Readonly<Record<string, string>>): string[] {
  const on = isLocalDate(writtenOn) ? ` on ${long(writtenOn)}` : '';
  return [
    ...(writtenBy ? [`Written by ${writtenBy}${on}.`] : []),
    ...(gone
      ? ['There are no words in this message any more: it may have been deleted. Write down what it said.']
      : []),
    ...(saved ? [`I save with it: ${saved}.`] : []),
    ...(files
      ? [
          `I cannot open these where they are: ${files}. Please save them and send them to me in our own chat, or to the complaints team. Their names, and where they are, stay with what you pass on.`,
        ]
      : []),
  ];
}

function understoodIn({ complainant, matters, when, hoped }: Told): string[] {
  return [
    ...(complainant ? [`Who: ${complainant.says.replace(/^you are /, '')}`] : []),
    ...matters.map((it) => `About: ${it}`),
    ...(when ? [`When: ${when.words}`] : []),
    ...(hoped ? [`What they hope for: ${hoped}`] : []),
  ];
}
