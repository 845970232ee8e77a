import { addDays, type LocalDate } from '../../calendar/local-date.ts';
import { type Scored, scoresOf } from '../scores.ts';
import { triage } from '../triage.ts';
import { corpus, dangerPhrases, phrases } from './examples.ts';
import { openModel } from './model.ts';
import { type Lessons, train } from './train.ts';
import { isUnseen, PARTS } from './voices.ts';

export type { Lessons } from './train.ts';

/** Everything in the repository that teaches. */
export function lessons(): Lessons {
  return { messages: corpus(), danger: dangerPhrases(), themes: phrases('themes'), kinds: phrases('kinds') };
}

/** All messages of the corpus were written as if they came in that week. */
export const RECEIVED: LocalDate = addDays('2026-03-01', 19);

/** Taught by the voices it may hear, measured on the third that were kept aside. */
export function measureUnseen(all: Lessons): Scored {
  return measure(all, (voice) => isUnseen(voice));
}

/** Each part of the voices left out once: what every message scores with a model that has not heard its voice. */
export function crossValidated(all: Lessons): Scored[] {
  return PARTS.map((part) => measure(all, (voice) => part.includes(voice)));
}

function measure(all: Lessons, keptAside: (voice: string) => boolean): Scored {
  const taught = openModel(train({ ...all, messages: all.messages.filter((it) => !keptAside(it.voice!)) }));
  const asked = all.messages.filter((it) => keptAside(it.voice!));
  return scoresOf(asked, ({ text, channel }) =>
    triage(text, { received: RECEIVED, ...(channel && { channel }) }, taught),
  );
}
