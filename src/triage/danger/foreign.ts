import type { Reading } from '../english/read.ts';
import type { Reason } from '../vocabulary.ts';
import type { DangerFlag } from './evidence/evidence.ts';

/** Danger in a language that the screen cannot read; a person with an interpreter looks the same day. */
export interface ForeignDanger {
  score: number;
  flags: DangerFlag[];
  from: string[];
  because: Reason[];
}

export function foreignDanger(_: Reading): ForeignDanger | undefined {
  return undefined;
}
