import { assignmentCard } from '../../cards/assignment.ts';
import type { Card } from '../../cards/card.ts';
import { complaintCard } from '../../cards/complaint.ts';
import { dangerCard } from '../../cards/danger.ts';
import { helpCard } from '../../cards/help.ts';
import { moreTimeCard } from '../../cards/more-time.ts';
import { channelNudge, ownerNudge, whyCard } from '../../cards/nudge.ts';
import { queueCard } from '../../cards/queue.ts';
import { statusCard } from '../../cards/status.ts';
import { storyCard } from '../../cards/story.ts';
import { tellCard } from '../../cards/tell.ts';
import { TELLERS } from '../../dialogs/forward.ts';
import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { standing, type Told } from '../support/standing.ts';

const people = samplePeople('cambridgeshire');
const nameOf = (id: string) => people.find((it) => it.id === id)?.name ?? id;
const managers = people.filter((it) => it.roles.includes('responding-manager') || it.roles.includes('area-manager'));
const patel = people.find((it) => it.id === 'patel')!;

const CONFIRMED = { act: 'route.confirmed', on: '2026-03-24', details: { procedure: 'statutory' } } as const;
const ASSIGNED = { act: 'assigned', on: '2026-03-25', details: { respondent: 'patel', second: 'okafor' } } as const;
const ACCEPTED = { act: 'accepted', on: '2026-03-25', by: 'patel' } as const;
const ANSWERED = [
  { act: 'findings.recorded', on: '2026-04-08', by: 'patel', details: { findings: ['upheld', 'not upheld'] } },
  { act: 'stage1.replied', on: '2026-04-08', by: 'patel' },
] as const;

const view = (told: Told = {}) => {
  const today = told.today ?? '2026-03-24';
  return { ...standing({ ...told, today }), today, calendar: england, nameOf };
};

const nudged = (today: LocalDate) => {
  const { complaint, deadlines } = view({ today, entries: [CONFIRMED, ASSIGNED, ACCEPTED] });
  const deadline = deadlines.find((it) => it.clock === 'stage 1 reply')!;
  return { complaint, deadline, rung: 'more time?', owner: patel.name, call: patel, today, calendar: england };
};

const dueRows = (today: LocalDate, count: number) => {
  const { deadlines, state } = view({ today });
  return Array.from({ length: count }, (_, at) => ({
    ref: `CAM-26-00${String(at + 10)}`,
    deadline: deadlines.find((it) => it.clock === 'stage 1 reply')!,
    state,
    ...(at > 0 && { respondent: 'patel' }),
  }));
};

const alert = {
  id: 'web-1:7',
  ref: 'CAM-26-0043',
  words: 'he grabbed me round the neck\ndont tell him *i* said <b>this</b>',
  flags: ['safeguarding'],
  at: new Date('2026-03-24T21:10:00Z'),
};

/** Every card there is, in every shape that matters, with made-up people. Each channel's golden file of each is read by a person. */
export const samples: Record<string, Card> = {
  'complaint-new': complaintCard({ ...view(), candidates: [] }),
  'complaint-unsure': complaintCard({
    ...view({ triage: { procedure: null, decisions: ['procedure', 'time-limit'], flags: [], points: [] } }),
    candidates: [],
  }),
  'complaint-confirmed': complaintCard({
    ...view({ entries: [CONFIRMED] }),
    candidates: managers.map((person) => ({
      person,
      ...(person.id === 'okafor' && { not: 'they are named in the complaint' }),
    })),
  }),
  'complaint-overdue': complaintCard({
    ...view({ today: '2026-04-13', entries: [CONFIRMED, ASSIGNED, ACCEPTED] }),
    candidates: [],
  }),
  'assignment-asked': assignmentCard({ ...view({ entries: [CONFIRMED, ASSIGNED] }), viewer: 'patel' }),
  'assignment-taken': assignmentCard({ ...view({ entries: [CONFIRMED, ASSIGNED, ACCEPTED] }), viewer: 'patel' }),
  'assignment-elsewhere': assignmentCard({ ...view({ entries: [CONFIRMED, ASSIGNED, ACCEPTED] }), viewer: 'okafor' }),
  'assignment-answered': assignmentCard({
    ...view({ today: '2026-04-08', entries: [CONFIRMED, ASSIGNED, ACCEPTED, ...ANSWERED] }),
    viewer: 'patel',
  }),
  'status-new': statusCard(view()),
  'status-taken': statusCard(view({ entries: [CONFIRMED, ASSIGNED, ACCEPTED] })),
  'status-overdue': statusCard(view({ today: '2026-04-13', entries: [CONFIRMED, ASSIGNED] })),
  'status-answered': statusCard(view({ today: '2026-04-08', entries: [CONFIRMED, ASSIGNED, ACCEPTED, ...ANSWERED] })),
  'nudge-channel': channelNudge(nudged('2026-04-07')),
  'nudge-owner': ownerNudge(nudged('2026-04-08')),
  'nudge-late': channelNudge(nudged('2026-04-13')),
  why: whyCard('CAM-26-0043', nudged('2026-04-07').deadline),
  'more-time': moreTimeCard('CAM-26-0043', ['complex', 'advocate', 'agreed'], '2026-04-09', '2026-04-23'),
  'queue-week': queueCard('this week', dueRows('2026-04-07', 3), '2026-04-07', england, nameOf),
  'queue-long': queueCard('overdue', dueRows('2026-04-20', 18), '2026-04-20', england, nameOf),
  'queue-empty': queueCard('today', [], '2026-04-07', england, nameOf),
  'danger-now': dangerCard({ alert, escalated: false }),
  'danger-escalated': dangerCard({ alert, escalated: true }),
  'danger-seen': dangerCard({ alert, escalated: false, seenBy: 'Dee Marsh' }),
  story: storyCard('CAM-26-0043', {
    words: [
      {
        kind: 'what',
        words: 'Nobody has *come* once.\n# 9 calls',
        by: 'lindqvist',
        at: instantOf('2026-03-24', '11:20'),
      },
      { kind: 'hoped', words: 'The hours, and sorry.', by: 'lindqvist', at: instantOf('2026-03-24', '11:21') },
    ],
    complainant: { name: 'Dana Reeve', child: 'Theo', replyBy: 'phone', replyTo: 'evenings', details: {} },
  }),
  'tell-message': tellCard({
    ref: 'm-1',
    words: 'My son was meant to have six hours a week.\n\nKind regards\nA. Lindqvist',
    cleaned: 'My son was meant to have six hours a week.',
    understood: ['Who: the parent', 'About: help that did not come'],
    who: TELLERS,
    values: { who: 'A parent', first: '2026-03-23' },
  }),
  'tell-nothing': tellCard({ ref: 'm-2', words: '', understood: [], who: TELLERS, values: {} }),
  help: helpCard([{ typed: "what's due this week", does: 'dates coming up' }]),
};
