import { AFRAID } from './afraid.ts';
import { CONFINED } from './confined.ts';
import { DESPAIR } from './despair.ts';
import type { Evidence } from './evidence.ts';
import { EXPLOITED } from './exploited.ts';
import { HURT } from './hurt.ts';
import { MENACE } from './menace.ts';
import { NEGLECTED } from './neglected.ts';
import { SEXUAL_HARM } from './sexual.ts';
import { SILENCED } from './silenced.ts';
import { BY_THOSE_WHO_WORK_WITH_CHILDREN } from './works.ts';

/** Every way of saying danger that the screen knows. To teach it one, add a row to one of these tables. */
export const EVIDENCE: readonly Evidence[] = [
  ...HURT,
  ...SEXUAL_HARM,
  ...NEGLECTED,
  ...CONFINED,
  ...AFRAID,
  ...EXPLOITED,
  ...DESPAIR,
  ...MENACE,
  ...BY_THOSE_WHO_WORK_WITH_CHILDREN,
  ...SILENCED,
];
