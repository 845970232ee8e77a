import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, long } from '../src/calendar/local-date.ts';
import { FINDINGS } from '../src/complaints/complaint.ts';
import type { TaskKind } from '../src/complaints/tasks.ts';
import { type Block, type Button, button, type Card } from './card.ts';
import { capital, left } from './words.ts';

export interface TaskView {
  ref: string;
  /** Its name: "action 2", "decide about interest". */
  name: string;
  kind: TaskKind;
  due: LocalDate;
  owner: string | undefined;
  today: LocalDate;
  calendar: Calendar;
  /** What was promised, in words: only where nobody else reads. */
  what?: string | undefined;
}

const SAYS: Record<TaskKind, string> = {
  read: 'Somebody wrote to us and nobody has read it yet. Please read it today: what is only hinted at, only a person sees.',
  accept: 'Somebody was asked and has not said yet that they take it.',
  decide: 'The law says as soon as possible, and no clock runs for the person until it is decided.',
  freeze:
    'They complain about a decision that is not carried out yet. It waits until the complaint is answered, unless the child would be at risk or the law requires it. Somebody says today which.',
  check:
    'Somebody may have asked them to take it back, or they are young. Talk to them without whoever it is about, offer an advocate, and say here what they told you.',
  advocate: 'They have a right to an advocate and are waiting for one. Their clock starts when one is there.',
  review: 'Somebody promised to look again on this day. If it has to go on, name the next day to look.',
  action: 'This was promised with the answer. It is done when you have recorded what shows it.',
  outcome: 'It was answered, and nobody has recorded what came of it. One tap is enough.',
  tell: 'A message could not be sent. Tell the person another way that they chose, and say here how.',
};

/** A task beside the clocks of the procedure, to whoever owes it or to a channel. */
export function taskCard(view: TaskView): Card {
  const { ref, name, kind, due, owner, today, calendar, what } = view;
  const dated = kind === 'action' || kind === 'review';
  return {
    title: dated
      ? `${ref}: ${taskName(name)}, ${left(calendar, today, due)}`
      : `${ref}: ${taskName(name)}, waiting since ${long(due)}`,
    tone: due < today ? 'alert' : 'warn',
    body: [
      { text: SAYS[kind] },
      ...(what ? [{ quote: what }] : []),
      {
        facts: [
          [dated ? 'By' : 'Since', long(due)],
          ['Owner', owner ?? 'the complaints team'],
        ],
      },
      ...asked(view),
    ],
    buttons: [...buttons(view), button('status', ref, 'Open it')],
  };
}

const NAMED: Record<string, string> = {
  accept: 'waiting to be taken',
  'decide about interest': 'decide about sufficient interest',
  'review proceedings': 'look again at the proceedings',
};

/** "promise 2", "record the outcome". */
export function taskName(name: string): string {
  const [kind, rest = ''] = name.split(/ (.*)/);
  if (kind === 'action') return `promise ${rest}`;
  if (kind === 'outcome') return 'record the outcome';
  if (kind === 'read') return 'read what they wrote';
  if (kind === 'tell') return 'tell the person another way';
  return NAMED[name] ?? name;
}

function asked({ kind, what }: TaskView): Block[] {
  if (kind !== 'action' || !what) return [];
  return [
    { input: { key: 'proof', label: 'What shows that it is done?', kind: 'line' } },
    { input: { key: 'until', label: 'Another day, if it cannot be then', kind: 'date' } },
    { input: { key: 'reason', label: 'Why another day?', kind: 'line' } },
  ];
}

function buttons({ ref, name, kind, what }: TaskView): Button[] {
  if (kind === 'outcome')
    return FINDINGS.map((finding) => button('outcome', ref, capital(finding), { values: { finding } }));
  if (kind === 'read') return [button('read-story', ref, 'Read it', { style: 'main' })];
  if (kind !== 'action' || !what) return [];
  const values = { action: name.replace('action ', '') };
  return [
    button('action-done', ref, 'It is done', { style: 'main', values, typed: `done ${ref} ${values.action}` }),
    button('move-action', ref, 'Another day', { values, typed: `another day ${ref} ${values.action}` }),
  ];
}
