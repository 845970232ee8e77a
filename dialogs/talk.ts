import type { Address } from '../src/complaints/decision.ts';
import type { Told } from '../src/triage/told.ts';
import type { Voice } from './form.ts';
import type { Forward } from './forward.ts';
import type { Draft } from './intake.ts';

/** Where one conversation stands: everything that has to survive a restart, and nothing that can be worked out. */
export interface Talk {
  /** How this person wants to be spoken to, where they said so. */
  voice?: Voice;
  /** How they were spoken to when their complaint was sent. */
  spokenAs?: Voice;
  greeted?: true;
  /** Told once that a person looks today, or comes now. */
  eased?: true;
  intake?: Intake;
  /** Whom one reaches by writing here: an officer, a channel, or whoever complained. */
  address?: Address;
  /** The complaint this conversation is about. */
  ref?: string;
  /** After it is sent: what we asked them, where the answer is no yes or no of a date. */
  asks?: 'further' | 'change' | 'words' | 'withdraw' | 'pressed';
  /** What they said when they asked to take their complaint back, while we ask whether that is meant. */
  takingBack?: string;
  /** Whether their words may teach triage, where they said so before it was sent. */
  mayTeach?: boolean;
  alert?: { id: string; ask?: 'stay' | 'number' };
  /** What an officer is filling in by typing. */
  filling?: { verb: string; ref: string; values: Record<string, string>; asked: string };
  /** What a member of staff is passing on. */
  forward?: { id: number; draft: Partial<Forward>; files?: readonly string[] };
  /** How many they have passed on here: each is a telling of its own. */
  forwards?: number;
  /** What they are passing on with forms: the words came first, and who wrote them where they stood; the rest is still being filled in. */
  tellings?: readonly Passing[];
  /** The complaint last spoken of, for "why that date?" with no reference. */
  last?: string;
  /** The questions asked so far that the next may go on from, as they were typed, and the page of the last answer. */
  asked?: string[];
  first?: number;
}

export interface Intake {
  /** Its number in this conversation: a second complaint is a second telling. */
  id: number;
  draft: Partial<Draft>;
  told?: Told;
  /** The words in files they sent: beside their own, never instead of them. */
  files?: string;
  /** What is being asked for instead of the next question. */
  step?: 'check' | 'change';
  /** The questions they have answered, the latest last: "go back" asks that one again. */
  trail?: (keyof Draft)[];
}

export interface Passing {
  ref: string;
  words: string;
  /** Whoever wrote them where they stood, and the day; that is not the person who passes them on. */
  writtenBy?: string;
  writtenOn?: string;
  /** Files that were kept with it, and where those are that could not be. */
  files?: readonly string[];
  linked?: string;
}
