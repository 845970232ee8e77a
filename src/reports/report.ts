import type { LocalDate } from '../calendar/local-date.ts';
import type { Chart } from './chart.ts';

/** One row of a table: its name, its number, and its share of the whole where that means something. */
export interface Line {
  name: string;
  n: number;
  /** Of how many; left out where a share would mean nothing. */
  of?: number;
  /** The same a period before, where it is known: a number, or a share that somebody published. */
  before?: string;
  /** Beside the number: "6% of open cases". */
  note?: string;
  /** Not a number of complaints but this: "£1,700", "9.3 working days". */
  says?: string;
}

export interface Section {
  title: string;
  says: readonly string[];
  lines?: readonly Line[];
  /** What the first column is called. */
  name?: string;
  chart?: Chart['kind'];
  /** The lines tell of people so closely that few of a kind are hidden from the public. */
  personal?: boolean;
  /** Written under the table: how it is counted. */
  counted?: string;
}

export type ReportKind = 'weekly' | 'quarterly' | 'annual';

export interface Report {
  kind: ReportKind;
  title: string;
  council: string;
  from: LocalDate;
  to: LocalDate;
  made: LocalDate;
  /** Small numbers are hidden for the public and shown to staff. */
  audience: 'public' | 'staff';
  sections: readonly Section[];
}

/** So few could be recognised. */
export const FEW = 5;
export const HIDDEN = '*';
export const WHY_HIDDEN = `${HIDDEN} fewer than ${FEW}, or hidden so that a number that small cannot be worked out from the others.`;

/**
 * Hides what is too small to publish, number and share alike, and the sentences that would say it; where only one is hidden, the
 * next smallest goes with it, or the total would give it away.
 */
export function published(report: Report): Report {
  if (report.audience === 'staff') return report;
  return { ...report, sections: report.sections.map((it) => (it.personal && it.lines ? forAll(it, it.lines) : it)) };
}

const SMALL_IN_WORDS = /(^|[ (])[1-4](?![\d.%/])( |\)|$)/;

function forAll(section: Section, lines: readonly Line[]): Section {
  return { ...section, says: section.says.filter((it) => !SMALL_IN_WORDS.test(it)), lines: hidden(lines) };
}

function hidden(lines: readonly Line[]): Line[] {
  const small = (n: number | undefined) => n !== undefined && n > 0 && n < FEW;
  const few = new Set(lines.filter((it) => small(it.n) || small(it.of)));
  const [next] = lines.filter((it) => it.n >= FEW && !few.has(it)).toSorted((a, b) => a.n - b.n);
  if (few.size === 1 && next) few.add(next);
  return lines.map((it) => (few.has(it) ? { name: it.name, n: 0, says: HIDDEN } : it));
}

export function share(n: number, of: number): string {
  return of === 0 ? '' : `${Math.round((n / of) * 1000) / 10}%`;
}

/** A line's number as it is printed: the number itself or what stands for it. */
export function numberOf({ n, says }: Line): string {
  return says ?? n.toLocaleString('en-GB');
}

export function shareOf({ n, of, says }: Line): string {
  return of === undefined || says !== undefined ? '' : share(n, of);
}

/** The section's chart, drawn from its own lines: a picture cannot say something else than the table beside it. */
export function chartOf({ title, lines = [], chart }: Section): Chart | undefined {
  if (!chart || lines.length === 0) return undefined;
  return {
    kind: chart,
    title,
    parts: lines.map((it) => ({
      label: it.name,
      n: it.n,
      says: [numberOf(it), chart === 'bars' && shareOf(it) && `(${shareOf(it)})`].filter(Boolean).join(' '),
    })),
  };
}
