import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Reads what somebody types, a line at a time; what is piped in all at once loses no line. */
export interface Asker {
  line(): Promise<string | undefined>;
  close(): void;
}

export function askerOn(input: Readable): Asker {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const next = lines[Symbol.asyncIterator]();
  return {
    async line() {
      const { value, done } = await next.next();
      return done ? undefined : value;
    },
    close: () => lines.close(),
  };
}
