import type { LocalDate } from '../../calendar/local-date.ts';
import { type Scores, scoresOf } from '../scores.ts';
import { triage } from '../triage.ts';
import type { Triage } from '../vocabulary.ts';
import type { Labelled } from './examples.ts';
import { type Lessons, RECEIVED } from './measure.ts';
import { type KeptModel, type Model, openModel } from './model.ts';
import { train } from './train.ts';
import { isUnseen } from './voices.ts';

/**
 * What the team confirmed or put right, as it is given in a file: a labelled message like those of the corpus, with what Heard had
 * suggested. The words are kept only where the person who wrote them agreed, and no longer than the complaint's own words.
 */
export interface Confirmed extends Labelled {
  /** The person agreed that their words may teach. */
  agreed: boolean;
  /** The last day on which the words may be used. */
  until?: LocalDate;
  suggested?: Partial<Pick<Triage, 'kind' | 'eligible' | 'procedure' | 'themes' | 'flags'>>;
}

/** What teaching them as well would change. Nothing has been changed yet. */
export interface Learning {
  examples: number;
  leftOut: { id: string; because: string }[];
  /** On voices that neither model has heard. */
  unseen: { before: Scores; after: Scores };
  /** On the examples themselves: how often the model in use agreed with the team. */
  agreedWithTheTeam: Scores;
  /** Messages of the corpus that would get another answer. */
  changes: { id: string; what: 'kind' | 'eligible' | 'procedure' | 'danger'; from: string; to: string }[];
}

export function learning(all: Lessons, confirmed: readonly Confirmed[], inUse: Model, today: LocalDate): Learning {
  const { usable, leftOut } = sift(confirmed, today);
  const seen = all.messages.filter(({ voice }) => !isUnseen(voice!));
  const asked = all.messages.filter(({ voice }) => isUnseen(voice!));
  const before = openModel(train({ ...all, messages: seen }));
  const after = openModel(train({ ...all, messages: [...seen, ...usable] }));
  const score = (of: readonly Labelled[], model: Model) => scoresOf(of, (it) => answer(it, model)).scores;
  return {
    examples: usable.length,
    leftOut,
    unseen: { before: score(asked, before), after: score(asked, after) },
    agreedWithTheTeam: score(usable, inUse),
    changes: asked.flatMap((it) => changesOf(it.id, answer(it, before), answer(it, after))),
  };
}

/** The model that has learnt them, to be kept only after somebody has read what it changes. */
export function taughtWith(all: Lessons, confirmed: readonly Confirmed[], today: LocalDate): KeptModel {
  return train({ ...all, messages: [...all.messages, ...sift(confirmed, today).usable] });
}

function sift(confirmed: readonly Confirmed[], today: LocalDate) {
  const leftOut = confirmed.flatMap((it) => {
    const because = !it.agreed
      ? 'the person has not agreed that their words may teach'
      : it.until !== undefined && it.until < today
        ? `the words were to be kept until ${it.until}`
        : undefined;
    return because ? [{ id: it.id, because }] : [];
  });
  const out = new Set(leftOut.map(({ id }) => id));
  return { usable: confirmed.filter(({ id }) => !out.has(id)), leftOut };
}

function answer({ text, channel }: Labelled, model: Model): Triage {
  return triage(text, { received: RECEIVED, ...(channel && { channel }) }, model);
}

export function changesOf(id: string, from: Triage, to: Triage): Learning['changes'] {
  const danger = (it: Triage) =>
    it.flags.some((flag) => flag === 'safeguarding' || flag === 'threat') ? 'heard' : 'none';
  const pairs = [
    ['kind', from.kind, to.kind],
    ['eligible', from.eligible, to.eligible],
    ['procedure', from.procedure ?? 'a person chooses', to.procedure ?? 'a person chooses'],
    ['danger', danger(from), danger(to)],
  ] as const;
  return pairs.filter(([, a, b]) => a !== b).map(([what, a, b]) => ({ id, what, from: a, to: b }));
}
