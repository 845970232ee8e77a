import process from 'node:process';

/** Loaded before a program: from its first line on, its clock is so many milliseconds ahead of everybody else's, or behind. */
const ahead = Number(process.env.TEST_CLOCK_AHEAD ?? 0);
const Real = Date;

globalThis.Date = class extends Real {
  constructor(...given: [] | ConstructorParameters<typeof Date>) {
    if (given.length === 0) super(Real.now() + ahead);
    else super(...(given as [number]));
  }

  static override now(): number {
    return Real.now() + ahead;
  }
} as DateConstructor;
