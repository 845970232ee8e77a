import type { Db } from '../../src/store/store.ts';
import type { Channel, Readers } from '../channels/channel.ts';
import type { FetchFile } from '../fetching/fetch.ts';
import type { Sight } from '../views.ts';
import type { Failure, Outlet, Pace } from './outlet.ts';

/** What delivery stands on. */
export interface Deliveries {
  of(council: string): Db;
  sight: Sight;
  channels: Record<string, Channel>;
  /** By channel name; the web chat has none, because what is kept is what its page reads. */
  outlets: Record<string, Outlet>;
  /** Letters that go by email; without it they are left to a person. */
  mail?: Mailer | undefined;
  newId(): string;
  /** Begins a chat with somebody who has not written yet, where a channel can; or says why it cannot and who can help. */
  open?(council: string, person: string): Promise<{ chat: string } | { why: string } | undefined>;
  /** Fetches a file that somebody sent in a chat; the web chat needs none of it. */
  fetchFile?: FetchFile;
  /** Whether messages keep to the pace of their channel. Not in tests, which deliver everything at once. */
  paced?: boolean;
}

/** The same for the lines of one council. */
export type DeliverParts = Deliveries & { db: Db };

export function forCouncil(all: Deliveries, council: string): DeliverParts {
  return { ...all, db: all.of(council) };
}

export interface Letter {
  /** The same id again is the same letter: what receives it can tell. */
  id: string;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
}

export interface Mailer {
  send(letter: Letter): Promise<void>;
  failureOf(error: unknown, now: Date): Failure;
  pace: Pace;
}

/** Whoever reads at an address: a person or a complainant alone, a channel together. */
export function readersOf(address: string): Readers {
  return address === 'complaints' || address === 'duty' || address.startsWith('team:') ? 'all' : 'one';
}
