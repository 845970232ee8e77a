import { ASKING } from './asking.ts';
import { ROUTES } from './routes.ts';
import { SPEAKING } from './speaking.ts';
import { STANDING } from './standing.ts';

/** Something a message says that a rule needs to know. The rules name signals; the words live here. */
export interface Signal {
  id: string;
  when: readonly string[];
}

export const SIGNALS: readonly Signal[] = [...ASKING, ...SPEAKING, ...ROUTES, ...STANDING];
