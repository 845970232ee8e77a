import type { Activity } from 'botbuilder';
import { refuse } from '../../src/complaints/problems.ts';
import type { Activity as Kept } from '../../src/store/conversations.ts';
import { markFetched, type Outgoing } from '../../src/store/outbox.ts';
import type { Db } from '../../src/store/store.ts';
import type { Bot } from '../bot.ts';
import type { Channel } from '../channels/channel.ts';
import { byStatus, NotSent, type Outlet } from '../delivery/outlet.ts';
import type { GetFile } from './get.ts';
import { type ToFetch, toFetchIn } from './line.ts';

export interface FetchingParts {
  bot: Bot;
  channels: Readonly<Record<string, Channel>>;
  outlets: Readonly<Record<string, Outlet>>;
  get: GetFile;
  now(): Date;
}

/** Fetches the file of one line and takes it in a turn of its own; whoever sent it hears what became of it. */
export type FetchFile = (db: Db, line: Outgoing) => Promise<void>;

/** The links that chats give us are good for about an hour. */
const TRIED_FOR = 3_600_000;

export function createFetching({ bot, channels, outlets, get, now }: FetchingParts): FetchFile {
  async function got({ file }: ToFetch, since: Date): Promise<{ bytes: Uint8Array } | { says: string }> {
    try {
      const found = await get(file);
      return 'problem' in found ? found : { bytes: found };
    } catch (error) {
      if (now().getTime() - since.getTime() < TRIED_FOR) throw error;
      return refuse.fileGone(file.name);
    }
  }

  /** It is kept whether its sender hears of it or not: they may have taken Heard out of that chat. */
  async function answer(outlet: Outlet, activity: Activity, kept: readonly Kept[]): Promise<void> {
    for (const it of kept) {
      await outlet.send(activity, it).catch((error: unknown) => {
        const failure = (outlet.failureOf ?? byStatus)(error, now());
        if (failure.kind === 'later') throw new NotSent(failure);
      });
    }
  }

  return async (db, line) => {
    const wanted = toFetchIn(line);
    const channel = channels[wanted.channel];
    const outlet = outlets[wanted.channel];
    if (!channel || !outlet) throw new NotSent({ kind: 'later', because: `${wanted.channel} is not set up here` });
    const found = await got(wanted, line.at);
    const kept = await bot.takeFile(wanted, channel, found);
    const { activity } = wanted;
    await answer(outlet, { ...activity, bot: activity.recipient, user: activity.from } as never, kept);
    await markFetched(db, line.council, line.id, now());
  };
}
