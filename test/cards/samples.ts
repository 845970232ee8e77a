import { actionsCard } from '../../cards/actions.ts';
import { type AnswerView, answerCard } from '../../cards/answer.ts';
import { assignmentCard } from '../../cards/assignment.ts';
import type { Card } from '../../cards/card.ts';
import { complaintCard } from '../../cards/complaint.ts';
import { dangerCard, saidAgainCard } from '../../cards/danger.ts';
import { findingCard } from '../../cards/finding.ts';
import { gapsCard } from '../../cards/gaps.ts';
import { helpCard } from '../../cards/help.ts';
import { homeCards } from '../../cards/home.ts';
import { moreTimeCard } from '../../cards/more-time.ts';
import { morningCard } from '../../cards/morning.ts';
import { noSecondCard } from '../../cards/no-second.ts';
import { notDeliveredCard } from '../../cards/not-delivered.ts';
import { channelNudge, ownerNudge, whyCard } from '../../cards/nudge.ts';
import { nudgesCard } from '../../cards/nudges.ts';
import { overCard } from '../../cards/over.ts';
import { reportCard, spikeCard } from '../../cards/report.ts';
import { statusCard } from '../../cards/status.ts';
import { storyCard } from '../../cards/story.ts';
import { taskCard } from '../../cards/task.ts';
import { tellCard } from '../../cards/tell.ts';
import { unreadCard, unsentCard, unsentNudge } from '../../cards/unread.ts';
import { passedBefore, TELLERS } from '../../dialogs/forward.ts';
import type { Answer } from '../../src/ask/answer.ts';
import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { workingTime } from '../../src/calendar/working-hours.ts';
import { readBy } from '../../src/deadlines/reading.ts';
import type { Alike } from '../../src/desk/alike.ts';
import { samplePeople } from '../../src/people/sample.ts';
import type { Report } from '../../src/reports/report.ts';
import type { Listed } from '../../src/store/answers.ts';
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

const PASSED = [
  { act: 'passed.on', on: '2026-03-30', by: 'heard', details: { because: 'away', from: 'patel', to: 'okafor' } },
  {
    act: 'assigned',
    on: '2026-03-30',
    by: 'heard',
    details: { respondent: 'okafor', second: 'brennan', because: 'away' },
  },
] as const;
const LEFT_OVER = [
  { act: 'passed.on', on: '2026-03-30', by: 'heard', details: { because: 'silent', from: 'patel' } },
  { act: 'assigned', on: '2026-03-30', by: 'heard', details: {} },
] as const;

const CHOSEN = instantOf('2026-04-07', '09:30');
const owed = {
  ref: 'CAM-26-0043',
  due: '2026-04-20',
  owner: patel.name,
  today: '2026-04-13',
  calendar: england,
} as const;
const promise = {
  kind: 'action',
  owner: 'patel',
  since: instantOf('2026-04-09', '12:00'),
  what: 'A plan for *every* weekend',
} as const;

const alert = {
  id: 'web-1:7',
  ref: 'CAM-26-0043',
  words: 'he grabbed me round the neck\ndont tell him *i* said <b>this</b>',
  flags: ['safeguarding'],
  at: new Date('2026-03-24T21:10:00Z'),
  more: [],
};
const more = { id: 'web-1:9', words: 'hes in the next room', at: new Date('2026-03-24T21:14:00Z') };

const listed = (at: number): Listed => ({
  ref: `CAM-26-00${at + 10}`,
  received: '2026-03-02',
  procedure: 'statutory',
  state: 'stage-1-open',
  stage: 1,
  team: 'huntingdon',
  respondent: at > 0 ? 'patel' : null,
  outcome: 'ongoing',
  open: true,
  waiting: 'manager',
  themes: ['communication'],
  stage1_days: null,
  stage1_answered: null,
  due: '2026-03-16',
  clock: 'stage 1 reply',
});

const answered = (more: Partial<Answer> = {}): AnswerView => ({
  answer: {
    question: { ask: 'count', where: { overdue: true, teams: ['huntingdon'] } },
    understood: 'Overdue · Huntingdon · today',
    count: 2,
    rows: [listed(0), listed(1)],
    first: 0,
    text: 'Overdue · Huntingdon · today: 2 (1 Stage 1, 1 Stage 2).',
    next: ['only Stage 1', 'by owner'],
    ...more,
  },
  asked: ["what's overdue in huntingdon"],
  today: '2026-03-18',
  calendar: england,
  nameOf,
});

const pictured = (): AnswerView => ({
  ...answered({
    question: { ask: 'count', where: {}, by: 'team' },
    understood: 'Complaints · all on record · by team',
    text: 'Complaints · all on record · by team: 128. Huntingdon 62, East Cambridgeshire and Fenland 42, South Cambridgeshire and City 24.',
    count: 128,
    rows: [],
    chart: { kind: 'bars', title: 'Complaints · all on record · by team', parts: [] },
    next: ['show me'],
  }),
  picture: 'data:image/png;base64,iVBORw0KGgo=',
});

const dueRows = (today: LocalDate, count: number) => {
  const { deadlines, state } = view({ today });
  return Array.from({ length: count }, (_, at) => ({
    ref: `CAM-26-00${String(at + 10)}`,
    deadline: deadlines.find((it) => it.clock === 'stage 1 reply')!,
    state,
    ...(at > 0 && { respondent: 'patel' }),
  }));
};

const week: Report = {
  kind: 'weekly',
  title: 'Complaints this week, 9 March to 15 March 2026',
  council: 'Cambridgeshire County Council',
  from: '2026-03-09',
  to: '2026-03-15',
  made: '2026-03-16',
  audience: 'staff',
  sections: [
    {
      title: 'Received, by team',
      says: [],
      name: 'Team',
      lines: [
        { name: 'Huntingdon', n: 3, note: '2 answered, 11 open, 1 late' },
        { name: 'Kinship', n: 0, note: '0 answered, 2 open, 0 late' },
      ],
      chart: 'bars',
    },
    { title: 'Huntingdon', says: ['About: delay 2.', 'Late: CAM-26-0031, stage 1 reply, Thu 12 Mar, R. Patel'] },
  ],
};

const NOTHING_ALIKE = { candidates: [], alike: [] };

const ALIKE: Alike[] = [
  {
    ref: 'CAM-26-0040',
    offer: 'same',
    because: 'nearly the same words, from the same person, received 2 days apart',
    ended: false,
    earlier: true,
  },
  {
    ref: 'CAM-25-0311',
    offer: 'linked',
    because: 'about a child of the same name, received 140 days apart',
    ended: true,
    earlier: true,
  },
];

const LINKED = [
  { act: 'linked', on: '2026-03-24', details: { ref: 'CAM-26-0044', how: 'related' } },
  { act: 'linked', on: '2026-03-24', details: { ref: 'CAM-26-0045', how: 'together', lead: 'CAM-26-0043' } },
  { act: 'linked', on: '2026-03-24', details: { ref: 'CAM-26-0046', how: 'together', lead: 'CAM-26-0046' } },
  { act: 'linked', on: '2026-03-24', details: { ref: 'CAM-26-0047', how: 'duplicate', received: '2026-03-24' } },
] as const;

/** Every card there is, in every shape that matters, with made-up people. Each channel's golden file of each is read by a person. */
export const samples: Record<string, Card> = {
  'complaint-new': complaintCard({ ...view(), ...NOTHING_ALIKE }),
  'complaint-alike': complaintCard({ ...view(), candidates: [], alike: ALIKE }),
  'complaint-alike-earlier': complaintCard({
    ...view({ entries: [CONFIRMED, ...LINKED] }),
    candidates: [],
    alike: [{ ...ALIKE[0]!, ref: 'CAM-26-0051', earlier: false }],
  }),
  'complaint-named': complaintCard({
    ...view({ entries: [{ act: 'opened', on: '2026-03-24', details: { named: ['okafor'] } }] }),
    ...NOTHING_ALIKE,
  }),
  'complaint-unsure': complaintCard({
    ...view({ triage: { procedure: null, decisions: ['procedure', 'time-limit'], flags: [], points: [] } }),
    ...NOTHING_ALIKE,
  }),
  'complaint-confirmed': complaintCard({
    ...view({ entries: [CONFIRMED] }),
    alike: [],
    candidates: managers.map((person) => ({
      person,
      ...(person.id === 'okafor' && { not: 'they are named in the complaint' }),
    })),
  }),
  'complaint-overdue': complaintCard({
    ...view({ today: '2026-04-13', entries: [CONFIRMED, ASSIGNED, ACCEPTED] }),
    ...NOTHING_ALIKE,
  }),
  'assignment-asked': assignmentCard({ ...view({ entries: [CONFIRMED, ASSIGNED] }), viewer: 'patel' }),
  'assignment-taken': assignmentCard({ ...view({ entries: [CONFIRMED, ASSIGNED, ACCEPTED] }), viewer: 'patel' }),
  'assignment-elsewhere': assignmentCard({ ...view({ entries: [CONFIRMED, ASSIGNED, ACCEPTED] }), viewer: 'okafor' }),
  'assignment-answered': assignmentCard({
    ...view({ today: '2026-04-08', entries: [CONFIRMED, ASSIGNED, ACCEPTED, ...ANSWERED] }),
    viewer: 'patel',
  }),
  'assignment-passed-on': assignmentCard({
    ...view({ today: '2026-03-30', entries: [CONFIRMED, ASSIGNED, ACCEPTED, ...PASSED] }),
    viewer: 'okafor',
  }),
  'complaint-left-over': complaintCard({
    ...view({ today: '2026-03-30', entries: [CONFIRMED, ASSIGNED, ...LEFT_OVER] }),
    alike: [],
    candidates: managers.map((person) => ({ person, ...(person.id === 'patel' && { not: 'they are away' }) })),
  }),
  'gaps-child': gapsCard('CAM-26-0042', ['age', 'ethnicity']),
  'gaps-theme': gapsCard('CAM-26-0042', ['theme']),
  'no-second': noSecondCard('CAM-26-0043', 'M. Brennan', [{ person: patel }]),
  'morning-team': morningCard({
    reader: 'Huntingdon',
    team: 'huntingdon',
    today: '2026-04-07',
    calendar: england,
    nameOf,
    late: dueRows('2026-04-13', 1).map((it) => ({
      ...it,
      ref: 'CAM-26-0031',
      deadline: { ...it.deadline, due: '2026-04-02', drives: '2026-04-02' },
    })),
    soon: dueRows('2026-04-07', 2),
    waiting: [
      { ref: 'CAM-26-0044', task: 'accept', kind: 'accept', owner: 'okafor', due: '2026-04-07', since: CHOSEN },
    ],
    owed: [
      { ref: 'CAM-26-0029', task: 'action 1', kind: 'action', owner: 'patel', due: '2026-04-10', since: CHOSEN },
      { ref: 'CAM-26-0045', task: 'decide about interest', kind: 'decide', due: '2026-04-01', since: CHOSEN },
    ],
    moved: [{ ref: 'CAM-26-0038', because: 'away', from: 'patel', to: 'okafor' }],
    alone: [{ ref: 'CAM-26-0033', respondent: 'brennan' }],
    away: [{ person: 'patel', until: instantOf('2026-04-13') }],
  }),
  'morning-many': morningCard({
    reader: 'Customer Care Team',
    today: '2026-04-20',
    calendar: england,
    nameOf,
    late: dueRows('2026-04-20', 30),
    soon: [],
    waiting: [],
    owed: [],
    moved: [],
    alone: [],
    away: [],
  }),
  'not-delivered': notDeliveredCard({
    ref: 'CAM-26-0043',
    line: 17,
    kind: 'more-time',
    because: 'status 550',
    byHand: false,
  }),
  'not-delivered-by-hand': notDeliveredCard({
    ref: 'CAM-26-0043',
    line: 18,
    kind: 'acknowledged',
    because: 'by phone',
    byHand: true,
  }),
  'task-read': taskCard({
    ...owed,
    name: 'read 1',
    kind: 'read',
    due: '2026-04-13',
    owner: undefined,
  }),
  unread: unreadCard(
    ['2026-04-10', '2026-04-13'].map((day, at) => {
      const since = instantOf(day as LocalDate, '10:12');
      return { ref: `CAM-26-004${at}`, since, ...readBy(since, workingTime(england, { from: '09:00', to: '17:00' })) };
    }),
    instantOf('2026-04-13', '11:00'),
  ),
  'unread-unsent': unsentNudge(
    {
      ref: 'chat:4f2k9',
      since: instantOf('2026-04-13', '10:12'),
      ...readBy(instantOf('2026-04-13', '10:12'), workingTime(england, { from: '09:00', to: '17:00' })),
    },
    instantOf('2026-04-13', '12:15'),
  ),
  unsent: unsentCard({ words: [{ words: 'we stop at nans *till* hes asleep', at: instantOf('2026-04-13', '10:12') }] }),
  'unread-none': unreadCard([], instantOf('2026-04-13', '11:00')),
  'task-action': taskCard({ ...owed, name: 'action 2', kind: 'action', what: promise.what }),
  'task-action-channel': taskCard({ ...owed, name: 'action 2', kind: 'action', today: '2026-04-22' }),
  'task-decide': taskCard({
    ...owed,
    name: 'decide about interest',
    kind: 'decide',
    due: '2026-04-09',
    owner: undefined,
  }),
  'task-outcome': taskCard({ ...owed, name: 'outcome stage1.replied', kind: 'outcome', due: '2026-04-09' }),
  'actions-open': actionsCard(
    'CAM-26-0043',
    [
      {
        ...promise,
        number: 1,
        due: '2026-04-10',
        done: { on: '2026-04-10', by: 'patel' },
        proof: 'Letter of 10 April',
      },
      { ...promise, number: 2, due: '2026-04-20' },
    ],
    '2026-04-13',
    england,
    nameOf,
  ),
  'actions-none': actionsCard('CAM-26-0043', [], '2026-04-13', england, nameOf),
  'nudges-few': nudgesCard([
    { ref: 'CAM-26-0038', what: 'answer Stage 1', when: '1 working day left', owner: 'R. Patel', late: false },
    { ref: 'CAM-26-0031', what: 'answer Stage 1', when: '2 working days late', owner: 'J. Okafor', late: true },
    { ref: 'CAM-26-0045', what: 'promise 2', when: 'today', owner: undefined, late: false },
  ]),
  'nudges-many': nudgesCard(
    Array.from({ length: 120 }, (_, at) => ({
      ref: `CAM-26-0${100 + at}`,
      what: 'answer Stage 1',
      when: '1 working day late',
      owner: 'R. Patel',
      late: at % 2 === 0,
    })),
  ),
  'status-new': statusCard(view()),
  'status-alike': statusCard({ ...view(), alike: ALIKE }),
  'status-taken': statusCard(view({ entries: [CONFIRMED, ASSIGNED, ACCEPTED] })),
  'status-overdue': statusCard(view({ today: '2026-04-13', entries: [CONFIRMED, ASSIGNED] })),
  'status-answered': statusCard(view({ today: '2026-04-08', entries: [CONFIRMED, ASSIGNED, ACCEPTED, ...ANSWERED] })),
  'nudge-channel': channelNudge(nudged('2026-04-07')),
  'nudge-owner': ownerNudge(nudged('2026-04-08')),
  'nudge-over': overCard('CAM-26-0043', 'answered in the meantime'),
  'nudge-late': channelNudge(nudged('2026-04-13')),
  why: whyCard('CAM-26-0043', nudged('2026-04-07').deadline),
  'more-time': moreTimeCard('CAM-26-0043', ['complex', 'advocate', 'agreed'], '2026-04-09', '2026-04-23'),
  'answer-overdue': answerCard(answered()),
  'answer-none': answerCard(
    answered({
      count: 0,
      rows: [],
      text: 'Overdue · Huntingdon · today: none. Next due: CAM-26-0040, Friday 10 April.',
    }),
  ),
  'answer-long': answerCard(answered({ count: 18, rows: Array.from({ length: 10 }, (_, at) => listed(at)) })),
  'answer-picture': answerCard(pictured()),
  'report-week': reportCard({
    report: week,
    pictures: new Map([[week.sections[0]!, 'data:image/png;base64,iVBORw0KGgo=']]),
  }),
  spike: spikeCard(
    'Huntingdon: 9 complaints about communication in March 2026, usually 2.5 a month. What stands out: 6 by parent or carer.',
  ),
  findings: findingCard([
    { name: 'sweep', says: 'Dates have not been looked at since Tuesday 24 March 2026 at 11:20: nobody is nudged.' },
    { name: 'date CAM-26-0043', says: 'CAM-26-0043: it is open and has no next date.', ref: 'CAM-26-0043' },
  ]),
  'danger-now': dangerCard({ alert, escalated: false }),
  'danger-escalated': dangerCard({ alert, escalated: true }),
  'danger-more': dangerCard({ alert: { ...alert, more: [more] }, escalated: false }),
  'danger-said-again': saidAgainCard(alert.id, more),
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
  'tell-before': tellCard({
    ref: 'm-3',
    words: 'My son was meant to have six hours a week.',
    before: passedBefore({ on: '2026-03-20' }),
    understood: [],
    who: TELLERS,
    values: {},
  }),
  'tell-nothing': tellCard({ ref: 'm-2', words: '', understood: [], who: TELLERS, values: {} }),
  'home-team': homeCards({
    mine: [],
    queue: dueRows('2026-04-07', 3),
    today: '2026-04-07',
    calendar: england,
    nameOf,
  })[1]!,
  'home-mine': homeCards({
    mine: dueRows('2026-04-13', 2),
    queue: undefined,
    today: '2026-04-13',
    calendar: england,
    nameOf,
  })[0]!,
  help: helpCard([{ typed: "what's due this week", does: 'dates coming up' }]),
};
