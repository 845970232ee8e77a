import { addDays, addMonths, type LocalDate } from '../calendar/local-date.ts';
import { type Span, spanParts } from '../calendar/span.ts';
import type { Complaint } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { type ProcedureName, procedureOf } from './happened.ts';
import { refuse } from './problems.ts';

/** How long what people told is kept after a complaint ended, by the procedure it was under, as the council's file says. */
export interface Periods {
  statutory?: Span;
  corporate?: Span;
  /** Complaints that were for somebody else, or under no procedure. */
  other?: Span;
  /** What was said in chats that belong to no complaint, counted from when it was said. */
  chats?: Span;
}

export function periodFor(periods: Periods, procedure: ProcedureName): Span | undefined {
  return procedure === 'statutory' || procedure === 'corporate' ? periods[procedure] : periods.other;
}

/** Working days mean nothing over years, so a span in days is one of calendar days. */
export function after(day: LocalDate, span: Span): LocalDate {
  const { count, unit } = spanParts(span);
  return unit === 'months' ? addMonths(day, count) : addDays(day, count);
}

/** The day from which something has to be for its period to be over on that day. */
export function before(day: LocalDate, span: Span): LocalDate {
  const { count, unit } = spanParts(span);
  return unit === 'months' ? addMonths(day, -count) : addDays(day, -count);
}

export interface Kept {
  /** From this day on a named person looks at it; undefined while it is open, or where the council's file gives no period. */
  reviewOn?: LocalDate;
  held: boolean;
  erased: boolean;
}

/** How long this complaint is kept, from its history alone. */
export function keptFor({ facts, entries }: Complaint, ended: LocalDate | undefined, periods: Periods): Kept {
  const period = periodFor(periods, procedureOf(facts));
  const longer = entries.findLast((it) => it.act === 'retention.kept')?.details.until as LocalDate | undefined;
  const due = ended && period && after(ended, period);
  const hold = entries.findLast((it) => it.act === 'retention.held' || it.act === 'retention.released');
  return {
    ...(due && { reviewOn: longer && longer > due ? longer : due }),
    held: hold?.act === 'retention.held',
    erased: entries.some((it) => it.act === 'erased'),
  };
}

/** What a decision about keeping needs beside the complaint. */
export interface Keeping {
  ended: LocalDate | undefined;
  periods: Periods;
}

/** A court, an inquiry or the Ombudsman may need it: nothing of it is erased until the hold is lifted. */
export function hold(complaint: Complaint, { reason }: { reason: string }, { today }: Now): Decision {
  if (!reason.trim()) return refuse.missing('who needs it kept, and why');
  if (keptFor(complaint, undefined, {}).held) return refuse.unchangedHold(true);
  return { entries: [{ act: 'retention.held', on: today, details: { reason } }] };
}

export function release(complaint: Complaint, { reason }: { reason: string }, { today }: Now): Decision {
  if (!reason.trim()) return refuse.missing('why the hold is not needed any more');
  if (!keptFor(complaint, undefined, {}).held) return refuse.unchangedHold(false);
  return { entries: [{ act: 'retention.released', on: today, details: { reason } }] };
}

export interface Longer extends Keeping {
  until: LocalDate;
  reason: string;
}

/** Looked at, and needed for longer: with the day somebody looks again, and why. */
export function keepLonger(complaint: Complaint, { until, reason, ...keeping }: Longer, { today }: Now): Decision {
  if (!reason.trim()) return refuse.missing('why it is still needed');
  if (until <= today) return refuse.missing('a day after today on which somebody looks again');
  const no = notDue(complaint, keeping, today);
  return no ?? { entries: [{ act: 'retention.kept', on: today, details: { until, reason } }] };
}

/** Everything personal goes, for good. Only what has had its time, is not held, and was looked at by the person who says so. */
export function erase(complaint: Complaint, keeping: Keeping, { today }: Now): Decision {
  const no = notDue(complaint, keeping, today);
  return no ?? { entries: [{ act: 'erased', on: today }] };
}

function notDue(complaint: Complaint, { ended, periods }: Keeping, today: LocalDate) {
  const { reviewOn, held, erased } = keptFor(complaint, ended, periods);
  if (erased) return refuse.alreadyErased();
  if (held) return refuse.onHold();
  if (!ended) return refuse.stillOpen();
  if (!reviewOn) return refuse.noPeriod();
  return reviewOn > today ? refuse.notYetDue(reviewOn) : undefined;
}

/** What somebody says is wrong stands beside what is wrong: nothing that was told is changed. */
export function correct(_: Complaint, { words }: { words: string }, { today }: Now): Decision {
  if (!words.trim()) return refuse.missing('what is wrong, and what is right instead');
  return { entries: [{ act: 'corrected', on: today }], words: [{ kind: 'correction', words }] };
}
