import { windows } from '../model/features.ts';
import { type Kind, THEMES, type Theme } from '../vocabulary.ts';
import type { Message } from './message.ts';

export type Trained = Exclude<Theme, 'other'>;

const TRAINED = THEMES.filter((it): it is Trained => it !== 'other');
const HEADS = TRAINED.map((it) => `theme ${it}` as const);

/** How sure the classifier has to be. Missing a theme in a report costs about as much as adding a wrong one. */
const SURE: Readonly<Record<Trained, number>> = {
  communication: -1.5,
  standards: -1.5,
  'failure-to-provide': -1.5,
  'staff-conduct': -1.5,
  decision: -1.5,
  delay: -1.5,
  'records-data': -1.5,
  placement: -1.5,
  contact: -1.5,
  finance: -1.5,
  'complaint-handling': -1.5,
  discrimination: -1.5,
  'child-protection': -1.5,
};

const THEMELESS: readonly Kind[] = [
  'compliment',
  'comment',
  'withdrawal',
  'information-request',
  'safeguarding-report',
];

/** The themes of a whole message: every theme that some part of it is about. */
export function themesOf(message: Message, kind: Kind): Theme[] {
  if (THEMELESS.includes(kind)) return [];
  const best = new Float64Array(HEADS.length).fill(-99);
  for (const span of windows(message.reading, 6, 24)) {
    const scores = message.model.score(HEADS, message.features.of(span));
    for (let at = 0; at < best.length; at++) best[at] = Math.max(best[at]!, scores[at]!);
  }
  return TRAINED.filter((it, at) => best[at]! > SURE[it]);
}
