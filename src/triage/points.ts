import type { Message } from './rules/message.ts';
import type { RouteFound } from './rules/route.ts';
import type { Point } from './vocabulary.ts';

/** Splits a complaint into its matters, each with its own procedure (R28). */
export function pointsOf(_: Message, __: RouteFound): Point[] {
  return [];
}
