import { DANGER_FLAGS } from '../danger/evidence/evidence.ts';
import { KINDS, THEMES } from '../vocabulary.ts';
import type { Labelled } from './examples.ts';

/** What the model answers about a span of a message, one weight column each. */
export const SPAN_HEADS = [
  'danger here',
  ...DANGER_FLAGS.slice(1).map((it) => `is ${it}` as const),
  ...THEMES.filter((it) => it !== 'other').map((it) => `theme ${it}` as const),
] as const;

/** What the other labels of a whole message teach: evidence for the rules, and never a rule by itself. */
export const HINTS = {
  'not ours': ({ expected }) => expected.eligible === 'no',
  'somebody decides': ({ expected }) => expected.eligible === 'decision',
  corporate: ({ expected }) => expected.procedure === 'corporate',
  'a child writes': ({ expected }) => expected.flags.includes('child-complainant'),
  'a care leaver writes': ({ expected }) => expected.flags.includes('care-leaver'),
  'about disability': ({ expected }) => expected.flags.includes('disability'),
  struggling: ({ expected }) => expected.flags.includes('vulnerable'),
} satisfies Record<string, (it: Labelled) => boolean>;

type Hint = keyof typeof HINTS;
const HINT_HEADS = Object.keys(HINTS) as Hint[];

/** What it answers about the whole of a message. */
export const MESSAGE_HEADS = [
  'danger somewhere',
  ...KINDS.map((it) => `kind ${it}` as const),
  ...HINT_HEADS.map((it) => `hint ${it}` as const),
] as const;

export const HEADS = [...SPAN_HEADS, ...MESSAGE_HEADS] as const;
export type Head = (typeof HEADS)[number];
