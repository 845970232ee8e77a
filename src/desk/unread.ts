import type { Instant } from '../calendar/local-date.ts';
import type { Refusal } from '../complaints/problems.ts';
import { type ReadBy, readBy } from '../deadlines/reading.ts';
import type { Who } from '../people/person.ts';
import { may, reach } from '../rights/rights.ts';
import { openTasks } from '../store/tasks.ts';
import { type Context, workingHoursOf } from './context.ts';

/** Something that somebody wrote to us and no person has read. No word of it. */
export interface Unread extends ReadBy {
  ref: string;
  since: Instant;
}

export interface UnreadDesk {
  /** What nobody has read yet, what waits longest first. */
  unread(who: Who): Promise<Unread[] | Refusal>;
}

export function unreadDesk(context: Context): UnreadDesk {
  return {
    async unread(who) {
      const permit = may(who, 'unread');
      if ('problem' in permit) return permit;
      const working = workingHoursOf(context, who.council);
      const only = { kinds: ['read'], reach: reach(who, 'unread') } as const;
      const tasks = await openTasks(context.store.of(who.council), who.council, only);
      return tasks
        .map(({ ref, since }) => ({ ref, since, ...readBy(since, working) }))
        .sort((a, b) => a.since.getTime() - b.since.getTime());
    },
  };
}
