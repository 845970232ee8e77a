import { type Instant, localDate } from '../calendar/local-date.ts';
import type { Address } from '../complaints/decision.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { onReading, type ReadBy, readBy } from '../deadlines/reading.ts';
import { idOf, namedIn, type Who } from '../people/person.ts';
import { may, reach } from '../rights/rights.ts';
import { knownAddresses } from '../store/addresses.ts';
import { markTalkRead, type UnreadTalk, unreadTalks, unreadWords } from '../store/conversations.ts';
import { type Addressed, promiseMessages } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import { pingOnce } from '../store/pings.ts';
import { openTasks } from '../store/tasks.ts';
import { type Context, workingHoursOf } from './context.ts';
import { addressOf, type Day } from './rungs.ts';
import { transact } from './transact.ts';

/** Something that somebody wrote to us and no person has read. No word of it. */
export interface Unread extends ReadBy {
  /** A complaint's reference, or "chat:" and a conversation in which something was told and never sent. */
  ref: string;
  since: Instant;
}

/** What somebody told and did not send, in their own words, oldest first. */
export interface Unsent {
  words: { words: string; at: Instant }[];
}

export interface UnreadDesk {
  /** What nobody has read yet, what waits longest first. */
  unread(who: Who): Promise<Unread[] | Refusal>;
  /** Reads what was told in a conversation and never sent. Somebody has read it then, which is on record. */
  readUnsent(who: Who, conversation: string): Promise<Unsent | Refusal>;
}

export function unreadDesk(context: Context): UnreadDesk {
  return {
    async unread(who) {
      const permit = may(who, 'unread');
      if ('problem' in permit) return permit;
      const { council } = who;
      const db = context.store.of(council);
      const working = workingHoursOf(context, council);
      const only = { kinds: ['read'], reach: reach(who, 'unread') } as const;
      return [...(await openTasks(db, council, only)), ...(await unreadTalks(db, council)).map(asUnread)]
        .map(({ ref, since }) => ({ ref, since, ...readBy(since, working) }))
        .sort((a, b) => a.since.getTime() - b.since.getTime());
    },
    readUnsent: (who, conversation) => readUnsent(context, who, conversation),
  };
}

function asUnread({ conversation, since }: UnreadTalk) {
  return { ref: `chat:${conversation}`, since };
}

/** Whoever is named in it finds nothing, and it goes on waiting for somebody else. */
function readUnsent(context: Context, who: Who, conversation: string): Promise<Unsent | Refusal> {
  const { council } = who;
  return transact(context, who, async (tx, note) => {
    const permit = may(who, 'readUnsent');
    if ('problem' in permit) return permit;
    const words = await unreadWords(tx, council, conversation);
    const named = namedIn((words ?? []).map((it) => it.words).join('\n'), await peopleOf(tx, council));
    if (!words || named.some((it) => it.id === idOf(who)))
      return refuse.notFound('that conversation, or somebody has read it already');
    await markTalkRead(tx, council, conversation);
    note({ did: 'readUnsent', as: permit.as, shown: ['story'], details: { conversation } });
    return { words };
  });
}

/** Climbs the rungs of what was told and never sent: each is told once, and nobody twice a day about one conversation. */
export async function climbUnsent(context: Context, day: Day): Promise<void> {
  const { council, at, working } = day;
  const db = context.store.of(council.key);
  const known = await knownAddresses(db, council.key);
  await db.transaction().execute(async (tx) => {
    for (const { conversation, since } of await unreadTalks(tx, council.key)) {
      const { reached } = onReading(since, working, at);
      if (!reached) continue;
      const thing = `chat:${conversation}`;
      const to = [...new Set(reached.tell.flatMap((told) => addressOf(told, { ref: thing }, day, known) ?? []))];
      const rung = `unsent ${conversation} ${since.getTime()} ${reached.name}`;
      const fresh = await pingOnce(
        tx,
        council.key,
        to.map((address) => ({ address, thing })),
        localDate(at),
      );
      const messages = fresh.map(
        ({ address }): Addressed => ({
          to: address as Address,
          kind: 'unsent',
          details: { conversation, since: since.toISOString() },
          key: `${rung} ${address}`,
        }),
      );
      await promiseMessages(tx, context.store.boss, council.key, messages, at);
    }
  });
}
