import type { Day } from './days.ts';
import type { Promised } from './promises.ts';
import { type Plan, type Row, revived } from './row.ts';
import { acknowledgement, answerReached, atTheEnd, inTime, meeting, toAsk2, withExtension, writer } from './shared.ts';
import { did, lately, type Story } from './story.ts';

/** Section 6.2. */
export function code(story: Story, promised: Promised, today: Day): Row[] {
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
export function old(story: Story, promised: Promised, today: Day): Row[] {
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
