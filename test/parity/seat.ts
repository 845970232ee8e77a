import type { Running } from '../support/app.ts';

/** One person at one place, on whatever channel. What they hear is lines, without the signs a channel puts around them. */
export interface Seat {
  say(text: string): Promise<string[]>;
  /** Presses a button of the newest card they can see that has it, about this complaint where one is named, and fills in what it asks. */
  press(label: string, more?: { about?: string; filled?: Record<string, string> }): Promise<string[]>;
  /** "Tell Heard" on a message, and its form filled in. */
  tell(words: string, filled: Record<string, string>): Promise<string[]>;
  /** What came since they last looked; where a channel shows each person their own, they look at theirs. */
  read(): Promise<string[]>;
}

/** Who takes part, by the part they have. */
export type Part = 'public' | 'team' | 'patel' | 'okafor' | 'lindqvist' | 'sam' | 'duty';

/** The whole program with a channel for the desk's people. The public writes in the web chat. */
export interface World {
  app: Running;
  seats: Record<Part, Seat>;
  close(): Promise<void>;
}

/** Where every story begins: Tuesday 24 March 2026, twenty past eleven. */
export const TUESDAY = new Date('2026-03-24T11:20:00Z');
