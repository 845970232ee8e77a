import type { Instant } from '../calendar/local-date.ts';
import type { Span } from '../calendar/span.ts';
import type { ClockName, Confidence, Moment, Procedure } from './procedure.ts';

/** What one council says about one clock, as its leaflet or policy puts it. */
export interface LocalPromise {
  within?: Span;
  upTo?: Span;
  /** Where the council counts from another moment than the law does. */
  starts?: Moment;
  cite: string;
  confidence?: Confidence;
}

/** A procedure with one council's promises beside it. The law is never overwritten: both dates are kept (domain 6.9). */
export interface LocalProcedure {
  base: Procedure;
  promises: Partial<Record<ClockName, LocalPromise>>;
  /** What arrives on a day off counts as received on the next working day: only where the council says so (rule K3). */
  deemedReceipt?: 'nextWorkingDay';
}

/** A council's rules from a moment on. A complaint keeps the pack in force when it was received. */
export interface Pack {
  council: string;
  /** As written in the file, local time: `2026-01-16T17:00`. */
  from: string;
  fromInstant: Instant;
  source: string;
  statutory: LocalProcedure;
  corporate: LocalProcedure;
}
