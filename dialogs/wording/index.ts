import { ASKED } from './asked.ts';
import { CHAT } from './chat.ts';
import { FURTHER } from './further.ts';
import { NOTICES } from './notices.ts';
import { STANDING } from './standing.ts';
import { UNSAFE } from './unsafe.ts';
import { WONDERS } from './wonders.ts';
import type { Wordings } from './wording.ts';

/** Everything that is said to somebody who complains, by where it is said: the tests measure each of them. */
export const WORDINGS = {
  asked: ASKED,
  unsafe: UNSAFE,
  chat: CHAT,
  notices: NOTICES,
  further: FURTHER,
  wonders: WONDERS,
  standing: STANDING,
} satisfies Record<string, Wordings>;
