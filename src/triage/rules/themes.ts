import { type Span, windows } from '../model/features.ts';
import { type Kind, THEMES, type Theme } from '../vocabulary.ts';
import type { Message } from './message.ts';

type Trained = Exclude<Theme, 'other'>;

const TRAINED = THEMES.filter((it): it is Trained => it !== 'other');
const HEADS = TRAINED.map((it) => `theme ${it}` as const);

/** How sure the classifier has to be. Missing a theme in a report costs about as much as adding a wrong one. */
const SURE: Readonly<Record<Trained, number>> = {
  communication: -1.2,
  standards: -1.2,
  'failure-to-provide': -1.2,
  'staff-conduct': -0.9,
  decision: -1.1,
  delay: -1.2,
  'records-data': -1.2,
  placement: -1.2,
  contact: -1.4,
  finance: -1.1,
  'complaint-handling': -0.3,
  discrimination: -0.8,
  'child-protection': -0.8,
};

/** Kinds that are about no grievance have no theme of one. */
const THEMELESS: readonly Kind[] = [
  'compliment',
  'comment',
  'withdrawal',
  'information-request',
  'safeguarding-report',
];

/** The themes of a whole message: every theme that some part of it is about, and of a complaint at least one. */
export function themesOf(message: Message, kind: Kind): Theme[] {
  if (THEMELESS.includes(kind)) return [];
  const spans = windows(message.reading, 6, 24);
  const found = themesAt(message, spans);
  return found.length > 0 || kind !== 'complaint' ? found : [likeliest(message, spans)];
}

export function themesAt(message: Message, spans: readonly Span[]): Theme[] {
  const best = scoresAt(message, spans);
  return TRAINED.filter((it, at) => best[at]! > SURE[it]);
}

function likeliest(message: Message, spans: readonly Span[]): Theme {
  const best = scoresAt(message, spans);
  return TRAINED[best.indexOf(Math.max(...best))]!;
}

function scoresAt(message: Message, spans: readonly Span[]): Float64Array {
  const best = new Float64Array(HEADS.length).fill(Number.NEGATIVE_INFINITY);
  for (const span of spans) {
    const scores = message.model.score(HEADS, message.features.of(span));
    for (let at = 0; at < best.length; at++) best[at] = Math.max(best[at]!, scores[at]!);
  }
  return best;
}
