import fc from 'fast-check';

/** Something that must hold of everything: run 1,000 times in the suite and 100,000 times at night. */
export interface Property {
  says: string;
  /** Undefined where it held; otherwise the smallest case that breaks it. */
  broken(numRuns: number, seed: number): string | undefined;
}

export function always<T>(says: string, holds: fc.IProperty<T>): Property {
  return {
    says,
    broken(numRuns, seed) {
      const found = fc.check(holds, { numRuns, seed });
      return found.failed ? fc.defaultReportMessage(found) : undefined;
    },
  };
}
