import { type Activity, ActivityTypes } from 'botbuilder';
import { refuse } from '../src/complaints/problems.ts';
import { LARGEST_FILE } from '../src/files/kinds.ts';
import { spokenSince } from '../src/store/conversations.ts';
import type { Db } from '../src/store/store.ts';
import type { Keeping } from './channels/channel.ts';
import { type Door, LIFETIME, type Pass } from './door.ts';
import type { Upload } from './uploads.ts';

/** What came of a request: a status and a body, so that nothing here knows of HTTP. */
export interface Answer {
  status: number;
  body: object;
}

export interface DirectLineParts {
  of(council: string): Db;
  door: Door;
  /** Hands an activity to the bot, as if a channel had sent it. */
  receive(activity: Activity): Promise<void>;
  /** Keeps the files of a message, before anybody looks at the message. */
  keep(pass: Pass, message: string, files: Upload['files']): Promise<Keeping>;
  now(): Date;
  newId(): string;
}

/** A message may be this long: a very long letter. Above it the page is told, and nothing is cut off in silence. */
const LONGEST_MESSAGE = 100_000;

/**
 * The part of the Direct Line 3.0 protocol that a web chat page uses, for our own bot in this very process. A token opens one
 * conversation and no other; whatever the page says about who it is, is thrown away.
 */
export function createDirectLine(parts: DirectLineParts) {
  const { door, now, newId } = parts;

  async function withPass(
    header: string | undefined,
    conversation: string | undefined,
    then: (pass: Pass) => Promise<Answer>,
  ): Promise<Answer> {
    const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
    const pass = token ? await door.check(token) : undefined;
    if (!pass)
      return no(
        401,
        'TokenExpired',
        'This chat has been open for a long time. Please reload the page; what you told us is kept.',
      );
    if (conversation !== undefined && pass.conversation !== conversation)
      return no(403, 'BadArgument', 'This is not your conversation.');
    return then(pass);
  }

  async function opened(pass: Pass): Promise<Answer> {
    return {
      status: 201,
      body: { conversationId: pass.conversation, token: await door.admit(pass), expires_in: LIFETIME },
    };
  }

  return {
    /** A token for a new conversation of somebody we do not know. */
    generate: (council: string): Promise<Answer> => opened({ council, conversation: newId() }),

    refresh: (header: string | undefined) => withPass(header, undefined, opened),

    start: (header: string | undefined, network: string | undefined) =>
      withPass(header, undefined, async (pass) => {
        await parts.receive(
          activityFrom(pass, network, {
            type: ActivityTypes.ConversationUpdate,
            id: `joined:${pass.conversation}`,
            membersAdded: [{ id: 'heard', name: 'Heard' }],
          }),
        );
        return opened(pass);
      }),

    reconnect: (header: string | undefined, conversation: string) => withPass(header, conversation, opened),

    post: (header: string | undefined, conversation: string, body: unknown, network: string | undefined) =>
      withPass(header, conversation, async (pass) => {
        const { type, text, value, attachments, channelData } = (body ?? {}) as Partial<Activity>;
        if (type !== ActivityTypes.Message) return { status: 200, body: { id: newId() } };
        if (text !== undefined && (typeof text !== 'string' || text.length > LONGEST_MESSAGE)) {
          return tooLong();
        }
        const { id, data } = identified(channelData);
        await parts.receive(
          activityFrom(pass, network, {
            type,
            id,
            text,
            value,
            attachments,
            channelData: data,
          }),
        );
        return { status: 200, body: { id } };
      }),

    activities: (header: string | undefined, conversation: string, watermark: string | undefined) =>
      withPass(header, conversation, async (pass) => {
        const after = /^\d{1,9}$/.test(watermark ?? '') ? Number(watermark) : 0;
        const spoken = await spokenSince(parts.of(pass.council), pass.council, conversation, after);
        const activities = spoken.map(({ activity }) => ({
          ...activity,
          conversation: { id: conversation },
          channelId: 'directline',
        }));
        return { status: 200, body: { activities, watermark: String(spoken.at(-1)?.seq ?? after) } };
      }),

    upload: (
      header: string | undefined,
      conversation: string,
      sent: Upload | 'too big' | undefined,
      network: string | undefined,
    ) =>
      withPass(header, conversation, async (pass) => {
        if (!sent) return no(400, 'BadArgument', 'That did not arrive as a file. Please try again.');
        if (sent === 'too big') return no(413, 'MessageSizeTooBig', refuse.bigFile(LARGEST_FILE).says);
        const { text, channelData } = sent.activity;
        if (text !== undefined && (typeof text !== 'string' || text.length > LONGEST_MESSAGE)) return tooLong();
        const { id, data } = identified(channelData);
        const kept = await parts.keep(pass, id, sent.files);
        // Whatever it is, the page shows its name and nothing more.
        const attachments = kept.kept.map((name) => ({ contentType: 'application/octet-stream', name }));
        const it = { type: ActivityTypes.Message, id, text: text || undefined, attachments, channelData: data };
        await parts.receive(activityFrom(pass, network, it, kept));
        return { status: 200, body: { id } };
      }),
  };

  /** The page's own id of a message, and what it needs to know its own message by. */
  function identified(channelData: unknown): { id: string; data: object } {
    const client = (channelData as { clientActivityID?: unknown } | undefined)?.clientActivityID;
    const data = typeof client === 'string' ? { clientActivityID: client.slice(0, 100) } : {};
    return { id: clientId(client) ?? newId(), data };
  }

  function activityFrom(pass: Pass, network: string | undefined, it: Partial<Activity>, kept?: Keeping): Activity {
    const { council, conversation, person, channel } = pass;
    return {
      ...it,
      channelId: 'webchat',
      serviceUrl: 'urn:heard:webchat',
      timestamp: now(),
      from: { id: person ?? 'you', name: '', role: 'user' },
      recipient: { id: 'heard', name: 'Heard', role: 'bot' },
      conversation: { id: conversation, name: '', isGroup: channel ?? false, conversationType: 'personal' },
      channelData: { ...it.channelData, heard: { council, conversation, person, network, channel, kept } },
    } as Activity;
  }
}

/** The page's own id of a message: sent again after a lost answer, it is the same message. */
function clientId(client: unknown): string | undefined {
  return typeof client === 'string' && /^[\w.:-]{1,100}$/.test(client) ? `c:${client}` : undefined;
}

function tooLong(): Answer {
  return no(
    413,
    'MessageSizeTooBig',
    `That is longer than I can take in one message. Please send it in parts of up to ${LONGEST_MESSAGE} letters.`,
  );
}

function no(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}
