import type { Card } from './card.ts';

/** One nudge of several that wait for the same reader. */
export interface NudgeLine {
  ref: string;
  /** "answer Stage 1". */
  what: string;
  /** "2 working days late". */
  when: string;
  owner: string | undefined;
  late: boolean;
}

const MOST = 40;

/** Many nudges at once, after a weekend or an outage, are one list: what is late comes first. References, dates and owners only. */
export function nudgesCard(lines: readonly NudgeLine[]): Card {
  const sorted = lines.toSorted((a, b) => Number(b.late) - Number(a.late));
  const late = lines.filter((it) => it.late).length;
  const shown = sorted.slice(0, MOST);
  return {
    title: `${lines.length} dates need somebody${late > 0 ? `, ${late} of them late` : ''}`,
    tone: late > 0 ? 'alert' : 'warn',
    body: [
      { list: shown.map(({ ref, what, when, owner }) => `${ref} · ${what} · ${when} · ${owner ?? 'nobody yet'}`) },
      ...(lines.length > MOST ? [{ text: `and ${lines.length - MOST} more. Type: what's overdue` }] : []),
      { text: 'Type a reference to open it.', subtle: true },
    ],
  };
}
