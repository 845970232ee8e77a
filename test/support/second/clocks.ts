import { code, old } from './corporate.ts';
import type { Day } from './days.ts';
import type { Pack } from './promises.ts';
import type { Row } from './row.ts';
import { statutory } from './statutory.ts';
import type { Story } from './story.ts';

/** Every clock that runs or ran, as it stands on a day. */
export function rowsOf(story: Story, pack: Pack, today: Day): Row[] {
  if (story.route === 'statutory') return statutory(story, pack.statutory, today);
  if (story.route !== 'corporate') return [];
  return pack.threeStages ? old(story, pack.corporate, today) : code(story, pack.corporate, today);
}
