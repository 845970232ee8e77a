import { type Day, dayOf, workingDays, yearAfter } from './days.ts';
import type { Pack, Promised } from './promises.ts';
import { type Plan, type Row, revived, rowOf } from './row.ts';
import { did, inOwnRight, lately, needsInterest, type Story } from './story.ts';

/** Every clock that runs or ran, as it stands on a day. */
export function rowsOf(story: Story, pack: Pack, today: Day): Row[] {
  if (story.route === 'statutory') return statutory(story, pack.statutory, today);
  if (story.route !== 'corporate') return [];
  return pack.threeStages ? old(story, pack.corporate, today) : code(story, pack.corporate, today);
}

/** Section 6.1. */
function statutory(story: Story, promised: Promised, today: Day): Row[] {
  const write = writer(story, promised, today);
  const asked3 = did(story, 'stage3.asked');
  const letter = answerReached(story);
  const early = did(story, 'early-referral.agreed');
  const toAsk3 = write(
    letter !== undefined && {
      clock: 'ask for stage 3',
      begin: letter,
      law: '20 wd',
      complainants: true,
      done: first(asked3, early),
    },
  );
  const heard = toAsk3[0]?.status !== 'late' || lately(story, 'stage3.decided')?.accept === true ? asked3 : undefined;
  const agreedAway = early !== undefined;
  const panel = lately(story, 'panel.arranged');
  const met = did(story, 'panel.met');
  const reported = did(story, 'panel.reported');
  return [
    ...inTime(story, today),
    ...acknowledgement(story, promised, today),
    ...write(
      needsInterest(story) && {
        clock: 'sufficient interest',
        begin: story.begun,
        done: dayOfFirst(story, 'sufficient-interest.decided'),
      },
    ),
    ...write(stage1(story)),
    ...meeting(story, promised, today),
    ...toAsk2(story, promised, today),
    ...write(stage2(story)),
    ...toAsk3,
    ...write(
      asked3 !== undefined && {
        clock: 'stage 3 acknowledge',
        begin: asked3,
        law: '2 wd',
        done: did(story, 'stage3.acknowledged'),
        agreedAway,
      },
    ),
    ...write(
      heard !== undefined && {
        clock: 'panel chair',
        begin: heard,
        law: '10 wd',
        done: did(story, 'chair.appointed'),
        agreedAway,
      },
    ),
    ...write(
      panel !== undefined && {
        clock: 'panel papers',
        begin: dayOf(panel.on),
        backFrom: dayOf(String(panel.for)),
        law: '10 wd',
        done: did(story, 'papers.sent'),
        agreedAway,
      },
    ),
    ...write(
      panel !== undefined &&
        'panel notice' in promised && {
          clock: 'panel notice',
          begin: dayOf(panel.on),
          backFrom: dayOf(String(panel.for)),
          done: dayOf(panel.on),
        },
    ),
    ...write(heard !== undefined && { clock: 'panel meets', begin: heard, law: '30 wd', done: met, agreedAway }),
    ...write(met !== undefined && { clock: 'panel reports', begin: met, law: '5 wd', done: reported }),
    ...write(
      reported !== undefined && {
        clock: 'final reply',
        begin: reported,
        law: '15 wd',
        done: did(story, 'stage3.replied'),
      },
    ),
    ...atTheEnd(story, today),
  ];
}

/** N4 and N5: from receipt, from the decision about interest, and anew from each advocate's appointment. */
function stage1(story: Story): Plan | undefined {
  const decided = story.ever.findLast((it) => it.moment === 'sufficient-interest.decided');
  const yes = decided?.yes === true;
  if (needsInterest(story) && !yes) return undefined;
  const decidedOn = decided && yes && !inOwnRight(story) ? dayOf(decided.on) : story.begun;
  const plan = revived(
    {
      clock: 'stage 1 reply',
      begin: Math.max(story.begun, decidedOn),
      law: '10 wd',
      atMost: '20 wd',
      done: did(story, 'stage1.replied'),
      agreedAway: lately(story, 'stage2.asked')?.direct === true,
    },
    story,
  );
  return withExtension(afterAdvocates(plan, story), story, 'stage1.extended');
}

/** A child or a care leaver who asks before the clock has run out waits, and the clock is new on the day of the appointment. */
function afterAdvocates(plan: Plan, story: Story): Plan {
  if (!['child', 'young-person', 'care-leaver'].includes(story.who)) return plan;
  let now = plan;
  let runsOut = workingDays(plan.begin, 10);
  for (const event of story.round) {
    const on = dayOf(event.on);
    if (on < plan.begin || (plan.done !== undefined && on > plan.done)) continue;
    if (event.moment === 'stage1.extended' && !now.waiting) {
      runsOut = Math.max(runsOut, event.until ? dayOf(String(event.until)) : workingDays(now.begin, 20));
    } else if (event.moment === 'advocate.requested' && !now.waiting && on <= runsOut) {
      now = { ...now, waiting: true };
    } else if (event.moment === 'advocate.appointed' && now.waiting) {
      now = { ...plan, begin: on, besides: [{ day: plan.begin, drives: false }], anew: true };
      runsOut = workingDays(on, 10);
    }
  }
  return now;
}

/** N10, Z1: from the request, an oral one from its record; the record, the statement and the call are shown beside. */
function stage2(story: Story): Plan | undefined {
  const asked = lately(story, 'stage2.asked');
  if (!asked) return undefined;
  const request = dayOf(asked.on);
  const record = did(story, 'stage2.record-agreed');
  const begin = asked.how === 'oral' && record !== undefined ? record : request;
  const besides = [request, record, did(story, 'stage2.statement-signed')].flatMap((day) =>
    day === undefined || day === begin ? [] : [{ day, drives: true }],
  );
  const plan: Plan = {
    clock: 'stage 2 reply',
    begin,
    law: '25 wd',
    atMost: '65 wd',
    done: did(story, 'stage2.replied'),
    besides,
  };
  return withExtension(revived(plan, story), story, 'stage2.extended');
}

/** Section 6.2. */
function code(story: Story, promised: Promised, today: Day): Row[] {
  const write = writer(story, promised, today);
  const [ack1] = acknowledgement(story, promised, today, '5 wd');
  const asked = did(story, 'stage2.asked');
  const [ack2] = write(
    asked !== undefined && {
      clock: 'stage 2 acknowledge',
      begin: asked,
      law: '5 wd',
      done: did(story, 'stage2.acknowledged', 'stage2.replied'),
    },
  );
  const replied = did(story, 'stage1.replied');
  const one: Plan = {
    ...afterAcknowledgement(ack1!, did(story, 'acknowledged'), replied),
    clock: 'stage 1 reply',
    law: '10 wd',
    atMost: '20 wd',
    done: replied,
    agreedAway: lately(story, 'stage2.asked')?.direct === true,
  };
  const replied2 = did(story, 'stage2.replied');
  const two: Plan | undefined = ack2 && {
    ...afterAcknowledgement(ack2, did(story, 'stage2.acknowledged'), replied2),
    clock: 'stage 2 reply',
    law: '20 wd',
    atMost: '40 wd',
    done: replied2,
  };
  return [
    ...inTime(story, today),
    ack1!,
    ...write(withExtension(revived(one, story), story, 'stage1.extended')),
    ...meeting(story, promised, today),
    ...toAsk2(story, promised, today),
    ...(ack2 ? [ack2] : []),
    ...write(two && withExtension(revived(two, story), story, 'stage2.extended')),
    ...atTheEnd(story, today),
  ];
}

/** C2, C3: from the acknowledgement; none, or one after its last day, buys no time. */
function afterAcknowledgement(
  { due, alsoDue }: Row,
  done: Day | undefined,
  replied: Day | undefined,
): Pick<Plan, 'begin' | 'besides'> {
  const lastDay = Math.max(due!, ...alsoDue);
  if (done !== undefined && (replied === undefined || done <= replied)) {
    return { begin: done, besides: done > lastDay ? [{ day: lastDay, drives: true }] : [] };
  }
  return { begin: Math.min(lastDay, replied ?? lastDay) };
}

/** Sections 6.3 (CL1 to CL5) and 6.4: the council's own numbers and nothing else. */
function old(story: Story, promised: Promised, today: Day): Row[] {
  const write = writer(story, promised, today);
  const asked = did(story, 'stage2.asked');
  const letter = answerReached(story);
  const asked3 = did(story, 'stage3.asked');
  const one = revived(
    {
      clock: 'stage 1 reply',
      begin: story.begun,
      done: did(story, 'stage1.replied'),
      agreedAway: lately(story, 'stage2.asked')?.direct === true,
    },
    story,
  );
  const two: Plan | undefined =
    asked === undefined ? undefined : { clock: 'stage 2 reply', begin: asked, done: did(story, 'stage2.replied') };
  return [
    ...inTime(story, today),
    ...acknowledgement(story, promised, today),
    ...write(withExtension(one, story, 'stage1.extended')),
    ...meeting(story, promised, today),
    ...toAsk2(story, promised, today),
    ...write(two && withExtension(revived(two, story), story, 'stage2.extended')),
    ...write(letter !== undefined && { clock: 'ask for stage 3', begin: letter, complainants: true, done: asked3 }),
    ...write(asked3 !== undefined && { clock: 'final reply', begin: asked3, done: did(story, 'stage3.replied') }),
    ...atTheEnd(story, today),
  ];
}

type Write = (plan: Plan | false | undefined) => Row[];

function writer(story: Story, promised: Promised, today: Day): Write {
  const named = (from: string) =>
    ({
      'the receipt': story.begun,
      'the request': did(story, 'stage2.asked'),
      'the statement': did(story, 'stage2.statement-signed'),
      'the letter': did(story, 'stage2.replied'),
    })[from];
  return (plan) => (plan ? [rowOf(revived(plan, story), promised, named, story, today)] : []);
}

/** An extension granted before the clock began anew is used up. */
function withExtension(plan: Plan, story: Story, moment: string): Plan {
  const extended = story.round.findLast((it) => it.moment === moment && (!plan.anew || dayOf(it.on) >= plan.begin));
  return extended ? { ...plan, extended: { until: extended.until ? dayOf(String(extended.until)) : undefined } } : plan;
}

/** Section 5: a year from when the grounds arose. Only the day of first receipt counts. */
function inTime({ arose, received }: Story, today: Day): Row[] {
  if (arose === undefined) return [];
  const plan: Plan = { clock: 'complain in time', begin: arose, complainants: true, done: received };
  return [yearRow(plan, { ended: undefined }, today)];
}

/** N19 and N21. */
function atTheEnd(story: Story, today: Day): Row[] {
  const over = story.ever.findLast((it) => it.moment === 'proceedings.ended');
  const told = story.ever.find((it) => it.moment === 'ombudsman.enquired' && it.premature !== true);
  const plans: Plan[] = [];
  if (story.arose !== undefined)
    plans.push({ clock: 'ask the ombudsman', begin: story.arose, done: told && dayOf(told.on), outlasts: true });
  if (over) {
    const again = story.ever.find((it) => it.moment === 'resubmitted' && it.on >= over.on);
    plans.push({ clock: 'resubmit', begin: dayOf(over.on), done: again && dayOf(again.on), outlasts: true });
  }
  return plans.map((plan) => yearRow(plan, story, today));
}

/** A year has no working days in it, so it is worked out here and only its standing there. */
function yearRow(plan: Plan, { ended }: Pick<Story, 'ended'>, today: Day): Row {
  const until = yearAfter(plan.begin);
  const bare = rowOf({ ...plan, extended: { until } }, {}, () => undefined, { ended } as Story, today);
  return { ...bare, due: until };
}

function acknowledgement(story: Story, promised: Promised, today: Day, law?: Plan['law']): Row[] {
  const done = did(story, 'acknowledged', 'stage1.replied');
  return writer(story, promised, today)({ clock: 'acknowledge', begin: story.begun, law, done });
}

function meeting(story: Story, promised: Promised, today: Day): Row[] {
  const held = lately(story, 'meeting.held');
  if (!held || !('meeting letter' in promised)) return [];
  const letter = story.round.find((it) => it.moment === 'meeting.confirmed' && it.on >= held.on);
  const done = letter && dayOf(letter.on);
  return writer(story, promised, today)({ clock: 'meeting letter', begin: dayOf(held.on), done });
}

function toAsk2(story: Story, promised: Promised, today: Day): Row[] {
  const begin = did(story, 'stage1.replied');
  const done = did(story, 'stage2.asked');
  return writer(
    story,
    promised,
    today,
  )(begin !== undefined && { clock: 'ask for stage 2', begin, complainants: true, done });
}

/** N12: the day the outcome was received, where it is known. */
function answerReached(story: Story): Day | undefined {
  const answer = lately(story, 'stage2.replied');
  return answer && dayOf(String(answer.received ?? answer.on));
}

function dayOfFirst(story: Story, moment: string): Day | undefined {
  const found = story.ever.find((it) => it.moment === moment);
  return found && dayOf(found.on);
}

function first(...days: (Day | undefined)[]): Day | undefined {
  const known = days.filter((it) => it !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}
