import type { Instant, LocalDate } from '../calendar/local-date.ts';
import type { Complainant } from '../procedures/procedure.ts';
import type { NewWords } from './decision.ts';

/** Everything somebody told us, as the intake leaves it: words exactly as typed, and what we asked them. */
export interface Telling {
  /** The same for the same conversation's same intake: sent twice, it is opened once. */
  id: string;
  conversation?: string;
  channel: string;
  /** When anybody at the council first had it (receipt counts from here). */
  receivedAt: Instant;
  complainant: Complainant;
  words: NewWords[];
  /** Files that whoever passes it on has sent with it, by id. */
  files?: readonly string[];
  /** Files that came with it and could not be opened: their names and where they are, a line each. */
  linked?: string;
  arose?: LocalDate;
  /** A key of the council's teams. */
  team?: string;
  name?: string;
  child?: string;
  age?: number;
  replyBy?: string;
  replyTo?: string;
  advocate?: 'has' | 'yes' | 'no' | 'later';
  /** Language, format, interpreter, court: what else was said, by question. */
  details: Record<string, string>;
}

/** "K.S." from "Kayla Smith": as much as a channel may see. A dash where no name was given. */
export function initialsOf(name: string | undefined): string {
  const letters = (name ?? '').match(/\p{L}+/gu)?.map((it) => `${it[0]!.toUpperCase()}.`) ?? [];
  return letters.slice(0, 3).join('') || '–';
}
