import type { Activity } from 'botbuilder';
import type { Addressed, Outgoing } from '../../src/store/outbox.ts';
import type { Incoming } from '../channels/channel.ts';
import type { FileAt } from './file-at.ts';

/** What is needed to fetch one file of a message after it was answered, and to go on from there. */
export interface ToFetch {
  /** The message it came with, without what was said in it. */
  activity: Activity;
  channel: string;
  file: FileAt;
  /** Names the turn in which it is taken. */
  id: string;
  /** The telling that it belongs to, where somebody was passing something on. */
  telling?: string;
}

/** A line of the outbox for each file, promised with the turn: fetched as messages are delivered, and tried again like them. */
export function linesToFetch(
  incoming: Incoming,
  activity: Activity,
  channel: string,
  telling: string | undefined,
): Addressed[] {
  const { conversation, id, toFetch = [] } = incoming;
  return toFetch.map((file, at) => {
    const it: ToFetch = {
      activity: bare(activity),
      channel,
      file,
      id: `${id}:file:${at}`,
      ...(telling && { telling }),
    };
    return {
      to: `conversation:${conversation}`,
      kind: 'fetch-file',
      key: `fetch ${conversation} ${it.id}`,
      words: { fetch: JSON.stringify(it) },
    };
  });
}

export function toFetchIn({ words = {} }: Outgoing): ToFetch {
  return JSON.parse(words.fetch!) as ToFetch;
}

/** Who sent it and where, as a message that says nothing. */
function bare({
  channelId,
  serviceUrl,
  from,
  recipient,
  conversation,
  channelData,
  id,
  timestamp,
}: Activity): Activity {
  const it = { type: 'message', channelId, serviceUrl, from, recipient, conversation, channelData, id, timestamp };
  return it as Activity;
}
