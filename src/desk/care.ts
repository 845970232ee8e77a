import { appointAdvocate, askForAdvocate } from '../complaints/advocate.ts';
import { close, enquireOmbudsman, type Resolution, resolve } from '../complaints/close.ts';
import { type Elsewhere, endElsewhere, goElsewhere } from '../complaints/elsewhere.ts';
import { askFreeze, decideFreeze, type Freeze } from '../complaints/freeze.ts';
import type { Link } from '../complaints/link.ts';
import { reopen, resubmit } from '../complaints/reopen.ts';
import { type Split, setPoints } from '../complaints/split.ts';
import { agreeJoint } from '../complaints/together.ts';
import { checkWithdrawal, lookAnyway, type Withdrawal, withdraw } from '../complaints/withdraw.ts';
import type { Who } from '../people/person.ts';
import { changing, type Move, moving } from './change.ts';
import type { Context } from './context.ts';
import { askingForGaps } from './gaps.ts';
import { linkTwo } from './link.ts';
import type { Performed } from './perform.ts';

type Input<C extends (complaint: never, input: never, ...more: never[]) => unknown> = Parameters<C>[1];

/** Everything that can happen to a complaint beside its stages: points, a disputed decision, an advocate, and every way it ends and begins again. */
export interface CareDesk {
  setPoints: Move<Split>;
  askFreeze: Move<object>;
  decideFreeze: Move<Freeze>;
  askForAdvocate: Move<object>;
  appointAdvocate: Move<Input<typeof appointAdvocate>>;
  agreeJoint: Move<Input<typeof agreeJoint>>;

  withdraw: Move<Withdrawal>;
  checkWithdrawal: Move<Input<typeof checkWithdrawal>>;
  lookAnyway: Move<Input<typeof lookAnyway>>;
  reopen: Move<Input<typeof reopen>>;
  resubmit: Move<Input<typeof resubmit>>;
  close: Move<object>;
  resolve: Move<Resolution>;
  /** To another body's procedure, or another route of the council's, followed until it ends there. */
  goElsewhere: Move<Elsewhere>;
  endElsewhere: Move<Input<typeof endElsewhere>>;
  enquireOmbudsman: Move<Input<typeof enquireOmbudsman>>;

  /** Makes one of two complaints, or lets each know of the other. Answers with the one that goes on. */
  link(who: Who, ref: string, link: Link): Promise<Performed>;
}

export function careDesk(context: Context): CareDesk {
  const change = changing(context);
  const move = moving(context);
  return {
    setPoints: move('setPoints', setPoints),
    askFreeze: move('askFreeze', askFreeze),
    decideFreeze: move('decideFreeze', decideFreeze),
    askForAdvocate: move('askForAdvocate', askForAdvocate),
    appointAdvocate: move('appointAdvocate', appointAdvocate),
    agreeJoint: move('agreeJoint', agreeJoint),

    withdraw: move('withdraw', withdraw),
    checkWithdrawal: move('checkWithdrawal', checkWithdrawal),
    lookAnyway: move('lookAnyway', lookAnyway),
    reopen: move('reopen', reopen),
    resubmit: move('resubmit', resubmit),
    close: move('close', close),
    resolve: (who, ref, resolution) =>
      change(who, 'resolve', ref, (complaint, now, _, tx) =>
        askingForGaps(tx, who, complaint, resolve(complaint, resolution, now)),
      ),
    goElsewhere: move('goElsewhere', goElsewhere),
    endElsewhere: move('endElsewhere', endElsewhere),
    enquireOmbudsman: move('enquireOmbudsman', enquireOmbudsman),

    link: (who, ref, to) => linkTwo(context, who, ref, to),
  };
}
