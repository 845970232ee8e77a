import type { LocalDate } from '../calendar/local-date.ts';
import {
  type AgreedAction,
  actionsOf,
  agreeAction,
  doAction,
  moveAction,
  type Promised,
} from '../complaints/actions.ts';
import type { Finding } from '../complaints/complaint.ts';
import { recordOutcome } from '../complaints/outcome.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import type { Who } from '../people/person.ts';
import { wordsOf } from '../store/complaints.ts';
import { changing, reading } from './change.ts';
import type { Context } from './context.ts';
import type { Performed } from './perform.ts';

/** A promise with its words, for somebody who may read the story. */
export type ToldAction = AgreedAction & { what: string; proof?: string };

/** What is promised with an answer and owed after it: dated, owned, and shown to be done. */
export interface PromisesDesk {
  /** What was promised, with the words it was promised in. */
  actions(who: Who, ref: string): Promise<ToldAction[] | Refusal>;
  agreeAction(who: Who, ref: string, promise: Promised): Promise<Performed>;
  doAction(who: Who, ref: string, done: { action: number; proof: string }): Promise<Performed>;
  moveAction(
    who: Who,
    ref: string,
    moved: { action: number; due?: LocalDate; owner?: string; reason?: string },
  ): Promise<Performed>;
  /** What came of an answer that was recorded without its findings. */
  recordOutcome(who: Who, ref: string, finding: Finding): Promise<Performed>;
}

export function promisesDesk(context: Context): PromisesDesk {
  const change = changing(context);
  return {
    actions: (who, ref) =>
      reading(context, who, 'actions', ref, async (tx, complaint) => {
        const words = await wordsOf(tx, who.council, ref);
        const latest = (kind: string) => words.findLast((it) => it.kind === kind)?.words;
        return actionsOf(complaint).map((it) => {
          const proof = latest(`proof ${it.number}`);
          return { ...it, what: latest(`action ${it.number}`) ?? '', ...(proof !== undefined && { proof }) };
        });
      }),

    agreeAction: (who, ref, promise) =>
      change(who, 'agreeAction', ref, (complaint, now, people) =>
        people.some((it) => it.id === promise.owner && !it.left)
          ? agreeAction(complaint, promise, now)
          : refuse.missing('who will do it, by their name'),
      ),
    doAction: (who, ref, done) => change(who, 'doAction', ref, (complaint, now) => doAction(complaint, done, now)),
    moveAction: (who, ref, moved) =>
      change(who, 'moveAction', ref, (complaint, now, people) =>
        moved.owner && !people.some((it) => it.id === moved.owner && !it.left)
          ? refuse.missing('who will do it, by their name')
          : moveAction(complaint, moved, now),
      ),
    recordOutcome: (who, ref, finding) =>
      change(who, 'recordOutcome', ref, (complaint, now) => recordOutcome(complaint, finding, now)),
  };
}
