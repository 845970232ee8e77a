import { addDays, type LocalDate, long } from '../calendar/local-date.ts';
import { ending, type Facts, last } from '../complaints/happened.ts';
import type { LocalProcedure } from '../procedures/pack.ts';
import type { Procedure, RightName, RightRule } from '../procedures/procedure.ts';
import type { Deadline } from './deadlines.ts';

/** A next step that belongs to the complainant, from a day on. */
export interface Right {
  right: RightName;
  from: LocalDate;
  because: string;
}

/**
 * What the complainant may ask for, and since when. Silence past a date opens the next stage the day after. A withdrawn
 * complaint opens nothing; a decision not to consider one always leaves the Ombudsman (domain section 4).
 */
export function rightsOf(
  facts: Facts,
  rules: LocalProcedure | undefined,
  clocks: readonly Deadline[],
  today: LocalDate,
): Right[] {
  const ended = ending(facts);
  if (!rules || ended?.why === 'withdrawn') return [];
  if (ended && ended.why !== 'closed') return [{ right: 'ombudsman', from: ended.on, because: REFUSED }];
  const refused = last(facts, 'stage3.decided');
  const base: Procedure = rules.base;
  return [
    ...base.rights.flatMap((rule) => opened(rule, facts, clocks, today) ?? []),
    ...(refused && !refused.accept ? [{ right: 'ombudsman' as const, from: refused.on, because: REFUSED }] : []),
  ];
}

const REFUSED = 'a decision not to go on with a complaint always comes with the Ombudsman’s details';

function opened(
  { right, at = [], silence, cite }: RightRule,
  facts: Facts,
  clocks: readonly Deadline[],
  today: LocalDate,
): Right | undefined {
  const replied = at.flatMap((moment) => {
    const event = last(facts, moment);
    return event
      ? [{ right, from: event.on, because: `${REPLIED[moment] ?? moment} on ${long(event.on)} (${cite})` }]
      : [];
  });
  const silent = silence && silenceSince(silence, clocks, today);
  const all = silent
    ? [...replied, { right, from: addDays(silent, 1), because: `no reply by ${long(silent)} (${cite})` }]
    : replied;
  return all.sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

/** The date that passed without a reply, or was met only after it. */
function silenceSince(
  { clock, past }: NonNullable<RightRule['silence']>,
  clocks: readonly Deadline[],
  today: LocalDate,
): LocalDate | undefined {
  const found = clocks.find((it) => it.clock === clock);
  if (!found || (found.status !== 'overdue' && found.status !== 'late')) return undefined;
  const date = found[past];
  if (!date || past === 'due') return date;
  const beyond = found.stopped ?? today;
  return beyond > date ? date : undefined;
}

const REPLIED: Partial<Record<string, string>> = {
  'stage1.replied': 'Stage 1 was answered',
  'stage2.replied': 'Stage 2 was answered',
  'stage3.replied': 'the final reply was sent',
  'early-referral.agreed': 'an early referral was agreed',
};
