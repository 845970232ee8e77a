import type { Answer } from '../src/ask/answer.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, short } from '../src/calendar/local-date.ts';
import type { ClockName } from '../src/procedures/procedure.ts';
import type { Listed } from '../src/store/answers.ts';
import { type Block, type Button, button, type Card } from './card.ts';
import { CLOCK, left, STATE } from './words.ts';

export interface AnswerView {
  answer: Answer;
  /** The questions as they were typed: what a button goes on from. */
  asked: readonly string[];
  /** The chart, drawn, where one says more. */
  picture?: string;
  today: LocalDate;
  calendar: Calendar;
  nameOf(id: string): string;
}

/** The filter as it was understood, the number, and a page of what is behind it: references, dates and owners only. */
export function answerCard(view: AnswerView): Card {
  const { answer, picture } = view;
  const split = answer.text.indexOf(': ', answer.understood.length - 1);
  const title = split < 0 ? answer.text : answer.text.slice(0, split);
  const body: Block[] = [
    ...(split < 0 ? [] : [{ text: answer.text.slice(split + 2), strong: true }]),
    ...(picture && answer.chart ? [{ picture, alt: answer.text }] : []),
    ...rows(view),
  ];
  return {
    title,
    ...(answer.question.where.overdue && answer.count > 0 && { tone: 'alert' }),
    body,
    buttons: buttons(view),
  };
}

function rows(view: AnswerView): Block[] {
  const { rows: listed, first, count, parts, question } = view.answer;
  if (listed.length === 0 || (parts && question.ask !== 'list') || question.ask === 'average') return [];
  const last = first + listed.length;
  return [
    { list: listed.map((it) => line(it, view)) },
    ...(count > last || first > 0
      ? [
          {
            text: `${first + 1} to ${last} of ${count}.${count > last ? ' Type "more" for the next.' : ''}`,
            subtle: true,
          },
        ]
      : []),
  ];
}

/** What is to be done by when, or how it stands where nothing of ours is. */
function line(it: Listed, { today, calendar, nameOf }: AnswerView): string {
  const owner = it.respondent ? nameOf(it.respondent) : it.open ? 'nobody yet' : '';
  const next =
    it.open && it.due && it.clock
      ? [CLOCK[it.clock as ClockName], `${short(it.due)} (${left(calendar, today, it.due)})`]
      : [it.open ? STATE[it.state] : it.outcome];
  return [it.ref, ...next, owner].filter(Boolean).join(' · ');
}

function buttons({ answer, asked }: AnswerView): Button[] {
  const more =
    answer.count > answer.first + answer.rows.length && answer.rows.length > 0 && !answer.parts ? ['more'] : [];
  return [...answer.next, ...more].map((said) =>
    button('ask', '-', said.charAt(0).toUpperCase() + said.slice(1), {
      typed: said,
      values: { said, after: asked.join('\n'), ...(said === 'more' && { first: String(answer.first) }) },
      alone: true,
    }),
  );
}
