import { z } from 'zod';
import type { Instant } from '../../src/calendar/local-date.ts';

/** A moment as Microsoft Graph writes one: the wall clock's time, and whose wall. */
export const written = z.object({
  dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/),
  timeZone: z.string(),
});
export type Written = z.infer<typeof written>;

/**
 * Windows' own names of the zones that somebody who works for an English council may have in Outlook. Other names are taken as
 * the Internet's ("Europe/London"), and what is neither is not guessed at.
 */
const WINDOWS: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'GTB Standard Time': 'Europe/Bucharest',
  'FLE Standard Time': 'Europe/Kyiv',
  'India Standard Time': 'Asia/Kolkata',
  'Pakistan Standard Time': 'Asia/Karachi',
  'Eastern Standard Time': 'America/New_York',
};

/** The moment itself. Undefined for a zone that nobody knows: a guessed hour is a task with nobody. */
export function momentOf({ dateTime, timeZone }: Written): Instant | undefined {
  const wall = Date.parse(`${dateTime.slice(0, 19)}Z`);
  const zone = WINDOWS[timeZone] ?? timeZone;
  try {
    // The offset at the wall's own time may be an hour off on the night on which clocks change; the second look is not.
    const near = wall - ahead(zone, wall);
    return new Date(wall - ahead(zone, near));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** How far a zone's wall clock is ahead of Greenwich at a moment. */
function ahead(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((it) => it.type === type)!.value);
  return (
    Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) -
    Math.floor(at / 1000) * 1000
  );
}
