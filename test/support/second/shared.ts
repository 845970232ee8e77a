import { type Day, dayOf, yearAfter } from './days.ts';
import type { Promised } from './promises.ts';
import { type Plan, type Row, revived, rowOf } from './row.ts';
import { did, lately, type Story } from './story.ts';

type Write = (plan: Plan | false | undefined) => Row[];

export function writer(story: Story, promised: Promised, today: Day): Write {
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
export function withExtension(plan: Plan, story: Story, moment: string): Plan {
  const extended = story.round.findLast((it) => it.moment === moment && (!plan.anew || dayOf(it.on) >= plan.begin));
  return extended ? { ...plan, extended: { until: extended.until ? dayOf(String(extended.until)) : undefined } } : plan;
}

/** Section 5: a year from when the grounds arose. Only the day of first receipt counts. */
export function inTime({ arose, received }: Story, today: Day): Row[] {
  if (arose === undefined) return [];
  const plan: Plan = { clock: 'complain in time', begin: arose, complainants: true, done: received };
  return [yearRow(plan, { ended: undefined }, today)];
}

/** N19 and N21. */
export function atTheEnd(story: Story, today: Day): Row[] {
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

export function acknowledgement(story: Story, promised: Promised, today: Day, law?: Plan['law']): Row[] {
  const done = did(story, 'acknowledged', 'stage1.replied');
  return writer(story, promised, today)({ clock: 'acknowledge', begin: story.begun, law, done });
}

export function meeting(story: Story, promised: Promised, today: Day): Row[] {
  const held = lately(story, 'meeting.held');
  if (!held || !('meeting letter' in promised)) return [];
  const letter = story.round.find((it) => it.moment === 'meeting.confirmed' && it.on >= held.on);
  const done = letter && dayOf(letter.on);
  return writer(story, promised, today)({ clock: 'meeting letter', begin: dayOf(held.on), done });
}

export function toAsk2(story: Story, promised: Promised, today: Day): Row[] {
  const begin = did(story, 'stage1.replied');
  const done = did(story, 'stage2.asked');
  return writer(
    story,
    promised,
    today,
  )(begin !== undefined && { clock: 'ask for stage 2', begin, complainants: true, done });
}

/** N12: the day the outcome was received, where it is known. */
export function answerReached(story: Story): Day | undefined {
  const answer = lately(story, 'stage2.replied');
  return answer && dayOf(String(answer.received ?? answer.on));
}
