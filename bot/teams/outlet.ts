import type { ConversationReference } from 'botbuilder';
import { byStatus, type Failure, type Outlet, type Pace } from '../delivery/outlet.ts';

/** Bot Framework's way to Teams, whatever it is sent about. */
export interface Cloud {
  send(reference: Partial<ConversationReference>, activity: object): Promise<string>;
  update(reference: Partial<ConversationReference>, activity: object): Promise<void>;
  remove(reference: Partial<ConversationReference>, id: string): Promise<void>;
}

/** Teams takes 60 messages in 30 seconds from a bot in one conversation, and 50 a second in a tenant. */
const PACE: Pace = { conversation: 500, channel: 25 };

export function teamsOutlet(cloud: Cloud, random: () => number): Outlet {
  return {
    send: (reference, activity) => cloud.send(reference, activity),
    update: (reference, activity) => cloud.update(reference, activity),
    remove: (reference, id) => cloud.remove(reference, id),
    failureOf: (error, now) => failureOf(error, now, random),
    pace: PACE,
  };
}

/** What Teams calls a chat in which Heard is no more, and what that means to a person. */
const GONE: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: 'Heard is not installed there',
  ForbiddenOperationException: 'Heard is not installed there',
  BotDisabledByAdmin: 'an administrator has switched Heard off',
  MessageWritesBlocked: 'they have blocked Heard',
  ConversationBlockedByUser: 'they have blocked Heard',
  ConversationNotFound: 'the chat is gone',
  ActivityNotFoundInConversation: 'the message is gone',
  UserNotFound: 'they have left',
};

/** Teams is busy, or a machine between us is: the same again a little later goes through. */
const PASSING: ReadonlySet<number> = new Set([412, 429, 500, 502, 503, 504]);

/**
 * Microsoft's own advice: 412, 429, 502 and 504 are tried again. Where Teams says how long to wait, at least that long and up to half
 * as long again, so that all who were turned away together do not come back together; where it does not, ever longer with a part
 * left to chance (the job queue's doing).
 */
export function failureOf(error: unknown, now: Date, random: () => number): Failure {
  const { statusCode = 0, code, body } = (error ?? {}) as { statusCode?: number; code?: string; body?: Body };
  const found = byStatus(error, now);
  if (PASSING.has(statusCode)) {
    const after = found.kind === 'later' ? found.after : undefined;
    return { kind: 'later', because: found.because, ...(after !== undefined && { after: after * (1 + random() / 2) }) };
  }
  const because = GONE[body?.error?.code ?? code ?? ''];
  return because ? { kind: 'gone', because } : found;
}

interface Body {
  error?: { code?: string };
}
