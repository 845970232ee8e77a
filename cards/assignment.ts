import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, long, short, spoken } from '../src/calendar/local-date.ts';
import { FINDINGS, holdersOf, lastEntry } from '../src/complaints/complaint.ts';
import type { Standing } from '../src/desk/desk.ts';
import { type Block, type Button, button, type Card } from './card.ts';
import { history } from './history.ts';
import { actBy, capital, left, running, STATE } from './words.ts';

export interface ManagerView extends Standing {
  today: LocalDate;
  calendar: Calendar;
  /** Whose card this is. */
  viewer: string;
  nameOf(id: string): string;
}

/** The responding manager's card. It shows what they can do now, and nothing once somebody else has it. */
export function assignmentCard(view: ManagerView): Card {
  const { complaint, state, deadlines, viewer, nameOf, today, calendar } = view;
  const { ref } = complaint;
  const { respondent, second, accepted } = holdersOf(complaint);
  const clock = running(deadlines, 'stage 1 reply');
  const by = clock && actBy(clock);
  const mine = respondent === viewer;
  return {
    title: `${ref} · ${STATE[state]}${by ? ` · answer by ${spoken(by)}` : ''}`,
    tone: state.endsWith('overdue') ? 'alert' : accepted ? 'good' : 'warn',
    body: [
      { text: `${complaint.initials} · about ${complaint.about}` },
      ...(by && clock ? [{ facts: facts(by, clock.limit, left(calendar, today, by)) }] : []),
      { text: second ? `Second respondent: ${nameOf(second)}.` : 'No second respondent yet.' },
      ...(mine ? [] : [{ text: respondent ? `With ${nameOf(respondent)} now.` : 'With nobody now.', strong: true }]),
      ...(mine ? history(complaint, nameOf) : []),
      ...(state === 'stage-1-replied'
        ? answered(view)
        : mine && accepted
          ? inputs(complaint.triage.points.length)
          : []),
      ...(mine && !accepted ? [NOT_ME] : []),
    ],
    buttons: mine && clock ? buttons(ref, accepted) : [],
  };
}

function facts(by: LocalDate, limit: LocalDate | undefined, days: string): [string, string][] {
  return [
    ['Answer by', `${long(by)} (${days})`],
    ...(limit && limit !== by ? [['At most', short(limit)] as [string, string]] : []),
  ];
}

const NOT_ME: Block = { input: { key: 'reason', label: 'If it is not for you: why?', kind: 'line' } };

function inputs(points: number): Block[] {
  const count = Math.max(1, points);
  const options = FINDINGS.map((value) => ({ value, label: capital(value) }));
  return [
    ...Array.from(
      { length: count },
      (_, at): Block => ({
        input: {
          key: `finding${at + 1}`,
          label: count === 1 ? 'What did you find?' : `Point ${at + 1}: what did you find?`,
          kind: 'choice',
          options,
        },
      }),
    ),
    { input: { key: 'words', label: 'Your answer, in words the person will read', kind: 'words' } },
    { input: { key: 'remedy', label: 'What puts it right?', kind: 'line' } },
    { input: { key: 'actions', label: 'What will be done, by whom, by when?', kind: 'line' } },
  ];
}

function answered({ complaint }: ManagerView): Block[] {
  const findings = lastEntry(complaint, 'findings.recorded')?.details.findings as string[] | undefined;
  const replied = lastEntry(complaint, 'stage1.replied');
  return [
    { text: `Answered on ${replied ? long(replied.on) : 'a day not recorded'}.`, strong: true },
    ...(findings ? [{ list: findings.map((it, at) => `Point ${at + 1}: ${it}`) }] : []),
  ];
}

function buttons(ref: string, accepted: boolean): Button[] {
  const story = button('read-story', ref, 'Read the story');
  if (accepted)
    return [button('answer', ref, 'Answered', { style: 'main' }), button('more-time', ref, 'Need more time'), story];
  return [
    button('accept', ref, "I'll take it", { style: 'main' }),
    button('decline', ref, 'Not me'),
    button('more-time', ref, 'Need more time'),
    story,
  ];
}
