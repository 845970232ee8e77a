import { z } from 'zod';

/** What a report needs and no complaint tells: entered by the complaints team once a year, and kept with the year. */
export const besideSchema = z.strictObject({
  /** Children and young people with an open case at the end of the period. */
  openCases: z.number().int().positive().optional(),
  /** By team key, where it is known. */
  openCasesByTeam: z.record(z.string(), z.number().int().positive()).default({}),
  /** Figures of the period before that are in no register here, as they were published. */
  before: z
    .strictObject({
      label: z.string(),
      received: z.number().int().nonnegative().optional(),
      /** By outcome, as published: "9.6%". */
      outcomes: z.record(z.string(), z.string()).default({}),
      resolvedAtStage1: z.string().optional(),
      reachedStage2: z.string().optional(),
      byTeam: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
  /** Why there are no numbers of compliments, where nobody collected them. */
  noCompliments: z.string().optional(),
  /** Where the source of the register contradicts itself, and what is printed here. */
  contradictions: z.array(z.string()).default([]),
});

export type Beside = z.infer<typeof besideSchema>;

export const NOTHING_BESIDE: Beside = besideSchema.parse({});
