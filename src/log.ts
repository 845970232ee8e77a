import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured lines to standard output. What people write to us is never among them: log references, never words. */
export function createLog(level: string, to?: DestinationStream): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to ?? pino.destination(1));
}
