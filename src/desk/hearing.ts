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
import { restrictContact } from '../complaints/together.ts';
import { rulesFor } from '../deadlines/deadlines.ts';
import { findComplaint } from '../store/complaints.ts';
import { changing, type Move, moving } from './change.ts';
import type { Context } from './context.ts';
import { clocksOf, packOf } from './perform.ts';

/** Whether and when a complaint is heard: each decision is a named person's, with reasons that the law allows. */
export interface HearingDesk {
  decideInterest: Move<Interest>;
  decideTimeLimit: Move<TimeLimit>;
  decideProceedings: Move<Proceedings>;
  reviewProceedings: Move<Parameters<typeof reviewProceedings>[1]>;
  endProceedings: Move<Parameters<typeof endProceedings>[1]>;
  decideConsent: Move<Consent>;
  /** Whether the same matter is looked into again; `earlier` is the complaint in which it was. */
  decideAgain: Move<Again & { earlier?: string }>;
  restrictContact: Move<Parameters<typeof restrictContact>[1]>;
}

export function hearingDesk(context: Context): HearingDesk {
  const change = changing(context);
  const move = moving(context);

  async function earlierOne(council: string, ref: string | undefined) {
    const earlier = ref && (await findComplaint(context.store.of(council), council, ref));
    if (!earlier) return undefined;
    const stages = rulesFor(packOf(context, earlier), earlier.facts)?.base.stages ?? 0;
    return { ref: earlier.ref, state: stateOf(earlier.facts, clocksOf(context, earlier)), stages };
  }

  return {
    decideInterest: move('decideInterest', decideInterest),
    decideTimeLimit: move('decideTimeLimit', decideTimeLimit),
    decideProceedings: move('decideProceedings', decideProceedings),
    reviewProceedings: move('reviewProceedings', reviewProceedings),
    endProceedings: move('endProceedings', endProceedings),
    decideConsent: move('decideConsent', decideConsent),
    async decideAgain(who, ref, { earlier, ...again }) {
      const before = await earlierOne(who.council, earlier);
      return change(who, 'decideAgain', ref, (complaint, now) => decideAgain(complaint, again, before, now));
    },
    restrictContact: move('restrictContact', restrictContact),
  };
}
