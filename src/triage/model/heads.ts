import { DANGER_FLAGS } from '../danger/evidence/evidence.ts';
import { ELIGIBLE, FLAGS, type Flag, KINDS, THEMES } from '../vocabulary.ts';
import { type Label, type Labelled, teaches } from './examples.ts';

/** Themes that can be learnt; the last is for whatever has no other. */
export const LEARNT_THEMES = THEMES.filter((it) => it !== 'other');

/** Flags of danger are learnt apart; a duplicate is found by comparing, not by reading. */
export const LEARNT_FLAGS = FLAGS.filter(
  (it): it is LearntFlag => it !== 'duplicate' && !(DANGER_FLAGS as readonly string[]).includes(it),
);
export type LearntFlag = Exclude<Flag, 'duplicate' | (typeof DANGER_FLAGS)[number]>;

export const LEARNT_PROCEDURES = ['statutory', 'corporate', 'schools', 'none', 'a person chooses'] as const;
export const LEARNT_ELIGIBLE = ELIGIBLE.filter((it) => it !== 'n/a');

/** What the model answers about a span of a message, one weight column each. */
export const SPAN_HEADS = ['danger here', ...LEARNT_THEMES.map((it) => `theme ${it}` as const)] as const;

/** What it answers about the whole of a message: an opinion on every label, which the rules weigh with what they know. */
export const MESSAGE_HEADS = [
  'danger somewhere',
  ...DANGER_FLAGS.slice(1).map((it) => `is ${it}` as const),
  ...KINDS.map((it) => `kind ${it}` as const),
  ...LEARNT_ELIGIBLE.map((it) => `eligible ${it}` as const),
  ...LEARNT_PROCEDURES.map((it) => `procedure ${it}` as const),
  ...LEARNT_THEMES.map((it) => `about ${it}` as const),
  ...LEARNT_FLAGS.map((it) => `flag ${it}` as const),
] as const;

export const HEADS = [...SPAN_HEADS, ...MESSAGE_HEADS] as const;
export type Head = (typeof HEADS)[number];

const TAUGHT_BY: Partial<Record<string, Label>> = { kind: 'kind', procedure: 'procedure', about: 'themes' };

/** Whether a labelled message is an example of what a head of the whole message asks; undefined where it teaches nothing. */
export function answerOf(head: Head, message: Labelled): boolean | undefined {
  const { expected } = message;
  const [asks, label] = [head.slice(0, head.indexOf(' ')), head.slice(head.indexOf(' ') + 1)];
  if (!teaches(message, TAUGHT_BY[asks!] ?? 'everything')) return undefined;
  if (asks === 'kind') return expected.kind === label;
  if (asks === 'flag') return expected.flags.some((it) => it === label);
  if (expected.kind !== 'complaint') return undefined;
  if (asks === 'about') return expected.themes.some((it) => it === label);
  if (asks === 'eligible') return expected.eligible === label;
  if (asks === 'procedure') return (expected.procedure ?? 'a person chooses') === label;
  return undefined;
}
