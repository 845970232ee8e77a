import { addMonths, type LocalDate } from '../calendar/local-date.ts';
import type { Tallied } from '../store/tally.ts';

/** A month in which a team had clearly more complaints about something than it usually has. */
export interface Rise {
  month: LocalDate;
  team: string;
  theme: string;
  seen: number;
  /** The mean of the twelve months before. */
  usual: number;
}

/** Fewer than this is never a rise: two complaints after none are chance. */
const LEAST = 4;
/**
 * How far above the usual number: three standard deviations of a Poisson count, so that a team with steady numbers is pointed
 * out about once in seven hundred months by chance.
 */
const DEVIATIONS = 3;
const MONTHS = 12;

/** Rises in one month against the twelve before it, largest first. */
export function risesIn(cells: readonly Tallied[], month: LocalDate): Rise[] {
  const themes = cells.filter((it) => it.measure === 'theme' && it.team !== '');
  const key = (it: Tallied) => `${it.team}\n${it.key}`;
  const seen = sums(
    themes.filter((it) => it.month === month),
    key,
  );
  const before = sums(
    themes.filter((it) => it.month < month && it.month >= addMonths(month, -MONTHS)),
    key,
  );
  return [...seen]
    .map(([of, n]) => {
      const [team = '', theme = ''] = of.split('\n');
      return { month, team, theme, seen: n, usual: (before.get(of) ?? 0) / MONTHS };
    })
    .filter((it) => it.seen >= LEAST && it.seen > it.usual + DEVIATIONS * Math.sqrt(Math.max(it.usual, 0.25)))
    .sort((a, b) => b.seen - b.usual - (a.seen - a.usual));
}

function sums(cells: readonly Tallied[], key: (it: Tallied) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (const it of cells) found.set(key(it), (found.get(key(it)) ?? 0) + it.n);
  return found;
}
