import { z } from 'zod';
import { CLOCKS } from '../procedures/procedure.ts';

/** Who can be told at a rung. "manager" is whoever holds the complaint, or the complaints team while nobody does. */
export const TOLD = [
  'manager',
  'second respondent',
  'area manager',
  'complaints manager',
  'complaints team',
  'team channel',
  'complainant',
] as const;
export type Told = (typeof TOLD)[number];

/**
 * What a ladder can be about: every clock of the procedures; an agreed action and a day to look again, by their dates; and, counted
 * from the day it began, a pause, a decision that a person owes, something that
 * cannot wait until tomorrow, an advocate to be found, and an answer whose outcome nobody has recorded.
 */
export const LADDERS = [...CLOCKS, 'action', 'review', 'pause', 'decision', 'today', 'advocate', 'outcome'] as const;
export type LadderName = (typeof LADDERS)[number];

const DAYS = 'write a number of working days, like "3 working days" or "0 working days" for the day itself';
const days = z
  .string({ error: DAYS })
  .regex(/^(0|[1-9]\d?) working days?$/, { error: DAYS })
  .transform((it) => Number.parseInt(it, 10));

const someDays = days.refine((it) => it > 0, { error: 'write at least "1 working day"' });

const TELL = `write who is told, in square brackets: ${TOLD.join(', ')}`;
const ONE = 'write when it comes, once: after: (the start), before: (the date) or past: (the date)';

const rung = z
  .strictObject({
    rung: z
      .string({ error: 'give this rung a short name, like: last call' })
      .regex(/^[^\d]{2,40}$/, { error: 'give this rung a short name without numbers, like: last call' }),
    after: someDays.optional(),
    before: days.optional(),
    past: someDays.optional(),
    every: someDays.optional(),
    tell: z.array(z.enum(TOLD, { error: TELL }), { error: TELL }).min(1, TELL),
  })
  .refine((it) => [it.after, it.before, it.past].filter((when) => when !== undefined).length === 1, { error: ONE })
  .refine((it) => !it.every || it.past, { error: 'only a rung past the date can come again: write past: with every:' })
  .refine((it) => !it.tell.includes('complainant') || it.past, {
    error: 'the complainant is told what they may ask for once the date has passed: write past:, or leave them out',
  });

/** One step of a ladder, in working days: after the start, before the date (0 is the day itself), or past it, once or again and again. */
export interface Rung {
  rung: string;
  after?: number | undefined;
  before?: number | undefined;
  past?: number | undefined;
  every?: number | undefined;
  tell: readonly Told[];
}

const rungs = z
  .array(rung, { error: 'write the rungs as a list, each line beginning with a dash' })
  .refine((all) => all.some((it) => it.past), {
    error: 'nobody would be told once the date has passed: add a rung with past: 1 working day',
  })
  .refine((all) => new Set(all.map((it) => it.rung)).size === all.length, {
    error: 'two rungs have the same name; give each its own',
  });

const HOURS = 'write a number of working hours, like "4 working hours"';

/** What a council changes of the ladder that comes with Heard: a clock named here has these rungs and no others. */
export const ladderSchema = z.strictObject({
  /** How long somebody who was asked has to say that they take it, before the next in the chain is asked. */
  acceptance: z
    .string({ error: HOURS })
    .regex(/^[1-9]\d? working hours?$/, { error: HOURS })
    .default('4 working hours'),
  clocks: z
    .partialRecord(z.enum(LADDERS, { error: `there is no such ladder; write one of: ${LADDERS.join(', ')}` }), rungs)
    .default({}),
});

export type LadderFile = z.infer<typeof ladderSchema>;
