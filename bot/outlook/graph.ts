import { z } from 'zod';
import type { Instant } from '../../src/calendar/local-date.ts';
import type { OutOfOffice } from '../../src/desk/calendars.ts';
import { momentOf, written } from './times.ts';

/** Where Microsoft is; a test has its own. */
export interface Places {
  login: string;
  graph: string;
}

const MICROSOFT: Places = { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com/v1.0' };

/** The app that an administrator has let read mailbox settings, in one tenant. */
export interface GraphApp {
  appId: string;
  secret: string;
  tenant: string;
  places?: Places | undefined;
  now(): Instant;
}

/** What came of asking about one mailbox. */
export type Asked =
  /** Their automatic replies: away, or not. */
  | { says: OutOfOffice | undefined }
  /** This mailbox cannot be read, and others can: there is none, or the app may not see this one. */
  | { skip: string }
  /** Not now; after so many seconds where Microsoft says so. */
  | { later: string; after?: number }
  /** Nothing can be read before somebody puts it right. */
  | { refused: string };

export interface Graph {
  outOfOffice(user: string): Promise<Asked>;
}

const token = z.object({ access_token: z.string(), expires_in: z.coerce.number() });

/** What Outlook calls automatic replies. The replies themselves come with it and are not looked at. */
const replies = z.discriminatedUnion('status', [
  z.object({ status: z.literal('disabled') }),
  z.object({ status: z.literal('alwaysEnabled') }),
  z.object({ status: z.literal('scheduled'), scheduledStartDateTime: written, scheduledEndDateTime: written }),
]);

/** A minute before a token runs out it is not used any more. */
const MARGIN = 60_000;
const PATIENCE = 20_000;

/** Reads one setting of one mailbox at a time, and nothing else. */
export function createGraph({ appId, secret, tenant, places = MICROSOFT, now }: GraphApp): Graph {
  let held: { token: string; until: number } | undefined;

  async function signIn(): Promise<string | Asked> {
    if (held && now().getTime() < held.until) return held.token;
    const answer = await reach(`${places.login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: appId,
        client_secret: secret,
        grant_type: 'client_credentials',
        scope: `${new URL(places.graph).origin}/.default`,
      }),
    });
    if ('later' in answer) return answer;
    if (!answer.ok) return failed(answer, 'the app could not sign in');
    const { access_token, expires_in } = token.parse(await answer.json());
    held = { token: access_token, until: now().getTime() + expires_in * 1000 - MARGIN };
    return access_token;
  }

  async function ask(user: string, again: boolean): Promise<Asked> {
    const bearer = await signIn();
    if (typeof bearer !== 'string') return bearer;
    const answer = await reach(
      `${places.graph}/users/${encodeURIComponent(user)}/mailboxSettings/automaticRepliesSetting`,
      {
        headers: { authorization: `Bearer ${bearer}` },
      },
    );
    if ('later' in answer) return answer;
    if (answer.ok) return read(await answer.json().catch(() => undefined));
    if (answer.status === 401 && !again) {
      // A token may be withdrawn before its time: a new one is asked for, once.
      held = undefined;
      return ask(user, true);
    }
    return failed(answer, 'the app was not let in');
  }

  /** The status is all that is told of a failure: what Microsoft writes beside it may name somebody. */
  function failed({ status, headers }: Response, refused: string): Asked {
    if (status === 404) return { skip: 'no mailbox' };
    if (status === 403) return { skip: 'not allowed' };
    if (status === 400 || status === 401) return { refused: `${refused} (${status})` };
    return { later: `status ${status}`, ...waiting(headers.get('retry-after'), now()) };
  }

  return { outOfOffice: (user) => ask(user, false) };
}

async function reach(address: string, init: RequestInit): Promise<Response | { later: string }> {
  return fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE), redirect: 'error' }).catch(
    (error: Error) => ({
      later: error.name === 'TimeoutError' ? 'no answer in time' : 'Microsoft cannot be reached',
    }),
  );
}

function read(body: unknown): Asked {
  const { data } = replies.safeParse(body);
  if (!data) return { skip: 'an answer that Heard cannot read' };
  if (data.status === 'disabled') return { says: undefined };
  if (data.status === 'alwaysEnabled') return { says: {} };
  const [from, until] = [momentOf(data.scheduledStartDateTime), momentOf(data.scheduledEndDateTime)];
  return from && until ? { says: { from, until } } : { skip: 'a time zone that Heard does not know' };
}

/** "Retry-After", in seconds or as a date. */
function waiting(text: string | null, now: Instant): { after?: number } {
  if (!text) return {};
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? { after: Math.max(1, Math.ceil(seconds)) } : {};
}
