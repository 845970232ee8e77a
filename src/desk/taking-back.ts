import { type Refusal, refuse } from '../complaints/problems.ts';
import type { Who } from '../people/person.ts';
import { mayAbout } from '../rights/rights.ts';
import { lockComplaint } from '../store/complaints.ts';
import { isPromised, promiseMessages } from '../store/outbox.ts';
import { postsOf } from '../store/posts.ts';
import type { Context } from './context.ts';
import { transact } from './transact.ts';

/** Cards leave the chats they stand in: posted where they should not be, or kept for as long as they may be. */
export interface TakingBackDesk {
  /** How many cards will be gone. The complaint itself is untouched, and what happens next is posted as ever. */
  takeBack(who: Who, ref: string): Promise<{ cards: number } | Refusal>;
}

export function takingBackDesk(context: Context): TakingBackDesk {
  return {
    takeBack: (who, ref) =>
      transact(context, who, async (tx, note) => {
        const permit = mayAbout(who, 'takeBack', ref, await lockComplaint(tx, who.council, ref));
        if ('problem' in permit) return permit;
        const cards = (await postsOf(tx, who.council, ref)).length;
        if (cards === 0) return refuse.nothingPosted(ref);
        // Asked for again while it is on its way, it is tried until it is gone.
        if (await isPromised(tx, who.council, ref, 'take-back')) return { cards };
        const at = context.now();
        const line = { to: 'posts', kind: 'take-back', ref, key: `${ref} take-back ${at.toISOString()}` } as const;
        await promiseMessages(tx, context.store.boss, who.council, [line], at);
        note({ did: 'takeBack', ref, as: permit.as, details: { cards } });
        return { cards };
      }),
  };
}
