import type { ConversationReference } from 'botbuilder';
import type { Activity } from '../../src/store/conversations.ts';
import { NobodyThere, NotNow } from '../later.ts';

/** A way to reach a conversation that is not kept in our own database. */
export interface Outlet {
  send(reference: Partial<ConversationReference>, activity: Activity): Promise<string>;
  update(reference: Partial<ConversationReference>, activity: Activity): Promise<void>;
  /** Takes a message back, where the channel lets it be. */
  remove?(reference: Partial<ConversationReference>, id: string): Promise<void>;
  /** What an error of this channel means; without it, what it says of itself. */
  failureOf?(error: unknown, now: Date): Failure;
  pace?: Pace;
}

/** Milliseconds between two messages to one conversation, and between any two: what a channel takes without complaining. */
export interface Pace {
  conversation: number;
  channel: number;
}

/** Why a message did not go out, in the four kinds that are dealt with differently. */
export type Failure =
  /** Not now; after so many seconds where the channel says so. */
  | { kind: 'later'; because: string; after?: number }
  /** There is no such conversation any more: a channel was deleted, somebody left. */
  | { kind: 'gone'; because: string }
  /** It will never take this message. */
  | { kind: 'refused'; because: string };

/** Thrown where a message was handed to a channel and did not go out. Says nothing of what was in it. */
export class NotSent extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.because);
    this.failure = failure;
  }
}

interface Status {
  statusCode?: number;
  status?: number;
  code?: string | number;
  headers?: unknown;
  response?: { headers?: unknown };
}

/**
 * What an error says of itself: that it is too early, that nobody is there, or the status of a web service. Anything else is the
 * network, and the network comes back.
 */
export function byStatus(error: unknown, now: Date): Failure {
  if (error instanceof NotNow)
    return { kind: 'later', because: 'the channel asks to wait', after: secondsTo(error.until, now) };
  if (error instanceof NobodyThere) return { kind: 'gone', because: error.message };
  const { statusCode, status, code, headers, response } = (error ?? {}) as Status;
  const said = statusCode ?? status;
  if (typeof said !== 'number') return { kind: 'later', because: typeof code === 'string' ? code : 'no answer' };
  const because = `status ${said}`;
  if (said === 403 || said === 404 || said === 410) return { kind: 'gone', because };
  if (said === 429) return { kind: 'later', because, ...waiting(headers ?? response?.headers) };
  // 401 is ours to put right, 408 theirs; neither says anything about the reader.
  return said >= 400 && said < 500 && said !== 401 && said !== 408
    ? { kind: 'refused', because }
    : { kind: 'later', because };
}

function secondsTo(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
}

/** "Retry-After" in seconds, whatever kind of headers these are. */
function waiting(headers: unknown): { after?: number } {
  const read = headers as { get?(name: string): string | null | undefined } & Record<string, unknown>;
  const text = typeof read?.get === 'function' ? read.get('retry-after') : read?.['retry-after'];
  const seconds = Number(text);
  return text && Number.isFinite(seconds) && seconds >= 0 ? { after: seconds } : {};
}
