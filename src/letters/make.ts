import { type LocalDate, spoken } from '../calendar/local-date.ts';
import { actionsOf } from '../complaints/actions.ts';
import type { ClockName } from '../procedures/procedure.ts';
import type { Letter, LetterView, NextStep, Paragraph } from './letter.ts';
import { OMBUDSMAN_AT_ANY_TIME } from './next.ts';

/** The parts that every letter has: whom it greets, which complaint it is about, what comes next, and whom it is from. */
export function make(view: LetterView, title: string, body: readonly Paragraph[], next: NextStep): Letter {
  const { council, complaint, voice, name } = view;
  return {
    ref: complaint.ref,
    title: `${title} (${complaint.ref})`,
    greeting: voice === 'child' ? `Hi${name ? ` ${name}` : ''},` : name ? `Dear ${name},` : 'Hello,',
    body: body.filter((it) => it !== ''),
    next,
    ...(next.right === 'ombudsman' ? {} : { always: OMBUDSMAN_AT_ANY_TIME[voice] }),
    from: `${council.complaintsTeam.name}, ${council.name}`,
  };
}

/** The same thing to a grown-up and to a child. */
export function say({ voice }: LetterView, adult: string, child: string): string {
  return voice === 'child' ? child : adult;
}

/** The day by which a clock's answer has to be there, while it runs. */
export function dayOf({ deadlines }: LetterView, ...names: ClockName[]): LocalDate | undefined {
  const clock = deadlines.find(
    (it) => names.includes(it.clock) && (it.status === 'running' || it.status === 'overdue'),
  );
  return clock && (clock.drives ?? clock.due);
}

/** "You should have an answer by Thursday 9 April." */
export function answerBy(view: LetterView, ...names: ClockName[]): string {
  const by = dayOf(view, ...names);
  if (!by) return '';
  return `${say(view, 'You should have an answer', 'Someone must give you an answer')} by ${spoken(by)}.`;
}

/** What was promised, each with its day; who does it is the council's affair. */
export function promises({ complaint, words }: LetterView): Paragraph[] {
  const agreed = actionsOf(complaint);
  if (agreed.length === 0) return [];
  const list = agreed.map(({ number, due }) => `${words(`action ${number}`) ?? ''} (by ${spoken(due)})`);
  return [{ heading: 'What we will do' }, { list }];
}

/** The finding on each point, with its words where a person has set them. */
export function findings({ complaint, words }: LetterView, stage: 1 | 2): Paragraph[] {
  const found = complaint.entries.findLast(
    (it) => it.act === 'findings.recorded' && ((it.details.stage as number | undefined) ?? 1) === stage,
  );
  const list = (found?.details.findings as string[] | undefined) ?? [];
  if (list.length === 0) return [];
  if (list.length === 1) return [`The finding: ${list[0]}.`];
  const texts = words('points')?.split('\n');
  return [{ list: list.map((it, at) => `Point ${at + 1}${textOf(texts?.[at])}: ${it}.`) }];
}

function textOf(line: string | undefined): string {
  return line ? ` (${line.replace(/^\d+\. /, '')})` : '';
}
