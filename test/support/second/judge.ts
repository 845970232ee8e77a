import { type Day, dayOf } from './days.ts';
import type { Row } from './row.ts';
import { did, type Event, inOwnRight, lately, type Story } from './story.ts';

export type Problem =
  | 'before-receipt'
  | 'in-the-future'
  | 'already'
  | 'out-of-order'
  | 'closed'
  | 'too-late'
  | 'past-the-limit'
  | 'not-a-ground'
  | 'incomplete-notice'
  | 'not-told';

export interface Bench {
  story: Story;
  threeStages: boolean;
  now: Day;
  /** A clock as it stands on the day of the event. */
  clock(name: string): Row | undefined;
}

/** Why an event cannot have happened, or undefined when it can. The first reason counts, from the plainest to the finest. */
export function judge(event: Event, bench: Bench): Problem | undefined {
  const { story, now } = bench;
  const on = dayOf(event.on);
  if (on < story.received) return 'before-receipt';
  if (on > now) return 'in-the-future';
  if (shut(event, story)) return 'closed';
  if (!known(event.moment, bench)) return 'out-of-order';
  if (event.moment === 'received' || (ONCE.includes(event.moment) && did(story, event.moment) !== undefined))
    return 'already';
  const before = AFTER[event.moment];
  if (before && did(story, ...before) === undefined) return 'out-of-order';
  return finer(event, bench);
}

/** After an ending only the proceedings, handing it in again, the Ombudsman and reopening remain. */
function shut({ moment }: Event, { ended }: Story): boolean {
  if (!ended || ['proceedings.ended', 'resubmitted', 'ombudsman.enquired', 'reopened'].includes(moment)) return false;
  return !(moment === 'proceedings.decided' && ended.how === 'not considered');
}

const PANEL =
  'stage3.decided stage3.acknowledged chair.appointed panel.arranged papers.sent panel.met panel.reported'.split(' ');
const STATUTORY_ONLY = [...PANEL, 'early-referral.agreed', 'stage2.record-agreed', 'stage2.statement-signed'];

/** Each procedure has its own steps; a complaint that went another way has none. */
function known(moment: string, { story, threeStages }: Bench): boolean {
  if (story.route === 'statutory') return true;
  if (STATUTORY_ONLY.includes(moment)) return false;
  if (story.route !== 'corporate') return !moment.startsWith('stage');
  return threeStages || !moment.startsWith('stage3');
}

const ONCE = [
  ...['acknowledged', 'stage1.replied', 'stage2.asked', 'stage2.record-agreed', 'stage2.statement-signed'],
  ...['stage2.acknowledged', 'stage2.replied', 'early-referral.agreed', 'stage3.asked', 'stage3.decided'],
  ...['stage3.acknowledged', 'chair.appointed', 'panel.met', 'panel.reported', 'stage3.replied'],
];

const AFTER: Record<string, string[]> = {
  'proceedings.ended': ['proceedings.decided'],
  'advocate.appointed': ['advocate.requested'],
  'meeting.confirmed': ['meeting.held'],
  'stage2.record-agreed': ['stage2.asked'],
  'stage2.statement-signed': ['stage2.asked'],
  'stage2.acknowledged': ['stage2.asked'],
  'stage2.extended': ['stage2.asked'],
  'stage2.replied': ['stage2.asked'],
  'early-referral.agreed': ['stage2.replied'],
  'stage3.asked': ['stage2.replied'],
  'stage3.decided': ['stage3.asked'],
  'stage3.acknowledged': ['stage3.asked'],
  'chair.appointed': ['stage3.asked'],
  'panel.arranged': ['stage3.asked'],
  'papers.sent': ['panel.arranged'],
  'panel.met': ['stage3.asked'],
  'panel.reported': ['panel.met'],
  'stage3.replied': ['panel.reported', 'stage3.asked'],
};

function finer(event: Event, bench: Bench): Problem | undefined {
  const { story, now, clock } = bench;
  const on = dayOf(event.on);
  switch (event.moment) {
    case 'resubmitted':
      return story.ended?.how === 'not considered' ? undefined : 'out-of-order';
    case 'reopened':
      return story.ended ? undefined : 'out-of-order';
    case 'sufficient-interest.decided':
      if (event.yes !== false || !['statutory', 'corporate'].includes(story.route)) return undefined;
      return story.route === 'corporate' || inOwnRight(story) ? 'out-of-order' : undefined;
    case 'time-limit.decided':
      return event.yes === false && clock('complain in time')?.status === 'met' ? 'out-of-order' : undefined;
    case 'stage3.decided':
      return event.accept === false && clock('ask for stage 3')?.status === 'met' ? 'out-of-order' : undefined;
    case 'stage1.extended':
      return moreForStage1(event, bench);
    case 'stage2.extended':
      return moreForStage2(event, bench);
    case 'stage2.asked': {
      if (event.direct === true || did(story, 'stage1.replied') !== undefined) return undefined;
      const due = clock('stage 1 reply')?.due;
      return due !== undefined && on > due ? undefined : 'out-of-order';
    }
    case 'stage2.record-agreed':
    case 'stage2.statement-signed':
      return did(story, 'stage2.replied') === undefined ? undefined : 'out-of-order';
    case 'stage2.replied':
      if (event.received === undefined) return undefined;
      if (dayOf(String(event.received)) < on) return 'out-of-order';
      return dayOf(String(event.received)) > now ? 'in-the-future' : undefined;
    case 'panel.arranged':
      return did(story, 'panel.met') !== undefined || dayOf(String(event.for)) < on ? 'out-of-order' : undefined;
    case 'papers.sent':
      return sentForThisPanel(story) ? 'already' : undefined;
    case 'stage3.replied':
      return story.route === 'statutory' && !lately(story, 'panel.reported') ? 'out-of-order' : undefined;
    default:
      return undefined;
  }
}

/** Papers go out once for each day that a panel is arranged for. */
function sentForThisPanel({ round }: Story): boolean {
  const moments = round.map((it) => it.moment);
  return moments.lastIndexOf('papers.sent') > moments.lastIndexOf('panel.arranged');
}

/** Z8: complexity and finding an advocate by law, anything at all by agreement; the Code knows complexity only (C2). */
function moreForStage1(event: Event, { story, threeStages, clock }: Bench): Problem | undefined {
  const row = clock('stage 1 reply');
  if (!row || (row.status !== 'running' && row.status !== 'overdue')) return 'out-of-order';
  const ground = String(event.ground);
  if (ground === 'agreed' && event.agreed !== true) return 'incomplete-notice';
  const lawful =
    story.route === 'statutory'
      ? ['complex', 'advocate']
      : threeStages
        ? ['complex', 'advocate', 'other']
        : ['complex'];
  if (event.agreed !== true && !lawful.includes(ground)) return 'not-a-ground';
  return notice(event, row);
}

function moreForStage2(event: Event, { clock }: Bench): Problem | undefined {
  const row = clock('stage 2 reply');
  if (!row || (row.status !== 'running' && row.status !== 'overdue')) return 'out-of-order';
  if (String(event.reasons ?? '').trim() === '') return 'incomplete-notice';
  return notice(event, row);
}

/** Told, in time, to a later day, not beyond day 20 or day 65. */
function notice(event: Event, { due, limit }: Row): Problem | undefined {
  const on = dayOf(event.on);
  if (event.told !== true) return 'not-told';
  if (due !== undefined && on > due) return 'too-late';
  const until = event.until === undefined ? limit : dayOf(String(event.until));
  if (until === undefined) return 'incomplete-notice';
  if (limit !== undefined && (until > limit || due === limit)) return 'past-the-limit';
  return until < on || (due !== undefined && until <= due) ? 'incomplete-notice' : undefined;
}
