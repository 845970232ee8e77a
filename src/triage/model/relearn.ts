import { type Scores, scoresOf } from '../scores.ts';
import { triage } from '../triage.ts';
import type { Triage } from '../vocabulary.ts';
import { LABELS, type Label, type Labelled } from './examples.ts';
import { changesOf, type Learning } from './learn.ts';
import { type Lessons, RECEIVED } from './measure.ts';
import { type KeptModel, type Model, openModel } from './model.ts';
import { train } from './train.ts';
import { isUnseen } from './voices.ts';

/** What the team confirmed or put right, as it is kept: `id` is the complaint's reference, `decided` what of it a person decided. */
export type Taught = Labelled & { decided: readonly Label[] };

/** What teaching the team's decisions as well would change. Nothing has been changed yet; there is no word of anybody's in it. */
export interface Relearning {
  /** On the third of the corpus that neither model has heard. */
  unseen: { before: Scores; after: Scores };
  /** Messages of that third that would get another answer. */
  changes: Learning['changes'];
  /** The team's complaints that would get another suggestion, by reference, with what a person decided. */
  examples: { ref: string; what: Label; from: string; to: string; decided: string }[];
}

/** Fewer say more about the few people who told them than about how people talk. */
export const FEWEST = 20;

export function relearning(all: Lessons, taught: readonly Taught[]): Relearning {
  const seen = { ...all, messages: all.messages.filter(({ voice }) => !isUnseen(voice!)) };
  const asked = all.messages.filter(({ voice }) => isUnseen(voice!));
  const before = openModel(train(seen));
  const after = openModel(taughtByTeam(seen, taught));
  const score = (model: Model) => scoresOf(asked, (it) => answer(it, model)).scores;
  return {
    unseen: { before: score(before), after: score(after) },
    changes: asked.flatMap((it) => changesOf(it.id, answer(it, before), answer(it, after))),
    examples: taught.flatMap((it) => moved(it, answer(it, before), answer(it, after))),
  };
}

/** A model keeps its vocabulary in clear, so it has none but the corpus's: no name, and no word that only one family uses. */
export function taughtByTeam(all: Lessons, taught: readonly Taught[]): KeptModel {
  return train({ ...all, messages: [...all.messages, ...taught] }, all);
}

function moved(taught: Taught, from: Triage, to: Triage): Relearning['examples'] {
  return LABELS.filter((it) => taught.decided.includes(it)).flatMap((what) => {
    const [was, will] = [shown(from[what]), shown(to[what])];
    return was === will ? [] : [{ ref: taught.id, what, from: was, to: will, decided: shown(taught.expected[what]) }];
  });
}

function shown(label: string | readonly string[] | null | undefined): string {
  if (label === null || label === undefined) return 'a person chooses';
  return typeof label === 'string' ? label : [...label].sort().join(', ') || 'none';
}

function answer({ text, channel }: Labelled, model: Model): Triage {
  return triage(text, { received: RECEIVED, ...(channel && { channel }) }, model);
}
