import { type Day, dayOf, workingDays } from './days.ts';
import type { Promised } from './promises.ts';
import { type Plan, type Row, revived } from './row.ts';
import { acknowledgement, answerReached, atTheEnd, inTime, meeting, toAsk2, withExtension, writer } from './shared.ts';
import { did, inOwnRight, lately, needsInterest, type Story } from './story.ts';

/** Section 6.1. */
export function statutory(story: Story, promised: Promised, today: Day): Row[] {
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

function dayOfFirst(story: Story, moment: string): Day | undefined {
  const found = story.ever.find((it) => it.moment === moment);
  return found && dayOf(found.on);
}

function first(...days: (Day | undefined)[]): Day | undefined {
  const known = days.filter((it) => it !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}
