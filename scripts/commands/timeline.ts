import { type LocalDate, localDate, long, short } from '../../src/calendar/local-date.ts';
import type { NewRules } from '../../src/deadlines/new-rules.ts';
import type { Account } from '../../src/desk/desk.ts';

interface Line {
  on: LocalDate;
  what: string;
}

/** A complaint's whole life in the order of its days: what happened, who was told, what may be asked for, what is due; and where today is. */
export function timeline({ complaint, deadlines, rights, said }: Account, today: LocalDate): string[] {
  const lines: Line[] = [
    ...complaint.entries.map(({ act, on, by }) => ({ on, what: `${act} (${by})` })),
    ...said.map(({ kind, letter, address, promisedAt, outcome }) => ({
      on: localDate(promisedAt),
      what: `  told ${address}: ${letter ?? kind}, ${outcome ?? 'not sent yet'}`,
    })),
    ...rights.map(({ right, from, because }) => ({ on: from, what: `+ may ask for ${right}: ${because}` })),
    ...deadlines.flatMap(({ clock, due, status }) => (due ? [{ on: due, what: `> ${clock} is due: ${status}` }] : [])),
  ];
  const inOrder = lines.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return withToday(inOrder, today).map(
    ({ on, what }, at, all) => `${(all[at - 1]?.on === on ? '' : `${short(on)} ${on.slice(0, 4)}`).padEnd(16)} ${what}`,
  );
}

function withToday(lines: Line[], today: LocalDate): Line[] {
  const at = lines.findIndex(({ on }) => on > today);
  return lines.toSpliced(at < 0 ? lines.length : at, 0, { on: today, what: '--- today ---' });
}

/** What newer rules would change, for whoever asks; nothing moves. */
export function inWords({ from, changes }: NewRules): string[] {
  if (changes.length === 0) return [`The rules from ${from} would change none of its dates.`];
  return [
    `It keeps its own rules. Under those from ${from} it would be otherwise:`,
    ...changes.map(
      ({ clock, before, after, because }) =>
        `${clock}: ${day(after)} instead of ${day(before)}${because ? ` (${because})` : ''}`,
    ),
  ];
}

function day(date: LocalDate | undefined): string {
  return date ? long(date) : 'no date';
}
