import type { Activity, TurnContext } from 'botbuilder';
import type { Called, Reply } from '../../cards/card.ts';
import type { Verb } from '../../cards/verbs.ts';
import type { FileText } from '../../dialogs/files.ts';
import type { Person, Who } from '../../src/people/person.ts';
import type { Place } from '../../src/store/places.ts';
import type { FileAt, Linked } from '../fetching/file-at.ts';

/** What arrived, with the channel taken out of it. */
export interface Incoming {
  /** Unique to this message in its conversation. */
  id: string;
  council: string;
  conversation: string;
  /** The whole of which the conversation is a thread: what is posted there of our own accord begins a new one. */
  place?: Place;
  /** Who sent it: an officer's id, their account with the channel, or nobody known (somebody telling us something). */
  person?: string;
  account?: Called;
  /** The way it came, for the record of who read what: "teams, one to one". */
  from?: string;
  /** Where it came from, for limits on guessing; never kept. */
  network?: string;
  said?: string;
  pressed?: Pressed;
  /** What this very message of somebody's has become, where it was passed on before. */
  already?: string;
  /** True where the conversation has just begun. */
  joined?: boolean;
  /** Files that came along and cannot be taken from there; we say so. */
  files: number;
  /** Files that are kept by the chat itself: fetched when this turn is over, so that it need not wait for them. */
  toFetch?: readonly FileAt[];
  /** Files that only their owner can open for us. */
  elsewhere?: readonly Linked[];
  /** Files that were kept before this turn began, and those that could not be. */
  kept?: Keeping;
  /** False in a channel or a group, where other people read along. */
  personal: boolean;
}

/** What became of the files of a message: names of those kept, and a sentence for each that was not. */
export interface Keeping {
  kept: string[];
  ids: string[];
  /** What somebody here was passing on when they sent them. */
  telling?: string;
  /** The words in those that have any we can get at, and the names of the others. */
  texts: FileText[];
  unread: string[];
  refused: string[];
}

/** Somebody at the desk, as the desk wants to know them. */
export function officerIn({ council, from }: Incoming, person: Person): Who & { kind: 'officer' } {
  return { kind: 'officer', council, person, from };
}

export interface Pressed {
  verb: Verb;
  ref: string;
  values: Record<string, string>;
  /** The card that was pressed. */
  card?: string;
  /** True where nobody pressed: the channel asks by itself for what this person should see. */
  unasked?: boolean;
}

/** One way into Heard and out of it. Only these files read a channel's own data. */
export interface Channel {
  name: 'webchat' | 'teams' | 'slack';
  /** What it is called on record, where somebody complains through it. */
  told: string;
  read(activity: Activity): Incoming | undefined;
  /** Which of the replies are sent: after a press, some channels bring the card up to date in another way. */
  fit(incoming: Incoming, replies: readonly Reply[]): Reply[];
  /** What is sent, one activity for each reply; ids are given by the channel, except where it has none of its own. */
  write(reply: Reply, readers: Readers): Partial<Activity>;
  /** Sends what was kept, in answer to what came. */
  send(context: TurnContext, kept: readonly Partial<Activity>[]): Promise<void>;
}

/** Who will read it: one person in their own chat, everybody in a channel, or whoever just pressed a card in one. */
export type Readers = 'one' | 'all' | 'presser';
