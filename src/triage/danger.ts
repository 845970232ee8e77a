import { type Assessment, assess } from './danger/assess.ts';
import type { DangerFlag } from './danger/evidence/evidence.ts';
import { model } from './model/model.ts';
import { see } from './model/seen.ts';
import type { Reason } from './vocabulary.ts';

export type { DangerFlag } from './danger/evidence/evidence.ts';

/** What the screen makes of a message: `now` a person at once, `today` a person the same day because it is not sure. */
export interface Danger {
  level: 'now' | 'today' | 'none';
  flags: DangerFlag[];
  /** Going on at this moment, or a life in the balance. */
  immediate: boolean;
  /** Nothing says it outright; it is what the pieces add up to. */
  implied: boolean;
  /** The words that led to it, in the writer's own spelling. */
  from: string[];
  because: Reason[];
}

export interface About {
  by?: 'complainant' | 'staff';
  /** A child is likely to be speaking: an unsure screen then rather alarms. */
  childLikely?: boolean;
}

/**
 * Screens what somebody said for harm to a child, self-harm, an allegation against somebody who works with children, or a
 * threat (domain 8.1, R25, R26). First, on every message, independent of everything else that is made of it.
 */
export function screen(text: string, about: About = {}): Danger {
  return told(assess(see(text), model, about));
}

/** The same without the working. */
export function told({ level, flags, immediate, implied, from, because }: Assessment): Danger {
  return { level, flags, immediate, implied, from, because };
}
