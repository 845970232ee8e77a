import { DANGER_FLAGS } from '../danger/evidence/evidence.ts';
import { KINDS, THEMES } from '../vocabulary.ts';

/** What the model answers about a span of a message, one weight column each. */
export const SPAN_HEADS = [
  'danger here',
  ...DANGER_FLAGS.slice(1).map((it) => `is ${it}` as const),
  ...THEMES.filter((it) => it !== 'other').map((it) => `theme ${it}` as const),
] as const;

/** What it answers about the whole of a message. */
export const MESSAGE_HEADS = ['danger somewhere', ...KINDS.map((it) => `kind ${it}` as const)] as const;

export const HEADS = [...SPAN_HEADS, ...MESSAGE_HEADS] as const;
export type Head = (typeof HEADS)[number];
