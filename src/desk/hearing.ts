import type { LocalDate } from '../calendar/local-date.ts';
import { type Again, decideAgain } from '../complaints/decide-again.ts';
import { type Consent, decideConsent } from '../complaints/decide-consent.ts';
import { decideInterest, type Interest } from '../complaints/decide-interest.ts';
import {
  decideProceedings,
  endProceedings,
  type Proceedings,
  reviewProceedings,
} from '../complaints/decide-proceedings.ts';
import { decideTimeLimit, type TimeLimit } from '../complaints/decide-time-limit.ts';
import { stateOf } from '../complaints/state.ts';
import { rulesFor } from '../deadlines/deadlines.ts';
import type { Who } from '../people/person.ts';
import { findComplaint } from '../store/complaints.ts';
import { changing } from './change.ts';
import type { Context } from './context.ts';
import { clocksOf, type Performed, packOf } from './perform.ts';

/** Whether and when a complaint is heard: each decision is a named person's, with reasons that the law allows. */
export interface HearingDesk {
  decideInterest(who: Who, ref: string, interest: Interest): Promise<Performed>;
  decideTimeLimit(who: Who, ref: string, limit: TimeLimit): Promise<Performed>;
  decideProceedings(who: Who, ref: string, proceedings: Proceedings): Promise<Performed>;
  reviewProceedings(who: Who, ref: string, next: { review: LocalDate }): Promise<Performed>;
  endProceedings(who: Who, ref: string, when: { on?: LocalDate }): Promise<Performed>;
  decideConsent(who: Who, ref: string, consent: Consent): Promise<Performed>;
  /** Whether the same matter is looked into again; `earlier` is the complaint in which it was. */
  decideAgain(who: Who, ref: string, again: Again & { earlier?: string }): Promise<Performed>;
}

export function hearingDesk(context: Context): HearingDesk {
  const change = changing(context);

  async function earlierOne(council: string, ref: string | undefined) {
    const earlier = ref && (await findComplaint(context.store.of(council), council, ref));
    if (!earlier) return undefined;
    const stages = rulesFor(packOf(context, earlier), earlier.facts)?.base.stages ?? 0;
    return { ref: earlier.ref, state: stateOf(earlier.facts, clocksOf(context, earlier)), stages };
  }

  return {
    decideInterest: (who, ref, interest) =>
      change(who, 'decideInterest', ref, (complaint, now) => decideInterest(complaint, interest, now)),
    decideTimeLimit: (who, ref, limit) =>
      change(who, 'decideTimeLimit', ref, (complaint, now) => decideTimeLimit(complaint, limit, now)),
    decideProceedings: (who, ref, proceedings) =>
      change(who, 'decideProceedings', ref, (complaint, now) => decideProceedings(complaint, proceedings, now)),
    reviewProceedings: (who, ref, next) =>
      change(who, 'reviewProceedings', ref, (complaint, now) => reviewProceedings(complaint, next, now)),
    endProceedings: (who, ref, when) =>
      change(who, 'endProceedings', ref, (complaint, now) => endProceedings(complaint, when, now)),
    decideConsent: (who, ref, consent) =>
      change(who, 'decideConsent', ref, (complaint, now) => decideConsent(complaint, consent, now)),
    async decideAgain(who, ref, { earlier, ...again }) {
      const before = await earlierOne(who.council, earlier);
      return change(who, 'decideAgain', ref, (complaint, now) => decideAgain(complaint, again, before, now));
    },
  };
}
