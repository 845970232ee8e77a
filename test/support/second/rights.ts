import { type Day, dayOf } from './days.ts';
import type { Row } from './row.ts';
import { did, lately, type Story } from './story.ts';

export interface Right {
  right: 'stage-2' | 'stage-3' | 'local-stage-3' | 'ombudsman';
  from: Day;
}

/** What the complainant may ask for next, and since when (7.1, 7.2). */
export function rightsOf(story: Story, threeStages: boolean, rows: Row[], today: Day): Right[] {
  const { route, ended } = story;
  if ((route !== 'statutory' && route !== 'corporate') || ended?.how === 'withdrawn') return [];
  if (ended && ended.how !== 'closed') return [{ right: 'ombudsman', from: ended.on }];
  const missed = (clock: string, by: 'due' | 'limit') =>
    missedOn(
      rows.find((it) => it.clock === clock),
      by,
      story,
      today,
    );
  const found: Right[] = [];
  const add = (right: Right['right'], ...days: (Day | undefined)[]) => {
    const known = days.filter((it) => it !== undefined);
    if (known.length > 0) found.push({ right, from: Math.min(...known) });
  };
  add('stage-2', did(story, 'stage1.replied'), missed('stage 1 reply', 'due'));
  if (route === 'statutory') {
    add('stage-3', did(story, 'stage2.replied'));
    add(
      'ombudsman',
      did(story, 'stage3.replied'),
      did(story, 'early-referral.agreed'),
      missed('stage 2 reply', 'limit'),
    );
  } else if (threeStages) {
    add('local-stage-3', did(story, 'stage2.replied'));
    add('ombudsman', did(story, 'stage3.replied'));
  } else {
    add('ombudsman', did(story, 'stage2.replied'), missed('stage 2 reply', 'due'));
  }
  const refused = lately(story, 'stage3.decided');
  if (refused?.accept === false) found.push({ right: 'ombudsman', from: dayOf(refused.on) });
  return found;
}

/** The day after a date that passed in silence. */
function missedOn(row: Row | undefined, by: 'due' | 'limit', story: Story, today: Day): Day | undefined {
  const date = row?.[by];
  if (!row || date === undefined || (row.status !== 'overdue' && row.status !== 'late')) return undefined;
  const answered = did(story, row.clock === 'stage 1 reply' ? 'stage1.replied' : 'stage2.replied') ?? today;
  return answered > date ? date + 1 : undefined;
}
