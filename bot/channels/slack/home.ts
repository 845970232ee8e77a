import type { HomeView, KnownBlock } from '@slack/types';
import { button } from '../../../cards/card.ts';
import { homeCards } from '../../../cards/home.ts';
import { buttonsOf, plain } from '../../../cards/render/slack/blocks.ts';
import { slackHome } from '../../../cards/render/slack/modal.ts';
import { unreadCard } from '../../../cards/unread.ts';
import { actBy } from '../../../cards/words.ts';
import { localDate } from '../../../src/calendar/local-date.ts';
import { hasRole, type Who } from '../../../src/people/person.ts';
import type { DueRow } from '../../../src/store/deadlines.ts';
import { namesOf, type Sight } from '../../views.ts';
import { SEARCH } from './payload.ts';

/** The Home tab of one colleague: what waits for them by date, the team's queue for the complaints team, and a search. */
export async function homeOf(sight: Sight, who: Who & { kind: 'officer' }): Promise<HomeView> {
  const all = [
    ...(await sight.desk.due(who, 'overdue')),
    ...(await sight.desk.due(who, 'this week')),
    ...(await sight.desk.due(who, 'next week')),
  ];
  const rows = inOrder(all);
  const cards = homeCards({
    mine: rows.filter((it) => it.respondent === who.person.id),
    queue: hasRole(who, 'complaints-team', 'complaints-manager') ? rows : undefined,
    today: localDate(sight.desk.now()),
    calendar: sight.calendar,
    nameOf: await namesOf(sight, who.council),
  });
  const unread = await sight.desk.unread(who);
  const toRead = 'problem' in unread || unread.length === 0 ? [] : [unreadCard(unread, sight.desk.now())];
  return slackHome(
    [...toRead, ...cards],
    [...search(), ...buttonsOf([button('tell', '', 'Tell Heard', { style: 'main' })])],
  );
}

/** For somebody who is not of the council's own staff: a word about where to write. */
export function guestHome(): HomeView {
  return slackHome([
    {
      title: 'Heard',
      body: [
        {
          text: 'I help you tell the council when something isn’t right. Write to me under Messages. A person reads what you tell me.',
        },
      ],
    },
  ]);
}

/** "This week" holds what is overdue too. */
function inOrder(rows: readonly DueRow[]): DueRow[] {
  const once = new Map(rows.map((it) => [`${it.ref} ${it.deadline.clock}`, it]));
  return [...once.values()].sort((a, b) => (actBy(a.deadline)! < actBy(b.deadline)! ? -1 : 1));
}

function search(): KnownBlock[] {
  return [
    {
      type: 'input',
      block_id: SEARCH,
      dispatch_action: true,
      optional: true,
      label: plain('Find a complaint by its number, or ask: what’s due this week?'),
      element: { type: 'plain_text_input', action_id: SEARCH, max_length: 200 },
    },
  ];
}
