import { type Span, windows } from '../model/features.ts';
import { LEARNT_THEMES } from '../model/heads.ts';
import type { Kind, Theme } from '../vocabulary.ts';
import type { Message } from './message.ts';

const HEADS = LEARNT_THEMES.map((it) => `theme ${it}` as const);

/** Whole message and best part are added up: the whole knows what it is about, the part where. Chosen by cross-validation. */
const PART = 0.25;
const SURE = -1.6;
/** For one part by itself, as points have them. */
const SURE_OF_PART = -1.1;

/** The themes of a complaint: every theme that some part of it is about, and at least one. What is no grievance has no theme of one. */
export function themesOf(message: Message, kind: Kind): Theme[] {
  if (kind !== 'complaint') return [];
  const parts = scoresAt(message, windows(message.reading, 6, 24));
  const scores = LEARNT_THEMES.map((it, at) => message.score(`about ${it}`) + PART * parts[at]!);
  const found = LEARNT_THEMES.filter((_, at) => scores[at]! > SURE);
  return found.length > 0 ? found : [LEARNT_THEMES[scores.indexOf(Math.max(...scores))]!];
}

export function themesAt(message: Message, spans: readonly Span[]): Theme[] {
  const best = scoresAt(message, spans);
  return LEARNT_THEMES.filter((_, at) => best[at]! > SURE_OF_PART);
}

function scoresAt(message: Message, spans: readonly Span[]): Float64Array {
  const best = new Float64Array(HEADS.length).fill(Number.NEGATIVE_INFINITY);
  for (const span of spans) {
    const scores = message.model.scoreAt(HEADS, message.features, span);
    for (let at = 0; at < best.length; at++) best[at] = Math.max(best[at]!, scores[at]!);
  }
  return best;
}
