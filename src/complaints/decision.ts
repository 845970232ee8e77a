import type { Instant, LocalDate } from '../calendar/local-date.ts';
import type { WorkingTime } from '../calendar/working-hours.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { ClockName } from '../procedures/procedure.ts';
import type { NewEntry } from './complaint.ts';
import type { Happened } from './happened.ts';
import type { Refusal } from './problems.ts';

/** Where a message goes: a channel, a person, whoever complained, or the cards that stand in chats already. How it gets there is the host's affair. */
export type Address =
  | 'complaints'
  | 'duty'
  | 'posts'
  | `team:${string}`
  | `person:${string}`
  | `complainant:${string}`
  | `conversation:${string}`;

/** What there is to say. Each kind has one card or sentence; its details hold no name and no word of the story. */
export type MessageKind =
  | 'new-complaint'
  | 'assigned'
  | 'stand-in'
  | 'declined'
  | 'no-second'
  | 'unheld'
  | 'nobody-there'
  | 'nudge'
  | 'digest'
  | 'action'
  | 'gaps'
  | 'not-delivered'
  | 'address-gone'
  | 'acknowledged'
  | 'more-time'
  | 'agree-date'
  | 'agreed-date'
  | 'answered'
  | 'letter'
  | 'stage'
  | 'task'
  | 'appointed'
  | 'approve-statement'
  | 'agree-early'
  | 'entitled'
  | 'danger'
  | 'from-duty'
  | 'still-asking'
  | 'words-added'
  | 'unsent'
  | 'report'
  | 'spike'
  | 'finding'
  | 'refresh'
  | 'take-back'
  /** No message: a file of a chat that is still to be fetched. */
  | 'fetch-file';

export interface Message {
  to: Address;
  kind: MessageKind;
  details?: Record<string, unknown>;
  /** Somebody's own words, where the message carries them: kept sealed. */
  words?: Record<string, string>;
  /** Two messages with one key are one message. Left out, each is its own. */
  key?: string;
}

/** What a command decides: what is recorded and what is said, together or not at all; or a no, with what to do next. */
export type Decision = { entries: NewEntry[]; messages?: Message[]; words?: NewWords[] } | Refusal;

/** Somebody's own words, kept exactly, apart from the complaint. */
export interface NewWords {
  kind: string;
  words: string;
}

/** What a command may know beside the complaint: the day, the clocks as they stand, and what people are called. */
export interface Now {
  today: LocalDate;
  at: Instant;
  working: WorkingTime;
  nameOf(id: string): string;
  clock(name: ClockName): Deadline | undefined;
  /** That many working days from today. */
  inWorkingDays(days: number): LocalDate;
  /** Whether the rules of time allow it, also right after other things that are about to be recorded; undefined when they do. */
  refusal(event: Happened, after?: readonly Happened[]): Refusal | undefined;
}
