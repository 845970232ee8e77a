import { localDate } from '../calendar/local-date.ts';
import { notDelivered, toldOtherwise } from '../complaints/not-delivered.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import type { Role, Who } from '../people/person.ts';
import { may } from '../rights/rights.ts';
import { loseAddress } from '../store/addresses.ts';
import { complainantOf } from '../store/complainants.ts';
import { conversationOf } from '../store/complaints.ts';
import { type GivenUp, givenUp, giveUp, lineOfLetter, promiseMessages, settle, tryAgain } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import type { Db } from '../store/store.ts';
import { seen } from './change.ts';
import type { Context } from './context.ts';
import { type Performed, performIn } from './perform.ts';
import { transact } from './transact.ts';

/** What becomes of messages that did not reach anybody: shown, tried again, or told another way by a person. */
export interface DeliveryDesk {
  /** A message that nobody has received, with why, for somebody who will tell its reader another way. */
  undeliveredLine(who: Who, ref: string, line: number): Promise<GivenUp | Refusal>;
  /** Nobody tries any more; where it was for whoever complained, telling them is a task from now on. */
  leaveToPerson(council: string, line: number, because: string, how?: 'by hand'): Promise<void>;
  /** Somebody has told the person who complained, and how. */
  toldOtherwise(who: Who, ref: string, told: { line: number; how: string }): Promise<Performed>;
  tryAgain(who: Who, line: number): Promise<Refusal | undefined>;
  /** How whoever complained is reached: the safe way they chose, and the chat they wrote in. */
  reachOf(council: string, ref: string): Promise<{ by?: string; to?: string; chat?: string }>;
  /** A letter came back. False where it was none of ours. */
  bounced(messageId: string, because: string): Promise<boolean>;
  /** Nothing is posted there any more; the complaints team is told once. False where nobody could be reached there anyway. */
  loseAddress(council: string, address: string): Promise<boolean>;
}

export function deliveryDesk(context: Context): DeliveryDesk {
  const { store } = context;

  async function leave(council: string, line: number, because: string, how?: 'by hand'): Promise<void> {
    const heard = { kind: 'heard', council } as const;
    await transact(context, heard, async (tx, note) => {
      const left = await giveUp(tx, council, line, context.now(), because);
      if (!left?.ref || !left.address.startsWith('complainant:')) return;
      await performIn(context, tx, note, heard, 'leaveToPerson', left.ref, (complaint, now) =>
        notDelivered(complaint, { line, kind: left.kind, because, byHand: how === 'by hand' }, now),
      );
    });
  }

  return {
    async undeliveredLine(who, ref, line) {
      const complaint = await seen(context, who, 'undeliveredLine', ref);
      if ('problem' in complaint) return complaint;
      const all = await givenUp(store.of(who.council), who.council);
      return all.find((it) => it.id === line && it.ref === ref) ?? refuse.notWaiting();
    },
    async reachOf(council, ref) {
      const who = await complainantOf(store.of(council), council, ref);
      const chat = await conversationOf(store.of(council), council, ref);
      return {
        ...(who?.replyBy && { by: who.replyBy }),
        ...(who?.replyTo && { to: who.replyTo }),
        ...(chat && { chat }),
      };
    },
    leaveToPerson: leave,
    toldOtherwise: (who, ref, { line, how }) =>
      transact(context, who, async (tx, note) => {
        const told = await performIn(context, tx, note, who, 'toldOtherwise', ref, (complaint, now) =>
          toldOtherwise(complaint, { line, how }, now),
        );
        if (!('problem' in told)) await settle(tx, who.council, line, context.now(), 'told another way');
        return told;
      }),
    async tryAgain(who, line) {
      const permit = may(who, 'tryAgain');
      if ('problem' in permit) return permit;
      return transact(context, who, async (tx, note) => {
        if (!(await tryAgain(tx, store.boss, who.council, line))) return refuse.notWaiting();
        note({ did: 'tryAgain', as: permit.as, details: { line } });
        return undefined;
      });
    },
    async bounced(messageId, because) {
      const found = await lineOfLetter(store.db, messageId);
      if (found) await leave(found.council, found.id, because);
      return found !== undefined;
    },
    async loseAddress(council, address) {
      const at = context.now();
      return store
        .of(council)
        .transaction()
        .execute(async (tx) => {
          if (!(await loseAddress(tx, council, address, at))) return false;
          const readers = address === 'complaints' ? await teamOf(tx, council) : (['complaints'] as const);
          const told = readers.map((to) => ({
            to,
            kind: 'address-gone' as const,
            details: { address },
            key: `gone ${address} ${localDate(at)} ${to}`,
          }));
          await promiseMessages(tx, store.boss, council, told, at);
          return true;
        });
    },
  };
}

/** The complaints team one by one, for when it is their own channel that is gone. */
async function teamOf(db: Db, council: string): Promise<`person:${string}`[]> {
  const people = await peopleOf(db, council);
  return people.filter((it) => it.roles.some((role) => TEAM.includes(role))).map((it) => `person:${it.id}` as const);
}

const TEAM: readonly Role[] = ['complaints-team', 'complaints-manager'];
