import type { Reply } from '../cards/card.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import type { Instant } from '../src/calendar/local-date.ts';
import type { Council } from '../src/councils/index.ts';
import type { Desk } from '../src/desk/desk.ts';
import type { Who } from '../src/people/person.ts';
import type { Voice } from './form.ts';
import { isChild, voiceOf } from './intake.ts';
import type { Talk } from './talk.ts';

/** What a complainant's turn may use. */
export interface Turn {
  desk: Desk;
  council: Council;
  calendar: Calendar;
  who: Who & { kind: 'complainant' };
  channel: string;
  now: Instant;
  /** Unique to this message: sending it twice is sending it once. */
  messageId: string;
  /** The state of another conversation, for coming back with a code. */
  talkOf(conversation: string): Promise<Talk | undefined>;
  /** False where too many codes have been tried from here. */
  mayTryCode(): Promise<boolean>;
}

/** Where the conversation stands after a turn, and what is answered. */
export interface Told {
  talk: Talk;
  replies: Reply[];
}

/** How this person is spoken to: as they asked, and otherwise by who is speaking. Easier words for a child are a child's words. */
export function voiceIn({ voice: chosen, intake: open, spokenAs }: Talk): Voice {
  const found = open ? voiceOf(open.draft, open.told) : (spokenAs ?? 'adult');
  if (!chosen) return found;
  const child = found === 'child' || (open !== undefined && isChild(open.draft));
  return chosen === 'easy' && child ? 'child' : chosen;
}
