import { expect, test } from 'vitest';
import type { Deadline } from '../../src/deadlines/deadlines.ts';
import type { ClockName, Moment } from '../../src/procedures/procedure.ts';
import { played } from './outcome.ts';

/**
 * A row is a sentence that a complaints manager could check:
 * [what happened, "council procedure complainant", received, events, today, what must come out].
 * A clock is written as in "due 2026-02-16, limit 2026-03-02, running"; whatever is not written must not be there.
 */
export type Row = [string, string, string | { received: string; arose: string }, Event[], string, Expected];

export interface Event {
  moment: Moment;
  on: string;
  [detail: string]: unknown;
}

export type Expected = Partial<Record<ClockName, string>> & {
  /** Clocks that must not be there. */
  none?: ClockName[];
  /** Every clock there is, in order. */
  clocks?: ClockName[];
  /** "stage-2 from 2026-02-17, ombudsman from ..." */
  rights?: string;
  /** "stage1.extended not-told, ..."; nothing is refused where this is left out. */
  refused?: string;
  state?: string;
};

export function on(day: string, moment: Moment, details: Record<string, unknown> = {}): Event {
  return { moment, on: day, ...details };
}

export function rows(table: Row[]): void {
  test.each(table)('%s', (_, which, began, events, now, expected) => {
    const { none, clocks, rights, refused = '', state, ...dates } = expected;
    const [council, procedure, complainant] = which.split(' ');
    const [name, pack] = council!.split('@');
    const received = typeof began === 'string' ? { received: began } : began;
    const found = played({ council: name, pack, procedure, complainant, ...received, events, now });
    const written = Object.fromEntries(found.deadlines.map((it) => [it.clock, inWords(it)]));

    expect(found.problems.map((it) => `${it.moment} ${it.problem}`).join(', ')).toBe(refused);
    expect(written).toMatchObject(dates);
    for (const clock of none ?? []) expect(written).not.toHaveProperty(clock);
    if (clocks) expect(Object.keys(written)).toEqual(clocks);
    if (rights !== undefined) expect(found.rights.map((it) => `${it.right} from ${it.from}`).join(', ')).toBe(rights);
    if (state) expect(found.state).toBe(state);
    for (const { because, cite } of found.deadlines) expect(because && cite).toBeTruthy();
  });
}

/** "due 2026-02-16, limit 2026-03-02, also 2026-01-26, nudged by 2026-01-26, late by 3". */
export function inWords({ due, limit, alsoDue, drives, status, lateBy }: Deadline): string {
  return [
    due && `due ${due}`,
    limit && `limit ${limit}`,
    alsoDue && `also ${alsoDue.map((it) => it.due).join(' ')}`,
    drives && drives !== due && `nudged by ${drives}`,
    lateBy === undefined ? status : `${status} by ${lateBy}`,
  ]
    .filter(Boolean)
    .join(', ');
}
