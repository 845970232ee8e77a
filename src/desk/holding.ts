import { accept, assign, nameSecond, whyNot } from '../complaints/assign.ts';
import { decline } from '../complaints/decline.ts';
import { handOver } from '../complaints/hand-over.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import type { Person, Who } from '../people/person.ts';
import { peopleOf } from '../store/people.ts';
import { changing, seen } from './change.ts';
import { type Context, workingHoursOf } from './context.ts';
import type { Performed } from './perform.ts';

export interface Choice {
  person: Person;
  /** Why this person cannot be chosen, where they cannot. */
  not?: string;
}

/** Who has a complaint: asked, taken, declined, handed over. There are always two people, so that absence never stops the answer. */
export interface HoldingDesk {
  candidates(who: Who, ref: string): Promise<Choice[] | Refusal>;
  assign(who: Who, ref: string, choice: { respondent: string; second: string }): Promise<Performed>;
  /** Another second respondent, without taking it away from whoever has it. */
  nameSecond(who: Who, ref: string, choice: { second: string }): Promise<Performed>;
  accept(who: Who, ref: string): Promise<Performed>;
  decline(who: Who, ref: string, why: { reason?: string }): Promise<Performed>;
  /** Gives it to somebody else with everything that happened so far. */
  handOver(who: Who, ref: string, to: { person: string; reason?: string }): Promise<Performed>;
}

export function holdingDesk(context: Context): HoldingDesk {
  const change = changing(context);
  const ASKED = 'the manager who was asked';
  return {
    async candidates(who, ref) {
      const complaint = await seen(context, who, 'candidates', ref);
      if ('problem' in complaint) return complaint;
      const now = { at: context.now(), working: workingHoursOf(context, who.council) };
      const managers = (await peopleOf(context.store.of(who.council), who.council)).filter(
        (it) => !it.left && it.roles.some((role) => role === 'responding-manager' || role === 'area-manager'),
      );
      return managers.map((person) => ({ person, not: whyNot(complaint, person, now) }));
    },

    assign: (who, ref, { respondent, second }) =>
      change(who, 'assign', ref, (complaint, now, people) => {
        const [first, standIn] = [respondent, second].map((id) => people.find((it) => it.id === id));
        return first && standIn
          ? assign(complaint, first, standIn, now)
          : refuse.missing('a responding manager and a second respondent');
      }),

    nameSecond: (who, ref, { second }) =>
      change(who, 'nameSecond', ref, (complaint, now, people) => {
        const person = people.find((it) => it.id === second);
        return person ? nameSecond(complaint, person, now) : refuse.missing('a second respondent');
      }),

    accept: (who, ref) =>
      change(who, 'accept', ref, (complaint, now) =>
        who.kind === 'officer' ? accept(complaint, who.person, now) : refuse.notAllowed(ASKED),
      ),

    decline: (who, ref, why) =>
      change(who, 'decline', ref, (complaint, now, people) =>
        who.kind === 'officer' ? decline(complaint, who.person, why, people, now) : refuse.notAllowed(ASKED),
      ),

    handOver: (who, ref, { person, reason }) =>
      change(who, 'handOver', ref, (complaint, now, people) => {
        const to = people.find((it) => it.id === person);
        return to ? handOver(complaint, { to, reason }, people, now) : refuse.missing('whom to hand it to');
      }),
  };
}
